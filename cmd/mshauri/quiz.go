package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/mshauri/mshauri/bot/reactions"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/quiz"
)

// quizCommand looks at the bank of questions, and at why a group is asked what
// it is asked.
type quizCommand struct {
	Check   quizCheckCommand   `cmd:"" help:"Check a bank: the one that ships, or your own (.yaml, .xlsx, .csv)."`
	Preview quizPreviewCommand `cmd:"" help:"Show questions as they will look, in both languages."`
	Why     quizWhyCommand     `cmd:"" help:"Say why a group was asked, or would be asked, a question."`
}

// Help shows an example.
func (quizCommand) Help() string { return "Example: mshauri quiz check our-questions.xlsx" }

// quizCheckCommand checks a bank.
type quizCheckCommand struct {
	File string `arg:"" optional:"" help:"Your own bank; the one that ships when left out." type:"existingfile"`
}

// Help shows an example.
func (quizCheckCommand) Help() string { return "Example: mshauri quiz check our-questions.yaml" }

// Run prints every problem with its line or row, and how many items may be asked.
func (c quizCheckCommand) Run(w world) error {
	bank, err := quiz.Shipped()
	if err != nil {
		return err
	}
	var problems []quiz.Problem
	checked := bank
	if c.File != "" {
		own, found, err := readBank(c.File)
		if err != nil {
			return err
		}
		// Held against the bank that ships, which has no problems of its own: an
		// id, or a passage with the same answer, may stand in both.
		checked = own
		problems = append(found, quiz.Check(bank.With(own), passagesOf(policy.Shipped()))...)
	} else {
		problems = quiz.Check(bank, passagesOf(policy.Shipped()))
	}
	for _, problem := range problems {
		say(w, problem.String())
	}
	standing := make(map[quiz.Standing]int)
	for _, item := range checked.Items() {
		standing[item.Standing(passagesOf(policy.Shipped()))]++
	}
	say(w, fmt.Sprintf("%d items; may be asked: %d; waiting for a review of the item: %d, of a passage: %d; withdrawn or resting on what is: %d.",
		checked.Len(), standing[quiz.Usable], standing[quiz.ItemUnreviewed], standing[quiz.PassageUnreviewed], standing[quiz.Blocked]))
	if len(problems) > 0 {
		return fmt.Errorf("the bank has %d problems: each stands above with its line", len(problems))
	}
	return nil
}

// passagesOf says in what state a pack's passages are.
func passagesOf(pack *policy.Pack) quiz.Passages {
	return func(id quiz.PassageID) quiz.PassageState {
		passage, ok := pack.Find(policy.ID(id))
		if !ok {
			return quiz.PassageUnknown
		}
		return quiz.PassageState(passage.State)
	}
}

// quizPreviewCommand shows items as they will look.
type quizPreviewCommand struct {
	Item string `arg:"" optional:"" help:"One item, by its id; all when left out."`
	Seed uint64 `help:"Draws the numbers and shuffles the options: the same seed, the same question." default:"1"`
	Area string `help:"Only the items of an area." placeholder:"AREA"`
	Bank string `help:"Your own bank (.yaml, .xlsx, .csv)." type:"existingfile" placeholder:"FILE"`
}

// Help shows an example.
func (quizPreviewCommand) Help() string {
	return "Example: mshauri quiz preview QZ-020 --seed 7, or: mshauri quiz preview --area cold-chain"
}

// Run prints each question with its answer and its explanation.
func (c quizPreviewCommand) Run(w world) error {
	bank, err := quiz.Shipped()
	if err != nil {
		return err
	}
	if c.Bank != "" {
		own, problems, err := readBank(c.Bank)
		if err != nil {
			return err
		}
		if len(problems) > 0 {
			return fmt.Errorf("the bank has %d problems: mshauri quiz check %s shows them", len(problems), c.Bank)
		}
		bank = own
	}
	shown := 0
	for _, item := range bank.Items() {
		if c.Item != "" && !strings.EqualFold(string(item.ID), c.Item) || c.Area != "" && string(item.Area) != c.Area {
			continue
		}
		shown++
		question, err := item.Ask(c.Seed)
		if err != nil {
			return err
		}
		say(w, fmt.Sprintf("── %s  %s, %s, teaches %s: %s", item.ID, item.Area, item.Level, item.Teaches, item.Standing(passagesOf(policy.Shipped()))))
		for _, language := range []chat.Language{chat.English, chat.Kiswahili} {
			say(w, question.Show(language).String(), "", question.Close(language).String(), "")
		}
	}
	if shown == 0 {
		return errors.New("there is no such item: mshauri quiz preview shows them all, with their ids and areas")
	}
	return nil
}

// quizWhyCommand explains choices.
type quizWhyCommand struct {
	Number int    `arg:"" optional:"" help:"The question, 12 for Q12; every group's next one when left out."`
	Group  string `help:"Only this group, by its name." placeholder:"NAME"`
}

// Help shows an example.
func (quizWhyCommand) Help() string { return "Example: mshauri quiz why 12" }

// Run prints why a question was chosen, or which one each group would be asked
// now and why.
func (c quizWhyCommand) Run(ctx context.Context, w world, line *cli) (err error) {
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	clock := machineClock()
	db, _, err := existingRecord(ctx, settings, w, clock)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	zone, err := settings.Zone()
	if err != nil {
		return err
	}
	if c.Number > 0 {
		round, err := db.Round(ctx, c.Number)
		if errors.Is(err, chat.ErrNotFound) {
			return fmt.Errorf("there is no Q%d", c.Number)
		} else if err != nil {
			return err
		}
		say(w, roundInWords(round, zone), quiz.LadderSource)
		return nil
	}
	pack, err := packInUse(ctx, db, settings)
	if err != nil {
		return err
	}
	quizzes, err := newQuiz(settings, db, always(pack), zone, clock)
	if err != nil {
		return err
	}
	return c.next(ctx, w, quizzes, zone)
}

// next says what each group would be asked now.
func (c quizWhyCommand) next(ctx context.Context, w world, quizzes *reactions.Quiz, zone *time.Location) error {
	groups, err := quizzes.Record.Groups(ctx)
	if err != nil {
		return err
	}
	for _, group := range groups {
		if c.Group != "" && !strings.EqualFold(group.Name, c.Group) {
			continue
		}
		item, why, ok, err := quizzes.WouldAsk(ctx, group)
		if err != nil {
			return err
		}
		if !ok {
			say(w, fmt.Sprintf("%s: nothing may be asked: of %d items none is reviewed with its passages and rested long enough.", group.Name, why.Looked))
			continue
		}
		say(w, fmt.Sprintf("%s: %s (%s). %s", group.Name, item.ID, item.Area, why))
		recent, err := quizzes.Record.RecentRounds(ctx, group.ID, 5)
		if err != nil {
			return err
		}
		for _, round := range recent {
			say(w, "  "+roundInWords(round, zone))
		}
	}
	say(w, quiz.LadderSource)
	return nil
}

// roundInWords is what became of a round, and why its item was chosen: counts
// of the weaker quarter are no person's.
func roundInWords(round quiz.Round, zone *time.Location) string {
	at := func(moment time.Time) string { return moment.In(zone).Format("2006-01-02 15:04") }
	what := fmt.Sprintf("Q%d of %s: %s", round.Number, at(round.Due), round.State)
	switch {
	case round.State == quiz.Dropped:
		what += fmt.Sprintf(" (%s)", round.DropCause)
	case round.Item != "":
		what += fmt.Sprintf(", %s (%s), opened %s", round.Item, round.Area, at(round.OpenedAt))
	default:
		what += ", comes " + at(round.Opens)
	}
	if round.Moved != "" {
		what += fmt.Sprintf(", moved (%s)", round.Moved)
	}
	if round.Why != "" {
		what += ". " + round.Why
	}
	if round.Weaker.Answered > 0 {
		what += fmt.Sprintf(" Its return is decided by the weaker quarter of those who answered: %d of %d had it.", round.Weaker.Right, round.Weaker.Answered)
	}
	return what
}

package commands

import (
	"context"
	"slices"
	"strconv"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

const (
	// openFor is how far back questions without an answer are looked for.
	openFor = 7 * 24 * time.Hour
	// openAtMost is how many are listed at a time, the oldest first, openWords
	// how many characters of each, and openLines how many lines they take with
	// the names of their groups: one more says what to do.
	openAtMost, openWords, openLines = 3, 80, 7
	// aWaiting is the word of an argument whose number is that of a posting.
	aWaiting = "waiting"
)

// Board knows which questions nobody has answered; storage.DB satisfies it.
type Board interface {
	Groups(context.Context) ([]chat.Group, error)
	// OpenQuestions are those asked in a span of time, the oldest first.
	OpenQuestions(ctx context.Context, group chat.GroupID, from, to time.Time) ([]chat.OpenQuestion, error)
	// Facilitators are those to be told about a group, whose week it is first.
	Facilitators(ctx context.Context, group chat.GroupID, at time.Time) ([]chat.Member, error)
}

// Questions lists what nobody has answered yet.
type Questions struct {
	Board   Board
	Library *Library
	Zone    *time.Location
}

// List is open questions in words, with the order that each number stands for.
// Shown are the questions themselves.
type List struct {
	Text   privacy.Authored
	Orders []chat.Command
	Shown  []chat.PostingID
}

// Waiting is a question without an answer, and where it was asked.
type Waiting struct {
	Group chat.Group
	chat.OpenQuestion
}

// Of returns the questions of a group that wait for an answer.
func (q *Questions) Of(ctx context.Context, group chat.Group, now time.Time) (list []Waiting, err error) {
	open, err := q.Board.OpenQuestions(ctx, group.ID, now.Add(-openFor), now.Add(time.Minute)) // a phone's clock may be ahead
	for _, asked := range open {
		list = append(list, Waiting{group, asked})
	}
	return list, err
}

// List puts the first of what waits into words, by group and area, each with
// the source of a passage that may help. What nobody asked for names only what
// the programme has reviewed. The number after the last leads to the others, by
// their ids: where they stand changes when a question is answered meanwhile.
func (q *Questions) List(open []Waiting, language chat.Language, now time.Time, unasked bool) (list List) {
	room := fit(open)
	shown, others := slices.Clone(open[:room]), open[room:]
	slices.SortStableFunc(shown, func(a, b Waiting) int {
		if a.Group.ID != b.Group.ID {
			return 0
		}
		return place(a) - place(b)
	})
	var lines []privacy.Authored
	for i, asked := range shown {
		if i == 0 || asked.Group.ID != shown[i-1].Group.ID {
			lines = append(lines, phrases.OpenHead.In(language, phrases.Word("group", asked.Group.Name)))
		}
		posting := asked.Posting
		number, text := phrases.Number("number", i+1), phrases.Quote("text", posting.Text.First(openWords))
		when := phrases.Word("when", posting.SentAt.In(q.Zone).Format("02/01 15:04"))
		if len(posting.Areas) > 0 {
			area := phrases.Text("area", phrases.Area(posting.Areas[0], language))
			lines = append(lines, phrases.OpenLineArea.In(language, number, area, when, text))
		} else {
			lines = append(lines, phrases.OpenLine.In(language, number, when, text))
		}
		for _, hit := range q.Library.search(posting.Text, now, 1) {
			if source := hit.Passage.SourceLine(language); source != "" && (!unasked || hit.Passage.MayPostUnasked()) {
				lines = append(lines, phrases.OpenHelps.In(language, phrases.Word("source", source)))
			}
		}
		list.Shown = append(list.Shown, posting.ID)
		list.Orders = append(list.Orders, chat.Command{Name: "policy", Args: []chat.Arg{{Word: "about"}, {Text: posting.Text}}})
	}
	choose := phrases.OpenChoose.In(language)
	if len(others) > 0 {
		next := chat.Command{Name: "open"}
		for _, asked := range others {
			next.Args = append(next.Args, chat.Arg{Word: aWaiting, Number: idOf(asked)})
		}
		list.Orders = append(list.Orders, next)
		choose = phrases.OpenChooseMore.In(language, phrases.Number("number", len(list.Orders)), phrases.Number("count", len(others)))
	}
	list.Text = privacy.Lines(append(lines, choose)...)
	return list
}

// fit is how many of what waits have room in one message.
func fit(open []Waiting) int {
	lines := 0
	for i, asked := range open {
		if lines += 2; i == 0 || asked.Group.ID != open[i-1].Group.ID {
			lines++
		}
		if i == openAtMost || lines > openLines {
			return i
		}
	}
	return len(open)
}

// meant are those of the open questions that an order asks for: the others of a
// list, or all from a number on. Where none is left, they are all.
func meant(open []Waiting, args []chat.Arg) []Waiting {
	if len(args) == 0 {
		return open
	}
	if args[0].Word != aWaiting {
		if from, err := strconv.Atoi(args[0].Number); err == nil && from > 0 && from <= len(open) {
			return open[from-1:]
		}
		return open
	}
	others := slices.DeleteFunc(slices.Clone(open), func(asked Waiting) bool {
		return !slices.ContainsFunc(args, func(arg chat.Arg) bool { return arg.Number == idOf(asked) })
	})
	if len(others) == 0 {
		return open
	}
	return others
}

func idOf(asked Waiting) string { return strconv.FormatInt(int64(asked.Posting.ID), 10) }

// place is where a question stands among the areas, in the order of the packs.
func place(asked Waiting) int {
	if len(asked.Posting.Areas) == 0 {
		return len(policy.Areas())
	}
	return slices.Index(policy.Areas(), string(asked.Posting.Areas[0]))
}

// Open lists the questions that wait for an answer: of the group where it is
// written, or privately of the groups that the asker looks after.
func Open(questions *Questions) *bot.Command {
	return &bot.Command{
		Name:      "open",
		Aliases:   []string{"wazi", "unanswered"},
		Plain:     []string{"unanswered"}, // "open vial …" is a look-up
		Who:       []chat.Role{chat.Facilitator, chat.Mentor, chat.Staff},
		InGroup:   true,
		InPrivate: true,
		Help:      phrases.HelpOfOpen,
		Example:   "/open",
		Grammar: func(r *bot.Reading) []chat.Arg {
			if from, ok := r.Number(); ok {
				return []chat.Arg{{Number: strconv.Itoa(from)}}
			}
			return nil
		},
		Run: func(ctx context.Context, turn *bot.Turn, order chat.Command) error {
			groups := []chat.Group{turn.Group}
			if turn.IsPrivate() {
				var err error
				if groups, err = questions.lookedAfter(ctx, turn); err != nil {
					return err
				}
			}
			var open []Waiting
			for _, group := range groups {
				waiting, err := questions.Of(ctx, group, turn.Now)
				if err != nil {
					return err
				}
				open = append(open, waiting...)
			}
			if len(open) == 0 {
				turn.Answer(phrases.OpenNone.In(turn.Language))
				return nil
			}
			list := questions.List(meant(open, order.Args), turn.Language, turn.Now, false)
			turn.Offer(questions.Library.Offers, list.Orders...)
			turn.Answer(list.Text)
			return nil
		},
	}
}

// lookedAfter are the groups about which somebody would be told; for staff all.
func (q *Questions) lookedAfter(ctx context.Context, turn *bot.Turn) ([]chat.Group, error) {
	groups, err := q.Board.Groups(ctx)
	if err != nil || turn.Member.Role == chat.Staff {
		return groups, err
	}
	var mine []chat.Group
	for _, group := range groups {
		all, err := q.Board.Facilitators(ctx, group.ID, turn.Now)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(all, func(m chat.Member) bool { return m.ID == turn.Member.ID }) {
			mine = append(mine, group)
		}
	}
	return mine, nil
}

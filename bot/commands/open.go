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
	// openAtMost is how many are listed at a time, the oldest first, and
	// openWords how many characters of each.
	openAtMost, openWords = 5, 120
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
type List struct {
	Lines  []privacy.Authored
	Orders []chat.Command
	Shown  []chat.PostingID
}

// Of returns the questions of a group that wait for an answer.
func (q *Questions) Of(ctx context.Context, group chat.GroupID, now time.Time) ([]chat.OpenQuestion, error) {
	return q.Board.OpenQuestions(ctx, group, now.Add(-openFor), now.Add(time.Minute)) // a phone's clock may be ahead
}

// Add puts the open questions of a group on a list, by area, each with the
// source of a passage that may help. One that nobody asked for names only what
// the programme has reviewed.
func (q *Questions) Add(list *List, group chat.Group, open []chat.OpenQuestion, language chat.Language, now time.Time, unasked bool) {
	if len(open) == 0 {
		return
	}
	list.Lines = append(list.Lines, phrases.OpenHead.In(language, phrases.Word("group", group.Name)))
	more := len(open) - openAtMost
	open = slices.Clone(open[:min(len(open), openAtMost)])
	slices.SortStableFunc(open, func(a, b chat.OpenQuestion) int { return place(a) - place(b) })
	last := -1
	for _, asked := range open {
		posting := asked.Posting
		if at := place(asked); at != last && len(posting.Areas) > 0 {
			list.Lines = append(list.Lines, phrases.Area(posting.Areas[0], language))
			last = at
		}
		list.Shown = append(list.Shown, posting.ID)
		list.Orders = append(list.Orders, chat.Command{Name: "policy", Args: []chat.Arg{{Word: "about"}, {Text: posting.Text}}})
		list.Lines = append(list.Lines, phrases.OpenLine.In(language, phrases.Number("number", len(list.Orders)),
			phrases.Quote("text", posting.Text.First(openWords)), phrases.Word("when", posting.SentAt.In(q.Zone).Format("02/01 15:04"))))
		for _, hit := range q.Library.search(posting.Text, now, 1) {
			if source := hit.Passage.SourceLine(language); source != "" && (!unasked || hit.Passage.MayPostUnasked()) {
				list.Lines = append(list.Lines, phrases.OpenHelps.In(language, phrases.Word("source", source)))
			}
		}
	}
	if more > 0 {
		list.Lines = append(list.Lines, phrases.OpenMore.In(language, phrases.Word("count", strconv.Itoa(more))))
	}
}

// place is where a question stands among the areas, in the order of the packs.
func place(asked chat.OpenQuestion) int {
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
		Run: func(ctx context.Context, turn *bot.Turn, _ chat.Command) error {
			groups := []chat.Group{turn.Group}
			if turn.IsPrivate() {
				var err error
				if groups, err = questions.lookedAfter(ctx, turn); err != nil {
					return err
				}
			}
			var list List
			for _, group := range groups {
				open, err := questions.Of(ctx, group.ID, turn.Now)
				if err != nil {
					return err
				}
				questions.Add(&list, group, open, turn.Language, turn.Now, false)
			}
			if len(list.Orders) == 0 {
				turn.Answer(phrases.OpenNone.In(turn.Language))
				return nil
			}
			turn.Offer(questions.Library.Offers, list.Orders...)
			turn.Answer(privacy.Lines(append(list.Lines, phrases.OpenChoose.In(turn.Language))...))
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

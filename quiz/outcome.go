package quiz

import (
	"cmp"
	"slices"

	"github.com/mshauri/mshauri/chat"
)

// LeastShown is from how many answers on a count is shown to anybody: fewer
// would tell of single people.
const LeastShown = 3

// Outcome is a round with how it went: counts, never people.
type Outcome struct {
	Round Round
	Score Score
}

// IsShown reports whether enough people answered for counts to be told.
func (o Outcome) IsShown() bool { return o.Score.Answered >= LeastShown }

// Hardest is the outcome with the smallest share of right answers, among those
// with enough answers to be told; false when there is none. Between equals it
// is the earlier one.
func Hardest(all []Outcome) (Outcome, bool) {
	var told []Outcome
	for _, o := range all {
		if o.IsShown() {
			told = append(told, o)
		}
	}
	if len(told) == 0 {
		return Outcome{}, false
	}
	return slices.MinFunc(told, func(a, b Outcome) int {
		return cmp.Or(
			cmp.Compare(a.Score.Right*b.Score.Answered, b.Score.Right*a.Score.Answered),
			cmp.Compare(a.Round.Number, b.Round.Number))
	}), true
}

// Given is one person's own answer with the round that it was given to: for
// that person alone.
type Given struct {
	Round  Round
	Answer Answer
}

// Wishes are what one person has said about quizzes.
type Wishes struct {
	Off    bool // no reminders
	Shared bool // their mentor may see how they do by area
	Paired bool // it is set down who their mentor is
}

// Spacings are where a group's items stand on the ladder, by what was asked
// and answered; the oldest outcome first. What the weaker quarter did counts
// where there were enough of them.
func Spacings(history []Outcome) map[ItemID]Spacing {
	all := make(map[ItemID]Spacing)
	for _, o := range history {
		if o.Round.OpenedAt.IsZero() || o.Round.Item == "" {
			continue
		}
		tally := o.Score.Tally
		if o.Round.Weaker.Answered > 0 {
			tally = o.Round.Weaker
		}
		all[o.Round.Item] = all[o.Round.Item].After(o.Round.OpenedAt, tally)
	}
	return all
}

// ByArea adds a group's outcomes up by area.
func ByArea(history []Outcome) map[chat.Area]Tally {
	all := make(map[chat.Area]Tally)
	for _, o := range history {
		if o.Round.Area != "" {
			all[o.Round.Area] = all[o.Round.Area].Plus(o.Score.Tally)
		}
	}
	return all
}

// leastQuarter is how many people a quarter must have to be counted apart: one
// of two people would be told of by mshauri quiz why.
const leastQuarter = 3

// WeakerQuarter is how those did, of all who answered, who had the smallest
// share of right answers before: the quarter that a group must not lose. It is
// zero where the quarter would be fewer than three people, and then the whole
// group counts. Before holds what each member did in earlier rounds; whoever
// did nothing yet counts as half right.
func WeakerQuarter(counted []Answer, before map[chat.MemberID]Tally) Tally {
	size := len(counted) / 4
	if size < leastQuarter {
		return Tally{}
	}
	share := func(a Answer) (right, answered int) {
		if t := before[a.Member]; t.Answered > 0 {
			return t.Right, t.Answered
		}
		return 1, 2
	}
	ordered := slices.Clone(counted)
	slices.SortFunc(ordered, func(a, b Answer) int {
		ar, aa := share(a)
		br, ba := share(b)
		return cmp.Or(cmp.Compare(ar*ba, br*aa), cmp.Compare(a.Member, b.Member))
	})
	var tally Tally
	for _, answer := range ordered[:size] {
		tally.Answered++
		if answer.Mark.Verdict == Right {
			tally.Right++
		}
	}
	return tally
}

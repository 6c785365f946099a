package quiz

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// Answer is one person's answer to one round, marked.
type Answer struct {
	Member  chat.MemberID
	Message chat.MessageID
	At      time.Time
	Mark    Mark
}

// Counted are the answers of a round that count: for each member the last one
// before the close, in the order of the members; what was given before the
// opening was never kept. The order in which they arrive, late ones and
// repeats change nothing.
func (r Round) Counted(answers []Answer) []Answer {
	last := make(map[chat.MemberID]Answer)
	for _, answer := range answers {
		if !answer.Mark.IsAnswer() || !r.InTime(answer.At) {
			continue
		}
		if before, ok := last[answer.Member]; !ok || isLater(answer, before) {
			last[answer.Member] = answer
		}
	}
	all := make([]Answer, 0, len(last))
	for _, answer := range last {
		all = append(all, answer)
	}
	slices.SortFunc(all, func(a, b Answer) int { return cmp.Compare(a.Member, b.Member) })
	return all
}

// isLater decides by the time, and between equal times by the message, so that
// the order of arrival never does.
func isLater(a, b Answer) bool {
	return cmp.Or(a.At.Compare(b.At), strings.Compare(string(a.Message), string(b.Message)), strings.Compare(a.Mark.Given, b.Mark.Given)) > 0
}

// Score is how a round went: who was right is not in it.
type Score struct {
	Tally
	Slips map[string]int // by name
}

// Score counts the answers that count.
func (r Round) Score(answers []Answer) Score {
	score := Score{Slips: make(map[string]int)}
	for _, answer := range r.Counted(answers) {
		score.Answered++
		switch answer.Mark.Verdict {
		case Right:
			score.Right++
		case Slipped:
			score.Slips[answer.Mark.Slip]++
		}
	}
	return score
}

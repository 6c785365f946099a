package report

import (
	"slices"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// crowd is a set of people. It is never printed: what is told of it is a
// People.
type crowd map[chat.MemberID]struct{}

func (c crowd) add(member chat.MemberID) { c[member] = struct{}{} }

func (c crowd) has(member chat.MemberID) bool { _, in := c[member]; return in }

func (c crowd) union(other crowd) crowd {
	all := make(crowd, len(c)+len(other))
	for member := range c {
		all.add(member)
	}
	for member := range other {
		all.add(member)
	}
	return all
}

// tally is what was counted of one group (or of all) in one week, before it is
// decided what of it is told.
type tally struct {
	postings int
	active   crowd
	about    map[chat.Area]int
	aboutBy  map[chat.Area]crowd
	noArea   int
	removed  map[privacy.Kind]int
}

func newTally() *tally {
	return &tally{
		active: make(crowd), about: make(map[chat.Area]int),
		aboutBy: make(map[chat.Area]crowd), removed: make(map[privacy.Kind]int),
	}
}

// add counts one posting. One about two areas counts in both.
func (t *tally) add(f Fact) {
	t.postings++
	t.active.add(f.Member)
	for _, area := range f.Areas {
		t.about[area]++
		if t.aboutBy[area] == nil {
			t.aboutBy[area] = make(crowd)
		}
		t.aboutBy[area].add(f.Member)
	}
	if len(f.Areas) == 0 {
		t.noArea++
	}
	for _, finding := range f.Removed {
		t.removed[finding.Kind] += finding.Count
	}
}

// asking is one question, and when a person first replied to it.
type asking struct {
	id       chat.PostingID
	group    chat.GroupID
	member   chat.MemberID
	at       time.Time
	areas    []chat.Area
	answered time.Time
}

// place is a message in a group.
type place struct {
	group   chat.GroupID
	message chat.MessageID
}

// exchange pairs questions with the first reply of somebody else.
type exchange struct {
	asked   map[place][]*asking // two members may have used one message id
	order   []*asking
	replies []Fact
}

func newExchange() *exchange { return &exchange{asked: make(map[place][]*asking)} }

func (e *exchange) add(f Fact) {
	if f.ReplyTo != "" {
		e.replies = append(e.replies, f)
	}
	if f.Question {
		question := &asking{id: f.ID, group: f.Group, member: f.Member, at: f.At, areas: f.Areas}
		here := place{f.Group, f.Message}
		e.asked[here] = append(e.asked[here], question)
		e.order = append(e.order, question)
	}
}

// pair finds each question's first answer: a reply to it by another person.
func (e *exchange) pair() {
	for _, reply := range e.replies {
		for _, question := range e.asked[place{reply.Group, reply.ReplyTo}] {
			if reply.Member == question.member || reply.At.Before(question.at) {
				continue
			}
			if question.answered.IsZero() || reply.At.Before(question.answered) {
				question.answered = reply.At
			}
		}
	}
	e.replies = nil
}

// median is the middle of some durations, the mean of the two in the middle
// when their number is even; 0 of none.
func median(waits []time.Duration) time.Duration {
	if len(waits) == 0 {
		return 0
	}
	sorted := slices.Clone(waits)
	slices.Sort(sorted)
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle]
	}
	return (sorted[middle-1] + sorted[middle]) / 2
}

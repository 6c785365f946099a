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

package quiz

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// Theme is what a group is on for one to three weeks: an area, a topic, or
// both. The zero Theme is everything.
type Theme struct {
	Area  chat.Area
	Topic string
}

// Has reports whether an item belongs to the theme.
func (t Theme) Has(item Item) bool {
	return (t.Area == "" || item.Area == t.Area) && (t.Topic == "" || item.Topic == t.Topic)
}

// IsZero reports whether there is no theme.
func (t Theme) IsZero() bool { return t == Theme{} }

// Situation is all that the choice of a group's next item depends on.
type Situation struct {
	Now      time.Time
	Theme    Theme
	Passages Passages
	Demo     bool                // items that nobody has reviewed may be shown, marked
	Spacing  map[ItemID]Spacing  // of the group
	Areas    map[chat.Area]Tally // how the group did, in quizzes, visits and assessments
	Recent   []ItemID            // asked in the last days, or planned: not again, nor their passage
	Seed     uint64              // decides between equals
}

// Reason is one reason for a choice.
type Reason struct {
	Key  string // returns, not-learned, new, weak-area, study-weak, theme, out-of-theme, early, drawn
	Text string // in words, for mshauri quiz why
}

// Why explains a choice: the reasons, the weightiest first, and how many items
// were looked at and left out.
type Why struct {
	Item    ItemID
	Reasons []Reason
	Looked  int              // at how many items
	Left    map[Standing]int // out, by their standing
}

// String is the reasons as sentences.
func (w Why) String() string {
	parts := make([]string, len(w.Reasons))
	for i, reason := range w.Reasons {
		parts[i] = reason.Text
	}
	return strings.Join(parts, " ")
}

// candidate is an item with what speaks for it.
type candidate struct {
	item    Item
	spacing Spacing
	order   int     // the kind of turn: smaller comes first
	late    float64 // by how many of its gaps it is late
	weak    int     // percent right in its area; 100 when nobody knows
	study   int     // place among the study's weakest topics
	draw    uint64
}

// The kinds of turn.
const (
	turnNotLearned = iota // due, and under 60% the last time
	turnReturns           // due
	turnNew               // never asked
	turnEarly             // nothing else is left
)

// Choose chooses the item that a group is asked next, and says why. It takes,
// in this order: what is due and was not known, what is due, what is new (the
// group's weakest area first, then the study's weakest topics), and last what
// is due soonest. While a theme has anything due or new, only its items are
// taken. It reports false when no item may be asked.
func Choose(bank Bank, s Situation) (Item, Why, bool) {
	why := Why{Left: make(map[Standing]int)}
	recent := make(map[PassageID]bool)
	asked := make(map[ItemID]bool)
	for _, id := range s.Recent {
		asked[id] = true
		if item, ok := bank.Find(id); ok {
			recent[item.Teaches] = true
		}
	}
	var all []candidate
	for _, item := range bank.items {
		why.Looked++
		standing := item.Standing(s.Passages)
		if !standing.IsUsable() && !(s.Demo && standing.IsForDemo()) {
			why.Left[standing]++
			continue
		}
		if !asked[item.ID] && !recent[item.Teaches] {
			all = append(all, s.candidate(item))
		}
	}
	if len(all) == 0 {
		return Item{}, why, false
	}
	best := slices.MinFunc(all, s.compare)
	why.Item, why.Reasons = best.item.ID, s.reasons(best)
	return best.item, why, true
}

func (s Situation) candidate(item Item) candidate {
	c := candidate{item: item, spacing: s.Spacing[item.ID], weak: 100, draw: (&dice{state: s.Seed ^ Seed(string(item.ID))}).next()}
	if tally := s.Areas[item.Area]; tally.Answered > 0 {
		c.weak = tally.Percent()
	}
	weakest := Weakest()
	if c.study = slices.IndexFunc(weakest, func(w Subject) bool { return w.Topic == item.Topic }); c.study < 0 {
		c.study = len(weakest)
	}
	switch {
	case c.spacing.Asked == 0:
		c.order = turnNew
	case !c.spacing.IsDue(s.Now):
		c.order = turnEarly
	case c.spacing.Tally.IsEnough():
		c.order = turnReturns
	default:
		c.order = turnNotLearned
	}
	if c.spacing.Asked > 0 {
		c.late = float64(s.Now.Sub(c.spacing.Due())) / float64(c.spacing.gap())
	}
	return c
}

// compare puts the better candidate first.
func (s Situation) compare(a, b candidate) int {
	return cmp.Or(
		cmp.Compare(s.distance(a), s.distance(b)),
		cmp.Compare(a.order, b.order),
		cmp.Compare(b.late, a.late),
		cmp.Compare(a.weak, b.weak),
		cmp.Compare(a.study, b.study),
		cmp.Compare(a.draw, b.draw),
		strings.Compare(string(a.item.ID), string(b.item.ID)),
	)
}

// distance is 0 for what the theme has to offer now, 1 for what is due or new
// elsewhere, 2 for what comes early.
func (s Situation) distance(c candidate) int {
	switch {
	case c.order == turnEarly:
		return 2
	case !s.Theme.Has(c.item):
		return 1
	}
	return 0
}

func (s Situation) reasons(c candidate) []Reason {
	var all []Reason
	add := func(key, format string, args ...any) {
		all = append(all, Reason{key, fmt.Sprintf(format, args...)})
	}
	last := func() string { return c.spacing.Last.Format(time.DateOnly) }
	switch tally := c.spacing.Tally; c.order {
	case turnNotLearned:
		add("not-learned", "It was asked on %s, %d of %d were right (under %d%%), and it is due again since %s.", last(), tally.Right, tally.Answered, EnoughRight, c.spacing.Due().Format(time.DateOnly))
	case turnReturns:
		add("returns", "It was asked %d times, the last time on %s, and is due again since %s: a ladder of 1, 3, 6 and 12 weeks.", c.spacing.Asked, last(), c.spacing.Due().Format(time.DateOnly))
	case turnEarly:
		add("early", "Nothing is due and nothing is new; this one is due soonest, on %s.", c.spacing.Due().Format(time.DateOnly))
	case turnNew:
		add("new", "The group has not been asked it, and nothing that is due comes before it.")
		if c.weak < 100 {
			add("weak-area", "In its area, %s, %d%% of the group's answers were right: no area with a new item has fewer.", c.item.Area, c.weak)
		}
		if weakest := Weakest(); c.study < len(weakest) {
			add("study-weak", "In the study, %s was among the six things that mentees knew least.", weakest[c.study].Name)
		}
	}
	if !s.Theme.IsZero() {
		if s.Theme.Has(c.item) {
			add("theme", "It belongs to the group's theme.")
		} else {
			add("out-of-theme", "The group's theme has nothing due or new.")
		}
	}
	return all
}

package quiz

import "time"

const week = 7 * 24 * time.Hour

// Gaps are the rungs of the spacing ladder: an item returns to a group after 1,
// 3, 6 and 12 weeks, and then every 12 weeks.
//
// Source: growing gaps follow the spacing literature (spaced digital education
// of health professionals, standardised mean difference 0.32, JMIR e57760);
// three repeats over twelve weeks took Kenyan health workers from 30 to 62%
// (EJHS 2643). The ladder was kept plain on purpose: anything cleverer has to
// beat it in a simulation first.
func Gaps() []time.Duration { return []time.Duration{week, 3 * week, 6 * week, 12 * week} }

// LadderSource names in one line what the ladder rests on, for mshauri quiz why.
const LadderSource = "A question returns after 1, 3, 6 and 12 weeks, and goes back a step when fewer than 60% were right: growing gaps, after JMIR e57760 (spaced education of health professionals) and EJHS 2643 (three repeats in twelve weeks, Kenyan health workers)."

// EnoughRight is the share of right answers, in percent, from which an item
// climbs; below it the item goes back a rung.
const EnoughRight = 60

// LeastAsked is how often an item is asked before it may rest: the first time
// and at least three times again.
const LeastAsked = 4

// Spacing is where one item stands on the ladder of one group. The zero Spacing
// is an item that the group has not met.
type Spacing struct {
	Asked int       // how often
	Rung  int       // of Gaps, that counts from Last
	Last  time.Time // when it was asked last
	Tally Tally     // of the last time
}

// Tally counts the answers to one round, or to one area: how many people
// answered, and how many of them were right.
type Tally struct {
	Right, Answered int
}

// Plus adds two tallies.
func (t Tally) Plus(other Tally) Tally {
	return Tally{t.Right + other.Right, t.Answered + other.Answered}
}

// Percent is the share of right answers in percent, rounded down; 0 when
// nobody answered.
func (t Tally) Percent() int {
	if t.Answered <= 0 {
		return 0
	}
	return 100 * t.Right / t.Answered
}

// IsEnough reports whether enough were right for the item to climb.
func (t Tally) IsEnough() bool { return t.Answered > 0 && 100*t.Right >= EnoughRight*t.Answered }

// After is the spacing when the item has been asked once more. The tally is
// the group's, or that of its weaker quarter if the caller counts by that. With
// 60% right and more the item climbs a rung, with less it goes back one; where
// nobody answered nothing was learned, and it stays where it is. The first time
// it stands on the first rung whatever the answers.
func (s Spacing) After(at time.Time, tally Tally) Spacing {
	next := Spacing{Asked: s.Asked + 1, Rung: s.Rung, Last: at, Tally: tally}
	switch {
	case s.Asked == 0:
		next.Rung = 0
	case tally.Answered == 0:
	case tally.IsEnough():
		next.Rung = min(s.Rung+1, len(Gaps())-1)
	default:
		next.Rung = max(s.Rung-1, 0)
	}
	return next
}

// Due is when the item returns. It is the zero time for an item that the group
// has not met.
func (s Spacing) Due() time.Time {
	if s.Asked == 0 {
		return time.Time{}
	}
	return s.Last.Add(s.gap())
}

func (s Spacing) gap() time.Duration {
	gaps := Gaps()
	return gaps[min(max(s.Rung, 0), len(gaps)-1)]
}

// IsDue reports whether an item that was asked before returns now.
func (s Spacing) IsDue(now time.Time) bool { return s.Asked > 0 && !now.Before(s.Due()) }

// IsSettled reports whether the item was asked often enough, and enough were
// right the last time.
func (s Spacing) IsSettled() bool { return s.Asked >= LeastAsked && s.Tally.IsEnough() }

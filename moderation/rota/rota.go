package rota

import (
	"slices"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// Weeks is in how many of a group's first weeks a second stands beside the first.
const Weeks = 4

// Person is somebody who takes turns in a group, and since when they are in it.
type Person struct {
	chat.Member
	Since time.Time
}

// Turn is one week of a group. How says whether it came by turn or by hand.
type Turn struct {
	Group         chat.GroupID
	Week          time.Time // its Monday, at midnight in the programme's zone, in UTC
	First, Second chat.MemberID
	How           How
}

// How is in what way somebody came by a week.
type How string

// The ways.
const (
	ByTurn    How = "turn"
	ByHand    How = "handed over"
	ByDeal    How = "swapped"
	ByWish    How = "taken"
	nextWeeks     = 26 // how far ahead a turn is looked for
)

// Week is the Monday of a moment's week, at midnight in a time zone, in UTC.
func Week(at time.Time, zone *time.Location) time.Time { return weekAfter(at.In(zone), 0) }

// After is the Monday some weeks after another.
func After(week time.Time, weeks int, zone *time.Location) time.Time {
	return weekAfter(week.In(zone), weeks)
}

func weekAfter(local time.Time, weeks int) time.Time {
	since := (int(local.Weekday()) + 6) % 7 // days since Monday
	year, month, day := local.Date()
	return time.Date(year, month, day-since+7*weeks, 0, 0, 0, 0, local.Location()).UTC()
}

// Plan is whose weeks a number of weeks will be, from one on. Past holds the
// turns that are known, in the order of their weeks, later ones that were
// changed by hand among them. A turn of somebody who is no longer among the
// people is given to the next. Without people there are no turns.
func Plan(people []Person, past []Turn, from time.Time, weeks int, zone *time.Location) []Turn {
	known, plan := slices.Clone(past), []Turn(nil)
	for i := range weeks {
		turn, ok := fill(people, known, After(from, i, zone), zone)
		if !ok {
			return nil
		}
		plan, known = append(plan, turn), put(known, turn)
	}
	return plan
}

// put lets a turn take the place of the one that is known of its week.
func put(known []Turn, turn Turn) []Turn {
	at, found := slices.BinarySearchFunc(known, turn.Week, func(t Turn, week time.Time) int { return t.Week.Compare(week) })
	if found {
		known[at] = turn
		return known
	}
	return slices.Insert(known, at, turn)
}

// fill is the turn of a week.
func fill(people []Person, known []Turn, week time.Time, zone *time.Location) (Turn, bool) {
	if len(people) == 0 {
		return Turn{}, false
	}
	turn, before, taken := Turn{Week: week, How: ByTurn}, 0, make(map[chat.MemberID]bool)
	for _, t := range known {
		switch {
		case t.Week.Before(week):
			before++
		case t.Week.Equal(week):
			turn = t
		case t.How != ByTurn: // a week to come that was promised
			taken[t.First] = true
		}
	}
	line := order(people, known, week, zone)
	if !slices.Contains(line, turn.First) {
		turn.First, turn.How = line[0], ByTurn
		for _, id := range line { // who has a promised week ahead waits for that
			if !taken[id] {
				turn.First = id
				break
			}
		}
	}
	if turn.Second == turn.First || !slices.Contains(line, turn.Second) {
		turn.Second = 0
	}
	if before < Weeks && turn.Second == 0 {
		for _, id := range line {
			if id != turn.First {
				turn.Second = id
				break
			}
		}
	}
	if before >= Weeks {
		turn.Second = 0
	}
	return turn, true
}

// order is the line of people for a week: whoever's last week lies longest ago
// is first, and coming to the group counts as a week.
func order(people []Person, known []Turn, week time.Time, zone *time.Location) []chat.MemberID {
	last := make(map[chat.MemberID]time.Time)
	line := make([]chat.MemberID, 0, len(people))
	for _, p := range people {
		last[p.ID] = Week(p.Since, zone).Add(-time.Millisecond) // before whoever had that week; equal among those who came in it
		line = append(line, p.ID)
	}
	for _, t := range known {
		if t.Week.Before(week) {
			last[t.First] = t.Week
		}
	}
	slices.SortStableFunc(line, func(a, b chat.MemberID) int {
		if c := last[a].Compare(last[b]); c != 0 {
			return c
		}
		return int(a - b)
	})
	return line
}

// NextOf is the first turn of somebody in a plan.
func NextOf(plan []Turn, who chat.MemberID) (Turn, bool) {
	at := slices.IndexFunc(plan, func(t Turn) bool { return t.First == who })
	if at < 0 {
		return Turn{}, false
	}
	return plan[at], true
}

// HandOver gives the week of a plan's first turn to somebody else.
func HandOver(plan []Turn, to chat.MemberID, how How) Turn {
	turn := plan[0]
	turn.First, turn.How = to, how
	if turn.Second == to {
		turn.Second = plan[0].First
	}
	return turn
}

// Swap exchanges the next weeks of two people. It reports false when one of
// them has none, or both are the same.
func Swap(people []Person, past []Turn, from time.Time, zone *time.Location, a, b chat.MemberID) ([]Turn, bool) {
	plan := Plan(people, past, from, nextWeeks, zone)
	one, ok1 := NextOf(plan, a)
	two, ok2 := NextOf(plan, b)
	if !ok1 || !ok2 || a == b {
		return nil, false
	}
	one.First, two.First, one.How, two.How = b, a, ByDeal, ByDeal
	one.Second, two.Second = 0, 0 // found anew
	return []Turn{one, two}, true
}

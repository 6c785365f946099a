package quiz

import (
	"slices"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// Slot is one to three weeks and their theme: an area or a topic.
type Slot struct {
	From  time.Time // the first day, midnight UTC
	Weeks int
	What  string
}

// To is the first day after the slot.
func (s Slot) To() time.Time { return s.From.AddDate(0, 0, 7*s.Weeks) }

// Theme is what the slot is about.
func (s Slot) Theme() Theme {
	if slices.Contains(Areas(), chat.Area(s.What)) {
		return Theme{Area: chat.Area(s.What)}
	}
	return Theme{Topic: s.What}
}

// Themes are a group's slots in order. The days are the programme's plan; what
// fills them may be chosen anew.
type Themes []Slot

// Day is a moment's day in a zone, as slots have it.
func Day(at time.Time, zone *time.Location) time.Time {
	year, month, date := at.In(zone).Date()
	return time.Date(year, month, date, 0, 0, 0, 0, time.UTC)
}

// On is the slot of a day; false when there is none.
func (t Themes) On(day time.Time) (Slot, bool) {
	for _, slot := range t {
		if !day.Before(slot.From) && day.Before(slot.To()) {
			return slot, true
		}
	}
	return Slot{}, false
}

// After are the slots that begin after a day.
func (t Themes) After(day time.Time) (left Themes) {
	for _, slot := range t {
		if slot.From.After(day) {
			left = append(left, slot)
		}
	}
	return left
}

// Names are what the slots are about, each once.
func (t Themes) Names() (names []string) {
	for _, slot := range t {
		if !slices.Contains(names, slot.What) {
			names = append(names, slot.What)
		}
	}
	return names
}

// Chosen are the themes after somebody has chosen what begins on some days: it
// comes forward to that day, and what stood before it moves back by one slot. A
// choice of something that is not left to come changes nothing.
func (t Themes) Chosen(choices map[time.Time]string) Themes {
	chosen := slices.Clone(t)
	for i := range chosen {
		what, is := choices[chosen[i].From]
		if !is {
			continue
		}
		for j := i; j < len(chosen); j++ {
			if chosen[j].What != what {
				continue
			}
			for ; j > i; j-- {
				chosen[j].What = chosen[j-1].What
			}
			chosen[i].What = what
			break
		}
	}
	return chosen
}

package quiz

import (
	"slices"
	"time"

	"github.com/mshauri/mshauri/chat/calendar"
)

// Times gives the next time after a moment, zero when there is none; a cron
// schedule is one.
type Times interface{ Next(time.Time) time.Time }

// The hours in which mothers and children wait: nothing is asked then.
const (
	sessionFrom = 7*time.Hour + 30*time.Minute
	sessionTo   = 12 * time.Hour
	wakes       = 6*time.Hour + 30*time.Minute
	sleeps      = 21 * time.Hour
)

// midday is when a question comes whose own time will not do, and when a round
// closes that would close on a free day.
const (
	midday = 12*time.Hour + 45*time.Minute
	// lastTime is when it is too late to begin anything.
	lastTime = 20 * time.Hour
)

// furthest is how far ahead a free day is looked for.
const furthest = 62

// Timetable says when one group is asked.
type Timetable struct {
	Times   []Times
	Zone    *time.Location
	OpenFor time.Duration
	Grace   time.Duration
	// Holidays are days that were gazetted once, as 2027-08-10.
	Holidays []string
	// Paused gives the cause for which the group is paused at a moment, empty
	// when it is not; nil never is.
	Paused func(time.Time) Cause
}

// Next is the first time after a moment, zero when there is none.
func (t Timetable) Next(after time.Time) time.Time {
	var first time.Time
	for _, times := range t.Times {
		if next := times.Next(after); !next.IsZero() && (first.IsZero() || next.Before(first)) {
			first = next
		}
	}
	return first.UTC()
}

// Has reports whether a moment is one of the timetable's own.
func (t Timetable) Has(at time.Time) bool { return t.Next(at.Add(-time.Second)).Equal(at) }

// Between lists the times after one moment up to another, at most so many.
func (t Timetable) Between(after, until time.Time, most int) []time.Time {
	var all []time.Time
	for at := t.Next(after); !at.IsZero() && !at.After(until) && len(all) < most; at = t.Next(at) {
		all = append(all, at)
	}
	return all
}

// Blocked says why nothing may be asked at a moment; empty when it may.
func (t Timetable) Blocked(at time.Time) Cause {
	local := at.In(t.Zone)
	if t.Paused != nil {
		if cause := t.Paused(at); cause != "" {
			return cause
		}
	}
	switch {
	case t.isHoliday(local):
		return OnHoliday
	case InSessionHours(local):
		return InSession
	}
	return ""
}

// InSessionHours reports whether a moment, in the programme's own zone, lies in
// the hours in which mothers and children wait, or in which nobody is woken.
func InSessionHours(local time.Time) bool {
	hour := sinceMidnight(local)
	return hour >= sessionFrom && hour < sessionTo || hour < wakes || hour >= sleeps
}

func (t Timetable) isHoliday(local time.Time) bool {
	_, holiday := calendar.On(local)
	return holiday || slices.Contains(t.Holidays, local.Format(time.DateOnly))
}

// Free is the first moment after another at which something may be asked that
// may not be asked now: after the session's hours of the same day, otherwise at
// the same time (or in the middle) of the next working day. It is zero when
// there is none in two months.
func (t Timetable) Free(at time.Time) time.Time {
	local := at.In(t.Zone)
	hour := sinceMidnight(local)
	if hour < midday && !calendar.IsWeekend(local) {
		if today := onDay(local, 0, midday); t.Blocked(today) == "" {
			return today.UTC()
		}
	}
	if hour < sessionTo || hour >= lastTime {
		hour = midday
	}
	for days := 1; days <= furthest; days++ {
		if next := onDay(local, days, hour); !calendar.IsWeekend(next) && t.Blocked(next) == "" {
			return next.UTC()
		}
	}
	return time.Time{}
}

// Closes is when a round closes that opens at a moment: after its 72 hours, and
// then not on a weekend, a holiday or in the session's hours.
func (t Timetable) Closes(opened time.Time) time.Time {
	at := opened.Add(t.OpenFor).In(t.Zone)
	for days := range furthest {
		day := onDay(at, days, sinceMidnight(at))
		switch {
		case calendar.IsWeekend(day) || t.isHoliday(day) || days == 0 && sinceMidnight(day) >= lastTime:
		case days > 0 || sinceMidnight(day) < sessionTo: // people come back to work first
			return onDay(at, days, midday).UTC()
		default:
			return day.UTC()
		}
	}
	return at.UTC()
}

// onDay is a time of day so many days after a day.
func onDay(local time.Time, days int, hour time.Duration) time.Time {
	year, month, date := local.Date()
	return time.Date(year, month, date+days, int(hour/time.Hour), int(hour%time.Hour/time.Minute), 0, 0, local.Location())
}

func sinceMidnight(local time.Time) time.Duration {
	return time.Duration(local.Hour())*time.Hour + time.Duration(local.Minute())*time.Minute + time.Duration(local.Second())*time.Second
}

package report

import (
	"fmt"
	"time"
)

// Week is a week as ISO 8601 numbers it, from Monday 00:00 to Monday 00:00 in
// the programme's time zone.
type Week struct {
	from time.Time // Monday 00:00 in the zone
}

// WeekOf returns the week in which a moment lies.
func WeekOf(at time.Time, zone *time.Location) Week {
	at = at.In(zone)
	back := (int(at.Weekday()) + 6) % 7 // days since Monday
	return Week{time.Date(at.Year(), at.Month(), at.Day()-back, 0, 0, 0, 0, zone)}
}

// ParseWeek reads "2018-W31".
func ParseWeek(s string, zone *time.Location) (Week, error) {
	var year, number int
	if n, err := fmt.Sscanf(s, "%4d-W%2d", &year, &number); err != nil || n != 2 || len(s) != len("2018-W31") {
		return Week{}, fmt.Errorf("the week is %q: write it as 2018-W31, a year and the number of its week", s)
	}
	// The fourth of January always lies in week 1.
	week := WeekOf(time.Date(year, time.January, 4, 12, 0, 0, 0, zone), zone).move(number - 1)
	if week.String() != s {
		return Week{}, fmt.Errorf("the week is %q: that year has no such week", s)
	}
	return week, nil
}

// String is the week as "2018-W31". The year is ISO 8601's, which in the last
// days of December and the first of January may differ from the calendar's.
func (w Week) String() string {
	year, number := w.from.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", year, number)
}

// From is the first moment of the week.
func (w Week) From() time.Time { return w.from }

// To is the first moment after the week.
func (w Week) To() time.Time { return w.move(1).from }

// Last is the week's Sunday.
func (w Week) Last() time.Time { return w.from.AddDate(0, 0, 6) }

// Before is the week before.
func (w Week) Before() Week { return w.move(-1) }

// After is the week after.
func (w Week) After() Week { return w.move(1) }

// Holds reports whether a moment lies in the week.
func (w Week) Holds(at time.Time) bool { return !at.Before(w.From()) && at.Before(w.To()) }

// move counts days and not hours: where clocks change a week is not 168 hours.
func (w Week) move(weeks int) Week { return Week{w.from.AddDate(0, 0, 7*weeks)} }

// since is how many weeks have passed since another one.
func (w Week) since(other Week) int {
	days := w.from.Sub(other.from).Round(24*time.Hour) / (24 * time.Hour)
	return int(days) / 7
}

// MarshalText writes the week as String does.
func (w Week) MarshalText() ([]byte, error) { return []byte(w.String()), nil }

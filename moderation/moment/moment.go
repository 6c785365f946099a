package moment

import (
	"slices"
	"time"

	"github.com/mshauri/mshauri/privacy"
)

// Want says what a time is read for.
type Want struct {
	Now  time.Time
	Zone *time.Location
	// Day is the time of day, since midnight, that a day stands for when no
	// hour is given; 0 demands an hour.
	Day time.Duration
	// Past reads the day on which something began: then no hour is needed, a
	// weekday is the last one, and nothing that is still to come is taken.
	Past bool
}

// Why says what keeps a text from being one time.
type Why string

// The reasons. Each has a sentence of its own in the phrases.
const (
	None  Why = "none"  // it does not begin with a time; nothing was read
	Half  Why = "half"  // two halves of the day are possible
	Hour  Why = "hour"  // a day without an hour
	Clash Why = "clash" // hour and part of the day, or two hours or days, do not go together
	Night Why = "night" // an hour after midnight, of a named day: whose night?
	Which Why = "which" // "next Friday", which could be either of two
	Date  Why = "date"  // no such date
	Past  Why = "past"  // it is over
	Ahead Why = "ahead" // it is still to come, where the past was asked for
	Far   Why = "far"   // more than a year away
)

// Unclear is a text that is no single time. Either holds the two times that it
// could be, where that is what is the matter.
type Unclear struct {
	Why    Why
	Either []time.Time
}

// Error names the reason.
func (u *Unclear) Error() string { return "not one time: " + string(u.Why) }

// farthest is how far from now a time may lie.
const farthest = 366 * 24 * time.Hour

// Read reads one time from where the cursor stands, in English, Kiswahili or
// both, and leaves the cursor behind it. The error is an *Unclear; with None
// nothing has been read. The result is in UTC, on a whole minute.
func Read(c *privacy.Cursor, want Want) (time.Time, error) {
	r := &reader{c: c, want: want, now: want.Now.In(want.Zone)}
	begin := *c
	for r.step() && r.why == "" {
	}
	if !r.span && !r.day.known() && r.hours == nil && r.part == "" && r.why == "" {
		*c = begin
		return time.Time{}, &Unclear{Why: None}
	}
	at, err := r.time()
	if err != nil {
		return time.Time{}, err
	}
	return at.UTC(), nil
}

// reader gathers what a text says of a time: a day, an hour on either clock, a
// part of the day, or a span from now.
type reader struct {
	c    *privacy.Cursor
	want Want
	now  time.Time
	why  Why

	day   day
	hours []hour // on one clock, or on both
	part  part
	span  bool
	after time.Duration
}

// step reads the next piece. It reports whether there was one.
func (r *reader) step() bool {
	before := *r.c
	if r.piece() {
		return true
	}
	if _, ok := r.c.Word(fillers()); ok && r.piece() {
		return true
	}
	*r.c = before // a filler with nothing behind it is no part of the time
	return false
}

func (r *reader) piece() bool {
	return r.readSpan() || r.readDay() || r.readPart() || r.readSwahili() || r.readDate() || r.readWestern()
}

// time puts together what was read.
func (r *reader) time() (time.Time, error) {
	if r.why != "" {
		return time.Time{}, &Unclear{Why: r.why}
	}
	if r.span {
		if r.day.known() || len(r.hours) > 0 || r.part != "" {
			return time.Time{}, &Unclear{Why: Clash}
		}
		return r.check(r.now.Add(r.after).Round(time.Minute))
	}
	if len(r.hours) == 0 {
		return r.wholeDay()
	}
	options, why := r.minutes()
	switch {
	case why != "":
		return time.Time{}, &Unclear{Why: why}
	case len(options) == 2:
		unclear := &Unclear{Why: Half}
		for _, minute := range options {
			if at, err := r.on(minute); err == nil {
				unclear.Either = append(unclear.Either, at)
			}
		}
		if len(unclear.Either) < 2 {
			unclear.Either = nil
		}
		slices.SortFunc(unclear.Either, time.Time.Compare)
		return time.Time{}, unclear
	}
	if r.ofNight(options[0]) && r.day.known() {
		return time.Time{}, &Unclear{Why: Night}
	}
	return r.on(options[0])
}

// wholeDay is a day without an hour.
func (r *reader) wholeDay() (time.Time, error) {
	switch {
	case r.want.Past && r.part == "":
		return r.on(0)
	case r.want.Day == 0 || r.part != "" || !r.day.known():
		return time.Time{}, &Unclear{Why: Hour}
	}
	return r.on(int(r.want.Day / time.Minute))
}

// on is a minute of the day on the day that was read; without a day it is the
// next such minute.
func (r *reader) on(minute int) (time.Time, error) {
	if !r.day.known() {
		at := r.minuteOf(r.now, 0, minute)
		if !at.After(r.now) && !r.want.Past {
			at = r.minuteOf(r.now, 1, minute)
		}
		return r.check(at)
	}
	at, why := r.day.on(r, minute)
	if why != "" {
		return time.Time{}, &Unclear{Why: why}
	}
	return r.check(at)
}

// minuteOf is a minute of the day, some days after another.
func (r *reader) minuteOf(from time.Time, days, minute int) time.Time {
	year, month, date := from.Date()
	return time.Date(year, month, date+days, minute/60, minute%60, 0, 0, r.want.Zone)
}

// check holds a time to the right side of now.
func (r *reader) check(at time.Time) (time.Time, error) {
	switch away := at.Sub(r.now); {
	case r.want.Past && away > 0:
		return time.Time{}, &Unclear{Why: Ahead}
	case !r.want.Past && away <= 0:
		return time.Time{}, &Unclear{Why: Past}
	case away > farthest || away < -farthest:
		return time.Time{}, &Unclear{Why: Far}
	}
	return at, nil
}

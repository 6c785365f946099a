package moment

import (
	"slices"
	"time"

	"github.com/mshauri/mshauri/privacy"
)

// day is which day was named: by its distance from today, by its weekday, or
// by its date. Month and year may be left out of a date.
type day struct {
	how     byte // 0 none, 'd' distance, 'w' weekday, 'n' the next such weekday, 'D' date
	away    int
	weekday time.Weekday
	both    bool // the weekday was named with the date
	date    int
	month   time.Month
	year    int
}

func (d day) known() bool { return d.how != 0 }

// setDay keeps the day; a second one must be the same (as in "Tuesday 5 March").
func (r *reader) setDay(d day) bool {
	first := r.day
	if first.how == 'w' && d.how != 'w' { // in either order
		first, d = d, first
	}
	switch {
	case !first.known() || first == d:
		r.day = d
	case first.how == 'D' && d.how == 'w':
		first.weekday, first.both = d.weekday, true
		r.day = first
	case first.how == 'd' && d.how == 'w' && r.now.AddDate(0, 0, first.away).Weekday() == d.weekday:
		r.day = first
	default:
		r.why = Clash
	}
	return true
}

// readDay reads a word for a day: today, kesho, Friday, Jumatatu ijayo.
func (r *reader) readDay() bool {
	if word, ok := r.c.Word(dayWords()); ok {
		away := slices.Index([]string{"today", "tomorrow"}, english(word))
		switch {
		case away >= 0:
		case word == "yesterday" || word == "jana":
			away = -1
		case word == "juzi":
			away = -2
		default: // keshokutwa
			away = 2
		}
		if word == "kesho" {
			if _, ok := r.c.Word([]string{"kutwa"}); ok {
				away = 2
			}
		}
		if word == "tonight" {
			r.setPart(night)
		}
		return r.setDay(day{how: 'd', away: away})
	}
	before := *r.c
	if _, ok := r.c.Word([]string{"day"}); ok {
		_, after := r.c.Word([]string{"after"})
		if _, tomorrow := r.c.Word([]string{"tomorrow"}); after && tomorrow {
			return r.setDay(day{how: 'd', away: 2})
		}
		*r.c = before
	}
	which, _ := r.c.Word([]string{"next", "this", "last"})
	word, ok := r.c.Word(weekdayWords())
	if !ok {
		*r.c = before
		return false
	}
	if which == "" {
		which, _ = r.c.Word([]string{"ijayo", "hii", "iliyopita"})
	}
	named := day{how: 'w', weekday: weekday(word)}
	if (which == "next" || which == "ijayo") && !r.want.Past {
		named.how = 'n'
	}
	return r.setDay(named)
}

// readDate reads a date: 12/12, 12/12/2026, 12 December, December 12, tarehe 12.
func (r *reader) readDate() bool {
	before := *r.c
	if word, ok := r.c.Word(monthWords()); ok {
		if figure, ok := r.c.Figures(ordinals()); ok && len(figure.Numbers) == 1 && figure.Wide <= 2 {
			return r.setDate(figure.Numbers[0], month(word), r.readYear())
		}
		*r.c = before
		return false
	}
	_, called := r.c.Word([]string{"tarehe", "date"})
	figure, ok := r.c.Figures(ordinals())
	if !ok || len(figure.Numbers) == 2 && figure.Between != '/' && figure.Between != '-' || figure.Between == ':' || figure.Wide > 2 {
		*r.c = before
		return false
	}
	switch len(figure.Numbers) {
	case 3:
		year := figure.Numbers[2]
		if year < 100 {
			year += 2000
		}
		return r.setDate(figure.Numbers[0], time.Month(figure.Numbers[1]), year)
	case 2:
		return r.setDate(figure.Numbers[0], time.Month(figure.Numbers[1]), 0)
	}
	of := *r.c
	r.c.Word([]string{"ya", "of"})
	_, numbered := r.c.Word([]string{"mwezi"})
	r.c.Word([]string{"wa"})
	if word, ok := r.c.Word(monthWords()); ok {
		return r.setDate(figure.Numbers[0], month(word), r.readYear())
	}
	if numbered {
		if n, ok := readCount(r.c); ok && n <= 12 {
			return r.setDate(figure.Numbers[0], time.Month(n), r.readYear())
		}
	}
	*r.c = of
	if called || figure.Ending != "" {
		return r.setDate(figure.Numbers[0], 0, 0)
	}
	*r.c = before
	return false
}

// readYear reads a year of four digits, 0 when there is none.
func (r *reader) readYear() int {
	before := *r.c
	if n, ok := r.c.Number(); ok && n >= 2000 && n < 2200 {
		return n
	}
	*r.c = before
	return 0
}

func (r *reader) setDate(date int, month time.Month, year int) bool {
	if date < 1 || date > 31 || month < 0 || month > 12 || year != 0 && (year < 2000 || year > 2200) {
		r.why = Date
		return true
	}
	return r.setDay(day{how: 'D', date: date, month: month, year: year})
}

// on is a minute of the day on the day that was named.
func (d day) on(r *reader, minute int) (time.Time, Why) {
	switch d.how {
	case 'd':
		return r.minuteOf(r.now, d.away, minute), ""
	case 'D':
		return d.onDate(r, minute)
	}
	if r.want.Past {
		away := (int(r.now.Weekday()) - int(d.weekday) + 7) % 7
		return r.minuteOf(r.now, -away, minute), ""
	}
	away := (int(d.weekday) - int(r.now.Weekday()) + 7) % 7
	if d.how == 'n' && away != 0 {
		return time.Time{}, Which
	}
	at := r.minuteOf(r.now, away, minute)
	if d.how == 'n' || !at.After(r.now) {
		at = r.minuteOf(r.now, away+7, minute)
	}
	return at, ""
}

// onDate looks for the date in the years, or the months, that may be meant.
func (d day) onDate(r *reader, minute int) (time.Time, Why) {
	step := 1
	if r.want.Past {
		step = -1
	}
	real := false
	for try := range 13 {
		year, month := d.year, d.month
		switch {
		case month == 0: // "tarehe 5": this month or one near it
			first := time.Date(r.now.Year(), r.now.Month()+time.Month(step*try), 1, 0, 0, 0, 0, r.want.Zone)
			year, month = first.Year(), first.Month()
		case year == 0:
			year = r.now.Year() + step*try
		}
		at := time.Date(year, month, d.date, minute/60, minute%60, 0, 0, r.want.Zone)
		if at.Day() != d.date || at.Month() != month {
			continue // no such day in that month
		}
		real = true
		if d.year == 0 && (!r.want.Past && !at.After(r.now) || r.want.Past && at.After(r.now)) {
			continue
		}
		if d.both && at.Weekday() != d.weekday {
			return time.Time{}, Clash
		}
		return at, ""
	}
	if real {
		return time.Time{}, Far
	}
	return time.Time{}, Date
}

// readSpan reads a distance from now: in 2 hours, baada ya dakika thelathini,
// 3 days ago, siku tatu zilizopita.
func (r *reader) readSpan() bool {
	before := *r.c
	begun := false
	if _, in := r.c.Word([]string{"in", "after"}); in {
		begun = true
	} else if _, baada := r.c.Word([]string{"baada"}); baada {
		r.c.Word([]string{"ya"})
		begun = true
	}
	many, unit, ok := r.readMany()
	if !ok {
		*r.c = before
		return false
	}
	_, ago := r.c.Word([]string{"ago", "zilizopita", "yaliyopita", "iliyopita"})
	if !begun && !ago {
		_, from := r.c.Word([]string{"from"})
		if _, now := r.c.Word([]string{"now"}); !from || !now {
			*r.c = before
			return false
		}
	}
	r.span, r.after = true, time.Duration(many)*unit
	if ago {
		r.after = -r.after
	}
	if many > 999 {
		r.why = Far
	}
	return true
}

// readMany reads a number and what it counts, in either order.
func (r *reader) readMany() (many int, unit time.Duration, ok bool) {
	if word, found := r.c.Word([]string{"nusu", "half"}); found {
		r.c.Word([]string{"an"})
		_, found = r.c.Word([]string{"saa", "hour"})
		return 30, time.Minute, found && word != ""
	}
	if word, found := r.c.Word(unitWords()); found {
		many, ok = readCount(r.c)
		return many, unitOf(word), ok
	}
	if many, ok = readCount(r.c); !ok {
		return 0, 0, false
	}
	word, ok := r.c.Word(unitWords())
	return many, unitOf(word), ok
}

// readCount reads a number in digits or in words.
func readCount(c *privacy.Cursor) (int, bool) {
	if n, ok := c.Number(); ok {
		return n, true
	}
	word, ok := c.Word(countWords())
	return countOf(word), ok
}

package transcript

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Order says in which order the numbers of a date stand.
type Order string

// The orders that phones use. DatesUnknown lets Survey decide.
const (
	DatesUnknown Order = ""
	DayMonthYear Order = "dmy"
	MonthDayYear Order = "mdy"
	YearMonthDay Order = "ymd"
)

const oldestChatYear = 2009 // when WhatsApp began

// ParseOrder reads dmy, mdy or ymd, or nothing.
func ParseOrder(s string) (Order, error) {
	switch o := Order(strings.ToLower(s)); o {
	case DatesUnknown, DayMonthYear, MonthDayYear, YearMonthDay:
		return o, nil
	}
	return "", errors.New("--dates must be dmy (day first), mdy (month first) or ymd (year first)")
}

// ErrAmbiguous says that the whole of a file does not show how its dates are
// to be read.
var ErrAmbiguous = errors.New("the dates in this chat can be read in more than one order: say which with --dates dmy|mdy|ymd")

// day makes a date of three numbers; ok is false when there is no such day.
func (o Order) day(date [3]int16, wide bool) (d day, ok bool) {
	switch o {
	case DayMonthYear:
		d = day{year: date[2], month: date[1], day: date[0]}
	case MonthDayYear:
		d = day{year: date[2], month: date[0], day: date[1]}
	case YearMonthDay:
		d = day{year: date[0], month: date[1], day: date[2]}
	}
	if !wide {
		if d.year > 99 {
			return d, false
		}
		d.year += 2000
	}
	return d, d.exists()
}

// day is one day of the calendar.
type day struct{ year, month, day int16 }

func (d day) exists() bool {
	if d.year < oldestChatYear || d.year > 2100 || d.month < 1 || d.month > 12 || d.day < 1 {
		return false
	}
	return d.day <= daysIn(d.year, d.month)
}

func daysIn(year, month int16) int16 {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// number puts days in order, and tells how far apart they are, roughly.
func (d day) number() int { return int(d.year)*372 + int(d.month)*31 + int(d.day) }

// evidence is what a file's dates say for one order.
type evidence struct {
	order      Order
	fits       int // dates that exist when read so
	impossible int
	back       int // how often such a date lies before the one above it
	future     int
	last       int
}

// ballot weighs the orders as the dates of a file come by.
type ballot struct {
	orders []evidence
	latest int // a date after this one has not come yet
	seen   [3]int16
	begun  bool
}

// newBallot prepares a decision between the orders that a form allows.
func newBallot(f form, now time.Time) *ballot {
	year, month, dayOfMonth := now.AddDate(0, 0, 2).Date()
	b := &ballot{latest: day{int16(year), int16(month), int16(dayOfMonth)}.number()}
	orders := []Order{DayMonthYear, MonthDayYear, YearMonthDay}
	switch {
	case f.yearFirst:
		orders = orders[2:]
	case f.wideYear && f.dateMark == '.': // nobody puts a month first and points between
		orders = orders[:1]
	case f.wideYear:
		orders = orders[:2]
	case f.dateMark == '.':
		orders = []Order{DayMonthYear, YearMonthDay}
	}
	for _, order := range orders {
		b.orders = append(b.orders, evidence{order: order})
	}
	return b
}

// count weighs one date. Repetitions of the last one say nothing new.
func (b *ballot) count(date [3]int16, wide bool) {
	if b.begun && date == b.seen {
		return
	}
	b.begun, b.seen = true, date
	for i := range b.orders {
		e := &b.orders[i]
		d, ok := e.order.day(date, wide)
		if !ok {
			e.impossible++
			continue
		}
		n := d.number()
		switch {
		case n > b.latest:
			e.future++
		case e.fits > 0 && n < e.last:
			e.back++
		}
		e.fits++
		e.last = n
	}
}

// sound reports whether so few dates make no sense in this order that they may
// be lines which somebody pasted: one in a hundred, or two in a short chat.
func (e evidence) sound() bool {
	wrong := e.impossible + e.future
	return wrong*100 <= e.fits+e.impossible || wrong <= 2 && wrong < e.fits
}

// decide returns the one order that fits, or an error.
func (b *ballot) decide() (Order, error) {
	var fit []evidence
	for _, e := range b.orders {
		if e.sound() {
			fit = append(fit, e)
		}
	}
	if len(fit) > 1 && fit[len(fit)-1].order == YearMonthDay { // two digits of a year first: where nothing else fits
		fit = fit[:len(fit)-1]
	}
	if len(fit) > 1 { // some dates exist in one order only: that one, if it explains them all
		fit = best(fit, func(e evidence) int { return e.impossible + e.future })
	}
	if len(fit) > 1 { // a chat goes forward
		if forward := best(fit, func(e evidence) int { return e.back }); forward[0].back == 0 {
			fit = forward
		}
	}
	switch len(fit) {
	case 0:
		return "", errors.New("the dates in this chat fit no order of day, month and year: is it whole, and a chat that WhatsApp exported?")
	case 1:
		return fit[0].order, nil
	}
	return "", ErrAmbiguous
}

// allows says whether most dates exist in the order that somebody gave.
func (b *ballot) allows(given Order) error {
	for _, e := range b.orders {
		if e.order == given && e.impossible <= e.fits {
			return nil
		}
	}
	return fmt.Errorf("--dates %s does not fit: most dates in this chat do not exist when they are read so", given)
}

// best keeps those with the lowest mark.
func best(list []evidence, mark func(evidence) int) []evidence {
	lowest := mark(list[0])
	for _, e := range list {
		lowest = min(lowest, mark(e))
	}
	var kept []evidence
	for _, e := range list {
		if mark(e) == lowest {
			kept = append(kept, e)
		}
	}
	return kept
}

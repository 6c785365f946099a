package calendar

import "time"

// Holiday is a public holiday of Kenya.
type Holiday struct {
	Name string
	// Approximate says that the moon decides: the day may be one earlier or
	// later, and is gazetted shortly before.
	Approximate bool
}

// fixed are the holidays that keep their date, by month and day.
//
// Source: Public Holidays Act (Cap. 110), First Schedule, with the names of
// the Statute Law (Miscellaneous Amendments) Act 2024: 10 October is Mazingira
// Day, 26 December Boxing Day.
var fixed = map[[2]int]string{
	{1, 1}:   "New Year's Day",
	{5, 1}:   "Labour Day",
	{6, 1}:   "Madaraka Day",
	{10, 10}: "Mazingira Day",
	{10, 20}: "Mashujaa Day",
	{12, 12}: "Jamhuri Day",
	{12, 25}: "Christmas Day",
	{12, 26}: "Boxing Day",
}

// On returns the public holiday of a day, taken in the time's own zone. A
// holiday on a Sunday is kept on the Monday (Cap. 110, section 4), or on the
// first day after it that is no holiday. Days that are gazetted once, such as
// that of an election, are not known here.
func On(day time.Time) (Holiday, bool) {
	if holiday, ok := named(day); ok {
		return holiday, true
	}
	// A day in place of a Sunday's: all days between are holidays themselves.
	for back := day.AddDate(0, 0, -1); ; back = back.AddDate(0, 0, -1) {
		holiday, ok := named(back)
		if !ok {
			return Holiday{}, false
		}
		if back.Weekday() == time.Sunday {
			return holiday, !holiday.Approximate
		}
	}
}

// named is On without the days in place of Sundays.
func named(day time.Time) (Holiday, bool) {
	year, month, date := day.Date()
	if name, ok := fixed[[2]int{int(month), date}]; ok {
		return Holiday{Name: name}, true
	}
	easter := Easter(year)
	switch int(time.Date(year, month, date, 0, 0, 0, 0, time.UTC).Sub(easter).Hours() / 24) {
	case -2:
		return Holiday{Name: "Good Friday"}, true
	case 1:
		return Holiday{Name: "Easter Monday"}, true
	}
	if name, ok := idd[day.Format(time.DateOnly)]; ok {
		return Holiday{Name: name, Approximate: true}, true
	}
	return Holiday{}, false
}

// Easter is Easter Sunday of a year in the Gregorian calendar, midnight UTC.
// Source: the anonymous algorithm of 1876 (Meeus, Astronomical Algorithms,
// chapter 8).
func Easter(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	month, day := (h+l-7*m+114)/31, (h+l-7*m+114)%31+1
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// idd are Idd-ul-Fitr and Idd-ul-Azha by the tabular calendar, which can differ
// from the day that is seen and gazetted by one. Idd-ul-Azha is gazetted each
// year for all.
var idd = map[string]string{
	"2026-03-20": "Idd-ul-Fitr", "2026-05-27": "Idd-ul-Azha",
	"2027-03-10": "Idd-ul-Fitr", "2027-05-17": "Idd-ul-Azha",
	"2028-02-27": "Idd-ul-Fitr", "2028-05-05": "Idd-ul-Azha",
	"2029-02-15": "Idd-ul-Fitr", "2029-04-24": "Idd-ul-Azha",
	"2030-02-05": "Idd-ul-Fitr", "2030-04-14": "Idd-ul-Azha",
	"2031-01-25": "Idd-ul-Fitr", "2031-04-03": "Idd-ul-Azha",
	"2032-01-14": "Idd-ul-Fitr", "2032-03-22": "Idd-ul-Azha",
}

// IsWeekend reports whether a day is a Saturday or a Sunday.
func IsWeekend(day time.Time) bool {
	return day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
}

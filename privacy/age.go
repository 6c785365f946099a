package privacy

import "strconv"

// findAges takes ages that are exact to the week or day, or written with two
// units, when they stand beside a person. The mark keeps them rounded: "3
// months 2 weeks" becomes [age 3 months], "10 weeks" [age 2 months]. Ages of
// the schedule, and ages in whole months or years, stay as they are.
func findAges(v *view) {
	if !v.identified() {
		return
	}
	for i := 0; i < len(v.tokens); i++ {
		if !v.free(i) {
			continue
		}
		a, end := v.ageFrom(i)
		if a.units == 0 || !v.allFree(i, end) {
			continue
		}
		if a.exact() && v.ageOfPerson(i, end, a) {
			v.add(classAge, i, end)
		}
		i = end
	}
}

// identified reports whether somebody was named or numbered in the text: an
// age alone is nobody's.
func (v *view) identified() bool {
	for i := range v.tokens {
		switch v.tokens[i].taken {
		case className, classPhone, classID, classFacilityNo:
			return true
		}
	}
	return false
}

// age is a length of life as it was written.
type age struct {
	years, months, weeks, days int
	units                      int // how many of them were written
}

// exact reports whether an age says more than whole months or years.
func (a age) exact() bool { return a.units > 1 || a.weeks > 0 || a.days > 0 }

// rounded is what the mark keeps of an age.
func (a age) rounded() string {
	months := a.months + (a.weeks*7+a.days)/30
	switch {
	case a.units == 0:
		return ""
	case a.years > 0:
		return count(a.years, "year")
	case months == 0:
		return "under 1 month"
	case months >= 60:
		return count(months/12, "year")
	}
	return count(months, "month")
}

func count(n int, unit string) string {
	if n > 999 {
		return ""
	}
	if n == 1 {
		return "1 " + unit
	}
	return strconv.Itoa(n) + " " + unit + "s"
}

// ageFrom reads an age that begins at token i: 10 weeks 2 days, 1y2m, miaka 2 na
// miezi 3, wiki tatu, 6/52.
func (v *view) ageFrom(i int) (a age, end int) {
	end = i
	for k := i; k < len(v.tokens) && a.units < 3; {
		if a.units > 0 {
			switch {
			case v.is(k, ','), string(v.word(k)) == "na", string(v.word(k)) == "and", string(v.word(k)) == "n":
				k++
			}
			if string(v.word(k)) == "nusu" || string(v.word(k)) == "half" || string(v.word(k)) == "robo" {
				a.units++
				return a, k
			}
		}
		n, unit, last := v.measure(k)
		if unit == noUnit || !a.put(n, unit) {
			break
		}
		end = last
		k = last + 1
	}
	return a, end
}

type ageUnit uint8

const (
	noUnit ageUnit = iota
	yearUnit
	monthUnit
	weekUnit
	dayUnit
)

func (a *age) put(n int, unit ageUnit) bool {
	at := [...]*int{yearUnit: &a.years, monthUnit: &a.months, weekUnit: &a.weeks, dayUnit: &a.days}[unit]
	if *at != 0 {
		return false
	}
	*at = n
	a.units++
	return true
}

// measure reads one number with its unit, in either order.
func (v *view) measure(i int) (n int, unit ageUnit, end int) {
	if n, last := v.smallCount(i); n > 0 {
		if v.is(last+1, '/') && v.glued(last+1) && v.glued(last+2) && v.kindAt(last) == tokenNumber && !v.is(last+3, '/') {
			switch v.value(last + 2) {
			case 52:
				return n, weekUnit, last + 2
			case 7:
				return n, dayUnit, last + 2
			}
			return 0, noUnit, i
		}
		unit := v.unitOf(last + 1)
		if v.is(last+1, '-') && v.glued(last+1) {
			last++
			unit = v.unitOf(last + 1)
		}
		if unit == noUnit || v.length(last+1) == 1 && !v.glued(last+1) {
			return 0, noUnit, i
		}
		return n, unit, last + 1
	}
	unit = v.unitOf(i)
	if unit == noUnit || v.length(i) < 3 {
		return 0, noUnit, i
	}
	n, last := v.smallCount(i + 1)
	if n == 0 {
		return 0, noUnit, i
	}
	return n, unit, last
}

// smallCount reads a number up to 120, in digits or as a word.
func (v *view) smallCount(i int) (n, end int) {
	if n := v.value(i); n > 0 && n <= 120 {
		return n, i
	}
	switch string(v.word(i)) {
	case "one", "moja", "mmoja", "imwe", "umwe", "achiel":
		return 1, i
	case "two", "mbili", "wawili", "miwili", "igiri", "ili", "ariyo":
		return 2, i
	case "three", "tatu", "mitatu", "ithatu", "itatu", "adek":
		return 3, i
	case "four", "nne", "minne", "inya", "ina", "ang'wen":
		return 4, i
	case "five", "tano", "mitano", "ithano", "itano", "abich":
		return 5, i
	case "six", "sita", "ithathatu", "itandatu", "thanthatu", "auchiel":
		return 6, i
	case "seven", "saba", "mugwanja", "muonza", "abiriyo":
		return 7, i
	case "eight", "nane", "minane", "inyanya", "nyanya", "aboro":
		return 8, i
	case "nine", "tisa", "kenda", "ochiko":
		return 9, i
	case "ten", "kumi", "ikumi", "apar":
		if string(v.word(i+1)) == "na" {
			if more, last := v.smallCount(i + 2); more > 0 && more < 10 && v.kindAt(i+2) == tokenWord {
				return 10 + more, last
			}
		}
		return 10, i
	case "eleven":
		return 11, i
	case "twelve":
		return 12, i
	}
	return 0, i
}

func (v *view) unitOf(i int) ageUnit {
	switch string(v.word(i)) {
	case "y", "yr", "yrs", "year", "years", "miaka", "mwaka", "higni", "higa", "imiaka":
		return yearUnit
	case "m", "mo", "mos", "mth", "mths", "month", "months", "miezi", "mwezi", "mieri", "mweri", "myei", "mwei", "dweche", "dwe":
		return monthUnit
	case "w", "wk", "wks", "week", "weeks", "wiki", "juma", "majuma", "jumbe", "jumbi", "ciumia", "kiumia", "syumwa":
		return weekUnit
	case "d", "day", "days", "siku", "mithenya", "muthenya", "ndalo", "matuku", "odiechienge":
		return dayUnit
	}
	return noUnit
}

// ageOfPerson reports whether an age is somebody's: it stands behind a name or
// a word for age, or is followed by "old".
func (v *view) ageOfPerson(start, end int, a age) bool {
	switch string(v.word(end + 1)) {
	case "old", "of":
		return string(v.word(end+1)) == "old" || string(v.word(end+2)) == "age"
	case "ago", "later", "late", "apart", "dose", "doses", "shots", "visit", "vaccine", "vaccines", "zilizopita", "iliyopita", "interval", "after", "baada", "schedule", "antigens":
		return false
	}
	k := start - 1
	for v.is(k, '(') || v.is(k, ',') || v.is(k, ':') || v.is(k, '-') || v.kindAt(k) == tokenOwn {
		k--
	}
	if k < 0 {
		return false
	}
	if v.tokens[k].taken == className && k >= start-3 {
		return true
	}
	if a.units > 1 && v.kindAt(k) != tokenNumber {
		return true
	}
	return v.has(k, traitAgeCue)
}

// roundAge is the coarse form of an age, or nothing when it cannot be read.
func roundAge(text string) string {
	var v view
	v.build(text, nil)
	v.tokenize()
	a, _ := v.ageFrom(0)
	return a.rounded()
}

package privacy

import "strconv"

// How an age is written, and what is kept of it.

// age is a length of life as it was written.
type age struct {
	years, months, weeks, days int
	units                      int  // how many of them were written
	less                       bool // something short of it: mwaka mmoja kasoro wiki moja
}

// rounded is what the mark keeps of an age.
func (a age) rounded() string {
	months := a.months + (a.weeks*7+a.days)/30
	switch {
	case a.units == 0:
		return ""
	case a.less:
		return age{months: max(0, a.years*12+months-1), units: 1}.rounded()
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
			switch w := string(v.word(k)); {
			case w == "kasoro", w == "less":
				if _, unit, last := v.measure(k + 1); unit != noUnit {
					a.units, a.less = a.units+1, true
					return a, last
				}
			case v.is(k, ','), v.is(k, '+'), w == "na", w == "and", w == "n", w == "ak", w == "gi":
				k++
			}
			if string(v.word(k)) == "nusu" || string(v.word(k)) == "half" || string(v.word(k)) == "robo" {
				a.units++
				return a, k
			}
		}
		n, unit, last := v.measure(k)
		if u := v.unitOf(k); unit == noUnit && a.units == 0 && u == yearUnit && joinsTens(v.word(k+1)) && !joinsTens(v.word(k)) {
			if _, more, _ := v.measure(k + 2); more == monthUnit || more == weekUnit { // mwaka na miezi mitatu
				n, unit, last = 1, u, k
			}
		}
		if u := v.unitOf(k + 1); unit == noUnit && a.units > 0 && u != noUnit && string(v.word(k)) == "a" {
			n, unit, last = 1, u, k+1 // fourteen weeks and a day
		}
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
		if v.is(i-1, '.') && v.glued(i) && v.kindAt(i-2) == tokenNumber && v.glued(i-1) {
			return 0, noUnit, i // the end of 2.5 years
		}
		if v.is(last+1, '.') && v.glued(last+1) && v.glued(last+2) && v.kindAt(last+2) == tokenNumber && v.length(last+2) == 1 {
			if unit := v.unitOf(last + 3); unit == yearUnit || unit == monthUnit { // 2.5 years
				return n, unit, last + 3
			}
		}
		if end, months := v.withFraction(last); end > last && v.unitOf(end+1) == yearUnit { // 2 1/2 yrs, 1 3/12 yrs
			return n, yearUnit, end + 1
		} else if end > last && months && v.kindAt(i-1) != tokenNumber {
			return n, yearUnit, end // 1 4/12 of a clinician
		}
		if v.is(last+1, '/') && v.glued(last+1) && v.glued(last+2) && v.kindAt(last) == tokenNumber && !v.is(last+3, '/') {
			switch v.value(last + 2) {
			case 52:
				return n, weekUnit, last + 2
			case 12: // what is left of these by the dates
				return n, monthUnit, last + 2
			case 7:
				return n, dayUnit, last + 2
			}
			return 0, noUnit, i
		}
		unit := v.unitOf(last + 1)
		if more, _ := v.wholeCount(last + 2); more > 0 && v.kindAt(last) == tokenWord && unitFirst(v.word(last+1)) {
			return 0, noUnit, i // mmoja miaka mitatu: the number follows its unit
		}
		if w := string(v.word(last + 1)); (w == "hrs" || w == "hours") && string(v.word(last+2)) == "old" {
			return max(1, n/24), dayUnit, last + 1
		}
		if v.is(last+1, '-') && v.glued(last+1) {
			last++
			unit = v.unitOf(last + 1)
		}
		if unit == noUnit || v.length(last+1) == 1 && !v.glued(last+1) && (unit != yearUnit || v.kindAt(last+2) == tokenWord) {
			return 0, noUnit, i
		}
		return n, unit, last + 1
	}
	unit = v.unitOf(i)
	if unit == noUnit || v.length(i) < 3 {
		return 0, noUnit, i
	}
	if last := v.andHalf(i + 1); last > 0 && (unit == yearUnit || unit == monthUnit) {
		return 1, unit, last // a year and a half, mwaka na nusu
	}
	n, last := v.smallCount(i + 1)
	if n == 0 {
		return 0, noUnit, i
	}
	return n, unit, last
}

// unitFirst reports a unit of Kiswahili, whose number stands behind it.
func unitFirst(word []byte) bool {
	switch string(word) {
	case "miaka", "mwaka", "miezi", "mwezi", "wiki", "majuma", "siku":
		return true
	}
	return false
}

// andHalf is the last token of "and a half" or "na nusu" that begins at token
// i, or 0.
func (v *view) andHalf(i int) int {
	if w := string(v.word(i)); w != "and" && w != "na" {
		return 0
	}
	if string(v.word(i+1)) == "a" {
		i++
	}
	if w := string(v.word(i + 1)); w == "half" || w == "nusu" {
		return i + 1
	}
	return 0
}

// smallCount reads a number up to 120, in digits or as a word.
func (v *view) smallCount(i int) (n, end int) {
	n, end = v.wholeCount(i)
	if last := v.andHalf(end + 1); n > 0 && last > 0 && v.unitOf(last+1) != noUnit {
		return n, last // one and a half years
	}
	return n, end
}

func (v *view) wholeCount(i int) (n, end int) {
	if n := v.value(i); n > 0 && n <= 120 && v.length(i) <= 3 {
		return n, i
	}
	word := v.word(i)
	if n := countSaid(word); n > 0 {
		if string(word) == "ten" || string(word) == "kumi" || string(word) == "ikumi" || string(word) == "apar" {
			if more := v.ones(i + 2); more > 0 && joinsTens(v.word(i+1)) {
				return n + more, i + 2 // kumi na moja
			}
		}
		return n, i
	}
	tens, ok := spokenTens(word)
	if !ok {
		return 0, i
	}
	n = 10 * int(tens-'0')
	k := i + 1
	if v.is(k, '-') && v.glued(k) || joinsTens(v.word(k)) {
		k++ // twenty-seven, ishirini na saba
	}
	if more := v.ones(k); more > 0 {
		return n + more, k
	}
	return n, i
}

// ones is a number below ten that is said at token i, or 0.
func (v *view) ones(i int) int {
	if n := countSaid(v.word(i)); n < 10 {
		return n
	}
	return 0
}

func joinsTens(word []byte) bool {
	return string(word) == "na" || string(word) == "and" || string(word) == "gi" || string(word) == "ak"
}

// withFraction reads a part of a year behind the number that ends at token i: 2
// 1/2, 1 3/12; months says that it is of twelve.
func (v *view) withFraction(i int) (end int, months bool) {
	if v.kindAt(i) != tokenNumber || v.kindAt(i+1) != tokenNumber || v.glued(i+1) || v.length(i) > 2 || v.length(i+1) > 2 || !v.is(i+2, '/') || !v.glued(i+2) || !v.glued(i+3) || v.glued(i+4) && v.is(i+4, '/') {
		return i, false
	}
	switch v.value(i + 3) {
	case 2, 4:
		return i + 3, false
	case 12:
		return i + 3, v.value(i+1) < 12
	}
	return i, false
}

// countSaid is a number up to nineteen as a word of the languages here, or 0.
func countSaid(word []byte) int {
	switch string(word) {
	case "one", "moja", "mmoja", "imwe", "umwe", "achiel", "akenge", "kow":
		return 1
	case "two", "mbili", "wawili", "miwili", "igiri", "ili", "ariyo", "aeng", "laba", "eeri":
		return 2
	case "three", "tatu", "mitatu", "ithatu", "itatu", "adek", "somok", "saddex", "sadex":
		return 3
	case "four", "nne", "minne", "inya", "ina", "ena", "ang'wen", "angwan", "afar":
		return 4
	case "five", "tano", "mitano", "ithano", "itano", "abich", "mut", "shan":
		return 5
	case "six", "sita", "ithathatu", "itandatu", "thanthatu", "auchiel", "lo", "lix":
		return 6
	case "seven", "saba", "mugwanja", "muonza", "abiriyo", "tisap", "toddoba", "todoba":
		return 7
	case "eight", "nane", "minane", "inyanya", "nyanya", "aboro", "sisit", "siddeed", "sideed":
		return 8
	case "nine", "tisa", "kenda", "ochiko", "sogol", "sagaal":
		return 9
	case "ten", "kumi", "ikumi", "apar", "taman", "toban":
		return 10
	case "eleven":
		return 11
	case "twelve":
		return 12
	case "thirteen":
		return 13
	case "fourteen":
		return 14
	case "fifteen":
		return 15
	case "sixteen":
		return 16
	case "seventeen":
		return 17
	case "eighteen":
		return 18
	case "nineteen":
		return 19
	}
	return 0
}

func (v *view) unitOf(i int) ageUnit {
	switch string(v.word(i)) {
	case "y", "yo", "yr", "yrs", "year", "years", "miaka", "mwaka", "higni", "higa", "imiaka", "myaka", "kenyisiek", "kenyit", "miak", "sano", "sanno", "sanadood":
		return yearUnit
	case "m", "mo", "mos", "mth", "mths", "month", "months", "miezi", "mwezi", "mieri", "mweri", "myei", "mwei", "miei", "dweche", "dwe", "arawek", "arawet", "miez", "mwez", "myai", "mwai", "bilood", "bil", "emiesi", "emesi", "omosi", "ilapaitin":
		return monthUnit
	case "w", "wo", "wk", "wks", "week", "weeks", "wiki", "juma", "majuma", "jumbe", "jumbi", "ciumia", "kiumia", "syumwa", "wikisiek", "toddobaad", "isbuuc", "usbuuc":
		return weekUnit
	case "d", "day", "days", "siku", "mithenya", "muthenya", "ndalo", "matuku", "odiechienge", "maalmood", "maalin", "betusiek":
		return dayUnit
	}
	return noUnit
}

// roundAge is the coarse form of an age, or nothing when it cannot be read.
func roundAge(text string) string {
	var v view
	v.build(text+" old", nil) // 72 hrs are an age only when old
	v.tokenize()
	a, _ := v.ageFrom(0)
	if n, last := v.wholeCount(0); a.units == 0 && last+2 == len(v.tokens) && n > 0 { // aged 19, she is sixteen
		return count(n, "year")
	}
	return a.rounded()
}

package privacy

import "strconv"

// findAges takes ages that stand beside a person. The mark keeps them rounded:
// "3 months 2 weeks" becomes [age 3 months], "10 weeks" [age 2 months], "7 years
// 4 months" [age 7 years], "aged 19" [age 19 years]. Ages of the schedule stay.
func findAges(v *view) {
	known := v.identified()
	for i := 0; i < len(v.tokens); i++ {
		if !v.free(i) || v.kindAt(i) != tokenNumber && v.kindAt(i) != tokenWord {
			continue
		}
		a, end := v.ageFrom(i)
		if a.units == 0 && known && v.bareAge(i) {
			v.add(classAge, i, i)
		}
		if a.units == 0 || !v.allFree(i, end) {
			continue
		}
		if a.units > 1 && v.carried(end) { // 26 yrs, 32 weeks pregnant
			_, _, end = v.measure(i)
			a.units = 1
		}
		if known && v.ageOfPerson(i, end, a) || v.thisChild(i, end) {
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
		case className, classPhone, classID, classFacilityNo, classDate, classPlace:
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

// carried reports whether the weeks that end at token i are those of a pregnancy.
func (v *view) carried(i int) bool {
	switch string(v.word(i + 1)) {
	case "pregnant", "gestation", "gest", "preterm", "mjamzito", "amenorrhea", "pregnancy", "ga", "ujauzito", "premature", "prem":
		return true
	}
	return false
}

// bareAge reads a number of years that only its cue makes an age: aged 19, aged
// 2 and 4, umri 5.
func (v *view) bareAge(i int) bool {
	n := v.value(i)
	if n < 1 || n > 110 || v.glued(i) && !v.is(i-1, ':') || v.glued(i+1) && !v.is(i+1, '.') && !v.is(i+1, ',') && !v.is(i+1, ')') && !v.is(i+1, ';') || v.has(i+1, traitCount) {
		return false
	}
	k := i - 1
	if (string(v.word(k)) == "and" || string(v.word(k)) == "na") && v.kindAt(k-1) == tokenMark && v.tokens[k-1].taken == classAge {
		return true
	}
	if w := string(v.word(k)); w == "and" || w == "na" {
		if v.value(k-1) > 0 {
			k -= 2
		}
	}
	if v.is(k, ',') && k > 0 && v.tokens[k-1].taken == classAge && v.wordNear(k, "ages", "aged") {
		return true // ages 3, 2 n 7 mths
	}
	said := false
	for v.is(k, ':') || string(v.word(k)) == "wa" || string(v.word(k)) == "about" || string(v.word(k)) == "is" || v.kindAt(k) == tokenOwn {
		said = said || !v.is(k, ':')
		k--
	}
	switch string(v.word(k)) {
	case "she", "he", "mum", "mother":
		return said && n > 9 && (i+1 >= len(v.tokens) || v.is(i+1, '.') || v.is(i+1, ',') || v.tokens[i+1].newLine)
	case "aged", "age", "ages", "umri":
		return true
	case "only", "just":
		return (v.has(k-1, traitHome|traitPerson) || v.has(k, traitHome) || string(v.word(k-1)) == "is" || v.kindAt(k-1) == tokenMark) && (i+1 == len(v.tokens) || v.kindAt(i+1) == tokenPunct) && n > 5
	}
	return v.is(k, ',') && v.personAt(k-1) && v.is(i+1, ',') && v.kindAt(i+2) == tokenWord && !v.marked()
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
		if v.is(i-1, '.') && v.glued(i) && v.kindAt(i-2) == tokenNumber && v.glued(i-1) {
			return 0, noUnit, i // the end of 2.5 years
		}
		if v.is(last+1, '.') && v.glued(last+1) && v.glued(last+2) && v.kindAt(last+2) == tokenNumber && v.length(last+2) == 1 {
			if unit := v.unitOf(last + 3); unit == yearUnit || unit == monthUnit { // 2.5 years
				return n, unit, last + 3
			}
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
	if n := v.value(i); n > 0 && n <= 120 {
		return n, i
	}
	switch string(v.word(i)) {
	case "one", "moja", "mmoja", "imwe", "umwe", "achiel", "akenge":
		return 1, i
	case "two", "mbili", "wawili", "miwili", "igiri", "ili", "ariyo", "aeng":
		return 2, i
	case "three", "tatu", "mitatu", "ithatu", "itatu", "adek", "somok":
		return 3, i
	case "four", "nne", "minne", "inya", "ina", "ena", "ang'wen", "angwan":
		return 4, i
	case "five", "tano", "mitano", "ithano", "itano", "abich", "mut":
		return 5, i
	case "six", "sita", "ithathatu", "itandatu", "thanthatu", "auchiel", "lo":
		return 6, i
	case "seven", "saba", "mugwanja", "muonza", "abiriyo", "tisap":
		return 7, i
	case "eight", "nane", "minane", "inyanya", "nyanya", "aboro", "sisit":
		return 8, i
	case "nine", "tisa", "kenda", "ochiko", "sogol":
		return 9, i
	case "ten", "kumi", "ikumi", "apar", "taman":
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
	case "y", "yr", "yrs", "year", "years", "miaka", "mwaka", "higni", "higa", "imiaka", "myaka", "kenyisiek":
		return yearUnit
	case "m", "mo", "mos", "mth", "mths", "month", "months", "miezi", "mwezi", "mieri", "mweri", "myei", "mwei", "miei", "dweche", "dwe", "arawek", "arawet":
		return monthUnit
	case "w", "wk", "wks", "week", "weeks", "wiki", "juma", "majuma", "jumbe", "jumbi", "ciumia", "kiumia", "syumwa", "wikisiek":
		return weekUnit
	case "d", "day", "days", "siku", "mithenya", "muthenya", "ndalo", "matuku", "odiechienge":
		return dayUnit
	}
	return noUnit
}

// ageOfPerson reports whether an age is somebody's: it stands behind a name or
// a word for age, or is followed by "old".
func (v *view) ageOfPerson(start, end int, a age) bool {
	if v.is(end+1, '-') && string(v.word(end+2)) == "old" {
		return true // 10-year-old
	}
	if v.carried(end) {
		return false
	}
	switch string(v.word(end + 1)) {
	case "boy", "girl", "baby", "child", "male", "female", "infant", "kid", "lady", "mum", "today", "leo":
		return true // the 4 year boy, eight months today
	case "old", "of":
		return string(v.word(end+1)) == "old" || string(v.word(end+2)) == "age"
	case "ago", "later", "late", "apart", "dose", "doses", "shots", "visit", "vaccine", "vaccines", "zilizopita", "iliyopita", "interval", "after", "baada", "schedule", "antigens":
		return false
	}
	if w := string(v.word(start - 2)); w == "jibu" || w == "answer" || w == "swali" {
		return false // Hapana [name], jibu ni miezi tisa
	}
	if w := string(v.word(end + 1)); (w == "no" || w == "bila") && v.tokens[start].taken == classNone && start > 0 && v.is(start-1, ',') {
		return true // grandson of [name], 16 months no MR
	}
	k := start - 1
	for v.is(k, '(') || v.is(k, ',') || v.is(k, ':') || v.is(k, '-') || v.kindAt(k) == tokenOwn || v.length(k) == 1 && v.kindAt(k) == tokenWord && (string(v.word(k)) == "f" || string(v.word(k)) == "m" || string(v.word(k)) == "a") {
		k--
	}
	if v.is(k, '.') && k > 0 && k == start-1 && v.tokens[k-1].taken == className {
		w := string(v.word(end + 1))
		return w == "but" || w == "no" || w == "not" || w == "bila" || w == "hana" || v.is(end+1, ',') || v.is(end+1, '.') // Prince. six weeks but underweight
	}
	if k < 0 {
		return false
	}
	if v.tokens[k].taken == className && k >= start-5 {
		return true
	}
	switch string(v.word(k)) {
	case "n", "na", "and":
		if k > 0 && v.tokens[k-1].taken == classAge {
			return true
		}
	case "one", "wa", "mmoja":
		if v.is(k-1, ',') {
			return true // Kip & Sang, one 2 yrs, one 3 yrs
		}
	case "at":
		switch string(v.word(k - 1)) {
		case "came", "seen", "presented", "scar", "alikuja", "amekuja":
			return true
		}
	}
	if a.units > 1 && v.kindAt(k) != tokenNumber {
		return true
	}
	if v.is(start-1, ',') && (end+1 == len(v.tokens) || v.is(end+1, ',') || v.is(end+1, '.') || v.tokens[end+1].newLine) && !v.has(k, traitCount|traitUnit) && (v.kindAt(k) != tokenNumber || v.glued(k) && v.kindAt(k-1) == tokenWord) {
		return true // from [place], 14yrs, HPV first dose
	}
	if string(v.word(k)) == "of" && v.has(k-1, traitPerson|traitHome) {
		return true // a baby of 10 months
	}
	return v.has(k, traitAgeCue)
}

// thisChild reports the age of one child that is spoken of without a name: that
// 6 weeks baby was given.
func (v *view) thisChild(start, end int) bool {
	switch string(v.word(end + 1)) {
	case "baby", "boy", "girl", "child", "infant", "male", "female":
		w := string(v.word(start - 1))
		return w == "that" || w == "this"
	}
	return false
}

// roundAge is the coarse form of an age, or nothing when it cannot be read.
func roundAge(text string) string {
	var v view
	v.build(text+" old", nil) // 72 hrs are an age only when old
	v.tokenize()
	a, _ := v.ageFrom(0)
	if n := v.value(0); a.units == 0 && len(v.tokens) == 2 && n > 0 { // aged 19
		return count(n, "year")
	}
	return a.rounded()
}

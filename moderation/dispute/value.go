package dispute

import (
	"math"
	"strconv"
)

// Kind is what a value measures.
type Kind string

// The kinds of values.
const (
	NoKind   Kind = ""
	Span     Kind = "time"
	Times    Kind = "times"
	Doses    Kind = "doses"
	Drops    Kind = "drops"
	Volume   Kind = "volume"
	Strength Kind = "strength"
	Length   Kind = "length"
	Share    Kind = "percent"
	Heat     Kind = "temperature"
	Bare     Kind = "number" // nothing says what it counts
)

// Value is one measure that a message names, such as 28 days.
type Value struct {
	Kind   Kind
	Number float64 // as written
	Unit   string  // h, d, w, m, y, ml, IU, C, %, doses...; empty when none was written
	base   float64 // in the kind's smallest unit: days for a time
	at     int     // place in the message
	denied bool    // "not six"
	person bool    // somebody's age, or what a thermometer showed
	clock  bool    // a time of the day
}

// String is such as "28 d".
func (v Value) String() string {
	text := strconv.FormatFloat(v.Number, 'g', -1, 64)
	if v.Unit == "" {
		return text
	}
	return text + " " + v.Unit
}

// same reports whether two values mean one thing: 28 days, four weeks and a
// month; six weeks and 42 days. A bare number takes the unit of the other.
func same(a, b Value) bool {
	if a.Kind == Bare || b.Kind == Bare {
		return a.Number == b.Number || counts(a, b) || counts(b, a)
	}
	if a.Kind != b.Kind {
		return false
	}
	if a.base == b.base {
		return true
	}
	if a.Kind == Span && calendar(a.Unit) != calendar(b.Unit) {
		return math.Abs(a.base-b.base) <= 0.12*math.Max(a.base, b.base)
	}
	return math.Abs(a.base-b.base) <= 0.005*math.Max(math.Abs(a.base), math.Abs(b.base))
}

// counts reports whether a number alone is a time in days or in weeks: "four
// weeks", "28".
func counts(alone, v Value) bool {
	return alone.Kind == Bare && v.Kind == Span && v.base >= 7 && (alone.Number == v.base || alone.Number*7 == v.base)
}

// calendar reports whether a unit has no fixed length in days.
func calendar(unit string) bool { return unit == "m" || unit == "y" }

// values finds the numbers of a message with what they count. used marks the
// tokens that belong to one.
func (r *Reader) values(all []token, taken []bool) []Value {
	var found []Value
	have := make(map[int]bool)
	add := func(at int, u unit) {
		if !have[at] && !taken[at] {
			have[at] = true
			found = append(found, Value{Kind: u.kind, Number: all[at].number, Unit: u.name, base: all[at].number * u.times, at: at})
		}
	}
	isNumber := func(i int) bool { return i >= 0 && i < len(all) && all[i].kind == numberToken && !taken[i] }
	joins := func(i int) bool {
		if i < 0 || i >= len(all) {
			return false
		}
		switch all[i].text {
		case ",", "and", "na", "hadi", "to", "-", "–", "/", "mpaka", "or", "au", "ama":
			return true
		}
		return false
	}
	// back gives a unit to the numbers before it that are joined to it.
	back := func(i int, u unit) {
		add(i, u)
		for i -= 2; isNumber(i) && joins(i+1) && !have[i]; i -= 2 {
			add(i, u)
		}
		if isNumber(i+1) && joins(i+2) && joins(i+3) { // "6, 10, and 14 weeks"
			add(i+1, u)
		}
	}
	forward := func(i int, u unit) {
		add(i, u)
		for i += 2; isNumber(i) && joins(i-1) && !have[i] && !r.isUnit(all, i+1); i += 2 {
			add(i, u)
		}
	}
	for i, t := range all {
		u, ok := r.units[t.text]
		if t.text == "%" || t.text == "°" {
			u, ok = map[string]unit{"%": {Share, 1, "%"}, "°": {Heat, 1, "C"}}[t.text], true
		}
		if !ok || t.kind == numberToken {
			continue
		}
		clock := t.text == "saa"
		switch {
		case before(t.text) && isNumber(i+1) && !r.isUnit(all, i+2):
			forward(i+1, u)
		case isNumber(i-1) && !have[i-1] && !clock:
			back(i-1, u)
		case i > 1 && all[i-1].text == "-" && isNumber(i-2):
			back(i-2, u)
		case isNumber(i + 1):
			forward(i+1, u)
		case i+2 < len(all) && isNumber(i+2) && isLink(all[i+1].text):
			forward(i+2, u)
		case before(t.text) && saysAt(all, i, r) > 0:
			add(saysAt(all, i, r), u)
		case i > 0 && (oneOf(all[i-1].text) || (all[i-1].text == "hadi" || all[i-1].text == "mpaka") && !named(all, i+1)) && u.kind == Span && u.name != "d" && u.name != "h":
			found = append(found, Value{Kind: Span, Number: 1, Unit: u.name, base: u.times, at: i})
		}
		if clock && len(found) > 0 && found[len(found)-1].at > i && (i == 0 || all[i-1].text != "ya") {
			found[len(found)-1].clock = true
		}
	}
	for i, t := range all {
		if t.kind == numberToken && !have[i] && !taken[i] {
			v := Value{Kind: Bare, Number: t.number, base: t.number, at: i}
			if i+1 < len(all) && (all[i+1].text == "am" || all[i+1].text == "pm" || all[i+1].text == "th") || i > 0 && (all[i-1].text == "saa" || all[i-1].text == "tarehe") {
				v.clock = true
			}
			if t.number >= 1990 && t.number < 2040 && t.number == math.Trunc(t.number) {
				v.clock = true
			}
			found = append(found, v)
		}
	}
	return append(found, r.frequencies(all)...)
}

// named reports whether a word says which one of them: "mwezi ujao".
func named(all []token, at int) bool {
	return at < len(all) && (all[at].text == "ujao" || all[at].text == "ijayo" || all[at].text == "jana" || all[at].text == "huu" || all[at].text == "hii" || all[at].text == "ya" || all[at].text == "wa")
}

// oneOf reports whether a word before a unit means one of it: "a year".
func oneOf(word string) bool {
	return word == "a" || word == "an" || word == "per" || word == "kila" || word == "every" || word == "each"
}

// saysAt is the place of the number in "matone ya polio ni mawili", or 0.
func saysAt(all []token, at int, r *Reader) int {
	for i := at + 2; i < len(all)-1 && i <= at+4; i++ {
		if all[i].text == "ni" && all[i+1].kind == numberToken && !r.isUnit(all, i+2) {
			return i + 1
		}
	}
	return 0
}

// before reports whether a unit stands before its number, as in Kiswahili.
func before(word string) bool {
	switch word {
	case "wiki", "siku", "miezi", "mwezi", "miaka", "mwaka", "masaa", "saa", "dakika", "mara", "matone", "dozi", "nyuzi", "asilimia":
		return true
	}
	return false
}

func isLink(word string) bool {
	return word == "ya" || word == "za" || word == "ni" || word == "wa" || word == "is" || word == "are" || word == "hizi"
}

func (r *Reader) isUnit(all []token, i int) bool {
	if i >= len(all) {
		return false
	}
	_, ok := r.units[all[i].text]
	return ok
}

// frequencies are "once" and "twice".
func (r *Reader) frequencies(all []token) []Value {
	var found []Value
	for i, t := range all {
		n := map[string]float64{"once": 1, "twice": 2, "thrice": 3}[t.text]
		if months := map[string]float64{"monthly": 1, "quarterly": 3}[t.text]; months > 0 {
			found = append(found, Value{Kind: Span, Number: months, Unit: "m", base: 30.4 * months, at: i})
		}
		if n > 0 {
			found = append(found, Value{Kind: Times, Number: n, Unit: "times", base: n, at: i})
		}
		if t.text == "single" && i+1 < len(all) && r.units[all[i+1].text].kind == Doses {
			found = append(found, Value{Kind: Doses, Number: 1, Unit: "doses", base: 1, at: i})
		}
	}
	return found
}

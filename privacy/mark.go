package privacy

import "strings"

// Marks are what stands where an identifier was:
//
//	[phone] [id] [date] [place] [email] [other] [age]
//	[name 1]          persons are always numbered: the same person in one text, the same number
//	[age 2 months]    an age keeps its rounded form
//
// A mark that already stands in a text is kept and counted, so that a posting
// which comes a second time, already scrubbed, gives the same text and findings.

// markAt reads the mark that begins at the bracket at i.
func markAt(text string, i int) (mark, bool) {
	rest := text[i+1:]
	if len(rest) > 24 {
		rest = rest[:24]
	}
	end := strings.IndexByte(rest, ']')
	if end < 2 {
		return mark{}, false
	}
	inside := rest[:end]
	word, extra, spaced := strings.Cut(inside, " ")
	for _, kind := range kinds {
		if word != string(kind) {
			continue
		}
		m := mark{start: i, end: i + 1 + end + 1, kind: kind, standing: true}
		switch {
		case !spaced:
			return m, true
		case kind == KindName:
			m.number = smallNumber(extra)
			return m, m.number > 0
		case kind == KindAge:
			return m, isRoundedAge(extra)
		}
		return mark{}, false
	}
	return mark{}, false
}

// smallNumber reads a whole number of one to four digits without leading
// nought; anything else is 0.
func smallNumber(s string) int {
	if s == "" || len(s) > 4 || s[0] == '0' {
		return 0
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// isRoundedAge reports whether s is what this package writes into an age mark.
func isRoundedAge(s string) bool {
	if s == "under 1 month" {
		return true
	}
	number, unit, ok := strings.Cut(s, " ")
	if !ok || len(number) > 3 || smallNumber(number) == 0 {
		return false
	}
	if number == "1" {
		return unit == "month" || unit == "year"
	}
	return unit == "months" || unit == "years"
}

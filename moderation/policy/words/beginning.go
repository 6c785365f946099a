package words

import "strings"

// Kiswahili verbs begin with who, when, which one and whom: a-na-ye-nyonya,
// i-li-funguliwa, ni-me-discard. These are the parts, in their order; each may
// be missing.
func beginnings() [4][]string {
	return [4][]string{
		{"hatu", "hawa", "hazi", "hai", "ham", "hau", "haya", "haji", "haja", "huwa", "nina", "si", "ha", "ni", "u", "a", "tu", "mna", "m", "wa", "i", "zi", "li", "ya", "ki", "vi", "ku", "pa", "hu", "n", "w", "z"},
		{"mesha", "nge", "ngali", "taka", "na", "me", "li", "ta", "ki", "ka", "ja", "hu", "sha", "si", "ku"},
		{"ye", "cho", "vyo", "lo", "zo", "yo", "po", "o", "lio"},
		{"ni", "ku", "mw", "m", "tu", "wa", "i", "zi", "li", "ya", "ki", "vi", "ji"},
	}
}

// tensePart is the place of the marks of time among the beginnings.
const tensePart = 1

// roots returns what may be left of a word when Kiswahili beginnings are taken
// off, the longest first, each once; nothing shorter than three letters. What is
// left after a single letter must end in a vowel, as Kiswahili verbs do
// ("award" is not a-ward), unless a mark of time was among them.
func (r *Reader) roots(word string) []string {
	var found []string
	var cut func(rest string, part int, timed bool)
	cut = func(rest string, part int, timed bool) {
		if part > 0 && len(rest) < len(word) && len(rest) >= 3 && (timed || len(word)-len(rest) > 1 || strings.ContainsRune("aeiou", rune(rest[len(rest)-1]))) {
			found = append(found, rest)
		}
		if part == len(r.beginnings) {
			return
		}
		cut(rest, part+1, timed)
		for _, begin := range r.beginnings[part] {
			if after, ok := strings.CutPrefix(rest, begin); ok && len(after) >= 3 {
				cut(after, part+1, timed || part == tensePart)
			}
		}
	}
	cut(word, 0, false)
	// Insertion by length keeps the order stable without another import.
	for i := 1; i < len(found); i++ {
		for j := i; j > 0 && len(found[j]) > len(found[j-1]); j-- {
			found[j], found[j-1] = found[j-1], found[j]
		}
	}
	out := found[:0]
	seen := ""
	for _, one := range found {
		if one != seen {
			out = append(out, one)
		}
		seen = one
	}
	return out
}

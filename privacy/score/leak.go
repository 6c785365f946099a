package score

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Leaks reports whether an identifier survives in the scrubbed text: a word of
// three letters or more of a name, five digits in a row of a number (all of
// them when it has fewer), and the whole string of anything else. A word or
// number that the message also holds outside its identifiers has leaked only
// if more of it is left than stands there.
func Leaks(m Message, span Span, scrubbed string) bool {
	return leaks(m.Text[span.Start:span.End], span.Type, outside(m), withoutMarks(scrubbed))
}

func leaks(identifier, kind, outside, scrubbed string) bool {
	switch kind {
	case "NAME":
		for _, word := range words(identifier) {
			if letters(word) >= 3 && countWord(scrubbed, word) > countWord(outside, word) {
				return true
			}
		}
		return false
	case "PHONE", "ID", "FACILITY_NO":
		number := digits(identifier)
		if len(number) >= 5 {
			left, there := squeezed(scrubbed), squeezed(outside)
			for i := 0; i+5 <= len(number); i++ {
				if strings.Count(left, number[i:i+5]) > strings.Count(there, number[i:i+5]) {
					return true
				}
			}
			return false
		}
	}
	needle := strings.ToLower(identifier)
	return strings.Count(strings.ToLower(scrubbed), needle) > strings.Count(strings.ToLower(outside), needle)
}

// outside is the text of a message with its identifiers blanked.
func outside(m Message) string {
	spans := append([]Span(nil), m.Spans...)
	sort.Slice(spans, func(i, j int) bool { return spans[i].Start < spans[j].Start })
	var out strings.Builder
	at := 0
	for _, s := range spans {
		if s.Start > at {
			out.WriteString(m.Text[at:s.Start])
		}
		out.WriteString(" \x00 ")
		at = max(at, s.End)
	}
	out.WriteString(m.Text[at:])
	return out.String()
}

// withoutMarks blanks marks such as [name 1] and [age 2 months].
func withoutMarks(text string) string {
	var out strings.Builder
	for {
		open := strings.IndexByte(text, '[')
		if open < 0 {
			break
		}
		end := strings.IndexByte(text[open:], ']')
		if end < 0 {
			break
		}
		inside := text[open+1 : open+end]
		word, _, _ := strings.Cut(inside, " ")
		switch word {
		case "name", "phone", "id", "date", "place", "age", "email", "other":
			out.WriteString(text[:open] + " \x00 ")
			text = text[open+end+1:]
		default:
			out.WriteString(text[:open+1])
			text = text[open+1:]
		}
	}
	out.WriteString(text)
	return out.String()
}

// words cuts a text into runs of letters and digits, in small letters.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !inWord(r) })
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

func countWord(text, word string) int {
	n := 0
	for _, w := range words(text) {
		if w == word {
			n++
		}
	}
	return n
}

func letters(word string) int {
	n := 0
	for _, r := range word {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

func digits(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, text)
}

// squeezed keeps digits, and one space wherever something stands between them
// that nobody writes inside one number.
func squeezed(text string) string {
	var out strings.Builder
	gap := false
	for len(text) > 0 {
		r, size := utf8.DecodeRuneInString(text)
		text = text[size:]
		switch {
		case r >= '0' && r <= '9':
			if gap {
				out.WriteByte(' ')
				gap = false
			}
			out.WriteRune(r)
		case !strings.ContainsRune(" .-/()", r):
			gap = true
		}
	}
	return out.String()
}

package words

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// token is one word or number, in small letters, without accents.
type token struct {
	text   string
	number bool
}

// tokens splits a text into words and numbers. A word that ends in a number
// ("penta3", "28days") gives both parts.
func tokens(text string) []token {
	var all []token
	var b strings.Builder
	number := false
	flush := func() {
		if b.Len() > 0 {
			word := strings.TrimRight(b.String(), ".'")
			if word != "" {
				all = append(all, token{text: word, number: number})
			}
			b.Reset()
		}
	}
	runes := []rune(norm.NFKD.String(withoutMarks(text)))
	for i, r := range runes {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\u2019' || r == '\'':
		case unicode.IsDigit(r):
			if b.Len() > 0 && !number {
				flush()
			}
			number = true
			b.WriteRune(r)
		case unicode.IsLetter(r):
			if b.Len() > 0 && number {
				flush()
			}
			number = false
			b.WriteRune(unicode.ToLower(r))
		case (r == '.' || r == ',') && number && b.Len() > 0 && i+1 < len(runes) && unicode.IsDigit(runes[i+1]):
			if r == '.' {
				b.WriteRune(r)
			}
		case r == '%':
			flush()
			all = append(all, token{text: "percent"})
		default:
			flush()
		}
	}
	flush()
	return all
}

// withoutMarks takes out the marks that stand where an identifier was, such as
// [name 1] and [place]; [age 2 months] keeps its age.
func withoutMarks(text string) string {
	if !strings.Contains(text, "[") {
		return text
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "[")
		b.WriteString(before)
		inside, after, closed := strings.Cut(rest, "]")
		if !found || !closed {
			b.WriteString(" " + rest)
			return b.String()
		}
		switch kind, extra, _ := strings.Cut(inside, " "); kind {
		case "phone", "id", "date", "place", "email", "other", "name":
			b.WriteByte(' ')
		case "age":
			b.WriteString(" " + extra + " ")
		default:
			b.WriteString(" " + inside + " ")
		}
		text = after
	}
}

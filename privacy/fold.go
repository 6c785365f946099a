package privacy

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold brings one word to the form in which words are compared: compatibility
// characters composed, invisible and combining characters gone, quotation
// marks straight, small letters.
func fold(word string) string {
	plain := true
	for i := 0; i < len(word); i++ {
		if c := word[i]; c >= 0x80 || (c >= 'A' && c <= 'Z') {
			plain = false
			break
		}
	}
	if plain {
		return word
	}
	var out strings.Builder
	out.Grow(len(word))
	for _, r := range norm.NFKD.String(word) {
		switch {
		case isInvisible(r), unicode.Is(unicode.Mn, r):
		case r == '’', r == '‘', r == 'ʼ', r == '`', r == '´':
			out.WriteByte('\'')
		case r == '“', r == '”', r == '„':
			out.WriteByte('"')
		default:
			out.WriteRune(unicode.ToLower(r))
		}
	}
	return out.String()
}

// isInvisible reports characters that take no room on the screen: zero-width
// ones, bidirectional marks, soft hyphens, variation selectors.
func isInvisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) || (r >= 0xFE00 && r <= 0xFE0F) || r == 0x034F || r == 0x115F || r == 0x3164
}

package quiz

import (
	"slices"
	"strings"
	"unicode"
)

// maxAnswer bounds an answer in bytes: what is longer is a message, not one.
const maxAnswer = 240

// fold brings an answer to a plain form: small letters, ordinary digits and
// signs, no invisible characters, no marks of WhatsApp's formatting, single
// spaces.
func fold(text string) string {
	var out strings.Builder
	for _, r := range text {
		switch {
		case r >= 0xFF01 && r <= 0xFF5E: // full width
			r -= 0xFEE0
		case r >= 0x1F170 && r <= 0x1F189: // letters in a square, as in 🅱
			r = 'a' + (r - 0x1F170)
		case r >= 0x24B6 && r <= 0x24CF: // letters in a circle
			r = 'a' + (r - 0x24B6)
		case r >= 0x24D0 && r <= 0x24E9:
			r = 'a' + (r - 0x24D0)
		}
		switch r {
		case '’', '‘', 'ʼ', '`', '´':
			r = '\''
		case '−', '–', '—', '‐', '‑':
			r = '-'
		case '٪', '﹪':
			r = '%'
		case '×':
			r = 'x'
		case '÷', '⁄':
			r = '/'
		case '*', '_', '~', '"', '“', '”':
			r = ' '
		case '½':
			out.WriteString(" 1/2 ")
			continue
		case '¼':
			out.WriteString(" 1/4 ")
			continue
		case '¾':
			out.WriteString(" 3/4 ")
			continue
		}
		switch {
		case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r) || unicode.Is(unicode.Sk, r):
		case unicode.IsSpace(r):
			out.WriteByte(' ')
		default:
			out.WriteRune(unicode.ToLower(r))
		}
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

// letters is a text without its signs, to compare an answer with an option.
func letters(text string) string {
	plain := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return ' '
	}, fold(text))
	return strings.Join(strings.Fields(plain), " ")
}

// lead steps over the words that people put before an answer: "jibu ni B",
// "I think it is 25".
func lead(text string) string {
	for {
		word, after, _ := strings.Cut(text, " ")
		word = strings.Trim(word, ".:,;=>-")
		if !leads(word) || after == "" {
			if before, rest, ok := strings.Cut(text, ":"); ok && leads(strings.TrimSpace(before)) { // "jibu:25"
				return strings.TrimSpace(rest)
			}
			return text
		}
		text = after
	}
}

// leads reports whether a word only leads up to an answer.
func leads(word string) bool { return word == "" || slices.Contains(leadWords(), word) }

func leadWords() []string {
	return []string{
		"answer", "ans", "answ", "the", "my", "is", "its", "it", "it's", "i", "think", "say", "option", "opt", "choice", "letter", "number",
		"jibu", "langu", "ni", "nadhani", "nafikiri", "naona", "chaguo", "herufi", "nambari", "namba", "kama", "about", "approximately", "approx", "around", "takriban", "karibu", "roughly", "yaani", "so", "basi",
	}
}

// follows reports whether nothing but courtesy follows an answer.
func follows(text string) bool {
	for _, word := range strings.Fields(text) {
		if word = strings.Trim(word, ".,;:!?)("); word != "" && !slices.Contains(courtesies(), word) {
			return false
		}
	}
	return true
}

func courtesies() []string {
	return []string{"please", "thanks", "thank", "you", "asante", "sana", "tafadhali", "sir", "madam", "only", "pekee", "tu", "👍", "🙏", "nadhani", "i", "think", "ndio", "jibu", "langu"}
}

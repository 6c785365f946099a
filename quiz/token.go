package quiz

import (
	"slices"
	"strconv"
	"strings"
)

// Tokens is what the grammar of a command gives of unscrubbed text: words that
// we knew before, and small whole numbers. privacy.Cursor is one.
type Tokens interface {
	// Word reads the next word if it is one of the known ones.
	Word(known []string) (string, bool)
	// Number reads the next word if it is a whole number of a few digits.
	Number() (int, bool)
	// AtEnd reports whether nothing is left.
	AtEnd() bool
}

// maxTokens is how many words an answer has at most.
const maxTokens = 12

// MarkTokens marks an answer before it was scrubbed: "B", "option B", "25",
// "asilimia 25", "ishirini na tano". An answer that needs more ("25.5%", an
// option's own words) is none here, and is marked from the clean text.
func (q Question) MarkTokens(from Tokens) Mark {
	known := slices.Concat(leadWords(), courtesies(), percentWords(), unitWords(), spelledWords(), truthWords(), []string{"per", "cent"})
	for option := range q.optionCount() {
		known = append(known, strings.ToLower(Letter(option)))
	}
	var words []string
	for range maxTokens {
		if from.AtEnd() {
			return MarkToken(q, strings.Join(words, " "))
		}
		if n, ok := from.Number(); ok {
			words = append(words, strconv.Itoa(n))
		} else if word, ok := from.Word(known); ok {
			words = append(words, word)
		} else {
			break
		}
	}
	return Mark{Option: -1}
}

// spelledWords are the words of readWords.
func spelledWords() []string {
	return slices.Concat(smallEnglish(), tensEnglish()[1:], smallKiswahili(), tensKiswahili()[1:],
		[]string{"hundred", "a", "mia", "na", "and", "point", "nukta", "robo", "nusu", "half", "quarter", "quarters", "theluthi", "third", "thirds", "arubaini"})
}

// ReadTag reads the number of a round from the beginning of a private answer,
// "Q12 B", as the link that opens the chat begins it, and gives back the rest.
func ReadTag[T ~string](text T) (round int, rest string, ok bool) {
	if len(text) > 4*maxAnswer {
		return 0, "", false
	}
	plain := strings.TrimLeft(string(text), " \t\n\u200e\u200f\u2068\ufeff*_")
	if plain == "" || plain[0] != 'q' && plain[0] != 'Q' {
		return 0, "", false
	}
	plain = strings.TrimLeft(plain[1:], " ")
	end := 0
	for end < len(plain) && isDigit(plain[end]) {
		end++
	}
	round, err := strconv.Atoi(plain[:end])
	if err != nil || round <= 0 || end > maxDigits {
		return 0, "", false
	}
	rest = strings.TrimLeft(plain[end:], " .:,)-*_\t\n")
	return round, rest, true
}

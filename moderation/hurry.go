package moderation

import (
	"slices"
	"strings"

	"github.com/mshauri/mshauri/privacy"
)

// hurries are words by which a question says that a patient is there, or that
// it is about today. Each may be several words that follow each other.
var hurries = [][]string{
	{"now"},
	{"right", "now"},
	{"today"},
	{"urgent"},
	{"urgently"},
	{"asap"},
	{"quickly"},
	{"is", "here"},
	{"are", "here"},
	{"waiting"},
	{"outside"},
	{"on", "the", "table"},
	{"with", "me"},
	{"immediately"},
	{"sasa"},
	{"saa", "hii"},
	{"saahii"},
	{"sai"},
	{"sahii"},
	{"leo"},
	{"haraka"},
	{"yuko", "hapa"},
	{"ako", "hapa"},
	{"wako", "hapa"},
	{"iko", "hapa"},
	{"niko", "na"},
	{"anasubiri"},
	{"wanasubiri"},
	{"anangoja"},
	{"wanangoja"},
	{"mbele", "yangu"},
	{"amekuja"},
	{"wamekuja"},
}

// stays are greetings and idle words in which those words hurry nobody.
var stays = [][]string{
	{"habari", "ya", "leo"},
	{"habari", "za", "leo"},
	{"for", "now"},
	{"until", "now"},
	{"hadi", "sasa"},
	{"mpaka", "sasa"},
	{"hadi", "leo"},
	{"sasa", "wadau"},
	{"sasa", "wote"},
	{"quiz", "ya", "leo"},
	{"mkutano", "wa", "leo"},
	{"meeting", "today"},
	{"by", "now"},
}

// Hurries reports whether a question cannot wait for the evening: it speaks of
// now, of today, or of a patient who is there.
func Hurries(question privacy.Clean) bool {
	words := strings.FieldsFunc(strings.ToLower(question.String()), func(r rune) bool {
		return r != '\'' && (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	idle := make([]bool, len(words))
	for i := range words {
		for _, stay := range stays {
			if begins(words[i:], stay) {
				for j := range stay {
					idle[i+j] = true
				}
			}
		}
	}
	for i := range words {
		if !idle[i] && slices.ContainsFunc(hurries, func(hurry []string) bool { return begins(words[i:], hurry) }) {
			return true
		}
	}
	return false
}

func begins(words, with []string) bool {
	return len(words) >= len(with) && slices.Equal(words[:len(with)], with)
}

package emergency

import (
	"slices"
	"strings"
)

// Vocabulary is the words of four letters and more by which an emergency is
// known: the scrubber leaves them as they are, or a rare verb would be taken
// for a name, and nobody be rung.
func Vocabulary() []string {
	patterns, err := parse(signsText)
	if err != nil {
		panic("emergency: signs.txt: " + err.Error())
	}
	var words []string
	for _, p := range patterns {
		if _, _, event := isKind(p.class); !event && p.class != "part" {
			continue
		}
		for _, part := range p.parts {
			for _, s := range part.either {
				switch s.sort {
				case '=':
					words = append(words, s.text)
				case '@':
					for _, before := range []string{"ame", "ana", "ali", "wame", "wana", "ime", "ku"} {
						words = append(words, before+s.text)
					}
				}
			}
		}
	}
	words = slices.DeleteFunc(words, func(word string) bool { return len(word) < 4 || strings.HasPrefix(word, ":") })
	slices.Sort(words)
	return slices.Compact(words)
}

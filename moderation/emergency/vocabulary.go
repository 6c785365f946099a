package emergency

import (
	"slices"
	"strings"
)

// alsoNames are words of signs.txt that are people's names as well: the scrubber
// judges them as it would without us.
var alsoNames = []string{"amelia", "barking", "bellows", "bench", "giza", "gray", "grey", "hana", "head", "kali", "kamba", "kimya", "kizito", "left", "moon", "misuli", "white", "whites", "spirit", "saline", "kijani", "madoa", "maisha"}

// Vocabulary is the words of five letters and more by which an emergency is
// known: the scrubber leaves them as they are, or a rare verb would be taken
// for a name, and nobody be rung. A shorter one is too often one: Pili, Roho.
func Vocabulary() []string {
	var words []string
	for _, p := range mustParse(signsText) {
		if p.class == "mend" {
			words = append(words, slipsOf(p.parts[0].either[0].text)...)
		}
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
	words = append(words, longOf(tonguesText)...)
	words = slices.DeleteFunc(words, func(word string) bool {
		return len(word) < 5 || slices.Contains(alsoNames, word) || strings.ContainsFunc(word, func(c rune) bool { return c < 'a' || c > 'z' })
	})
	slices.Sort(words)
	return slices.Compact(words)
}

// slipsOf are the words that lack a letter of a word, or have two exchanged: as
// a thumb in a hurry writes it.
func slipsOf(word string) (all []string) {
	for i := range word {
		all = append(all, word[:i]+word[i+1:])
		if i > 0 {
			all = append(all, word[:i-1]+word[i:i+1]+word[i-1:i]+word[i+1:])
		}
	}
	return all
}

// longOf are the words of eight letters and more by which the mother tongues
// tell of it. A shorter one may be somebody's name.
func longOf(text string) (all []string) {
	for _, p := range mustParse(text) {
		if _, _, event := isKind(p.class); !event {
			continue
		}
		for _, part := range p.parts {
			for _, s := range part.either {
				if s.sort == '=' && len(s.text) >= 8 {
					all = append(all, s.text)
				}
			}
		}
	}
	return all
}

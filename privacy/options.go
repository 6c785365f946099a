package privacy

import (
	"fmt"
	"strings"
	"unicode"
)

// lexicon adds the options to a lexicon, or says which of them cannot be used.
func (o Options) lexicon(base lexicon) (lexicon, error) {
	if len(o.Names)+len(o.Places)+len(o.SafeWords)+len(o.Vocabulary) == 0 {
		return base, nil
	}
	l := lexicon{shared: base.shared, added: make(traits)}
	for _, list := range []struct {
		name    string
		entries []string
		trait   trait
	}{
		{"names", o.Names, traitLocalName},
		{"places", o.Places, traitLocalPlace},
		{"safe words", o.SafeWords, traitSafe},
	} {
		for _, entry := range list.entries {
			words := strings.Fields(fold(entry))
			if err := checkEntry(entry, words, list.trait); err != nil {
				return lexicon{}, fmt.Errorf("the scrubber's list of %s has the entry %q: %w", list.name, entry, err)
			}
			for _, word := range words {
				l.added.add(word, list.trait)
			}
		}
	}
	for _, word := range o.Vocabulary {
		if hash := hashWord(fold(word)); l.of(hash) == 0 {
			l.added[hash] |= traitSafe
		}
	}
	return l, nil
}

func checkEntry(entry string, words []string, t trait) error {
	switch {
	case len(words) == 0:
		return fmt.Errorf("it holds no word")
	case len(entry) > 60:
		return fmt.Errorf("it is longer than 60 characters")
	case len(words) > 4:
		return fmt.Errorf("it has more than four words")
	case t == traitSafe && len(words) > 1:
		return fmt.Errorf("safe words are given one by one")
	}
	for _, word := range words {
		for _, r := range word {
			if !unicode.IsLetter(r) && r != '\'' && r != '-' {
				return fmt.Errorf("only letters, apostrophes and hyphens can be used")
			}
		}
		if len(word) < 3 && len(words) == 1 {
			return fmt.Errorf("it is too short: it would be found in other words")
		}
	}
	return nil
}

package privacy

// A dictionary cannot hold the verbs of Kiswahili: who, when and whom are all
// inside the word (hawajamleta, nimeconfirm). verbTrait takes a word that no
// list knows apart and looks for its stem.

// subjects and tenses in the order of Kiswahili; the longest are tried first.
var (
	verbSubjects = [...]string{"hatu", "ham", "hawa", "hai", "hazi", "haku", "hay", "tu", "wa", "ni", "zi", "ki", "vi", "li", "ya", "ku", "pa", "mu", "si", "hu", "ha", "na", "u", "a", "m", "i"}
	verbTenses   = [...]string{"mesha", "ngali", "nge", "taka", "na", "li", "ta", "me", "ki", "ka", "ja", "sha", "ku"}
	verbObjects  = [...]string{"", "ni", "ku", "m", "mw", "tu", "wa", "i", "zi", "ki", "vi", "li", "ya", "ji"}
)

// verbTrait returns traitVerb for what is built like a verb of Kiswahili, with
// traitKiswahili as well when its stem is a known word of either language.
func (l lexicon) verbTrait(word []byte) trait {
	if len(word) < 5 || len(word) > 24 {
		return 0
	}
	var found trait
	for _, subject := range verbSubjects {
		rest, ok := cutPrefix(word, subject)
		if !ok {
			continue
		}
		for _, tense := range verbTenses {
			stem, ok := cutPrefix(rest, tense)
			if !ok || len(stem) < 2 {
				continue
			}
			for _, object := range verbObjects {
				root, ok := cutPrefix(stem, object)
				if !ok || len(root) < 3 {
					continue
				}
				if l[hashBytes(root)]&(traitEnglish|traitKiswahili|traitSafe) != 0 {
					return traitVerb | traitKiswahili
				}
			}
			if last := stem[len(stem)-1]; len(stem) >= 4 && (last == 'a' || last == 'e' || last == 'i') {
				found = traitVerb
			}
		}
	}
	if found != 0 {
		return found
	}
	// mpigie, muulize, wapeleke: a bidding, with whom it is done to
	if last := word[len(word)-1]; last == 'e' || last == 'i' {
		for _, object := range [...]string{"m", "mu", "mw", "wa", "ni", "tu", "ha", "hawa", "hau", "hai"} {
			root, ok := cutPrefix(word, object)
			if !ok || len(root) < 5 || (last == 'i') != (object[0] == 'h') {
				continue
			}
			if l[(hashBytes(root[:len(root)-1])^'a')*hashPrime]&traitKiswahili != 0 {
				return traitVerb | traitKiswahili
			}
		}
	}
	// kituoni, shuleni: the place of a known word
	if root, ok := cutSuffix(word, "ni"); ok && len(root) >= 4 && l[hashBytes(root)]&(traitKiswahili|traitSafe) != 0 {
		return traitKiswahili
	}
	return 0
}

func cutPrefix(word []byte, prefix string) ([]byte, bool) {
	if len(word) < len(prefix) || string(word[:len(prefix)]) != prefix {
		return nil, false
	}
	return word[len(prefix):], true
}

func cutSuffix(word []byte, suffix string) ([]byte, bool) {
	n := len(word) - len(suffix)
	if n < 0 || string(word[n:]) != suffix {
		return nil, false
	}
	return word[:n], true
}

func hashBytes(word []byte) uint64 {
	hash := uint64(hashStart)
	for _, c := range word {
		if c != '\'' {
			hash = (hash ^ uint64(c)) * hashPrime
		}
	}
	return hash
}

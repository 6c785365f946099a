package privacy

// A dictionary cannot hold the verbs of Kiswahili: who, when and whom are all
// inside the word (hawajamleta, nimeconfirm). verbTrait takes a word that no
// list knows apart and looks for its stem.

// subjects and tenses in the order of Kiswahili; the longest are tried first.
var (
	verbSubjects = [...]string{"hatu", "ham", "hawa", "hai", "hazi", "haku", "hay", "tu", "wa", "ni", "zi", "ki", "vi", "li", "ya", "ku", "ka", "pa", "mu", "si", "hu", "ha", "na", "u", "a", "m", "i"}
	verbTenses   = [...]string{"mesha", "ngali", "nge", "taka", "na", "li", "ta", "me", "ki", "ka", "ja", "sha", "ku"}
	verbObjects  = [...]string{"", "ni", "ku", "m", "mw", "mu", "tu", "wa", "i", "u", "zi", "ki", "vi", "li", "ya", "ji", "cho", "vyo", "yo", "zo", "lo", "po"}
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
				if ok && len(root) == 2 && root[1] == 'a' && (root[0] == 'w' || root[0] == 'p' || root[0] == 'l' || root[0] == 'f' || root[0] == 'j') {
					return traitVerb | traitKiswahili // mkiwa, akipa
				}
				if !ok || len(root) < 3 {
					continue
				}
				if l.verbRoot(root) || l.of(hashBytes(root))&(traitEnglish|traitKiswahili|traitSafe) != 0 {
					return traitVerb | traitKiswahili
				}
			}
			if last := stem[len(stem)-1]; len(stem) >= 4 && (last == 'a' || last == 'e' || last == 'i') {
				found = traitVerb
			}
		}
	}
	if l.wish(word) {
		return traitVerb | traitKiswahili
	}
	if found != 0 {
		return found
	}
	// kituoni, shuleni: the place of a known word
	if root, ok := cutSuffix(word, "ni"); ok && len(root) >= 4 && l.of(hashBytes(root))&(traitKiswahili|traitSafe) != 0 {
		return traitKiswahili
	}
	return 0
}

// What a verb that has no tense begins with, by how it ends.
var (
	wishSubjects  = [...]string{"ni", "u", "a", "tu", "m", "mw", "mu", "wa", "i", "zi", "ki", "vi", "li", "ya", "ku", "pa", ""}
	barePrefixes  = [...]string{"ku", "kw", "kuto", "hu", "na"}
	notPrefixes   = [...]string{"si", "hu", "ha", "hatu", "ham", "hawa", "hau", "hai", "hazi", "haki", "havi", "hali", "haya", "haku"}
	verbEndings   = [...]string{"je", "ni", "po", "ye", "yo", "zo", "vyo", "cho", "lo"}
	verbExtension = [...]string{"ishw", "eshw", "izw", "ezw", "iliw", "elew", "liw", "lew", "iw", "ew", "w", "ish", "esh", "iz", "ez", "ik", "ek", "ian", "ean", "an", "li", "le", "i", "e", "sh", "y"}
)

// wish reports verbs without a tense: what should be (achanjwe, uripoti, imwage,
// wasipake), what is done by habit or in general (hufuta, kushare), and the
// short present (nachora), with whom it is done to and the question behind
// (tuwaambieje).
func (l lexicon) wish(word []byte) bool {
	if l.wishBare(word) {
		return true
	}
	for _, ending := range verbEndings {
		if rest, ok := cutSuffix(word, ending); ok && len(rest) >= 4 && (l.wishBare(rest) || (ending == "je" || rest[len(rest)-2] == 'n' && rest[len(rest)-1] == 'a') && l.of(hashBytes(rest))&traitKiswahili != 0) {
			return true
		}
	}
	return false
}

func (l lexicon) wishBare(word []byte) bool {
	for _, subject := range wishSubjects {
		rest, ok := cutPrefix(word, subject)
		if !ok || len(rest) < 4 {
			continue
		}
		if negative, ok := cutPrefix(rest, "si"); ok && l.wished(negative, true) {
			return true
		}
		if l.wished(rest, false) {
			return true
		}
	}
	for _, prefix := range barePrefixes {
		rest, ok := cutPrefix(word, prefix)
		if !ok || len(rest) < 3 {
			continue
		}
		for _, object := range verbObjects {
			root, ok := cutPrefix(rest, object)
			if ok && len(root) >= 3 && (l.verbRoot(root) || len(root) >= 4 && prefix == "ku" && l.of(hashBytes(root))&traitEnglish != 0 || len(root) >= 6 && l.of(hashBytes(root))&traitKiswahili != 0) {
				return true
			}
		}
	}
	if word[len(word)-1] != 'i' {
		return false
	}
	for _, prefix := range notPrefixes {
		rest, ok := cutPrefix(word, prefix)
		if !ok {
			continue
		}
		for _, object := range verbObjects {
			if root, ok := cutPrefix(rest, object); ok && len(root) >= 3 && (l.stem(root[:len(root)-1], 'a') || l.extended(root[:len(root)-1])) {
				return true // haishiki, siijui: what is not done
			}
		}
	}
	return false
}

// wished reports whether what stands behind a subject is a wish: chanjwe, mpe,
// ripoti; and behind a no, carry.
func (l lexicon) wished(word []byte, negative bool) bool {
	for _, object := range verbObjects {
		root, ok := cutPrefix(word, object)
		if !ok || len(root) < 4 {
			continue
		}
		switch root[len(root)-1] {
		case 'e':
			if l.verbRoot(root) {
				return true
			}
		case 'i', 'u': // ripoti, hifadhi: verbs of Arabic and English
			if len(root) >= 6 && l.of(hashBytes(root))&traitKiswahili != 0 {
				return true
			}
		}
		if negative && l.of(hashBytes(root))&(traitEnglish|traitKiswahili) != 0 {
			return true
		}
	}
	return false
}

// verbRoot reports whether a word ends in a or e and is, with or without what
// extends it, a word of the dictionary that ends in a: chanjwe, tupwa, yeyushe.
func (l lexicon) verbRoot(word []byte) bool {
	last := len(word) - 1
	if word[last] != 'a' && word[last] != 'e' {
		return false
	}
	root := word[:last]
	return l.stem(root, 'a') || l.extended(root)
}

// extended reports whether a root without its last vowel is a verb with something
// that extends it: tup-w, yey-ush.
func (l lexicon) extended(root []byte) bool {
	for _, extension := range verbExtension {
		if base, ok := cutSuffix(root, extension); ok && len(base) >= 3 && (l.stem(base, 'a') || l.stem(base, 'i') || l.stem(base, 'u')) {
			return true
		}
	}
	return false
}

// stem reports whether a stem with this vowel is a word of Kiswahili.
func (l lexicon) stem(stem []byte, vowel byte) bool {
	return len(stem) >= 2 && l.of((hashBytes(stem)^uint64(vowel))*hashPrime)&traitKiswahili != 0
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

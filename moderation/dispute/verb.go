package dispute

import "strings"

// The beginnings of Kiswahili verbs: who, when, and whom; each may be missing.
// A beginning that says no comes first.
func refusing() []string {
	return []string{"hatu", "ham", "hawa", "hai", "hazi", "haya", "hau", "hali", "haku", "haki", "ha", "tusi", "msi", "wasi", "usi", "asi", "isi", "zisi", "nisi", "yasi", "si"}
}

func persons() []string {
	return []string{"ni", "u", "a", "tu", "m", "wa", "i", "zi", "ya", "li", "ku", "ki", "vi", "hu", "na", "una", "n", "w", "y", "tuna", "mna"}
}

func tenses() []string {
	return []string{"na", "li", "me", "mesha", "ta", "ka", "ki", "sha", "ja", "ku", "taka", "nge", "kishaku", "kisha", "naye", "lio", "nayo", "naku", "nazo", "ye", "yo", "zo", "cho"}
}

func objects() []string {
	return []string{"ni", "ku", "m", "mw", "tu", "wa", "i", "zi", "li", "ya", "ki", "vi", "ji", "u"}
}

// beginning reports whether a text is the beginning of a verb, and whether it
// says no.
func beginning(text string) (negative, ok bool) {
	if text == "" {
		return false, true
	}
	for _, no := range refusing() {
		if rest, found := strings.CutPrefix(text, no); found && rests(rest) {
			return true, true
		}
	}
	for _, who := range persons() {
		if rest, found := strings.CutPrefix(text, who); found && rests(rest) {
			return false, true
		}
	}
	return false, rests(text)
}

// rests reports whether a text is a mark of time, a mark of whom, or both.
func rests(text string) bool {
	if text == "" {
		return true
	}
	for _, whom := range objects() {
		if text == whom {
			return true
		}
	}
	for _, when := range tenses() {
		if rest, found := strings.CutPrefix(text, when); found {
			if rest == "" {
				return true
			}
			for _, whom := range objects() {
				if rest == whom {
					return true
				}
			}
		}
	}
	return false
}

// ending reports whether what follows a root may be a verb's end, in Kiswahili
// or in English.
func ending(text string) bool {
	if len(text) > 6 {
		return false
	}
	switch text {
	case "", "e", "ed", "ing", "s", "es", "d", "ted", "ting", "ped", "ping", "able":
		return true
	}
	switch text[len(text)-1] {
	case 'a', 'e', 'i', 'o', 'u':
		return true
	}
	return strings.HasSuffix(text, "ni")
}

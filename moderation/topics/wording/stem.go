package wording

import "strings"

// Stem takes off, lightly, what a verb carries in front in Kiswahili and in
// Sheng ("nimeandika", "tunatrace") and what an English word carries behind.
// A word that would be left too short stays as it is.
func Stem(word string) string {
	if len(word) < 5 {
		return word
	}
	stem := afterTense(word)
	if stem == "" {
		stem = word
		if strings.HasPrefix(word, "ku") && len(word) >= 6 {
			stem = word[2:]
		}
	}
	if short := english(stem); len(short) >= 3 {
		return short
	}
	return stem
}

// Subjects and tenses of a Swahili verb, the longer first.
var (
	subjects = []string{"hatu", "hawa", "hai", "haya", "hazi", "ham", "si", "ni", "tu", "wa", "zi", "ya", "ha", "hu", "ina", "m", "u", "a", "i"}
	tenses   = []string{"mesha", "lisha", "nge", "ngali", "me", "na", "li", "ta", "ki", "ka", "ku", "ja"}
	objects  = []string{"wa", "ni", "m", "tu", "ku", "zi", "i", "u", "ya", "mw"}
	// endings that a word must have before its first letters are taken off:
	// nearly every Swahili verb ends in a vowel, and Sheng takes English verbs.
	notVerbs = set("name", "nane", "tano", "wananchi", "mama", "mlima", "watu", "national", "under", "until", "antigen", "annual",
		"analysis", "antibiotics", "immunity", "immunization", "immunize", "human", "unit", "units", "initial", "island", "inaction",
		"unaware", "install", "initiate", "alive", "alike", "ukiwa", "akiwa", "wakati", "zikiwa", "ikiwa", "yake", "yako", "yangu", "yetu", "wake", "wako",
		"mtaani", "wakenya", "namba", "nambari", "nini", "mnara", "wali", "simu", "simple", "since", "silver", "signal", "sita", "watoto", "wagonjwa",
		"minute", "minutes", "mikono", "talk", "unauthorized", "malaria", "makini", "humidity", "tuta", "wanawake", "inactivated", "image", "imani",
		"imara", "ilani", "anaphylaxis", "anaphylactic", "alizeti", "tulia", "until", "ulcer", "unable", "injection", "wana", "unadministered")
)

// afterTense is what follows a subject and a tense, or nothing.
func afterTense(word string) string {
	if notVerbs[word] {
		return ""
	}
	for _, subject := range subjects {
		rest, ok := strings.CutPrefix(word, subject)
		if !ok {
			continue
		}
		for _, tense := range tenses {
			stem, ok := strings.CutPrefix(rest, tense)
			if !ok || len(stem) < 3 {
				continue
			}
			for _, object := range objects {
				if bare, ok := strings.CutPrefix(stem, object); ok && len(bare) >= 4 && isConsonant(bare[0]) {
					return bare
				}
			}
			return stem
		}
	}
	return ""
}

func isConsonant(c byte) bool {
	return c >= 'b' && c <= 'z' && c != 'e' && c != 'i' && c != 'o' && c != 'u'
}

// english takes off the commonest endings.
func english(word string) string {
	switch {
	case len(word) > 6 && strings.HasSuffix(word, "ing"):
		return undouble(word[:len(word)-3])
	case len(word) > 5 && strings.HasSuffix(word, "ies"):
		return word[:len(word)-3] + "y"
	case len(word) > 5 && strings.HasSuffix(word, "ed"):
		return undouble(word[:len(word)-2])
	case len(word) > 4 && strings.HasSuffix(word, "s") && word[len(word)-2] != 's' && word[len(word)-2] != 'u' && word[len(word)-2] != 'i':
		return word[:len(word)-1]
	case len(word) > 5 && strings.HasSuffix(word, "e"):
		return word[:len(word)-1]
	}
	return word
}

func undouble(word string) string {
	if n := len(word); n > 3 && word[n-1] == word[n-2] && isConsonant(word[n-1]) && word[n-1] != 'l' && word[n-1] != 's' {
		return word[:n-1]
	}
	return strings.TrimSuffix(word, "e")
}

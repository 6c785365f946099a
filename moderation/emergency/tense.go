package emergency

import "strings"

// told is how a Kiswahili or Sheng verb tells: of whom, when, and whether at
// all. Its zero value is a word that is no such verb.
type told struct {
	who  byte // '1' I, 'w' we, '3' he or she, 'p' they, 'x' a thing, 'u' you
	when string
}

// subjects of a verb, the longer first; whom they speak of.
var subjects = []struct {
	text string
	who  byte
}{
	{"tu", 'w'}, {"ni", '1'}, {"wa", 'p'}, {"ya", 'x'}, {"zi", 'x'}, {"li", 'x'}, {"ki", 'x'}, {"vi", 'x'}, {"ka", '3'}, {"i", 'x'}, {"u", 'x'}, {"a", '3'}, {"m", 'u'},
}

// whens are the marks of time, the longer first: "me" has happened, "na"
// happens, "li" happened, "ki" if it happens, "ta" will, "nge" would.
var whens = []struct{ text, when string }{
	{"mesha", "me"}, {"metoka", "me"}, {"lisha", "li"}, {"nge", "nge"}, {"sha", "me"}, {"me", "me"}, {"na", "na"}, {"li", "li"}, {"ki", "ki"}, {"ta", "ta"}, {"ka", "ka"}, {"po", "ki"}, {"si", "no"},
}

// denials are beginnings of a verb that says that it does not happen.
var denials = []struct {
	text string
	who  byte
}{
	{"hatu", 'w'}, {"hawa", 'p'}, {"haja", '3'}, {"haku", 'x'}, {"hai", 'x'}, {"haya", 'x'}, {"hazi", 'x'}, {"siku", '1'}, {"sija", '1'}, {"hana", '3'}, {"ha", '3'},
}

// tell reads a verb. A word that only looks like one does little harm: what it
// is worth is learnt.
func tell(word string) told {
	if len(word) < 5 {
		return told{}
	}
	for _, s := range subjects {
		rest, ok := strings.CutPrefix(word, s.text)
		if !ok {
			continue
		}
		for _, w := range whens {
			if root, ok := strings.CutPrefix(rest, w.text); ok && len(root) >= 2 {
				return told{s.who, w.when}
			}
		}
	}
	for _, d := range denials {
		if rest, ok := strings.CutPrefix(word, d.text); ok && len(rest) >= 3 {
			return told{d.who, "ha"}
		}
	}
	switch last := word[len(word)-1]; {
	case strings.HasPrefix(word, "hu") && last == 'a':
		return told{'x', "hu"}
	case strings.HasPrefix(word, "ku") && last == 'a':
		return told{'x', "ku"}
	case last == 'e' && (strings.HasPrefix(word, "ni") || strings.HasPrefix(word, "tu") || word[0] == 'a' || strings.HasPrefix(word, "wa")):
		return told{word[0], "shall"}
	}
	return told{}
}

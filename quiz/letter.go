package quiz

import "strings"

// ReadLetter reads an answer that is a letter ("B", "b)", "(b)", "option B",
// "jibu ni B.") among so many options, and returns the place of the option, 0
// for A. What follows the letter must be nothing, or courtesy.
func ReadLetter[T ~string](text T, options int) (int, bool) {
	if len(text) > maxAnswer {
		return 0, false
	}
	option, rest, ok := firstLetter(lead(fold(string(text))))
	return option, ok && option < options && follows(rest)
}

// firstLetter reads a letter that stands alone at the beginning, with its
// bracket or stop, and gives back what follows.
func firstLetter(text string) (option int, rest string, ok bool) {
	text = strings.TrimLeft(text, "( [")
	if text == "" || text[0] < 'a' || text[0] >= 'a'+maxOptions {
		return 0, "", false
	}
	option, rest = int(text[0]-'a'), text[1:]
	if rest != "" && !strings.ContainsRune(" ).,:;!?]-=", rune(rest[0])) {
		return 0, "", false
	}
	return option, strings.TrimLeft(rest, " ).,:;!?]-="), true
}

// readTruth reads an answer to a statement.
func readTruth(text string) (isTrue, ok bool) {
	word, rest, _ := strings.Cut(letters(text), " ")
	switch word {
	case "true", "t", "kweli", "yes", "ndio", "ndiyo", "correct", "sahihi", "tru":
		isTrue = true
	case "false", "f", "no", "hapana", "uongo", "wrong", "la", "sivyo", "fals":
	case "si", "sio", "siyo", "not", "isiyo":
		next, after, _ := strings.Cut(rest, " ")
		if next != "kweli" && next != "true" && next != "sahihi" && next != "correct" {
			return false, false
		}
		rest = after
	default:
		return false, false
	}
	if rest == "kweli" && isTrue { // "ndio kweli"
		rest = ""
	}
	return isTrue, follows(rest)
}

// truthWords are the words of readTruth.
func truthWords() []string {
	return []string{
		"true", "t", "kweli", "yes", "ndio", "ndiyo", "correct", "sahihi", "tru",
		"false", "f", "no", "hapana", "uongo", "wrong", "la", "sivyo", "fals", "si", "sio", "siyo", "not", "isiyo",
	}
}

package privacy

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// Figures is one word made of small whole numbers: "14:00", "9.30am",
// "12/12/2026", "0900hrs".
type Figures struct {
	Numbers []int
	// Wide is how many digits the first number was written with: "09" and "9"
	// are the same number and not the same way of telling the time.
	Wide    int
	Between byte   // ':', '.', '/' or '-'; 0 when there is one number
	Ending  string // one of the endings asked for, or empty
}

// Figures reads the next word if it is one number of at most four digits, two
// of at most two with a mark between, or a third of two or four digits after
// the same mark, with one of the known endings or none. So no telephone or
// identity number fits. Otherwise it reads nothing.
func (c *Cursor) Figures(endings []string) (Figures, bool) {
	word, after := c.next()
	word = strings.Trim(fold(word), "()[].,;:!?\"'“”‘’")
	var found Figures
	for {
		digits := 0
		for digits < len(word) && word[digits] >= '0' && word[digits] <= '9' {
			digits++
		}
		if digits == 0 || digits > 4 {
			return Figures{}, false
		}
		n := 0
		for _, r := range word[:digits] {
			n = n*10 + int(r-'0')
		}
		if len(found.Numbers) == 0 {
			found.Wide = digits
		}
		found.Numbers = append(found.Numbers, n)
		if len(found.Numbers) > 1 && (found.Wide > 2 || len(found.Numbers) == 2 && digits > 2 || digits == 3) {
			return Figures{}, false
		}
		word = word[digits:]
		if word == "" || len(found.Numbers) == 3 || !strings.ContainsRune(":./-", rune(word[0])) {
			break
		}
		if found.Between != 0 && (found.Between != word[0] || word[0] == ':') {
			return Figures{}, false
		}
		found.Between = word[0]
		word = word[1:]
	}
	if word != "" {
		for _, ending := range endings {
			if word == ending {
				found.Ending = ending
			}
		}
		if found.Ending == "" {
			return Figures{}, false
		}
	}
	c.rest = after
	return found, true
}

// endingWords is how many of the last words of a text Endings looks at.
const endingWords = 14

// Endings gives the ways to cut what is left into a text and its last few
// words, the longest ending first: an announcement ends with its time. The
// word before the ending is dropped from the text when it is one of the given
// ones ("at").
func (c *Cursor) Endings(marks []string) iter.Seq2[Raw, *Cursor] {
	return func(yield func(Raw, *Cursor) bool) {
		c.skipSpace()
		var begins []int
		for at, inside := 0, false; at < len(c.rest); {
			r, size := utf8.DecodeRuneInString(c.rest[at:])
			space := strings.ContainsRune(" \t\n\r\u00a0", r)
			if !space && !inside {
				begins = append(begins, at)
			}
			inside = !space
			at += size
		}
		for i := max(1, len(begins)-endingWords); i < len(begins); i++ {
			text := c.rest[:begins[i]]
			before := strings.TrimSpace(fold(c.rest[begins[i-1]:begins[i]]))
			for _, mark := range marks {
				if before == mark && i > 1 {
					text = c.rest[:begins[i-1]]
				}
			}
			text = strings.TrimRight(text, " \t\n\r\u00a0,;:-–")
			if !yield(NewRaw(text), &Cursor{rest: c.rest[begins[i]:]}) {
				return
			}
		}
	}
}

package privacy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cursorReach is how many bytes of a text a Cursor looks at. A command is
// short; what lies behind is text to be scrubbed.
const cursorReach = 512

// Cursor reads the grammar of a command from unscrubbed text without giving
// the text away. It answers only with words that the caller already knew, with
// small numbers, and with what is left as Raw.
//
//	c := privacy.Read(raw)
//	if c.Slash() {
//		name, ok := c.Word([]string{"help", "status"})
//		…
//	}
type Cursor struct {
	rest string
}

// Read starts reading at the beginning of a text.
func Read(raw Raw) *Cursor { return &Cursor{rest: raw.text()} }

// Slash steps over the slash that begins a command, with any invisible
// characters and spaces before and after it. It reports whether there was
// exactly one.
func (c *Cursor) Slash() bool {
	c.skipSpace()
	after, found := strings.CutPrefix(c.rest, "/")
	if !found {
		if after, found = strings.CutPrefix(c.rest, "／"); !found {
			return false
		}
	}
	if strings.HasPrefix(after, "/") {
		return false
	}
	c.rest = after
	c.skipSpace()
	return true
}

// Word reads the next word if it is one of the known ones (compared without
// case, accents, invisible characters and closing punctuation) and returns the
// known form. Otherwise it reads nothing.
func (c *Cursor) Word(known []string) (string, bool) {
	word, after := c.next()
	folded := trimPunctuation(fold(word))
	for _, k := range known {
		if folded != "" && folded == k {
			c.rest = after
			return k, true
		}
	}
	return "", false
}

// Near returns the known word that the next word was probably meant to be: one
// that differs by a single letter added, lost, changed or swapped (by two in
// words of eight letters and more). It reads nothing.
func (c *Cursor) Near(known []string) (string, bool) {
	word, _ := c.next()
	folded := trimPunctuation(fold(word))
	if utf8.RuneCountInString(folded) < 3 {
		return "", false
	}
	best, bestDistance := "", 3
	for _, k := range known {
		allowed := 1
		if len(k) >= 8 {
			allowed = 2
		}
		if d := distance(folded, k); d <= allowed && d < bestDistance {
			best, bestDistance = k, d
		}
	}
	return best, best != ""
}

// Number reads a whole number of at most four digits, standing alone. Longer
// ones could identify somebody and are left where they are.
func (c *Cursor) Number() (int, bool) {
	word, after := c.next()
	digits := strings.TrimRight(fold(word), ".,;:!?)")
	if digits == "" || len(digits) > 4 {
		return 0, false
	}
	n := 0
	for _, r := range digits {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	c.rest = after
	return n, true
}

// AtEnd reports whether only spaces, invisible characters and punctuation are left.
func (c *Cursor) AtEnd() bool {
	for i, r := range c.rest {
		if i > cursorReach {
			return false
		}
		if !unicode.IsSpace(r) && !isInvisible(r) && !unicode.IsPunct(r) {
			return false
		}
	}
	return true
}

// Rest is everything that has not been read, still unscrubbed.
func (c *Cursor) Rest() Raw {
	c.skipSpace()
	return NewRaw(c.rest)
}

func (c *Cursor) skipSpace() {
	c.rest = strings.TrimLeftFunc(c.rest, func(r rune) bool { return unicode.IsSpace(r) || isInvisible(r) })
}

// next returns the next word, at most cursorReach bytes of it, and what follows.
func (c *Cursor) next() (word, after string) {
	c.skipSpace()
	end := len(c.rest)
	for i, r := range c.rest {
		if unicode.IsSpace(r) || i > cursorReach {
			end = i
			break
		}
	}
	return c.rest[:end], c.rest[end:]
}

func trimPunctuation(word string) string {
	return strings.TrimFunc(word, func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) })
}

// distance is the number of letters added, lost, changed or swapped with a
// neighbour between two words (optimal string alignment).
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x) > 40 || len(y) > 40 {
		return 40
	}
	rows := make([][]int, len(x)+1)
	for i := range rows {
		rows[i] = make([]int, len(y)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(x); i++ {
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(x)][len(y)]
}

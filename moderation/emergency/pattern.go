package emergency

import (
	"fmt"
	"strings"

	"github.com/mshauri/mshauri/moderation/topics/wording"
)

// gapAtMost is how many words ".." may stand for.
const gapAtMost = 3

// pattern is words that follow each other.
type pattern struct {
	class  string
	number uint8  // of the class among all, and its hash as a trait:
	hash   uint64 // both given when a listener is made
	parts  []part
}

// part is one place of a pattern: a gap, or one of several words.
type part struct {
	gap    bool
	either []shape
}

// shape is what one word must look like.
type shape struct {
	sort byte // '=' the word, '<' its beginning, '>' its end, '@' a Kiswahili verb, 'V' a vaccine
	text string
	open bool // of a verb: letters may follow the root
}

// mood says how a Kiswahili verb speaks of what it names.
type mood byte

const (
	none    mood = iota
	plain        // it happens or happened
	distant      // if it happens, it would, it is said to, to happen
)

// parse reads the lines of signs.txt.
func parse(text string) (patterns []pattern, err error) {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		class, list, ok := strings.Cut(line, ": ")
		if !ok {
			return nil, fmt.Errorf("a line without a class: %q", line)
		}
		for words := range strings.SplitSeq(list, ";") {
			p := pattern{class: class}
			for word := range strings.FieldsSeq(words) {
				p.parts = append(p.parts, parsePart(word))
			}
			if len(p.parts) == 0 || p.parts[0].gap || p.parts[len(p.parts)-1].gap {
				return nil, fmt.Errorf("the class %s has the pattern %q, which does not begin and end with a word", class, words)
			}
			patterns = append(patterns, p)
		}
	}
	return patterns, nil
}

func parsePart(word string) (p part) {
	if word == ".." {
		return part{gap: true}
	}
	for choice := range strings.SplitSeq(word, "|") {
		switch root, isVerb := strings.CutPrefix(choice, "@"); {
		case choice == "VAX":
			p.either = append(p.either, shape{sort: 'V'})
		case isVerb:
			closed := strings.TrimSuffix(root, "*")
			p.either = append(p.either, shape{sort: '@', text: closed, open: closed != root})
		case strings.HasSuffix(choice, "*"):
			p.either = append(p.either, shape{sort: '<', text: strings.TrimSuffix(choice, "*")})
		case strings.HasPrefix(choice, "*"):
			p.either = append(p.either, shape{sort: '>', text: strings.TrimPrefix(choice, "*")})
		default:
			p.either = append(p.either, shape{sort: '=', text: choice})
		}
	}
	return p
}

// match looks for a pattern at a place of the tokens. It returns where it ends
// (the place after), or 0; and plain, unless a verb in it is distant.
func (p pattern) match(tokens []wording.Token, at int) (end int, how mood) {
	return matchParts(p.parts, tokens, at)
}

func matchParts(parts []part, tokens []wording.Token, at int) (end int, how mood) {
	if len(parts) == 0 {
		return at, plain
	}
	if parts[0].gap {
		for skip := 0; skip <= gapAtMost && at+skip < len(tokens); skip++ {
			if skip > 0 && tokens[at+skip-1].Stop == '.' {
				break
			}
			if end, how := matchParts(parts[1:], tokens, at+skip); end > 0 {
				return end, how
			}
		}
		return 0, none
	}
	if at >= len(tokens) {
		return 0, none
	}
	for _, s := range parts[0].either {
		how := s.fits(&tokens[at])
		if how == none {
			continue
		}
		if end, rest := matchParts(parts[1:], tokens, at+1); end > 0 {
			return end, max(how, rest)
		}
	}
	return 0, none
}

func (s shape) fits(t *wording.Token) mood {
	ok := false
	switch s.sort {
	case '=':
		ok = t.Text == s.text
	case '<':
		ok = strings.HasPrefix(t.Text, s.text)
	case '>':
		ok = strings.HasSuffix(t.Text, s.text)
	case 'V':
		ok = t.Class == wording.Vaccine
	case '@':
		return verb(t.Text, s.text, s.open)
	}
	if ok {
		return plain
	}
	return none
}

// verb reports whether a word is a Kiswahili verb of a root: somebody, a time,
// perhaps an object, the root.
func verb(word, root string, open bool) mood {
	at := strings.LastIndex(word, root)
	if at < 2 || !open && at+len(root) != len(word) {
		return none
	}
	before := word[:at]
	if before == "hu" || before == "ku" {
		return distant
	}
	if object, ok := strings.CutPrefix(before, "ka"); ok && objects[object] {
		return plain // kazimia, as it is said for amezimia
	}
	for _, who := range []string{"ni", "tu", "wa", "ya", "zi", "li", "ki", "ka", "a", "u", "i", "m"} {
		rest, ok := strings.CutPrefix(before, who)
		if !ok {
			continue
		}
		for _, when := range []string{"mesha", "metoka", "meshaku", "lisha", "sha", "me", "na", "li", "ka"} {
			if object, ok := strings.CutPrefix(rest, when); ok && objects[object] {
				return plain
			}
		}
		for _, when := range []string{"taka", "nge", "ki", "ta", "po", "si"} {
			if object, ok := strings.CutPrefix(rest, when); ok && objects[object] {
				return distant
			}
		}
	}
	return none
}

// ofSomebody reports whether a word is a Kiswahili verb of somebody: amelala,
// hana, kanapumua. Who it is need not be named beside it.
func ofSomebody(word string) bool {
	for _, begin := range []string{"ame", "ana", "ali", "aka", "wame", "wana", "kame", "kana", "nime", "tume", "hana", "hawezi", "haja"} {
		if rest, ok := strings.CutPrefix(word, begin); ok && (len(rest) >= 3 || len(begin) == 4 && begin[0] == 'h') {
			return true
		}
	}
	return false
}

// objects are the letters that stand for whom or what before a root.
var objects = map[string]bool{
	"": true, "m": true, "mw": true, "wa": true, "ni": true, "tu": true, "ku": true, "ki": true, "li": true,
	"i": true, "ji": true, "u": true, "zi": true, "ya": true, "mku": true, "ko": true,
	// Who it is that it happened to: tuliyemchanja, aliyefariki.
	"ye": true, "yem": true, "yemw": true, "o": true, "yo": true, "zo": true, "lo": true, "cho": true,
}

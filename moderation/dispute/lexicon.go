package dispute

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed words.txt
var wordFile string

// form is a way to say a concept.
type form struct {
	concept  string
	contrary bool
}

// lexicon knows the words of the trade.
type lexicon struct {
	words    map[string][]form   // whole words
	starts   map[string][]form   // beginnings of words
	roots    map[string][]form   // of Kiswahili verbs
	phrases  map[string][]phrase // by first word
	vaccines map[string]bool
	known    []string // whole words of six letters or more, to mend typing
}

type phrase struct {
	rest []string
	form
}

func newLexicon() (*lexicon, error) {
	l := &lexicon{words: make(map[string][]form), starts: make(map[string][]form), roots: make(map[string][]form), phrases: make(map[string][]phrase), vaccines: make(map[string]bool)}
	for n, line := range strings.Split(wordFile, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, forms, ok := strings.Cut(line, ":")
		if !ok {
			return nil, fmt.Errorf("words.txt, line %d: there is no colon", n+1)
		}
		vaccine := strings.HasPrefix(name, "+")
		name = strings.ReplaceAll(strings.TrimPrefix(name, "+"), " ", "")
		if vaccine {
			l.vaccines[name] = true
		}
		for one := range strings.SplitSeq(forms, ",") {
			l.add(strings.TrimSpace(one), name)
		}
	}
	for word := range l.words {
		if len(word) >= 6 {
			l.known = append(l.known, word)
		}
	}
	slices.Sort(l.known)
	for _, list := range l.phrases {
		slices.SortStableFunc(list, func(a, b phrase) int { return len(b.rest) - len(a.rest) })
	}
	return l, nil
}

func (l *lexicon) add(text, concept string) {
	text, contrary := strings.CutPrefix(text, "!")
	f := form{concept, contrary}
	if root, ok := strings.CutPrefix(text, "~"); ok {
		l.roots[root] = append(l.roots[root], f)
		return
	}
	if start, ok := strings.CutSuffix(text, "*"); ok {
		l.starts[start] = append(l.starts[start], f)
		return
	}
	var parts []string
	for _, t := range tokens(text) {
		parts = append(parts, t.text)
	}
	switch len(parts) {
	case 0:
	case 1:
		l.words[parts[0]] = append(l.words[parts[0]], f)
	default:
		l.phrases[parts[0]] = append(l.phrases[parts[0]], phrase{parts[1:], f})
	}
}

// term is a concept at its place in a message.
type term struct {
	concept string
	at, end int
	negated bool
}

// terms finds every concept of a message. A phrase of the same concept hides
// the single words inside it, but not those of other concepts.
func (l *lexicon) terms(all []token) []term {
	var found []term
	type place struct {
		concept string
		at      int
	}
	hidden := make(map[place]bool)
	for i, t := range all {
		for _, p := range l.phrases[t.text] {
			if !follows(all[i+1:], p.rest) || hidden[place{p.concept, i}] {
				continue
			}
			found = append(found, term{concept: p.concept, at: i, end: i + len(p.rest), negated: p.contrary})
			for j := i; j <= i+len(p.rest); j++ {
				hidden[place{p.concept, j}] = true
			}
		}
		if t.kind != wordToken && t.kind != numberToken {
			continue
		}
		for _, f := range l.word(t.text) {
			if !hidden[place{f.concept, i}] {
				found = append(found, term{concept: f.concept, at: i, end: i, negated: f.contrary})
			}
		}
	}
	return found
}

func follows(all []token, rest []string) bool {
	if len(all) < len(rest) {
		return false
	}
	for i, word := range rest {
		if all[i].text != word {
			return false
		}
	}
	return true
}

// word finds the concepts of one word: as it stands, by its beginning, as a
// Kiswahili verb, and at last as one that was mistyped.
func (l *lexicon) word(word string) []form {
	found := l.words[word]
	if slices.ContainsFunc(found, func(f form) bool { return f.concept[0] != '_' }) {
		return found
	}
	// What a word does leaves open what it speaks of.
	return append(slices.Clone(found), l.other(word, len(found) == 0)...)
}

// other finds the concepts of a word that does not stand in the list as such;
// one that may be mistyped is compared with those that do.
func (l *lexicon) other(word string, mistyped bool) []form {
	for size := len(word); size >= 4; size-- {
		if found := l.starts[word[:size]]; len(found) > 0 {
			return found
		}
	}
	if found := l.verb(word); len(found) > 0 {
		return found
	}
	if mistyped && len(word) >= 6 {
		for _, known := range l.known {
			if known[0] == word[0] && oneApart(known, word) {
				return l.words[known]
			}
		}
	}
	return nil
}

// verb takes Kiswahili beginnings off a word: "hatutupi" is not ~tup.
func (l *lexicon) verb(word string) []form {
	for at := 0; at+2 <= len(word); at++ {
		negative, ok := beginning(word[:at])
		if !ok {
			continue
		}
		for end := len(word); end >= at+2; end-- {
			if len(word)-end > 6 {
				break
			}
			found := l.roots[word[at:end]]
			if len(found) == 0 || !ending(word[end:]) {
				continue
			}
			out := make([]form, len(found))
			for i, f := range found {
				out[i] = form{f.concept, f.contrary != negative}
			}
			return out
		}
	}
	return nil
}

// oneApart reports whether two words differ by one letter: one changed, added
// or left out, or two neighbours that changed places.
func oneApart(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(a)-len(b) > 1 {
		return false
	}
	i := 0
	for i < len(b) && a[i] == b[i] {
		i++
	}
	if len(a) > len(b) {
		return a[i+1:] == b[i:]
	}
	if i == len(a) {
		return true
	}
	return a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

package emergency

import (
	"iter"

	"github.com/mshauri/mshauri/moderation/topics/wording"
)

// beginnings finds the patterns that may begin with a word without trying them
// all: each stands under every choice of its first place.
type beginnings struct {
	words, prefixes, endings, roots map[string][]*pattern
	vaccine, open                   []*pattern
}

func newBeginnings(patterns []pattern) beginnings {
	b := beginnings{
		words: make(map[string][]*pattern), prefixes: make(map[string][]*pattern),
		endings: make(map[string][]*pattern), roots: make(map[string][]*pattern),
	}
	for i := range patterns {
		p := &patterns[i]
		for _, s := range p.parts[0].either {
			switch {
			case s.sort == '=':
				b.words[s.text] = append(b.words[s.text], p)
			case s.sort == '<':
				b.prefixes[s.text] = append(b.prefixes[s.text], p)
			case s.sort == '>':
				b.endings[s.text] = append(b.endings[s.text], p)
			case s.sort == '@' && !s.open:
				b.roots[s.text] = append(b.roots[s.text], p)
			case s.sort == 'V':
				b.vaccine = append(b.vaccine, p)
			default:
				b.open = append(b.open, p)
			}
		}
	}
	return b
}

// at yields the patterns that may begin with a word, some of them twice.
func (b *beginnings) at(t *wording.Token) iter.Seq[*pattern] {
	return func(yield func(*pattern) bool) {
		all := func(list []*pattern) bool {
			for _, p := range list {
				if !yield(p) {
					return false
				}
			}
			return true
		}
		if !all(b.words[t.Text]) || t.Class == wording.Vaccine && !all(b.vaccine) || !all(b.open) {
			return
		}
		for i := range len(t.Text) {
			if !all(b.prefixes[t.Text[:i+1]]) || !all(b.endings[t.Text[i:]]) || i >= 2 && !all(b.roots[t.Text[i:]]) {
				return
			}
		}
	}
}

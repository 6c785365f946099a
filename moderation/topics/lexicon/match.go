package lexicon

import (
	"strings"

	"github.com/mshauri/mshauri/moderation/topics/wording"
)

// Found is which concepts a posting mentions, each once, in the order in which
// they first stand in it.
type Found struct {
	Concepts []int
	has      [maxConcepts / 64]uint64
}

const maxConcepts = 512

// Has reports whether a concept is mentioned.
func (f *Found) Has(concept int) bool {
	return concept >= 0 && f.has[concept>>6]&(1<<(concept&63)) != 0
}

func (f *Found) put(concept int) {
	if !f.Has(concept) {
		f.has[concept>>6] |= 1 << (concept & 63)
		f.Concepts = append(f.Concepts, concept)
	}
}

func (f *Found) holds(r *rule) bool {
	for _, id := range r.all {
		if !f.Has(id) {
			return false
		}
	}
	for _, id := range r.none {
		if f.Has(id) {
			return false
		}
	}
	return true
}

// term is one way to say a concept.
type term struct {
	concept int
	words   []word
}

// word matches one token: by class, by its beginning, or by itself or its stem.
type word struct {
	text, stem string
	class      wording.Class // Word when the text counts
	starts     bool
}

func (w *word) matches(t *wording.Token) bool {
	switch {
	case w.class != wording.Word:
		return t.Class == w.class
	case w.starts:
		return strings.HasPrefix(t.Text, w.text) || strings.HasPrefix(t.Stem, w.text)
	}
	return t.Text == w.text || t.Stem == w.stem
}

// add adds a way to say a concept, as it is written in the file.
func (l *Lexicon) add(concept int, written string) {
	if written == "" {
		return
	}
	t := term{concept: concept}
	for _, field := range strings.Fields(written) {
		if class := classOf(field); class != wording.Word {
			t.words = append(t.words, word{class: class})
			continue
		}
		bare, starts := strings.CutSuffix(field, "*")
		if starts {
			t.words = append(t.words, word{text: bare, starts: true})
			continue
		}
		// "=rudi" is that word and no form of it; the negative forms of a verb
		// ("hajarudi") would share their stem with their contrary.
		bare, only := strings.CutPrefix(bare, "=")
		only = only || strings.HasPrefix(bare, "ha")
		for _, token := range wording.Read(bare).Tokens {
			w := word{text: token.Text, stem: token.Stem}
			if only {
				w.stem = w.text
			}
			if token.Class != wording.Word && token.Class != wording.Vaccine && token.Class != wording.Day && token.Class != wording.Month {
				w.stem = w.text
			}
			t.words = append(t.words, w)
		}
	}
	if len(t.words) == 0 {
		return
	}
	switch first := &t.words[0]; {
	case first.class != wording.Word:
		l.classes[first.class] = append(l.classes[first.class], t)
	case first.starts:
		key := first.text[:min(3, len(first.text))]
		l.begins[key] = append(l.begins[key], t)
	default:
		l.exact[first.text] = append(l.exact[first.text], t)
		if first.stem != first.text {
			l.exact[first.stem] = append(l.exact[first.stem], t)
		}
	}
}

func classOf(field string) wording.Class {
	for class := wording.Vaccine; class <= wording.Person; class++ {
		if class.String() == field {
			return class
		}
	}
	return wording.Word
}

// Find says which concepts are mentioned.
func (l *Lexicon) Find(tokens []wording.Token) Found {
	found := Found{Concepts: make([]int, 0, 16)}
	for i := range tokens {
		t, rest := &tokens[i], tokens[i:]
		if t.Class != wording.Word {
			found.try(l.classes[t.Class], rest)
		}
		found.try(l.exact[t.Text], rest)
		if t.Stem != t.Text {
			found.try(l.exact[t.Stem], rest)
		}
		if len(t.Text) >= 3 {
			found.try(l.begins[t.Text[:3]], rest)
		}
		if t.Class == wording.Word && t.Stem != t.Text && len(t.Stem) >= 3 && t.Stem[:3] != t.Text[:3] {
			found.try(l.begins[t.Stem[:3]], rest)
		}
	}
	return found
}

func (f *Found) try(terms []term, tokens []wording.Token) {
	for i := range terms {
		t := &terms[i]
		if len(t.words) > len(tokens) || f.Has(t.concept) {
			continue
		}
		all := true
		for j := range t.words {
			if !t.words[j].matches(&tokens[j]) {
				all = false
				break
			}
		}
		if all {
			f.put(t.concept)
		}
	}
}

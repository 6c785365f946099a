package words

import (
	"maps"
	"slices"
	"strings"
)

// Term is one matter that a text speaks of.
type Term struct {
	Key  string // concept, stem, vaccine with dose ("tt#3"), or measure ("n:28d")
	Sort Sort
	// Measure: a number with or without unit; what it lacks says little.
	Measure bool
	// Unknown: a word with a meaning that no passage uses.
	Unknown bool
	// Named: the lexicon knows it as a matter of the trade.
	Named bool
	// Mended: the word was not found as it was written.
	Mended bool
}

// Reader reads texts. It is safe for concurrent use once Learned was called.
type Reader struct {
	lexicon    *lexicon
	numbers    map[string]int
	units      map[string]unit
	beginnings [4][]string
	stems      map[string]bool // of the words that the passages use
	mender     *mender
	cues       cues
}

// New returns a reader that knows the lexicon and no passage yet.
func New() *Reader {
	l, err := newLexicon()
	if err != nil {
		// The words are part of the program: a build with broken ones does
		// not pass its tests.
		panic("policy words: " + err.Error())
	}
	return &Reader{lexicon: l, numbers: numberWords(), units: units(), beginnings: beginnings(), stems: make(map[string]bool), mender: newMender(nil), cues: newCues()}
}

// Passage reads a text that will be searched, and learns its words.
func (r *Reader) Passage(text string) []Term {
	return r.read(text, textOfPassage)
}

// Asked reads a way of asking for a passage, and learns its words. Kiswahili
// beginnings are taken off as in a question.
func (r *Reader) Asked(text string) []Term {
	return r.read(text, wayOfAsking)
}

// Learned must be called once after the last passage and before the first question.
func (r *Reader) Learned() {
	known := append(r.lexicon.forms(), slices.Sorted(maps.Keys(r.stems))...)
	r.mender = newMender(known)
}

// Question reads a question.
func (r *Reader) Question(text string) []Term {
	return r.read(text, asQuestion)
}

// manner says how a text is read.
type manner int

const (
	asQuestion manner = iota
	textOfPassage
	wayOfAsking
)

func (r *Reader) read(text string, how manner) []Term {
	all := tokens(text)
	plain := make([]string, len(all))
	for i, t := range all {
		plain[i] = t.text
	}
	var terms []Term
	for i := 0; i < len(all); {
		if concept, size := r.lexicon.phrase(plain[i:]); size > 0 {
			terms = r.appendConcept(terms, concept, all, i+size)
			i += size
			continue
		}
		if !all[i].number {
			terms = r.word(terms, all, i, how)
		} else if concept, ok := r.lexicon.phrases[all[i].text]; ok { // 710
			terms = append(terms, Term{Key: concept, Named: r.lexicon.sorts[concept] != Everyday})
		}
		i++
	}
	terms = ordinals(terms, all)
	for _, key := range r.measures(all) {
		terms = append(terms, Term{Key: key, Measure: key != moreThanAll, Named: key == moreThanAll})
	}
	return terms
}

// appendConcept adds a concept, and for a vaccine followed by a number the
// dose as well: "tt 3" is tt and tt#3.
func (r *Reader) appendConcept(terms []Term, concept string, all []token, next int) []Term {
	sort := r.lexicon.sorts[concept]
	terms = append(terms, Term{Key: concept, Sort: sort, Named: sort != Everyday})
	if sort == Vaccine && next < len(all) && all[next].number && len(all[next].text) == 1 && all[next].text <= "5" {
		terms = append(terms, Term{Key: concept + "#" + all[next].text, Measure: true})
	}
	return terms
}

func (r *Reader) word(terms []Term, all []token, at int, how manner) []Term {
	word := all[at].text
	if concept, ok := r.lexicon.phrases[word]; ok {
		return r.appendConcept(terms, concept, all, at+1)
	}
	if r.lexicon.empty[word] || len(word) < 2 {
		return terms
	}
	if _, unit := r.units[word]; unit && how == asQuestion { // it is read with its number
		return terms
	}
	if concept, ok := r.lexicon.word(word); ok {
		return r.appendConcept(terms, concept, all, at+1)
	}
	stemmed := stem(word)
	if concept, ok := r.lexicon.phrases[stemmed]; ok {
		return r.appendConcept(terms, concept, all, at+1)
	}
	if how == textOfPassage || how == asQuestion && r.stems[stemmed] {
		r.learn(stemmed, how)
		return append(terms, Term{Key: stemmed})
	}
	for _, root := range r.roots(word) {
		if r.lexicon.empty[root] && len(root) > 3 {
			return terms
		}
		if concept, ok := r.lexicon.word(root); ok && len(root) >= 3 {
			return append(terms, r.mendedConcept(concept))
		}
		if s := stem(root); len(root) >= 5 && r.stems[s] {
			return append(terms, Term{Key: s, Mended: true})
		}
	}
	if how == wayOfAsking {
		r.learn(stemmed, how)
		return append(terms, Term{Key: stemmed})
	}
	if known, ok := r.mender.mend(word); ok {
		if concept, ok := r.lexicon.word(known); ok {
			return append(terms, r.mendedConcept(concept))
		}
		return append(terms, Term{Key: known, Mended: true})
	}
	return append(terms, Term{Key: strings.TrimSpace(stemmed), Unknown: true})
}

// mendedConcept is a concept that was not found as it was written.
func (r *Reader) mendedConcept(concept string) Term {
	sort := r.lexicon.sorts[concept]
	return Term{Key: concept, Sort: sort, Named: sort != Everyday, Mended: true}
}

func (r *Reader) learn(stemmed string, how manner) {
	if how != asQuestion {
		r.stems[stemmed] = true
	}
}

// ordinals adds the dose that is named in words: "second dose of MR" speaks of
// mr#2 as MR2 does.
func ordinals(terms []Term, all []token) []Term {
	places := map[string]string{"first": "1", "kwanza": "1", "second": "2", "pili": "2", "third": "3", "fourth": "4", "fifth": "5"}
	for _, t := range all {
		place, ok := places[t.text]
		if !ok {
			continue
		}
		for _, term := range terms {
			if term.Sort == Vaccine {
				terms = append(terms, Term{Key: term.Key + "#" + place, Measure: true})
			}
		}
	}
	return terms
}

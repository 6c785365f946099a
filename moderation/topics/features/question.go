package features

import (
	"github.com/mshauri/mshauri/moderation/topics/lexicon"
	"github.com/mshauri/mshauri/moderation/topics/wording"
)

// QuestionWeights are the weights chosen by cross-validation.
func QuestionWeights() Weights {
	return Weights{Words: 1, Pairs: 1, Pieces: 0.6, Concepts: 0.5, ConceptPairs: 0.3, Shape: 1, Asking: 1.5}
}

// Questions fills v with what tells whether something is asked: the words that
// begin and end a sentence and their order more than what they are about.
// Without a question mark the same words weigh differently, so each feature
// stands twice, once under its own name and once under "marked" or "unmarked".
func (r *Reader) Questions(v *Vector, read wording.Reading, found lexicon.Found) {
	w := &r.Question
	tokens := read.Tokens
	state := byte('n')
	switch {
	case read.Shape.EndsAsked:
		state = 'e'
	case read.Shape.Questions > 0:
		state = 'm'
	}
	twice := func(h uint64) {
		v.put(h, 1)
		v.put(hashByte(h, state)^1, 1)
	}
	for i := range tokens {
		t := &tokens[i]
		twice(hashText(key('w'), t.General()))
		if t.Class == wording.Word && t.Stem != t.Text {
			twice(hashText(key('t'), t.Text))
			// What was taken off: the person and the tense of the verb.
			if cut := len(t.Text) - len(t.Stem); cut > 0 && t.Text[cut:] == t.Stem {
				twice(hashText(key('f'), t.Text[:cut]))
			}
		}
		if t.Starts {
			twice(hashText(key('a'), t.General()))
			if i+1 < len(tokens) {
				twice(hashText(hashByte(hashText(key('A'), t.General()), ' '), tokens[i+1].General()))
			}
		}
		if i == len(tokens)-1 || t.Stop == '.' || t.Stop == '?' || t.Stop == '!' {
			twice(hashText(key('z'), t.General()))
			if i > 0 {
				twice(hashText(hashByte(hashText(key('Z'), tokens[i-1].General()), ' '), t.General()))
			}
		}
		if i > 0 && tokens[i-1].Stop == ',' {
			twice(hashText(key('x'), t.General()))
		}
	}
	v.close(w.Words)
	if w.Pairs > 0 {
		for i := range tokens {
			if i+1 < len(tokens) {
				h := hashText(hashByte(hashText(key('b'), tokens[i].General()), ' '), tokens[i+1].General())
				twice(h)
				if i+2 < len(tokens) {
					v.put(hashText(hashByte(h, ' '), tokens[i+2].General()), 1)
				}
			}
		}
		v.close(w.Pairs)
	}
	if w.Asking > 0 {
		v.asking(tokens, state)
		v.close(w.Asking)
	}
	if w.Pieces > 0 {
		for i := range tokens {
			if tokens[i].Class == wording.Word {
				v.ends(tokens[i].Text)
			}
		}
		v.close(w.Pieces)
	}
	if w.Concepts > 0 {
		for _, id := range found.Concepts {
			twice(hashNumber(key('c'), id))
		}
		v.close(w.Concepts)
	}
	if w.ConceptPairs > 0 {
		for i, a := range found.Concepts {
			for _, b := range found.Concepts[i+1:] {
				v.put(hashNumber(hashNumber(key('p'), min(a, b)), max(a, b)), 1)
			}
		}
		v.close(w.ConceptPairs)
	}
	v.put(hashByte(key('q'), state), 1)
	v.put(hashNumber(hashByte(key('1'), state), min(len(tokens), 16)/2), 1)
	v.put(hashNumber(hashByte(key('2'), state), min(read.Shape.Questions, 3)), 1)
	v.put(hashNumber(hashByte(key('3'), state), min(read.Shape.Exclaims, 1)), 1)
	v.put(hashNumber(hashByte(key('4'), state), min(read.Shape.Pictures, 1)), 1)
	if read.Shape.Shouted {
		v.put(key('u'), 1)
	}
	v.close(w.Shape)
}

// ends puts the first two to four letters of a word and the last two and
// three: where Kiswahili keeps who, when and whether.
func (v *Vector) ends(word string) {
	h := key('i')
	for i := 0; i < min(4, len(word)); i++ {
		h = hashByte(h, word[i])
		if i >= 1 {
			v.put(h, 1)
		}
	}
	for _, n := range [2]int{2, 3} {
		if len(word) > n {
			v.put(hashText(key('j'), word[len(word)-n:]), 1)
		}
	}
}

package features

import (
	"github.com/mshauri/mshauri/moderation/topics/lexicon"
	"github.com/mshauri/mshauri/moderation/topics/wording"
)

// Weights is how much each family of features counts. Zero leaves it out.
type Weights struct {
	Words        float64 // each word, and its stem
	Pairs        float64 // two words in a row, with classes for what varies
	Pieces       float64 // three to five letters in a row
	Concepts     float64 // of the lexicon
	ConceptPairs float64 // two concepts in one posting
	Lexicon      float64 // the lexicon's own opinion
	Asking       float64 // what the words do in a question
	Shape        float64 // length, marks, emoji, numbers
}

// AskedShare is how much the part of a posting that asks counts again, beside
// the whole: the question decides.
const AskedShare = 0.5

// AreaWeights are the weights chosen by cross-validation (docs/quality.md).
func AreaWeights() Weights {
	return Weights{Words: 1, Pairs: 0.7, Pieces: 2, Concepts: 1, ConceptPairs: 0.6, Lexicon: 0.3, Shape: 0.3}
}

// Reader turns postings into vectors. It is safe for concurrent use.
type Reader struct {
	Lexicon  *lexicon.Lexicon
	Area     Weights
	Question Weights
}

// NewReader returns a reader with the weights that were chosen.
func NewReader() *Reader {
	return &Reader{Lexicon: lexicon.New(), Area: AreaWeights(), Question: QuestionWeights()}
}

// Areas fills v with what tells the area of a posting.
func (r *Reader) Areas(v *Vector, read wording.Reading, found lexicon.Found) {
	w := &r.Area
	tokens := read.Tokens
	if w.Words > 0 {
		for i := range tokens {
			t := &tokens[i]
			v.put(hashText(key('w'), t.Text), 1)
			if t.Stem != t.Text {
				v.put(hashText(key('s'), t.Stem), 1)
			}
		}
		v.close(w.Words)
	}
	if w.Pairs > 0 {
		last := key('b')
		for i := range tokens {
			this := hashText(last, tokens[i].General())
			v.put(this, 1)
			last = hashByte(hashText(key('b'), tokens[i].General()), ' ')
		}
		v.close(w.Pairs)
	}
	if w.Pieces > 0 {
		for i := range tokens {
			if tokens[i].Class <= wording.Vaccine {
				v.pieces(tokens[i].Text)
			}
		}
		v.close(w.Pieces)
	}
	if w.Concepts > 0 {
		for _, id := range found.Concepts {
			v.put(hashNumber(key('c'), id), 1)
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
	if w.Lexicon > 0 {
		scores := r.Lexicon.Score(found)
		for i, score := range scores {
			v.put(hashNumber(key('l'), i), score*0.3*float32(w.Lexicon))
		}
		best := 0
		for i := range scores {
			if scores[i] > scores[best] {
				best = i
			}
		}
		if scores[best] > 0 {
			v.put(hashNumber(key('L'), best), float32(w.Lexicon))
		}
		v.group = len(v.Value)
	}
	if w.Shape > 0 {
		v.shape(read, len(found.Concepts))
		v.close(w.Shape)
	}
}

// pieces puts the parts of a word of three to five letters, its ends marked.
func (v *Vector) pieces(word string) {
	n := len(word)
	at := func(i int) byte {
		if i == 0 || i == n+1 {
			return '_'
		}
		return word[i-1]
	}
	for i := 0; i <= n-1; i++ {
		h := key('n')
		for j := i; j < i+5 && j < n+2; j++ {
			h = hashByte(h, at(j))
			if j-i >= 2 {
				v.put(h, 1)
			}
		}
	}
}

func (v *Vector) shape(read wording.Reading, concepts int) {
	v.put(hashNumber(key('h'), 0), 1)
	v.put(hashNumber(key('1'), min(len(read.Tokens), 12)/2), 1)
	v.put(hashNumber(key('2'), min(read.Shape.Questions, 2)), 1)
	v.put(hashNumber(key('3'), min(read.Shape.Pictures, 2)), 1)
	v.put(hashNumber(key('4'), min(read.Shape.Lines, 3)), 1)
	v.put(hashNumber(key('5'), min(concepts, 5)), 1)
	numbers := 0
	for i := range read.Tokens {
		if c := read.Tokens[i].Class; c == wording.Number || c == wording.Percent {
			numbers++
		}
	}
	v.put(hashNumber(key('6'), min(numbers, 4)), 1)
}

package policy

import "github.com/mshauri/mshauri/moderation/policy/words"

// question is a question as the index reads it.
type question struct {
	terms    []weighed
	all      float64 // worth of all its matters, unknown ones included
	vaccines []string
	core     int // matters of immunization and of little else, vaccines among them
	beyond   int
	unknown  int
	known    int
	kind     words.Kind
	grams    []words.Gram
	likes    []float32 // to each of the pieces' texts
	measures int
	mended   float64  // worth of the matters that were not found as they were written
	odd      []string // words that no passage uses, and what no passage can settle
	oddWorth float64  // of each
}

type weighed struct {
	key     string
	worth   float64
	measure bool
	sort    words.Sort
	named   bool // the lexicon knows it as a matter of the trade
}

// What a word is worth that says little, or that had to be guessed.
const (
	mendedShare  = 0.7
	looseShare   = 0.7 // a word that is no matter of the trade
	measureShare = 0.5
	unknownShare = 0.6
)

func (x *Index) ask(text string) question { return x.askHolding(text, nothingHeld) }

// askHolding reads a question as if nobody had written the way of asking that
// is held back: a word that stands nowhere else is then one that no passage
// uses.
func (x *Index) askHolding(text string, h held) question {
	q := x.read(text, h)
	q.likes = x.pieces.like(q.grams)
	return q
}

// read is askHolding without the likeness to other texts.
func (x *Index) read(text string, h held) question {
	q := question{kind: x.reader.Kind(text), grams: x.grams.weigh(words.Grams(text)), oddWorth: x.rarest * unknownShare}
	seen := make(map[string]bool)
	for _, term := range x.reader.Question(text) {
		if seen[term.Key] {
			continue
		}
		seen[term.Key] = true
		worth, held := x.worth[term.Key]
		if held && h.passage >= 0 && !x.heldElsewhere(term.Key, h) {
			held = false
		}
		switch {
		case term.Sort == words.Beyond:
			q.beyond++
			q.odd = append(q.odd, term.Key)
			q.unknown++
			q.all += q.oddWorth
			continue
		case term.Measure:
			if held {
				q.measures++
				q.terms = append(q.terms, weighed{key: term.Key, worth: worth * measureShare, measure: true})
			}
			continue
		case !held:
			q.odd = append(q.odd, term.Key)
			q.unknown++
			q.all += q.oddWorth
			continue
		}
		if term.Mended {
			worth *= mendedShare
			q.mended += worth
		}
		if !term.Named {
			worth *= looseShare
		}
		q.known++
		q.all += worth
		q.terms = append(q.terms, weighed{key: term.Key, worth: worth, sort: term.Sort, named: term.Named})
		if term.Sort == words.Vaccine || term.Sort == words.Core {
			q.core++
		}
		if term.Sort == words.Vaccine {
			q.vaccines = append(q.vaccines, term.Key)
		}
	}
	return q
}

// heldElsewhere reports whether a matter is spoken of beside the way of asking
// that is held back.
func (x *Index) heldElsewhere(key string, h held) bool {
	list := x.postings[key]
	return len(list) != 1 || list[0].passage != h.passage || x.without(h, key, list[0]) > 0
}

package policy

import "math"

// What speaks for and against a passage, for a question. The order is that of
// weights.txt.
const (
	lookBM25      = iota // in units of the rarest matter
	lookBest             // BM25 next to that of the best passage
	lookCovered          // share of the question's worth that the passage speaks of
	lookInText           // share that its text speaks of, ways of asking left out
	lookNamed            // share of the trade's own words
	lookWay              // likeness to the nearest way of asking
	lookNextWay          // and to the next
	lookPieces           // likeness to the nearest way by pieces of words
	lookNextPiece        // and to the next
	lookSameKind         // the nearest way that wants to know the same
	lookBoth             // the nearest way by matters and pieces together
	lookNoKind           // no way of asking wants to know the same
	lookOtherVax         // another vaccine than was asked for
	lookNoVax            // no vaccine, where one was asked for
	lookMoreVax          // vaccines that were not asked for, beside one that was
	lookUnasked          // vaccines, where none was asked for
	lookMeasures         // share of the question's numbers
	lookOften            // how many ways of asking were written for it: how often it is asked for
	lookBare             // nobody wrote a way of asking for it
	lookCount
)

// lookNames are the names by which weights.txt calls them.
var lookNames = [lookCount]string{
	"bm25", "best", "covered", "in text", "named", "way", "next way", "pieces", "next pieces", "same kind", "both", "no kind",
	"other vaccine", "no vaccine", "more vaccines", "unasked vaccines", "measures", "often", "bare",
}

type look [lookCount]float64

// held is a way of asking that is asked as if nobody had written it: how a
// ranking is learnt. bare leaves out all ways of asking of the passage, and of
// every other one besides, or to have none would seem to speak for a passage.
type held struct {
	passage int32
	way     int
	bare    bool
}

// touches reports whether anything of a passage is held back.
func (h held) touches(passage int32) bool {
	return passage == h.passage || h.bare && (int(passage)+h.way)%2 == 0
}

// nothingHeld holds nothing back.
var nothingHeld = held{passage: -1}

// look gathers what speaks for a passage. bm25 is its own, best the best one's.
func (x *Index) look(q question, passage int32, bm25, best float64, h held) look {
	entry := &x.entries[passage]
	f := look{lookBM25: math.Min(bm25/x.rarest, 6) / 3}
	if best > 0 {
		f[lookBest] = bm25 / best
	}
	mine := h.touches(passage)
	covered, inText, named, allNamed, measures := 0.0, 0.0, 0.0, 0.0, 0
	for i := range q.terms {
		term := &q.terms[i]
		if term.measure {
			if entry.matters[term.key] {
				measures++
			}
			continue
		}
		if term.named {
			allNamed += term.worth
		}
		if !entry.matters[term.key] || mine && !entry.has(term.key, h) {
			continue
		}
		covered += term.worth
		if term.named {
			named += term.worth
		}
		if entry.text[term.key] > 0 {
			inText += term.worth
		}
	}
	if q.all > 0 {
		f[lookCovered], f[lookInText] = covered/q.all, inText/q.all
	}
	if allNamed > 0 {
		f[lookNamed] = named / allNamed
	}
	if q.measures > 0 {
		f[lookMeasures] = float64(measures) / float64(q.measures)
	}
	x.lookWays(q, entry, mine, h, &f)
	lookVaccines(q, entry, &f)
	return f
}

func (x *Index) lookWays(q question, entry *indexed, mine bool, h held, f *look) {
	f[lookBare], f[lookOften] = 1, math.Log1p(float64(len(entry.asked)))/3
	same, other := 0.0, 0.0
	for i := range entry.asked {
		if mine && (h.bare || h.way == i) {
			continue
		}
		w := &entry.asked[i]
		f[lookBare] = 0
		like, pieces, kind := w.shares(q), float64(q.likes[w.text]), sameKind(q.kind, w.kind)
		f[lookNextWay] = math.Max(f[lookNextWay], math.Min(f[lookWay], like))
		f[lookWay] = math.Max(f[lookWay], like)
		f[lookNextPiece] = math.Max(f[lookNextPiece], math.Min(f[lookPieces], pieces))
		f[lookPieces] = math.Max(f[lookPieces], pieces)
		f[lookSameKind] = math.Max(f[lookSameKind], (like+pieces)/2*kind)
		f[lookBoth] = math.Max(f[lookBoth], math.Sqrt(like*pieces))
		if kind > 0 {
			same = 1
		} else {
			other = 1
		}
	}
	f[lookNoKind] = math.Max(0, other-same)
}

func lookVaccines(q question, entry *indexed, f *look) {
	same := 0
	for _, v := range q.vaccines {
		if entry.vaccines[v] {
			same++
		}
	}
	many := math.Min(float64(len(entry.vaccines)-same), 5) / 5
	switch {
	case len(q.vaccines) == 0:
		f[lookUnasked] = many
	case same == 0 && len(entry.vaccines) > 0:
		f[lookOtherVax] = 1
	case same == 0:
		f[lookNoVax] = 1
	default:
		f[lookMoreVax] = many
	}
}

// has reports whether a passage speaks of a matter when a way of asking is
// held back.
func (e *indexed) has(key string, h held) bool {
	if e.text[key] > 0 || h.bare {
		return e.text[key] > 0
	}
	for i := range e.asked {
		if i == h.way {
			continue
		}
		for _, other := range e.asked[i].keys {
			if other == key {
				return true
			}
		}
	}
	return false
}

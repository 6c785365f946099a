package policy

import (
	"math"
	"slices"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// Options narrow a search.
type Options struct {
	Products []Product // in use; passages on other products are not offered first
	Area     chat.Area // the technical area, where it is known; a hint
	Limit    int       // at most so many; 3 when zero
	On       time.Time // the day, to know what has run out; zero means not to ask
	Quotable bool      // leave out what may not be quoted in a ruling
}

// Limits of a search.
const (
	usualLimit = 3
	candidates = 40 // passages that are looked at closely
)

// Search returns the passages that answer a question, the best first; none
// when nothing fits well enough. A passage that has been superseded never
// comes before the newer one, and never alone.
func (x *Index) Search(query privacy.Clean, o Options) []Hit {
	q := x.ask(query.String())
	ranked := x.rank(q, o)
	if len(ranked) == 0 {
		return nil
	}
	return x.search(q, ranked, o)
}

// search offers the best of the ranked passages, if they are likely to answer.
func (x *Index) search(q question, ranked []ranked, o Options) []Hit {
	sure := x.answerable(q, ranked)
	if sure < threshold {
		return nil
	}
	limit := o.Limit
	if limit <= 0 {
		limit = usualLimit
	}
	hits := make([]Hit, 0, limit)
	for _, r := range ranked[:min(limit, len(ranked))] {
		hits = append(hits, Hit{Passage: x.pack.passages[r.passage].clone(), Score: sure * r.score / ranked[0].score})
	}
	return x.complete(hits, o, limit)
}

// ranked is a passage with what speaks for it.
type ranked struct {
	passage  int32
	score    float64
	bm25     float64
	coverage float64 // share of the question's worth that the passage speaks of
	phrase   float64 // likeness to the nearest way of asking
}

// rank orders the passages that share something with a question.
func (x *Index) rank(q question, o Options) []ranked {
	scores := make(map[int32]float64)
	for _, term := range q.terms {
		for _, p := range x.postings[term.key] {
			tf := float64(p.weight)
			scores[p.passage] += term.worth * tf * (saturation + 1) / (tf + x.entries[p.passage].norm)
		}
	}
	all := make([]ranked, 0, len(scores))
	for passage, bm25 := range scores {
		if o.Quotable && !x.pack.passages[passage].Quotable() {
			continue
		}
		all = append(all, ranked{passage: passage, bm25: bm25, score: bm25})
	}
	slices.SortFunc(all, byScore)
	if len(all) > candidates {
		all = all[:candidates]
	}
	for i := range all {
		x.lookClosely(q, &all[i], o)
	}
	x.usedFirst(all, o.Products)
	slices.SortFunc(all, byScore)
	return all
}

// usedFirst sees to it that a passage on another product does not come before
// one on the product in use.
func (x *Index) usedFirst(all []ranked, inUse []Product) {
	best := make(map[string]float64) // by family
	for _, r := range all {
		p := &x.pack.passages[r.passage]
		if len(p.Products) > 0 && p.product(inUse) == productInUse {
			family := p.Products[0].Family()
			best[family] = max(best[family], r.score)
		}
	}
	for i := range all {
		p := &x.pack.passages[all[i].passage]
		if len(p.Products) > 0 && p.product(inUse) == productOther {
			if used := best[p.Products[0].Family()]; used > 0 {
				all[i].score = min(all[i].score, 0.99*used)
			}
		}
	}
}

// byScore puts the best first; equal ones keep the order of the pack.
func byScore(a, b ranked) int {
	switch {
	case a.score > b.score:
		return -1
	case a.score < b.score:
		return 1
	}
	return int(a.passage) - int(b.passage)
}

// What changes the rank of a passage that shares words with the question.
const (
	phraseBonus    = 1.2
	coverageBonus  = 1.2
	otherVaccine   = 0.45
	noVaccine      = 0.7
	otherProduct   = 0.5
	usedProduct    = 1.2
	areaHint       = 1.1
	outdated       = 0.9
	unquotable     = 0.97
	wrongVaccineIn = 0.97 // each vaccine that was not asked for
)

func (x *Index) lookClosely(q question, r *ranked, o Options) {
	entry, p := &x.entries[r.passage], &x.pack.passages[r.passage]
	held := 0.0
	for _, term := range q.terms {
		if !term.measure && entry.matters[term.key] {
			held += term.worth
		}
	}
	if q.all > 0 {
		r.coverage = held / q.all
	}
	r.phrase = x.nearest(q, entry)
	r.score = r.bm25 * (1 + phraseBonus*r.phrase) * (1 + coverageBonus*r.coverage)
	if len(q.vaccines) > 0 {
		same := 0
		for _, v := range q.vaccines {
			if entry.vaccines[v] {
				same++
			}
		}
		switch {
		case same == 0 && len(entry.vaccines) > 0:
			r.score *= otherVaccine
		case same == 0:
			r.score *= noVaccine
		default:
			r.score *= math.Pow(wrongVaccineIn, float64(len(entry.vaccines)-same))
		}
	}
	switch fits := p.product(o.Products); {
	case fits == productOther:
		r.score *= otherProduct
	case fits == productInUse && len(p.Products) > 0:
		r.score *= usedProduct
	}
	if o.Area != "" && o.Area == p.Area {
		r.score *= areaHint
	}
	if p.IsOutdated(o.On) {
		r.score *= outdated
	}
	if !p.Quotable() {
		r.score *= unquotable
	}
}

// nearest is how like the question is to the nearest way of asking for a
// passage: shared worth over the worth of both.
func (x *Index) nearest(q question, entry *indexed) float64 {
	best := 0.0
	for _, keys := range entry.asked {
		shared, theirs := 0.0, 0.0
		for _, key := range keys {
			theirs += x.worth[key]
		}
		for _, term := range q.terms {
			if slices.Contains(keys, term.key) {
				shared += term.worth
			}
		}
		if like := 2 * shared / (theirs + q.all); like > best {
			best = like
		}
	}
	return best
}

// complete puts the newer passage before one that it superseded, adds it where
// it was not found itself, and lets the other edition follow the best passage
// where editions differ.
func (x *Index) complete(hits []Hit, o Options, limit int) []Hit {
	out := make([]Hit, 0, len(hits)+2)
	have := make(map[ID]bool)
	add := func(p Passage, score float64) {
		if !have[p.ID] && (!o.Quotable || p.Quotable()) && p.State != Withdrawn {
			have[p.ID] = true
			out = append(out, Hit{Passage: p, Score: score})
		}
	}
	for i, hit := range hits {
		if hit.Passage.IsOutdated(o.On) {
			for _, newer := range x.pack.Newer(hit.Passage.ID) {
				add(newer, hit.Score)
			}
		}
		add(hit.Passage, hit.Score)
		if i == 0 {
			for _, other := range x.pack.Editions(hit.Passage.ID) {
				add(other, hit.Score)
				break
			}
		}
	}
	return out[:min(limit, len(out))]
}

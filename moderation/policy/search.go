package policy

import (
	"cmp"
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
	return x.offer(ranked, sure, o)
}

// offer makes hits of the best of the ranked passages.
func (x *Index) offer(ranked []ranked, sure float64, o Options) []Hit {
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

// scored is a passage that shares something with a question.
type scored struct {
	passage int32
	bm25    float64
}

// ranked is a passage with what speaks for it.
type ranked struct {
	passage int32
	score   float64
	bm25    float64
	look    look
}

// rank orders the passages that share something with a question.
func (x *Index) rank(q question, o Options) []ranked { return x.rankHolding(q, o, nothingHeld) }

// rankHolding is rank without a way of asking.
func (x *Index) rankHolding(q question, o Options, h held) []ranked {
	scores := make([]float64, len(x.entries))
	for _, term := range q.terms {
		for _, p := range x.postings[term.key] {
			tf := float64(p.weight)
			if h.touches(p.passage) {
				if tf = x.without(h, term.key, p); tf <= 0 {
					continue
				}
			}
			scores[p.passage] += term.worth * tf * (saturation + 1) / (tf + x.entries[p.passage].norm)
		}
	}
	var found []scored
	for passage, bm25 := range scores {
		if bm25 > 0 && (!o.Quotable || x.pack.passages[passage].Quotable()) {
			found = append(found, scored{int32(passage), bm25})
		}
	}
	slices.SortFunc(found, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.bm25, a.bm25), cmp.Compare(a.passage, b.passage))
	})
	all := make([]ranked, min(len(found), candidates))
	for i := range all {
		look := x.look(q, found[i].passage, found[i].bm25, found[0].bm25, h)
		all[i] = ranked{passage: found[i].passage, bm25: found[i].bm25, look: look, score: x.weigh(&look) * x.standing(found[i].passage, o)}
	}
	x.usedFirst(all, o.Products)
	slices.SortFunc(all, byScore)
	return all
}

// without is how much a passage speaks of a matter when ways of asking are
// held back.
func (x *Index) without(h held, key string, p posting) float64 {
	if h.bare {
		return float64(p.text)
	}
	if slices.Contains(x.entries[p.passage].asked[h.way].keys, key) {
		rest := math.Max(float64(p.weight)-weightAsked, float64(p.text))
		if rest < weightAsked/4 { // what rounding left
			return 0
		}
		return rest
	}
	return float64(p.weight)
}

// weigh is what a look is worth; always above zero.
func (x *Index) weigh(f *look) float64 {
	sum := 0.0
	for i, v := range f {
		sum += x.weights.rank[i] * v
	}
	return math.Exp(sum)
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

// What changes the rank of a passage whatever is asked.
const (
	otherProduct = 0.4
	usedProduct  = 1.3
	areaHint     = 1.2
	outdated     = 0.8
	unquotable   = 0.95
)

// standing is what a passage is worth beside the question: for its product,
// area, age and source.
func (x *Index) standing(passage int32, o Options) float64 {
	p, worth := &x.pack.passages[passage], 1.0
	switch fits := p.product(o.Products); {
	case fits == productOther:
		worth *= otherProduct
	case fits == productInUse && len(p.Products) > 0:
		worth *= usedProduct
	}
	if o.Area != "" && o.Area == p.Area {
		worth *= areaHint
	}
	if p.IsOutdated(o.On) {
		worth *= outdated
	}
	if !p.Quotable() {
		worth *= unquotable
	}
	return worth
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

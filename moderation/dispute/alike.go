package dispute

import (
	"math"
	"slices"

	"github.com/mshauri/mshauri/moderation/policy"
)

// example is a labelled talk: of what it speaks, and which passages settle it.
type example struct {
	terms    []string
	passages []policy.ID
	source   string // which thread, so that none finds itself
}

// termsOf are what a talk speaks of: the concepts of the trade, the beginnings
// of its longer words, and its measures.
func termsOf(all []*said) []string {
	seen := make(map[string]bool)
	for _, s := range all {
		for concept := range s.whole.concepts() {
			if concept[0] != '_' {
				seen["="+concept] = true
			}
		}
		for word := range s.words {
			if len(word) >= 4 {
				seen[word[:min(len(word), 5)]] = true
			}
		}
		for _, v := range s.whole.values {
			seen["#"+v.String()] = true
		}
	}
	out := make([]string, 0, len(seen))
	for term := range seen {
		out = append(out, term)
	}
	slices.Sort(out)
	return out
}

// examples are labelled talks, with how much each of their terms tells.
type examples struct {
	all    []example
	worth  map[string]float64
	length []float64
	none   float64 // what a term is worth that no example has
}

func newExamples(all []example) *examples {
	x := &examples{all: all, worth: make(map[string]float64)}
	count := make(map[string]int)
	for _, e := range all {
		for _, term := range e.terms {
			count[term]++
		}
	}
	for term, n := range count {
		x.worth[term] = math.Log(float64(1+len(all)) / float64(n))
	}
	x.none = math.Log(float64(1+len(all))) / 2
	for _, e := range all {
		sum := 0.0
		for _, term := range e.terms {
			sum += x.worth[term] * x.worth[term]
		}
		x.length = append(x.length, math.Sqrt(sum))
	}
	return x
}

// near is how alike the nearest example of each passage is to a talk, from 0 to
// 1; but that of one source, which is empty for none.
func (x *examples) near(terms []string, but string) map[policy.ID]float64 {
	out := make(map[policy.ID]float64)
	own := 0.0
	has := make(map[string]bool, len(terms))
	for _, term := range terms {
		w, ok := x.worth[term]
		if !ok {
			w = x.none
		}
		own += w * w
		has[term] = true
	}
	own = math.Sqrt(own)
	for i, e := range x.all {
		if but != "" && e.source == but {
			continue
		}
		sum := 0.0
		for _, term := range e.terms {
			if has[term] {
				sum += x.worth[term] * x.worth[term]
			}
		}
		like := sum / (own*x.length[i] + 1e-9)
		for _, id := range e.passages {
			out[id] = math.Max(out[id], like)
		}
	}
	return out
}

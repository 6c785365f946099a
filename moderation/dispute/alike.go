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
	source   string   // which thread, so that none finds itself
	words    []string // its terms for a profile, when it is learnt from
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
	terms  map[string]*termIn
	length []float64
	none   float64 // what a term is worth that no example has
}

// termIn is a term: how much it tells, and which examples have it.
type termIn struct {
	worth float64
	in    []int32
}

func newExamples(all []example) *examples {
	x := &examples{all: all, terms: make(map[string]*termIn)}
	for i, e := range all {
		for _, term := range e.terms {
			if x.terms[term] == nil {
				x.terms[term] = &termIn{}
			}
			x.terms[term].in = append(x.terms[term].in, int32(i))
		}
	}
	for _, one := range x.terms {
		one.worth = math.Log(float64(1+len(all)) / float64(len(one.in)))
	}
	x.none = math.Log(float64(1+len(all))) / 2
	for _, e := range all {
		sum := 0.0
		for _, term := range e.terms {
			sum += x.terms[term].worth * x.terms[term].worth
		}
		x.length = append(x.length, math.Sqrt(sum))
	}
	return x
}

// near is how alike the nearest example of each passage is to a talk, from 0 to
// 1.
func (x *examples) near(terms []string) map[policy.ID]float64 {
	sums := make([]float64, len(x.all))
	own := 0.0
	for _, term := range terms {
		one := x.terms[term]
		if one == nil {
			own += x.none * x.none
			continue
		}
		worth := one.worth * one.worth
		own += worth
		for _, i := range one.in {
			sums[i] += worth
		}
	}
	own = math.Sqrt(own)
	out := make(map[policy.ID]float64)
	for i, sum := range sums {
		if sum == 0 {
			continue
		}
		like := sum / (own*x.length[i] + 1e-9)
		for _, id := range x.all[i].passages {
			out[id] = math.Max(out[id], like)
		}
	}
	return out
}

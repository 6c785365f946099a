package score

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/mshauri/mshauri/moderation/share"
)

// Report is how a set of tags compares with what people say.
type Report struct {
	Keys []string
	// Best counts best labels that are among the labels or acceptable ones.
	Best share.Share
	// Strict counts best labels that are the first label.
	Strict share.Share
	// Areas holds the hits of each key. A best label that is acceptable counts
	// as a hit of that label; one that is not counts against the first label.
	Areas []Hits
	// StrictAreas holds the hits of each key when only the first label counts.
	StrictAreas []Hits
	Question    Hits
	// Confusion says how often a first label (row) was tagged as a key (column).
	Confusion [][]int
	// Wrong are the ids whose best label is neither a label nor acceptable, and
	// WrongQuestion those where the question was missed or imagined.
	Wrong, WrongQuestion []string

	pairs []pair
}

type pair struct {
	gold, tagged     int
	accepted         bool
	asked, saidAsked bool
}

// Compare measures tags against gold, line by line. The lines must be the same
// postings in the same order, and the keys all that may occur.
func Compare(keys []string, gold []Gold, tagged []Tagged) (*Report, error) {
	if len(gold) != len(tagged) {
		return nil, fmt.Errorf("compare tags: %d labelled postings and %d tags", len(gold), len(tagged))
	}
	at := make(map[string]int, len(keys))
	for i, key := range keys {
		at[key] = i
	}
	r := &Report{Keys: keys}
	for i := range gold {
		g, t := &gold[i], &tagged[i]
		if g.ID != t.ID {
			return nil, fmt.Errorf("compare tags: posting %d is %q in one and %q in the other", i+1, g.ID, t.ID)
		}
		if len(g.Labels) == 0 || len(t.Labels) == 0 {
			return nil, fmt.Errorf("compare tags: posting %q has no label", g.ID)
		}
		want, known := at[g.Labels[0]]
		got, also := at[t.Labels[0]]
		if !known || !also {
			return nil, fmt.Errorf("compare tags: posting %q has a label that is no area", g.ID)
		}
		p := pair{gold: want, tagged: got, accepted: g.accepts(t.Labels[0]), asked: g.IsQuestion, saidAsked: t.IsQuestion}
		r.pairs = append(r.pairs, p)
		if !p.accepted {
			r.Wrong = append(r.Wrong, g.ID)
		}
		if p.asked != p.saidAsked {
			r.WrongQuestion = append(r.WrongQuestion, g.ID)
		}
	}
	r.count(r.pairs)
	return r, nil
}

func (r *Report) count(pairs []pair) {
	r.Best, r.Strict, r.Question = share.Share{N: len(pairs)}, share.Share{N: len(pairs)}, Hits{}
	r.Areas, r.StrictAreas = make([]Hits, len(r.Keys)), make([]Hits, len(r.Keys))
	r.Confusion = make([][]int, len(r.Keys))
	for i := range r.Confusion {
		r.Confusion[i] = make([]int, len(r.Keys))
	}
	for _, p := range pairs {
		r.Confusion[p.gold][p.tagged]++
		if p.accepted {
			r.Best.Of++
			r.Areas[p.tagged].Right++
		} else {
			r.Areas[p.tagged].Wrong++
			r.Areas[p.gold].Missed++
		}
		if p.gold == p.tagged {
			r.Strict.Of++
			r.StrictAreas[p.gold].Right++
		} else {
			r.StrictAreas[p.tagged].Wrong++
			r.StrictAreas[p.gold].Missed++
		}
		switch {
		case p.asked && p.saidAsked:
			r.Question.Right++
		case p.saidAsked:
			r.Question.Wrong++
		case p.asked:
			r.Question.Missed++
		}
	}
}

// MacroF1 is the mean of the F1 of the keys that occur, acceptable labels
// counting as right.
func (r *Report) MacroF1() float64 { return macro(r.Areas) }

// StrictMacroF1 is MacroF1 where only the first label is right.
func (r *Report) StrictMacroF1() float64 { return macro(r.StrictAreas) }

func macro(areas []Hits) float64 {
	var sum float64
	n := 0
	for _, hits := range areas {
		if hits != (Hits{}) {
			sum += hits.F1()
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

// Measure is one number of a report, for Spread.
type Measure func(*Report) float64

// QuestionF1 is the F1 of questions.
func QuestionF1(r *Report) float64 { return r.Question.F1() }

// Spread is the range in which a measure lies in 95 of 100 sets drawn again
// from the same postings, with a fixed seed. It is for measures that are not a
// share, such as macro-F1.
func (r *Report) Spread(measure Measure) (low, high float64) {
	const draws = 1000
	if len(r.pairs) == 0 {
		return 0, 1
	}
	chance := rand.New(rand.NewPCG(1, 2))
	values := make([]float64, draws)
	drawn := make([]pair, len(r.pairs))
	again := Report{Keys: r.Keys}
	for i := range values {
		for j := range drawn {
			drawn[j] = r.pairs[chance.IntN(len(r.pairs))]
		}
		again.count(drawn)
		values[i] = measure(&again)
	}
	return quantile(values, 0.025), quantile(values, 0.975)
}

func quantile(values []float64, q float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[int(math.Round(q*float64(len(sorted)-1)))]
}

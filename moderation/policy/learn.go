package policy

import (
	"fmt"
	"io"
	"math"
	"strings"
)

// Lesson is a question from which the weights are learnt.
type Lesson struct {
	Question string // labelled and invented
	// Answers reports whether a passage, as it is shown, answers it; nil when
	// none does.
	Answers func(shown string) bool
}

// example is a question with what speaks for each of its candidates.
type example struct {
	looks  []look
	right  []bool
	weight float64
}

// Lessons of the ways of asking: how much one weighs beside a labelled
// question, and how many are asked as if their passage had none at all, as
// the passages of an imported document have none.
const (
	wayWeight  = 0.25
	bareEvery  = 5
	rankRounds = 300
	rankStep   = 0.5
	rankShrink = 0.002
)

// Learn learns the weights from labelled questions and from the pack's own ways
// of asking, each asked as if nobody had written it; and returns an index with
// them. The same lessons give the same weights.
func Learn(pack *Pack, lessons []Lesson) *Index {
	x := NewIndex(pack)
	shown := make([]string, len(pack.passages))
	for i, p := range pack.passages {
		shown[i] = p.show("en")
	}
	x.weights.rank = learnRank(append(x.fromLessons(lessons, shown), x.fromWays()...))
	x.weights.answer, x.weights.constant = x.learnAnswer(lessons)
	return x
}

// WriteWeights writes what an index has learnt, as weights.txt.
func (x *Index) WriteWeights(to io.Writer) error {
	if err := x.weights.write(to); err != nil {
		return fmt.Errorf("write weights: %w", err)
	}
	return nil
}

// Try searches for a labelled, invented question, to measure what was learnt.
func (x *Index) Try(question string, most int) []Hit {
	q := x.ask(question)
	ranked := x.rank(q, Options{})
	if len(ranked) == 0 {
		return nil
	}
	return x.search(q, ranked, Options{Limit: most})
}

// TryWays ranks each way of asking as if nobody had written it, and counts how
// often its own passage comes first, and in the first three.
func (x *Index) TryWays() (first, three, of int) {
	for i := range x.entries {
		for j := range x.entries[i].asked {
			h := held{passage: int32(i), way: j}
			if x.entries[i].asked[j].keys == nil {
				continue
			}
			of++
			for place, r := range x.rankHolding(x.ask(x.pack.passages[i].Asked[j]), Options{}, h) {
				if r.passage == int32(i) && place < 3 {
					three++
					if place == 0 {
						first++
					}
				}
			}
		}
	}
	return first, three, of
}

// exampleOf is the example of one question, if any candidate is right.
func (x *Index) exampleOf(q question, h held, weight float64, right func(passage int32) bool) (example, bool) {
	e, any := example{weight: weight}, false
	for _, r := range x.rankHolding(q, Options{}, h) {
		ok := right(r.passage)
		e.looks, e.right, any = append(e.looks, r.look), append(e.right, ok), any || ok
	}
	return e, any
}

func (x *Index) fromLessons(lessons []Lesson, shown []string) (all []example) {
	for _, l := range lessons {
		if l.Answers == nil {
			continue
		}
		if e, ok := x.exampleOf(x.ask(l.Question), nothingHeld, 1, func(p int32) bool { return l.Answers(shown[p]) }); ok {
			all = append(all, e)
		}
	}
	return all
}

func (x *Index) fromWays() (all []example) {
	n := 0
	for i := range x.entries {
		for j := range x.entries[i].asked {
			n++
			h := held{passage: int32(i), way: j, bare: n%bareEvery == 0}
			if e, ok := x.exampleOf(x.ask(x.pack.passages[i].Asked[j]), h, wayWeight, func(p int32) bool { return p == int32(i) }); ok {
				all = append(all, e)
			}
		}
	}
	return all
}

// learnRank finds the weights that make the right candidates likely, by steps
// along the whole gradient, with a pull towards zero.
func learnRank(all []example) (w look) {
	total := 0.0
	for _, e := range all {
		total += e.weight
	}
	var moved look
	for range rankRounds {
		var gradient look
		for _, e := range all {
			e.add(&w, &gradient)
		}
		for i := range w {
			g := gradient[i]/total - rankShrink*w[i]
			moved[i] += g * g
			if moved[i] > 0 {
				w[i] += rankStep * g / math.Sqrt(moved[i])
			}
		}
	}
	return w
}

// add adds the gradient of the logarithm of how likely the right ones are.
func (e *example) add(w, gradient *look) {
	likely := make([]float64, len(e.looks))
	all, right := 0.0, 0.0
	for i := range e.looks {
		sum := 0.0
		for k, v := range e.looks[i] {
			sum += w[k] * v
		}
		likely[i] = math.Exp(sum)
		all += likely[i]
		if e.right[i] {
			right += likely[i]
		}
	}
	for i := range e.looks {
		pull := -likely[i] / all
		if e.right[i] {
			pull += likely[i] / right
		}
		for k, v := range e.looks[i] {
			gradient[k] += e.weight * pull * v
		}
	}
}

// learnAnswer finds by logistic regression what tells that there is an answer.
func (x *Index) learnAnswer(lessons []Lesson) (w [answerCount]float64, constant float64) {
	type row struct {
		f [answerCount]float64
		y float64
	}
	var rows []row
	for _, l := range lessons {
		q := x.ask(strings.TrimSpace(l.Question))
		all := x.rank(q, Options{})
		if len(all) == 0 {
			continue
		}
		r := row{f: x.features(q, all)}
		if l.Answers != nil {
			r.y = 1
		}
		rows = append(rows, r)
	}
	var moved [answerCount + 1]float64
	for range 3000 {
		var gradient [answerCount + 1]float64
		for _, r := range rows {
			sum := constant
			for i, v := range r.f {
				sum += w[i] * v
			}
			miss := r.y - 1/(1+math.Exp(-sum))
			gradient[answerCount] += miss
			for i, v := range r.f {
				gradient[i] += miss * v
			}
		}
		for i := range gradient {
			g := gradient[i] / float64(len(rows))
			if i < answerCount {
				g -= 0.002 * w[i]
			}
			moved[i] += g * g
			step := 0.3 * g / math.Sqrt(moved[i]+1e-12)
			if i < answerCount {
				w[i] += step
			} else {
				constant += step
			}
		}
	}
	return w, constant
}

package policy

import (
	"fmt"
	"io"
	"math"
	"slices"
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
	answerWay  = 0.2
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

// Try searches for an invented question, or for what stands in the program's
// own data.
func (x *Index) Try(question string, most int) []Hit {
	q := x.ask(question)
	ranked := x.rank(q, Options{})
	if len(ranked) == 0 {
		return nil
	}
	return x.search(q, ranked, Options{Limit: most})
}

// TrySure searches for a labelled question that was not learnt from: what would
// be offered if anything was, and how sure the search is. A line of what no
// passage settles that is the question itself is left out.
func (x *Index) TrySure(question string, most int) (hits []Hit, sure float64) {
	q := x.ask(question)
	ranked := x.rank(q, Options{})
	if len(ranked) == 0 {
		return nil, 0
	}
	sure = x.sure(x.features(q, ranked, nothingHeld, true))
	return x.offer(ranked, sure, Options{Limit: most}), sure
}

// Threshold is how sure the search must be before it offers a passage.
func Threshold() float64 { return threshold }

// Tried is what became of one way of asking, asked as if nobody had written it.
type Tried struct {
	Place int     // of its own passage, from 0; below 0 when it is not found
	Sure  float64 // how sure the search is that there is an answer
}

// TryWays asks each way of asking as if nobody had written it.
func (x *Index) TryWays() (all []Tried) {
	for i := range x.entries {
		for j := range x.entries[i].asked {
			if x.entries[i].asked[j].keys == nil {
				continue
			}
			h := held{passage: int32(i), way: j}
			q := x.askHolding(x.pack.passages[i].Asked[j], h)
			found := x.rankHolding(q, Options{}, h)
			t := Tried{Place: slices.IndexFunc(found, func(r ranked) bool { return r.passage == int32(i) })}
			if len(found) > 0 {
				t.Sure = x.sure(x.features(q, found, h, true))
			}
			all = append(all, t)
		}
	}
	return all
}

// CountWays counts how many came first and in the first three, where the search
// was that sure.
func CountWays(all []Tried, threshold float64) (first, three int) {
	for _, t := range all {
		if t.Sure >= threshold && t.Place >= 0 && t.Place < 3 {
			three++
			if t.Place == 0 {
				first++
			}
		}
	}
	return first, three
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
			if e, ok := x.exampleOf(x.askHolding(x.pack.passages[i].Asked[j], h), h, wayWeight, func(p int32) bool { return p == int32(i) }); ok {
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

// answerRow is a question with what speaks for there being an answer.
type answerRow struct {
	f      [answerCount]float64
	y      float64
	weight float64
}

// answerRows are the labelled questions, and the ways of asking as if nobody
// had written them: the labelled ones alone would flatter, where a way of
// asking was written after the question. What no passage settles is asked as
// if the line itself did not stand there.
func (x *Index) answerRows(lessons []Lesson) (rows []answerRow) {
	add := func(q question, h held, y, weight float64) {
		if all := x.rankHolding(q, Options{}, h); len(all) > 0 {
			rows = append(rows, answerRow{f: x.features(q, all, h, true), y: y, weight: weight})
		}
	}
	for _, l := range lessons {
		y := 0.0
		if l.Answers != nil {
			y = 1
		}
		add(x.ask(strings.TrimSpace(l.Question)), nothingHeld, y, 1)
	}
	for _, line := range unsettledLines(unsettledFile) {
		add(x.ask(line), nothingHeld, 0, 1)
	}
	for i := range x.entries {
		for j := range x.entries[i].asked {
			h := held{passage: int32(i), way: j}
			add(x.askHolding(x.pack.passages[i].Asked[j], h), h, 1, answerWay)
		}
	}
	return rows
}

// learnAnswer finds by logistic regression what tells that there is an answer.
func (x *Index) learnAnswer(lessons []Lesson) (w [answerCount]float64, constant float64) {
	rows := x.answerRows(lessons)
	total := 0.0
	for _, r := range rows {
		total += r.weight
	}
	var moved [answerCount + 1]float64
	for range 3000 {
		var gradient [answerCount + 1]float64
		for _, r := range rows {
			sum := constant
			for i, v := range r.f {
				sum += w[i] * v
			}
			miss := r.weight * (r.y - 1/(1+math.Exp(-sum)))
			gradient[answerCount] += miss
			for i, v := range r.f {
				gradient[i] += miss * v
			}
		}
		for i := range gradient {
			g := gradient[i] / total
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

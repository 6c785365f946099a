package learn

import (
	"math"
	"math/rand/v2"
)

// Weights are the exact weights of a linear model, feature after feature.
type Weights struct {
	Classes int
	Bias    []float32
	Table   []float32
}

// Score writes the score of each class to out.
func (w *Weights) Score(e *Example, out []float32) {
	copy(out, w.Bias)
	n := w.Classes
	for i, at := range e.Index {
		row, x := w.Table[int(at)*n:int(at)*n+n], e.Value[i]
		for c := range row {
			out[c] += x * row[c]
		}
	}
}

// Logistic trains by stochastic steps whose size shrinks for a weight the more
// it has moved. It draws the order of the examples from its own seed.
type Logistic struct {
	Features int
	Classes  int
	Rounds   int
	Step     float64
	Shrink   float64 // pull towards zero
	Seed     uint64
}

// Train makes weights from examples.
func (l Logistic) Train(examples []Example) *Weights {
	w := &Weights{Classes: l.Classes, Bias: make([]float32, l.Classes), Table: make([]float32, l.Features*l.Classes)}
	moved := make([]float32, len(w.Table))
	movedBias := make([]float32, l.Classes)
	seen := make([]float32, l.Features)
	for i := range examples {
		for _, at := range examples[i].Index {
			seen[at]++
		}
	}
	n, k := float32(len(examples)), l.Classes
	shrink := make([]float32, l.Features)
	for i, count := range seen {
		if count > 0 {
			// A rare feature is visited seldom: it is pulled harder each time,
			// so that the pull of a whole round is the same for all.
			shrink[i] = float32(l.Shrink) * n / count
		}
	}
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	chance := rand.New(rand.NewPCG(l.Seed, 1))
	score := make([]float32, k)
	step := float32(l.Step)
	for range l.Rounds {
		chance.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, at := range order {
			e := &examples[at]
			w.Score(e, score)
			softmax(score)
			for c := range score {
				score[c] = (score[c] - e.Target[c]) * e.Weight
				movedBias[c] += score[c] * score[c]
				w.Bias[c] -= step * score[c] / (1 + sqrt(movedBias[c]))
			}
			for i, index := range e.Index {
				from, x, pull := int(index)*k, e.Value[i], shrink[index]
				row, past := w.Table[from:from+k], moved[from:from+k]
				for c := range row {
					g := score[c]*x + pull*row[c]
					past[c] += g * g
					row[c] -= step * g / (0.1 + sqrt(past[c]))
				}
			}
		}
	}
	return w
}

// Mean trains several times, each time in another order, and gives the mean
// weights: what one order learnt by chance is evened out.
func (l Logistic) Mean(examples []Example, orders int) *Weights {
	var parts []*Weights
	var shares []float64
	for i := range max(1, orders) {
		one := l
		one.Seed += uint64(i)
		parts = append(parts, one.Train(examples))
		shares = append(shares, 1/float64(max(1, orders)))
	}
	return Mix(parts, shares)
}

func sqrt(x float32) float32 { return float32(math.Sqrt(float64(x))) }

// softmax turns scores into shares of one.
func softmax(score []float32) {
	top := score[0]
	for _, s := range score {
		top = max(top, s)
	}
	var sum float32
	for c, s := range score {
		score[c] = float32(math.Exp(float64(s - top)))
		sum += score[c]
	}
	for c := range score {
		score[c] /= sum
	}
}

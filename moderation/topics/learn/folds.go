package learn

import (
	"math"
	"sync"

	"github.com/mshauri/mshauri/moderation/topics/features"
)

// Guess is what each method says of one posting that it has not learnt from.
type Guess struct {
	Lexicon, LexiconRules, Bayes, Logistic, Mixture int // areas, by place among the keys
	Shares                                          []float64
	Asked                                           bool
}

// Folds guesses each posting for which test holds by what was learnt from all
// the others and from the postings that are never tested. Guesses stand at the
// places of their postings.
func (c *Corpus) Folds(folds int, test func(at int) bool) []Guess {
	guesses := make([]Guess, c.Len())
	fold := make([]int, c.Len())
	next := 0
	for i := range fold {
		fold[i] = -1
		if test(i) {
			fold[i] = next % folds
			next++
		}
	}
	var wait sync.WaitGroup
	turn := make(chan struct{}, 2)
	for f := range folds {
		wait.Go(func() {
			turn <- struct{}{}
			defer func() { <-turn }()
			m := c.Train(func(at int) bool { return fold[at] != f })
			for i := range fold {
				if fold[i] == f {
					guesses[i] = c.Guess(m, i)
				}
			}
		})
	}
	wait.Wait()
	return guesses
}

// Guess is what the methods say of a posting of the corpus.
func (c *Corpus) Guess(m Models, at int) Guess {
	scores, again := make([]float32, len(c.keys)), make([]float32, len(c.keys))
	best := func(w *Weights) int {
		w.Score(&c.areas[at], scores)
		if part := &c.asked[at]; len(part.Index) > 0 {
			w.Score(part, again)
			for i, s := range again {
				scores[i] += features.AskedShare * s
			}
		}
		return highest(scores)
	}
	g := Guess{Bayes: best(m.Bayes), Logistic: best(m.Logistic), Mixture: best(m.Mixture)}
	g.Shares = make([]float64, len(scores))
	var sum float64
	for i, s := range scores {
		g.Shares[i] = math.Exp(float64(s-scores[g.Mixture]) * c.recipe.Calm)
		sum += g.Shares[i]
	}
	for i := range g.Shares {
		g.Shares[i] /= sum
	}
	g.LexiconRules, g.Lexicon = c.byLexicon(at)
	asked := make([]float32, 2)
	m.Question.Score(&c.questions[at], asked)
	g.Asked = float64(asked[1]-asked[0]) > c.recipe.Threshold
	return g
}

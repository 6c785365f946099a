package learn

import (
	"fmt"
	"strings"

	"github.com/mshauri/mshauri/moderation/topics/features"
	"github.com/mshauri/mshauri/moderation/topics/model"
	"github.com/mshauri/mshauri/moderation/topics/wording"
)

// Recipe is everything that decides what comes out of the labelled files. The
// values of Chosen were chosen by cross-validation (docs/quality.md).
type Recipe struct {
	AreaBits, QuestionBits features.Bits
	Logistic               Logistic
	Bayes                  Bayes
	BayesShare             float64 // of naive Bayes in the mixture
	Orders                 int     // in how many orders the postings are learnt from; the weights are the mean
	Second, Acceptable     float64 // what a second label and an acceptable one are worth
	Unmarked               float64 // weight of a question told again without its mark
	Threshold              float64 // from which score on it is a question
	Calm                   float64 // scores of areas are multiplied by it, so that shares are honest
}

// Chosen is the recipe of the embedded model.
func Chosen() Recipe {
	return Recipe{
		AreaBits:     features.AreaBits,
		QuestionBits: features.QuestionBits,
		Logistic:     Logistic{Rounds: 15, Step: 0.2, Shrink: 1e-5, Seed: 1},
		Bayes:        Bayes{Smooth: 1},
		BayesShare:   0.3,
		Orders:       3,
		Second:       0.3,
		Acceptable:   0.1,
		Unmarked:     0.6,
		Threshold:    0.4,
		Calm:         0.5,
	}
}

// Corpus is labelled postings turned into features, for one recipe.
type Corpus struct {
	recipe    Recipe
	reader    *features.Reader
	keys      []string
	lines     []Line
	areas     []Example
	questions []Example
	asked     []Example // the part of a posting that asks; without features where all of it does
	unmarked  []Example // beside questions; without features where there is no mark
}

// NewCorpus reads the features of each line. The keys are the areas in the
// order of the taxonomy; a label beyond them is an error.
func NewCorpus(recipe Recipe, reader *features.Reader, keys []string, lines []Line) (*Corpus, error) {
	c := &Corpus{recipe: recipe, reader: reader, keys: keys, lines: lines}
	at := make(map[string]int, len(keys))
	for i, key := range keys {
		at[key] = i
	}
	var v features.Vector
	for i := range lines {
		line := &lines[i]
		target := make([]float32, len(keys))
		for j, label := range append(append([]string(nil), line.Labels...), line.Acceptable...) {
			area, known := at[label]
			switch {
			case !known:
				return nil, fmt.Errorf("labelled posting %s: no area %q", line.ID, label)
			case j == 0:
				target[area]++
			case j < len(line.Labels):
				target[area] += float32(recipe.Second)
			default:
				target[area] += float32(recipe.Acceptable)
			}
		}
		var sum float32
		for _, share := range target {
			sum += share
		}
		for j := range target {
			target[j] /= sum
		}
		read := wording.Read(line.Text)
		found := reader.Lexicon.Find(read.Tokens)
		v.Reset(recipe.AreaBits)
		reader.Areas(&v, read, found)
		area := FromVector(&v)
		area.Target = target
		c.areas = append(c.areas, area)

		var asks Example
		if part, ok := read.Asked(); ok {
			v.Reset(recipe.AreaBits)
			reader.Areas(&v, part, reader.Lexicon.Find(part.Tokens))
			asks = FromVector(&v)
		}
		c.asked = append(c.asked, asks)

		asked := []float32{1, 0}
		if line.Question {
			asked = []float32{0, 1}
		}
		v.Reset(recipe.QuestionBits)
		reader.Questions(&v, read, found)
		question := FromVector(&v)
		question.Target = asked
		c.questions = append(c.questions, question)

		// Nurses leave the mark out as often as not: what has one is told
		// again without it.
		var again Example
		if read.Shape.Questions > 0 && recipe.Unmarked > 0 {
			bare := wording.Read(strings.ReplaceAll(line.Text, "?", ""))
			v.Reset(recipe.QuestionBits)
			reader.Questions(&v, bare, reader.Lexicon.Find(bare.Tokens))
			again = FromVector(&v)
			again.Target, again.Weight = asked, float32(recipe.Unmarked)
		}
		c.unmarked = append(c.unmarked, again)
	}
	return c, nil
}

// Len is how many postings there are.
func (c *Corpus) Len() int { return len(c.lines) }

// Line is the labelled posting at a place.
func (c *Corpus) Line(at int) Line { return c.lines[at] }

// Models are the exact weights of every method, learnt from the same postings.
type Models struct {
	Bayes, Logistic, Mixture, Question *Weights
}

// Train learns from the postings for which use holds.
func (c *Corpus) Train(use func(at int) bool) Models {
	var areas, questions []Example
	for i := range c.lines {
		if !use(i) {
			continue
		}
		areas = append(areas, c.areas[i])
		questions = append(questions, c.questions[i])
		if len(c.unmarked[i].Index) > 0 {
			questions = append(questions, c.unmarked[i])
		}
	}
	bayes, logistic := c.recipe.Bayes, c.recipe.Logistic
	bayes.Features, bayes.Classes = 1<<c.recipe.AreaBits, len(c.keys)
	logistic.Features, logistic.Classes = 1<<c.recipe.AreaBits, len(c.keys)
	asks := c.recipe.Logistic
	asks.Features, asks.Classes = 1<<c.recipe.QuestionBits, 2
	m := Models{Bayes: bayes.Train(areas), Logistic: logistic.Mean(areas, c.recipe.Orders), Question: asks.Mean(questions, c.recipe.Orders)}
	m.Mixture = Mix([]*Weights{m.Logistic, m.Bayes}, []float64{1, c.recipe.BayesShare})
	return m
}

// Quantise makes of exact weights what is embedded: the mixture for the areas
// and one score that is above zero when something is asked.
func (c *Corpus) Quantise(m Models, fingerprint [32]byte) *model.Trained {
	calm := float32(c.recipe.Calm)
	scale := func(in []float32) []float32 {
		out := make([]float32, len(in))
		for i, x := range in {
			out[i] = x * calm
		}
		return out
	}
	asks := make([]float32, len(m.Question.Table)/2)
	for i := range asks {
		asks[i] = m.Question.Table[2*i+1] - m.Question.Table[2*i]
	}
	bias := m.Question.Bias[1] - m.Question.Bias[0] - float32(c.recipe.Threshold)
	return &model.Trained{
		Fingerprint: fingerprint,
		Areas:       model.Quantise(len(c.keys), scale(m.Mixture.Bias), scale(m.Mixture.Table)),
		Question:    model.Quantise(1, []float32{bias}, asks),
	}
}

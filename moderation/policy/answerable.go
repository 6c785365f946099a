package policy

import "math"

// threshold is how sure the search must be that a passage answers before it
// offers one. Set on testdata/dev.jsonl so that nine in ten questions that no
// passage answers are left unanswered.
const threshold = 0.5

// answerable is how likely it is that the best passage answers at all.
func (x *Index) answerable(q question, ranked []ranked) float64 {
	f := x.features(q, ranked)
	sum := answerWeights[0]
	for i, v := range f {
		sum += answerWeights[i+1] * v
	}
	return 1 / (1 + math.Exp(-sum))
}

const featureCount = 7

var answerWeights = [featureCount + 1]float64{-2, 3, 3, 0.1, -1.5, -0.5, 0.2, 0}

func (x *Index) features(q question, all []ranked) [featureCount]float64 {
	best := all[0]
	coverage, phrase := 0.0, 0.0
	for _, r := range all[:min(3, len(all))] {
		coverage, phrase = math.Max(coverage, r.coverage), math.Max(phrase, r.phrase)
	}
	return [featureCount]float64{coverage, phrase, best.bm25, float64(min(q.beyond, 2)), float64(min(q.unknown, 4)), float64(min(q.known, 5)), float64(min(len(q.vaccines), 1))}
}

package policy

import "math"

// threshold is how sure the search must be that a passage answers before it
// offers one. Set where, on the columns that were tuned on, as many questions
// are wrongly answered as wrongly left unanswered.
const threshold = 0.48

// answerable is how likely it is that the best passage answers at all.
func (x *Index) answerable(q question, ranked []ranked) float64 {
	f := x.features(q, ranked)
	sum := answerWeights[0]
	for i, v := range f {
		sum += answerWeights[i+1] * v
	}
	return 1 / (1 + math.Exp(-sum))
}

// What speaks for and against there being an answer.
const (
	featCoverage = iota // share of the question's worth that a passage speaks of
	featPhrase          // likeness to the nearest way of asking
	featBest            // BM25 of the best passage, in units of the rarest matter
	featNamed           // worth of the trade's matters that the best passage shares
	featBeyond          // matters that no passage settles
	featUnknown         // words that no passage uses
	featLoose           // share of what is shared that is only loose words
	featCore            // matters of immunization and of little else
	featNoCore          // none of them
	featAlone           // only one matter is asked of
	featureCount
)

// answerWeights are the constant, then one weight a feature: logistic
// regression on the columns of testdata that the search was tuned on.
var answerWeights = [featureCount + 1]float64{-6.94, 3.02, 2.7, 2.5, 0.67, -1.79, -1.24, -0.66, 1.26, -0.46, -0.75}

func (x *Index) features(q question, all []ranked) [featureCount]float64 {
	var f [featureCount]float64
	for _, r := range all[:min(3, len(all))] {
		f[featCoverage], f[featPhrase] = math.Max(f[featCoverage], r.coverage), math.Max(f[featPhrase], r.phrase)
	}
	named, loose := 0.0, 0.0
	for _, term := range q.terms {
		switch {
		case term.measure || !x.entries[all[0].passage].matters[term.key]:
		case term.named:
			named += term.worth
		default:
			loose += term.worth
		}
	}
	f[featBest] = math.Min(all[0].bm25/x.rarest, 5)
	f[featNamed] = math.Min(named/x.rarest, 2.5)
	f[featBeyond] = float64(min(q.beyond, 2))
	f[featUnknown] = float64(min(q.unknown, 4))
	if named+loose > 0 {
		f[featLoose] = loose / (named + loose)
	}
	f[featCore] = float64(min(q.core, 4))
	if q.core == 0 {
		f[featNoCore] = 1
	}
	if q.known <= 1 {
		f[featAlone] = 1
	}
	return f
}

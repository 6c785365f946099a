package policy

import "math"

// threshold is how sure the search must be that a passage answers before it
// offers one. Chosen by cross-validation on what other hands wrote: more than
// nine in ten unanswerable questions are left unanswered, with a margin.
const threshold = 0.5

// leastShared is the worth that a question and a passage must share, in units of
// the rarest matter: "chanjo" alone asks nothing.
const leastShared = 0.15

// What speaks for and against there being an answer.
const (
	featCovered = iota // share of the question's worth that a passage speaks of
	featWay            // likeness to the nearest way of asking
	featPieces         // the same by pieces of words
	featBoth
	featSameKind
	featBM25             // of the first passage, in units of the rarest matter
	featLead             // how far the first passage is ahead of the next
	featNamed            // worth of the trade's matters that the first passage shares
	featBeyond           // matters that no passage settles
	featUnknown          // words that no passage uses
	featStrange          // their share of the question's worth
	featLoose            // share of what is shared that is only loose words
	featCore             // matters of immunization and of little else
	featNoCore           // none of them
	featAlone            // only one matter is asked of
	featOther            // the first passage is on another vaccine
	featUnsettled        // likeness to the nearest question that no passage settles
	featUnsettledFew     // and to the nearest few
	featUnsettledMatters // and to the nearest by matters
	featLean             // whether its pieces are rather those of ways of asking
	featMended           // share of its worth that was not found as it was written
	featUncovered        // worth that the first passage does not speak of
	answerCount
)

// answerNames are the names by which weights.txt calls them.
var answerNames = [answerCount]string{
	"covered", "way", "pieces", "both", "same kind", "bm25", "lead", "named", "beyond", "unknown", "strange", "loose", "core", "no core", "alone", "other vaccine", "unsettled", "few unsettled", "unsettled matters", "lean", "mended", "uncovered",
}

// answerable is how likely it is that the best passage answers at all.
func (x *Index) answerable(q question, ranked []ranked) float64 {
	if ranked[0].look[lookCovered]*q.all < leastShared*x.rarest {
		return 0
	}
	return x.sure(x.features(q, ranked, nothingHeld, false))
}

// sure is how likely it is that there is an answer, by what speaks for it.
func (x *Index) sure(f [answerCount]float64) float64 {
	sum := x.weights.constant
	for i, v := range f {
		sum += x.weights.answer[i] * v
	}
	return 1 / (1 + math.Exp(-sum))
}

// features gathers what speaks for there being an answer. apart is how it is
// learnt: see unsettled.standing.
func (x *Index) features(q question, all []ranked, h held, apart bool) [answerCount]float64 {
	var f [answerCount]float64
	for _, r := range all[:min(3, len(all))] {
		f[featCovered] = math.Max(f[featCovered], r.look[lookCovered])
		f[featWay] = math.Max(f[featWay], r.look[lookWay])
		f[featPieces] = math.Max(f[featPieces], r.look[lookPieces])
		f[featBoth] = math.Max(f[featBoth], r.look[lookBoth])
		f[featSameKind] = math.Max(f[featSameKind], r.look[lookSameKind])
	}
	first := all[0]
	f[featBM25], f[featOther] = first.look[lookBM25], first.look[lookOtherVax]
	f[featLead] = 1
	if len(all) > 1 {
		f[featLead] = 1 - all[1].score/first.score
	}
	l := x.unsettled.standing(q, h, apart)
	f[featUnsettled], f[featUnsettledFew], f[featUnsettledMatters], f[featLean] = l.nearest, l.few, l.matters, l.lean
	f[featUncovered] = math.Min((1-first.look[lookCovered])*q.all/x.rarest, 4)
	if q.all > 0 {
		f[featMended] = math.Min(q.mended/q.all, 1)
	}
	named, loose := 0.0, 0.0
	for _, term := range q.terms {
		switch {
		case term.measure || !x.entries[first.passage].matters[term.key]:
		case term.named:
			named += term.worth
		default:
			loose += term.worth
		}
	}
	f[featNamed] = math.Min(named/x.rarest, 2.5)
	f[featBeyond] = float64(min(q.beyond, 2))
	f[featUnknown] = float64(min(q.unknown, 4))
	if q.all > 0 {
		f[featStrange] = float64(q.unknown) * x.rarest * unknownShare / q.all
	}
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

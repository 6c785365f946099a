package policy

import (
	"strings"

	"github.com/mshauri/mshauri/privacy"
)

// Near returns the passages that speak of what is talked of, the best first,
// however little they may answer, and how likely it is that one of them answers
// at all. The scores of the hits are shares of all that speaks for any passage.
// It leaves out nothing for its standing: the caller asks what may be quoted.
func (x *Index) Near(o Options, talk ...privacy.Clean) (hits []Hit, sure float64) {
	texts := make([]string, len(talk))
	for i, text := range talk {
		texts[i] = text.String()
	}
	return x.near(o, texts)
}

// TryNear is Near for labelled, invented talk, to learn from it.
func (x *Index) TryNear(o Options, talk ...string) (hits []Hit, sure float64) { return x.near(o, talk) }

func (x *Index) near(o Options, talk []string) (hits []Hit, sure float64) {
	q := x.ask(strings.Join(talk, ". "))
	ranked := x.rank(q, o)
	if len(ranked) == 0 {
		return nil, 0
	}
	sum := 0.0
	for _, r := range ranked {
		sum += r.score
	}
	limit := o.Limit
	if limit <= 0 {
		limit = usualLimit
	}
	for _, r := range ranked[:min(limit, len(ranked))] {
		hits = append(hits, Hit{Passage: x.pack.passages[r.passage].clone(), Score: r.score / sum})
	}
	return hits, x.answerable(q, ranked)
}

package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/mshauri/mshauri/moderation/dispute"
	"github.com/mshauri/mshauri/moderation/dispute/score"
	"github.com/mshauri/mshauri/moderation/policy"
)

// bounds are how sure one may have to be.
var bounds = []float64{0.65, 0.7, 0.75, 0.8}

// apart measures each hand with scales learnt from the others, at several
// bounds, and all hands together.
func apart(out io.Writer, all []thread, only string, wrongAt float64) error {
	pack := policy.Shipped().AsReviewed(policy.Review{Office: "measured as if reviewed", Date: "2026-01-01"})
	var hands []string
	for _, t := range all {
		if wanted := only == "" || slices.Contains(strings.Split(only, ","), t.hand); wanted && !slices.Contains(hands, t.hand) {
			hands = append(hands, t.hand)
		}
	}
	learner := dispute.NewLearner()
	var pooled []score.Thread
	quotes := make([][]score.Quote, len(bounds))
	for _, hand := range hands {
		scales := learner.Learn(lessons(all, hand))
		var gold []score.Thread
		mine := make([][]score.Quote, len(bounds))
		for _, t := range all {
			if t.hand != hand {
				continue
			}
			gold = append(gold, t.Thread)
			for b, bound := range bounds {
				mine[b] = append(mine[b], quote(learner, scales.At(bound), pack, &t))
			}
		}
		for b, bound := range bounds {
			if err := tell(out, hand, bound, gold, mine[b], wrongAt); err != nil {
				return err
			}
			if hand != "own" {
				quotes[b] = append(quotes[b], mine[b]...)
			}
		}
		if hand != "own" {
			pooled = append(pooled, gold...)
		}
	}
	for b, bound := range bounds {
		if err := tell(out, "all but the rules' writer", bound, pooled, quotes[b], 0); err != nil {
			return err
		}
	}
	return nil
}

func tell(out io.Writer, hand string, bound float64, gold []score.Thread, quotes []score.Quote, wrongAt float64) error {
	r, err := score.Compare(gold, quotes)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(out, "%s at %.2f: precision %v, recall %v; needless %d, early %d, elsewhere %d\n", hand, bound, r.Precision, r.Recall, r.Faults[score.Needless], r.Faults[score.Early], r.Faults[score.Elsewhere]); err != nil {
		return err
	}
	if bound != wrongAt {
		return nil
	}
	for _, w := range r.Wrong {
		if _, err := fmt.Fprintf(out, "   %s %s %s (%s)\n", w.ID, w.Fault, w.Passage, w.Topic); err != nil {
			return err
		}
	}
	return nil
}

// measuredOn is the day for which passages are chosen, as in mshauri eval.
var measuredOn = time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)

// quote is what scales make of a thread.
func quote(learner *dispute.Learner, scales *dispute.Scales, pack *policy.Pack, t *thread) score.Quote {
	q := score.Quote{ID: t.ID}
	found := learner.Judge(scales, &t.lesson)
	if found == nil {
		return q
	}
	if all := dispute.Settle(pack, found, nil, measuredOn); len(all) > 0 {
		id := string(all[0].On.ID)
		q.Quoted, q.At, q.Passage = true, &found.At, &id
	}
	return q
}

package main

import (
	"fmt"
	"io"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/moderation/policy/score"
)

// tried is what was found for one question by what was learnt without it.
type tried struct {
	found score.Found
	sure  float64
}

// crossValidate learns from all parts but one and measures on that one, each
// in turn. Beside the score it prints what other thresholds would give.
func crossValidate(out io.Writer, pack *policy.Pack, columns []column, folds int) error {
	results := make([][]tried, len(columns))
	for c := range columns {
		results[c] = make([]tried, len(columns[c].questions))
	}
	var ways []policy.Tried
	for fold := range folds {
		var lessons []policy.Lesson
		for _, c := range columns {
			lessons = append(lessons, c.lessons(func(at int) bool { return at%folds != fold })...)
		}
		index := policy.Learn(pack, lessons)
		if fold == 0 {
			ways = index.TryWays()
		}
		for c, column := range columns {
			for at, q := range column.questions {
				if at%folds == fold {
					results[c][at] = try(index, q)
				}
			}
		}
	}
	for c, column := range columns {
		if err := printAt(out, column, results[c], policy.Threshold(), column.name); err != nil {
			return err
		}
	}
	for _, threshold := range []float64{0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7} {
		var all column
		var found []tried
		for c, column := range columns {
			if column.otherHand {
				all.questions, found = append(all.questions, column.questions...), append(found, results[c]...)
			}
		}
		if err := printAt(out, all, found, threshold, fmt.Sprintf("by other hands, at %.2f", threshold)); err != nil {
			return err
		}
		first, three := policy.CountWays(ways, threshold)
		if _, err := fmt.Fprintf(out, "  ways of asking held back: first %d, in three %d of %d\n", first, three, len(ways)); err != nil {
			return err
		}
	}
	return nil
}

func try(index *policy.Index, q score.Question) tried {
	t := tried{found: score.Found{ID: q.ID, Passages: []string{}}}
	hits, sure := index.TrySure(q.Text, score.MaxPassages)
	t.sure = sure
	for _, hit := range hits {
		t.found.Passages = append(t.found.Passages, policy.Show(hit, chat.English).String())
	}
	return t
}

// printAt scores what was found as a search with that threshold would give it.
func printAt(out io.Writer, c column, results []tried, threshold float64, name string) error {
	found := make([]score.Found, len(results))
	for i, r := range results {
		found[i] = r.found
		if r.sure < threshold {
			found[i].Passages = nil
		}
	}
	report, err := score.Compare(c.questions, found)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%s: first %v, in three %v, unanswered %v\n", name, report.First, report.FirstThree, report.Unanswered)
	return err
}

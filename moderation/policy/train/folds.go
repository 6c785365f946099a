package main

import (
	"fmt"
	"io"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/moderation/policy/score"
)

// crossValidate learns from all parts but one and measures on that one, each
// in turn.
func crossValidate(out io.Writer, pack *policy.Pack, columns []column, folds int) error {
	found := make([][]score.Found, len(columns))
	for c := range columns {
		found[c] = make([]score.Found, len(columns[c].questions))
	}
	for fold := range folds {
		var lessons []policy.Lesson
		for _, c := range columns {
			lessons = append(lessons, c.lessons(func(at int) bool { return at%folds != fold })...)
		}
		index := policy.Learn(pack, lessons)
		for c, column := range columns {
			for at, q := range column.questions {
				if at%folds != fold {
					continue
				}
				found[c][at] = score.Found{ID: q.ID, Passages: []string{}}
				for _, hit := range index.Try(q.Text, score.MaxPassages) {
					found[c][at].Passages = append(found[c][at].Passages, policy.Show(hit, chat.English).String())
				}
			}
		}
	}
	for c, column := range columns {
		report, err := score.Compare(column.questions, found[c])
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(out, "%s: first %v, in three %v, unanswered %v\n", column.name, report.First, report.FirstThree, report.Unanswered); err != nil {
			return err
		}
	}
	return nil
}

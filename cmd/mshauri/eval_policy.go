package main

import (
	"errors"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/moderation/policy/score"
	"github.com/mshauri/mshauri/privacy"
)

// evalPolicyCommand runs the search over questions.
type evalPolicyCommand struct {
	evalInput
	Errors bool `help:"With --gold: the ids of what went wrong, too."`
}

// Help shows an example.
func (evalPolicyCommand) Help() string {
	return "Example: mshauri eval policy --gold questions.jsonl"
}

// Run prints {"id","passages"} for each line, or the score.
func (c evalPolicyCommand) Run(w world) (err error) {
	scrubber, err := newScrubber(config.Default())
	if err != nil {
		return err
	}
	in, err := c.openLabelled(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	index := policy.NewIndex(asReviewed())
	write, flush := jsonLines(w.out)
	var all []score.Found
	err = eachLine(in, func(question struct {
		ID   string `json:"id"`
		Text string `json:"text"`
	},
	) error {
		clean, _ := scrubber.Scrub(privacy.NewRaw(question.Text))
		found := score.Found{ID: question.ID, Passages: []string{}}
		for _, hit := range index.Search(clean, policy.Options{Limit: score.MaxPassages}) {
			found.Passages = append(found.Passages, policy.Show(hit, chat.English).String())
		}
		if c.Gold {
			all = append(all, found)
			return nil
		}
		return write(found)
	})
	if err != nil || !c.Gold {
		return errors.Join(err, flush())
	}
	gold, err := score.Read(&in.labels)
	if err != nil {
		return err
	}
	report, err := score.Compare(gold, all)
	if err != nil {
		return err
	}
	return report.Print(w.out, c.Errors)
}

package main

import (
	"context"
	"errors"
	"time"

	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/moderation/dispute"
	"github.com/mshauri/mshauri/moderation/dispute/score"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/privacy"
)

// evalThreadsCommand looks for disagreements in threads.
type evalThreadsCommand struct {
	evalInput
	Errors bool `help:"With --gold: the ids of what went wrong, too."`
	Assist bool `help:"Ask the model of the settings whether both speak of the same matter; its no stops a ruling, and nothing starts one."`
}

// Help shows an example.
func (evalThreadsCommand) Help() string {
	return "Example: mshauri eval threads --gold moderation/dispute/testdata/threads-dev.jsonl"
}

// threadLine is what is read of one line.
type threadLine struct {
	ID       string       `json:"id"`
	Messages []score.Line `json:"messages"`
}

// Run prints {"id","quoted","at","passage"} for each line, or the score.
func (c evalThreadsCommand) Run(ctx context.Context, w world, line *cli) (err error) {
	scrubber, err := newScrubber(config.Default())
	if err != nil {
		return err
	}
	in, err := c.openLabelled(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	reader, pack := dispute.New(), asReviewed()
	var doubt *doubter
	if c.Assist {
		if doubt, err = newDoubter(w, line); err != nil {
			return err
		}
	}
	write, flush := jsonLines(w.out)
	var all, alone []score.Quote
	err = eachLine(in, func(line threadLine) error {
		quote := score.Quote{ID: line.ID}
		messages := cleanThread(scrubber, line)
		found, _ := reader.Judge(messages)
		if found != nil {
			if all := dispute.Settle(pack, found, nil, measuredOn()); len(all) > 0 {
				id := string(all[0].On.ID)
				quote.Quoted, quote.At, quote.Passage = true, &found.At, &id
			}
		}
		alone = append(alone, quote)
		if quote.Quoted && doubt != nil {
			first, second := found.Sides()
			var asked privacy.Clean
			if at, ok := found.Asked(); ok {
				asked = messages[at].Text
			}
			stop, err := doubt.stops(ctx, asked, messages[first].Text, messages[second].Text)
			if err != nil {
				return err
			}
			if stop {
				quote = score.Quote{ID: line.ID}
			}
		}
		if c.Gold {
			all = append(all, quote)
			return nil
		}
		return write(quote)
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
	if doubt != nil {
		before, err := score.Compare(gold, alone)
		if err != nil {
			return err
		}
		if err := doubt.print(w, before, report); err != nil {
			return err
		}
	}
	return report.Print(w.out, c.Errors)
}

// asReviewed is the shipped pack as it is measured: as if the programme had
// checked it.
func asReviewed() *policy.Pack {
	return policy.Shipped().AsReviewed(policy.Review{Office: "measured as if reviewed", Date: "2026-01-01"})
}

// measuredOn is the day for which passages are chosen when something is
// measured: after the changes of November 2025, and always the same.
func measuredOn() time.Time { return time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC) }

// cleanThread scrubs a thread as the service would.
func cleanThread(scrubber *privacy.Scrubber, line threadLine) []dispute.Message {
	messages := make([]dispute.Message, len(line.Messages))
	for i, m := range line.Messages {
		clean, _ := scrubber.Scrub(privacy.NewRaw(m.Text))
		messages[i] = dispute.Message{From: m.From, At: time.Unix(int64(m.T), 0), Text: clean}
	}
	return messages
}

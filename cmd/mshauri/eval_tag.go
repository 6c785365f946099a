package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/moderation/share"
	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/moderation/topics/score"
	"github.com/mshauri/mshauri/privacy"
)

// evalTagCommand runs the tagger over messages.
type evalTagCommand struct {
	evalInput
	Errors      bool `help:"With --gold: the ids of what went wrong, too."`
	Assist      bool `help:"Ask the model of the settings where the tagger is unsure; with --gold, show what it adds."`
	Corrections bool `help:"Count how often the mentors' /tag agrees with the tagger, in the record."`
}

// Help shows an example.
func (evalTagCommand) Help() string {
	return "Example: mshauri eval tag --gold moderation/topics/testdata/tag-train.jsonl"
}

// Run prints {"id","labels","is_question"} for each line, or the score.
func (c evalTagCommand) Run(ctx context.Context, w world, line *cli) (err error) {
	if c.Corrections {
		return c.corrections(ctx, w, line)
	}
	scrubber, err := newScrubber(config.Default())
	if err != nil {
		return err
	}
	in, err := c.openLabelled(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	tagger := topics.New()
	second, err := c.secondOpinion(w, line, tagger)
	if err != nil {
		return err
	}
	write, flush := jsonLines(w.out)
	var all, alone []score.Tagged
	err = eachLine(in, func(message struct {
		ID   string `json:"id"`
		Text string `json:"text"`
	},
	) error {
		clean, _ := scrubber.Scrub(privacy.NewRaw(message.Text))
		areas, question := tagger.Tag(clean)
		tagged := score.Tagged{ID: message.ID, IsQuestion: question}
		for _, area := range areas {
			tagged.Labels = append(tagged.Labels, string(area))
		}
		alone = append(alone, tagged)
		if second != nil {
			if tagged, err = second.of(ctx, clean, tagged); err != nil {
				return err
			}
		}
		if c.Gold {
			all = append(all, tagged)
			return nil
		}
		return write(tagged)
	})
	if err != nil || !c.Gold {
		return errors.Join(err, flush())
	}
	gold, err := score.Read(&in.labels)
	if err != nil {
		return err
	}
	report, err := compareTags(gold, all)
	if err != nil {
		return err
	}
	if second != nil {
		before, err := compareTags(gold, alone)
		if err != nil {
			return err
		}
		if err := second.print(w, before, report); err != nil {
			return err
		}
	}
	if err := report.Print(w.out); err != nil || !c.Errors {
		return err
	}
	_, err = fmt.Fprintf(w.out, "\nwrong area: %s\nwrong about a question: %s\n", strings.Join(report.Wrong, " "), strings.Join(report.WrongQuestion, " "))
	return err
}

// corrections counts what humans have made of the tagger's word. What nobody
// looked at is no agreement.
func (c evalTagCommand) corrections(ctx context.Context, w world, line *cli) (err error) {
	settings, err := line.settings(w)
	if err != nil {
		return err
	}
	db, _, err := existingRecord(ctx, settings, w, machineClock())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	counts, err := db.TagCounts(ctx, "", time.Time{})
	if err != nil {
		return err
	}
	stands := share.Share{Of: counts.Agreed, N: counts.Corrected}
	_, err = fmt.Fprintf(w.out, "postings with a tag: %d\nlooked at with /tag: %d\nof these the tagger's first area stands: %s\n", counts.Postings, counts.Corrected, stands)
	return err
}

// compareTags scores tags against labels.
func compareTags(gold []score.Gold, all []score.Tagged) (*score.Report, error) {
	keys := make([]string, 0, len(topics.Areas()))
	for _, area := range topics.Areas() {
		keys = append(keys, string(area))
	}
	return score.Compare(keys, gold, all)
}

package main

import (
	"errors"

	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/moderation/emergency"
	"github.com/mshauri/mshauri/moderation/emergency/score"
	"github.com/mshauri/mshauri/privacy"
)

// evalEmergencyCommand hears what cannot wait in messages.
type evalEmergencyCommand struct {
	evalInput
	Errors bool `help:"With --gold: the ids of what went wrong, too."`
}

// Help shows an example.
func (evalEmergencyCommand) Help() string {
	return "Example: mshauri eval emergency --gold messages.jsonl"
}

// Run prints {"id","kind"} for each line, the kind empty when it can wait; or
// the score.
func (c evalEmergencyCommand) Run(w world) (err error) {
	scrubber, err := newScrubber(config.Default())
	if err != nil {
		return err
	}
	in, err := c.open(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	listener := emergency.New()
	write, flush := jsonLines(w.out)
	var report score.Report
	err = eachLine(in, func(message score.Message) error {
		clean, _ := scrubber.Scrub(privacy.NewRaw(message.Text))
		heard := score.Heard{ID: message.ID, Kind: listener.Hear(clean)}
		if c.Gold {
			return report.Count(message, heard)
		}
		return write(heard)
	})
	if err != nil || !c.Gold {
		return errors.Join(err, flush())
	}
	return report.Print(w.out, c.Errors)
}

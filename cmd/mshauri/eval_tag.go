package main

import (
	"errors"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/privacy"
)

// evalTagCommand runs the tagger over messages.
type evalTagCommand struct {
	evalInput
}

// Help shows an example.
func (evalTagCommand) Help() string {
	return "Example: mshauri eval tag --gold moderation/topics/testdata/tag-train.jsonl"
}

// tagged is what is printed for one message.
type tagged struct {
	ID       string      `json:"id"`
	Labels   []chat.Area `json:"labels"`
	Question bool        `json:"is_question"`
}

// Run prints {"id","labels","is_question"} for each line, or the score.
func (c evalTagCommand) Run(w world) (err error) {
	scrubber, err := newScrubber(config.Default())
	if err != nil {
		return err
	}
	in, err := c.open(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	tagger := topics.New()
	write, flush := jsonLines(w.out)
	err = eachLine(in, func(message struct {
		ID   string `json:"id"`
		Text string `json:"text"`
	},
	) error {
		clean, _ := scrubber.Scrub(privacy.NewRaw(message.Text))
		areas, question := tagger.Tag(clean)
		return write(tagged{ID: message.ID, Labels: areas, Question: question})
	})
	return errors.Join(err, flush())
}

package main

import (
	"context"
	"fmt"

	"github.com/mshauri/mshauri/bot/assist"
	"github.com/mshauri/mshauri/moderation/dispute/score"
	"github.com/mshauri/mshauri/privacy"
)

// doubter asks the assistant before a ruling, which it can stop and never start.
type doubter struct {
	assistant *assist.Assistant
	asked     asked
	stopped   int
}

func newDoubter(w world, line *cli) (*doubter, error) {
	settings, err := line.settings(w)
	if err != nil {
		return nil, err
	}
	assistant, err := newAssistant(settings)
	if err != nil {
		return nil, err
	}
	return &doubter{assistant: assistant}, nil
}

// stops reports whether the assistant says plainly that the two messages are
// not on the same matter. Without its answer nothing is stopped.
func (d *doubter) stops(ctx context.Context, asked, first, second privacy.Clean) (bool, error) {
	same, err := d.assistant.SameMatter(ctx, asked, first, second)
	if fatal := d.asked.count(ctx, err); fatal != nil {
		return false, fatal
	}
	if err != nil || same {
		return false, nil
	}
	d.stopped++
	return true, nil
}

// print shows what the assistant changed: the score of what follows is with it.
func (d *doubter) print(w world, alone, with *score.Report) error {
	_, err := fmt.Fprintf(w.out, "%v\nrulings stopped: %d\nwithout the model: precision %v, recall %v\nwith the model:    precision %v, recall %v\n\n",
		&d.asked, d.stopped, alone.Precision, alone.Recall, with.Precision, with.Recall)
	return err
}

package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/mshauri/mshauri/bot/assist"
	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/moderation/topics/score"
	"github.com/mshauri/mshauri/privacy"
)

// secondOpinion asks the assistant where the tagger is unsure.
type secondOpinion struct {
	assistant *assist.Assistant
	tagger    *topics.Tagger
	asked     asked
	other     int // proposals that are not the tagger's own
}

// secondOpinion is nil unless it was asked for.
func (c evalTagCommand) secondOpinion(w world, line *cli, tagger *topics.Tagger) (*secondOpinion, error) {
	if !c.Assist {
		return nil, nil
	}
	settings, err := line.settings(w)
	if err != nil {
		return nil, err
	}
	assistant, err := newAssistant(settings)
	if err != nil {
		return nil, err
	}
	return &secondOpinion{assistant: assistant, tagger: tagger}, nil
}

// of is what the tagger said, with the assistant's area first where the tagger
// was unsure and a proposal came. Whether it is a question stays the tagger's.
func (s *secondOpinion) of(ctx context.Context, text privacy.Clean, tagged score.Tagged) (score.Tagged, error) {
	if s.tagger.Scores(text)[0].Share >= topics.Unsure {
		return tagged, nil
	}
	area, err := s.assistant.Tag(ctx, text)
	if fatal := s.asked.count(ctx, err); fatal != nil {
		return tagged, fatal
	}
	if err != nil || tagged.Labels[0] == string(area) {
		return tagged, nil
	}
	s.other++
	rest := slices.DeleteFunc(slices.Clone(tagged.Labels[1:]), func(label string) bool { return label == string(area) })
	tagged.Labels = append([]string{string(area)}, rest...)
	return tagged, nil
}

// print shows what the assistant added: the score of what follows is with it.
func (s *secondOpinion) print(w world, alone, with *score.Report) error {
	mended, spoilt := without(alone.Wrong, with.Wrong), without(with.Wrong, alone.Wrong)
	_, err := fmt.Fprintf(w.out, "%v\nproposals that differ from the tagger: %d; mended: %d; spoilt: %d\nbest label right, the tagger alone  %v\nbest label right, with the model    %v\n\n",
		&s.asked, s.other, mended, spoilt, alone.Best, with.Best)
	return err
}

// without counts what is in one list and not in another.
func without(ids, others []string) int {
	n := 0
	for _, id := range ids {
		if !slices.Contains(others, id) {
			n++
		}
	}
	return n
}

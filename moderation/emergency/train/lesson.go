package main

import (
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/emergency"
	"github.com/mshauri/mshauri/moderation/emergency/score"
	"github.com/mshauri/mshauri/moderation/topics/learn"
	"github.com/mshauri/mshauri/privacy"
)

// ordinaryHand is the hand of the other rooms' talk.
const ordinaryHand = -1

// lesson is a labelled message, scrubbed as the bot would, with its traits.
type lesson struct {
	score.Message
	clean privacy.Clean
	hand  int
	part  int // of the ordinary talk, which is left out in parts
	heard learn.Example
	deaf  learn.Example // without the signs of a kind
	ruled chat.Danger
	doubt bool
}

// parts is in how many the ordinary talk is left out.
const parts = 5

func readLessons(s *sources) (all []lesson, err error) {
	scrubber, err := privacy.NewScrubber(privacy.Options{Vocabulary: emergency.Vocabulary()})
	if err != nil {
		return nil, err
	}
	listener := emergency.New()
	add := func(m score.Message, hand, at int) {
		clean, _ := scrubber.Scrub(privacy.NewRaw(m.Text))
		if len(listener.Traits(clean, false).Index) == 0 {
			return // emoji and pictures alone are never judged
		}
		ruled, doubt := listener.Ruled(clean)
		all = append(all, lesson{
			Message: m, clean: clean, hand: hand, part: at % parts,
			heard: example(listener.Traits(clean, false), m.Kind),
			deaf:  example(listener.Traits(clean, true), m.Kind),
			ruled: ruled, doubt: doubt,
		})
	}
	for i, h := range s.hands {
		for at, m := range h.messages {
			add(m, i, at)
		}
	}
	for at, m := range s.ordinary.messages {
		add(m, ordinaryHand, at)
	}
	return all, nil
}

func example(t emergency.Traits, kind chat.Danger) learn.Example {
	e := learn.Example{Index: t.Index, Value: t.Value, Target: make([]float32, emergency.Classes), Weight: 1}
	e.Target[classOf(kind)] = 1
	if kind != "" {
		e.Weight = pressing
	}
	return e
}

package commands

import (
	"context"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// Privacy says in four lines what is kept and what is not.
func Privacy() *bot.Command {
	return &bot.Command{
		Name:           "privacy",
		Aliases:        []string{"faragha"},
		Plain:          []string{"privacy", "faragha"},
		Who:            everybody(),
		InGroup:        true,
		InPrivate:      true,
		WithoutConsent: true,
		Help:           phrases.HelpOfPrivacy,
		Example:        "/privacy",
		Run: func(_ context.Context, turn *bot.Turn, _ chat.Command) error {
			turn.Answer(phrases.Privacy.In(turn.Language))
			return nil
		},
	}
}

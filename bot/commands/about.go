package commands

import (
	"context"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// About says that the bot is a program, who runs it, and how to reach them.
func About(programme Programme) *bot.Command {
	return &bot.Command{
		Name:           "about",
		Aliases:        []string{"kuhusu"},
		Plain:          []string{"about", "kuhusu"},
		Who:            everybody(),
		InGroup:        true,
		InPrivate:      true,
		WithoutConsent: true,
		Rare:           true,
		Help:           phrases.HelpOfAbout,
		Example:        "/about",
		Run: func(_ context.Context, turn *bot.Turn, _ chat.Command) error {
			if programme.Rehearsal && programme.Controller == "" {
				turn.Answer(phrases.AboutRehearsal.In(turn.Language))
				return nil
			}
			turn.Answer(phrases.About.In(turn.Language,
				phrases.Word("controller", programme.Controller), phrases.Word("contact", programme.Contact)))
			return nil
		},
	}
}

package commands

import (
	"context"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// Menu answers a greeting in a private chat with five numbers to choose from.
// The numbers always mean the same, so that an old menu on a phone still works.
func Menu(list func() *bot.Commands) *bot.Command {
	return &bot.Command{
		Name:    "menu",
		Aliases: []string{"orodha"},
		Plain: []string{
			"hi", "hello", "hey", "jambo", "habari", "hujambo", "mambo", "sasa", "salama", "shikamoo", "niaje",
			"menu", "orodha", "help", "msaada", "start", "anza",
		},
		Who:            everybody(),
		InPrivate:      true,
		WithoutConsent: true,
		Rare:           true,
		Help:           phrases.HelpOfMenu,
		Example:        "menu",
		Run: func(_ context.Context, turn *bot.Turn, _ chat.Command) error {
			lines := []privacy.Authored{phrases.MenuIntro.In(turn.Language)}
			for i, command := range list().Menu() {
				lines = append(lines, phrases.MenuLine.In(turn.Language,
					phrases.Number("number", i+1), phrases.Text("help", command.Help.In(turn.Language))))
			}
			turn.Answer(privacy.Lines(lines...))
			return nil
		},
	}
}

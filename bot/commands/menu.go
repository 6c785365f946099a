package commands

import (
	"context"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// Menu shows in a private chat five numbers to choose from.
// The numbers always mean the same, so that an old menu on a phone still works.
func Menu(record Record, list func() *bot.Commands) *bot.Command {
	return &bot.Command{
		Name:           "menu",
		Aliases:        []string{"orodha"},
		Plain:          []string{"menu", "orodha", "help", "msaada"},
		Who:            everybody(),
		InPrivate:      true,
		WithoutConsent: true,
		Rare:           true,
		Help:           phrases.HelpOfMenu,
		Example:        "menu",
		Grammar: func(r *bot.Reading) []chat.Arg {
			polite := []string{"me", "please", "pls", "tafadhali", "kidogo"}
			for _, ok := r.Word(polite); ok; _, ok = r.Word(polite) {
			}
			return nil
		},
		Run: func(_ context.Context, turn *bot.Turn, _ chat.Command) error {
			showMenu(turn, record, list())
			return nil
		},
	}
}

// showMenu answers with the menu. Its numbers are always understood, once those
// of the list before it no longer stand for anything.
func showMenu(turn *bot.Turn, record Record, all *bot.Commands) {
	lines := []privacy.Authored{phrases.MenuIntro.In(turn.Language)}
	for i, command := range all.Menu() {
		lines = append(lines, phrases.MenuLine.In(turn.Language,
			phrases.Number("number", i+1), phrases.Text("help", command.Help.In(turn.Language))))
	}
	turn.Answer(privacy.Lines(lines...))
	turn.Offer(record)
}

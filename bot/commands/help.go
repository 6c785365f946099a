package commands

import (
	"context"
	"slices"
	"strings"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// Help lists what this person may use in this place, printed from the same
// data that the engine obeys. With a command's name it shows that one and an
// example.
func Help(list func() *bot.Commands) *bot.Command {
	return &bot.Command{
		Name:           "help",
		Aliases:        []string{"msaada", "commands"},
		Who:            everybody(),
		InGroup:        true,
		InPrivate:      true,
		WithoutConsent: true,
		Help:           phrases.HelpOfHelp,
		Example:        "/help status",
		Grammar: func(r *bot.Reading) []chat.Arg {
			if word, ok := r.Word(list().Words()); ok {
				return []chat.Arg{{Word: word}}
			}
			return nil
		},
		Run: func(_ context.Context, turn *bot.Turn, order chat.Command) error {
			turn.Answer(helpText(turn, list(), order))
			return nil
		},
	}
}

func helpText(turn *bot.Turn, all *bot.Commands, order chat.Command) privacy.Authored {
	may := func(c *bot.Command) bool { return c != nil && c.May(turn.Member.Role, turn.IsPrivate()) }
	if len(order.Args) > 0 {
		if one := all.Find(order.Args[0].Word); may(one) {
			return phrases.HelpOne.In(turn.Language, phrases.Word("command", one.Name),
				phrases.Text("help", one.Help.In(turn.Language)), phrases.Word("example", one.Example))
		}
	}
	lines := []privacy.Authored{phrases.HelpIntro.In(turn.Language)}
	var rare []string
	for _, command := range all.All() {
		switch {
		case !may(command):
		case command.Rare:
			rare = append(rare, command.Name)
		default:
			lines = append(lines, phrases.HelpLine.In(turn.Language, phrases.Word("command", typed(command, turn.IsPrivate())),
				phrases.Text("help", command.Help.In(turn.Language))))
		}
	}
	if len(rare) > 0 {
		lines = append(lines, phrases.HelpMore.In(turn.Language,
			phrases.Word("commands", strings.Join(rare, ", ")), phrases.Word("first", rare[0])))
	}
	if !turn.IsPrivate() {
		lines = append(lines, phrases.HelpPrivate.In(turn.Language))
	}
	return privacy.Lines(lines...)
}

// typed is how a command is written in a place: with a slash, but for those
// that a plain word calls in a private chat.
func typed(command *bot.Command, private bool) string {
	if private && slices.Contains(command.Plain, command.Name) {
		return command.Name
	}
	return "/" + command.Name
}

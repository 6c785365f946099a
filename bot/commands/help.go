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

// helpMore asks for everything that one may use, and not only what comes first.
const helpMore = "more"

// Help shows the few commands that are all one must know, by numbers; the last
// number lists everything that this person may use in this place, printed from
// the same data that the engine obeys. With a command's name it shows that one
// and an example.
func Help(list func() *bot.Commands, offers bot.Offers) *bot.Command {
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
			if _, ok := r.Word([]string{helpMore, "all", "zaidi", "zote"}); ok {
				return []chat.Arg{{Word: helpMore}}
			}
			if word, ok := r.Word(list().Words()); ok {
				return []chat.Arg{{Word: word}}
			}
			return nil
		},
		Run: func(_ context.Context, turn *bot.Turn, order chat.Command) error {
			word := ""
			if len(order.Args) > 0 {
				word = order.Args[0].Word
			}
			switch one := list().Find(word); {
			case mayUse(turn, one):
				turn.Answer(phrases.HelpOne.In(turn.Language, phrases.Word("command", one.Name),
					phrases.Text("help", one.Help.In(turn.Language)), phrases.Word("example", one.Example)))
			case word == helpMore || len(firstVerbs(turn.Member.Role)) == 0:
				turn.Answer(helpAll(turn, list()))
			default:
				helpFirst(turn, list(), offers)
			}
			return nil
		},
	}
}

// firstVerbs are all that somebody must know, besides /help itself.
func firstVerbs(role chat.Role) []string {
	switch role {
	case chat.Mentor, chat.Facilitator:
		return []string{"open", "policy", "quiz", "pause", "undo"}
	case chat.Mentee:
		return []string{"policy", "quiz", "open", "stockout", "calc", "privacy"}
	}
	return nil
}

func mayUse(turn *bot.Turn, command *bot.Command) bool {
	return command != nil && command.May(turn.Member.Role, turn.IsPrivate())
}

// helpFirst shows the first verbs by numbers, and everything else behind the
// last one.
func helpFirst(turn *bot.Turn, all *bot.Commands, offers bot.Offers) {
	var lines []privacy.Authored
	var orders []chat.Command
	for _, name := range firstVerbs(turn.Member.Role) {
		if command := all.Find(name); mayUse(turn, command) {
			lines = append(lines, helpLine(turn, command))
			orders = append(orders, chat.Command{Name: command.Name})
		}
	}
	lines = append(lines, phrases.HelpRest.In(turn.Language))
	orders = append(orders, chat.Command{Name: "help", Args: []chat.Arg{{Word: helpMore}}})
	turn.Answer(privacy.Lines(phrases.HelpFirst.In(turn.Language), numbered(turn, lines...)))
	turn.Offer(offers, orders...)
}

// helpAll lists everything that somebody may use in this place.
func helpAll(turn *bot.Turn, all *bot.Commands) privacy.Authored {
	lines := []privacy.Authored{phrases.HelpIntro.In(turn.Language)}
	var rare []string
	for _, command := range all.All() {
		switch {
		case !mayUse(turn, command):
		case command.Rare:
			rare = append(rare, command.Name)
		default:
			lines = append(lines, helpLine(turn, command))
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

func helpLine(turn *bot.Turn, command *bot.Command) privacy.Authored {
	return phrases.HelpLine.In(turn.Language, phrases.Word("command", typed(command, turn.IsPrivate())),
		phrases.Text("help", command.Help.In(turn.Language)))
}

// typed is how a command is written in a place: with a slash, but for those
// that a plain word calls in a private chat.
func typed(command *bot.Command, private bool) string {
	if private && slices.Contains(command.Plain, command.Name) {
		return command.Name
	}
	return "/" + command.Name
}

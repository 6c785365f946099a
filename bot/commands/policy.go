package commands

import (
	"context"
	"errors"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// mattersAtMost is how many matters of a topic are listed.
const mattersAtMost = 8

// Policy shows what policy says on what follows the command; in reply to a
// message, on that. Bare, it lists matters to choose from.
func Policy(library *Library) *bot.Command {
	return &bot.Command{
		Name:      "policy",
		Aliases:   []string{"sera", "mwongozo", "guideline"},
		Plain:     []string{"policy", "sera", "mwongozo", "guideline"},
		FreePlain: true,
		Who:       everybody(),
		InGroup:   true,
		InPrivate: true,
		Question:  true,
		Help:      phrases.HelpOfPolicy,
		Example:   "/policy open vial MR",
		Grammar: func(r *bot.Reading) []chat.Arg {
			if r.AtEnd() {
				return nil
			}
			return []chat.Arg{{Text: r.Text()}}
		},
		Run: func(ctx context.Context, turn *bot.Turn, order chat.Command) error {
			switch {
			case len(order.Args) == 2: // chosen from a list
				switch order.Args[0].Word {
				case "topic":
					listMatters(library, turn, order.Args[1].Word)
				case "about":
					library.help(turn, order.Args[1].Text)
				default:
					library.show(turn, policy.ID(order.Args[1].Word))
				}
				return nil
			case len(order.Args) == 1:
				return library.Answer(ctx, turn, order.Args[0].Text)
			case turn.Heard.Posting.ReplyTo != "":
				quoted, err := library.Referrals.PostingByMessage(ctx, turn.Heard.Group, turn.Heard.Posting.ReplyTo)
				if err == nil && !quoted.Text.IsEmpty() {
					return library.Answer(ctx, turn, quoted.Text)
				} else if err != nil && !errors.Is(err, chat.ErrNotFound) {
					return err
				}
			}
			listTopics(library, turn)
			return nil
		},
	}
}

// matters are the matters of the bare command, by their key in the packs.
func matters() []phrases.Key {
	return []phrases.Key{
		phrases.TopicVials, phrases.TopicSchedule, phrases.TopicLate, phrases.TopicReasons, phrases.TopicDose,
		phrases.TopicColdChain, phrases.TopicReactions, phrases.TopicStock, phrases.TopicRecords,
	}
}

// topicOf is the key in the packs of a topic of the list.
func topicOf(key phrases.Key) string {
	const prefix = "policy.topic."
	return string(key)[len(prefix):]
}

// listTopics offers the topics on which there are passages.
func listTopics(library *Library, turn *bot.Turn) {
	lines := []privacy.Authored{phrases.PolicyMenu.In(turn.Language)}
	var orders []chat.Command
	for _, key := range matters() {
		if len(library.Shelf().Pack.On(topicOf(key), turn.Now)) == 0 {
			continue
		}
		orders = append(orders, chat.Command{Name: "policy", Args: []chat.Arg{{Word: "topic"}, {Word: topicOf(key)}}})
		lines = append(lines, phrases.MenuLine.In(turn.Language,
			phrases.Number("number", len(orders)), phrases.Text("help", key.In(turn.Language))))
	}
	turn.Offer(library.Offers, orders...)
	turn.Answer(privacy.Lines(lines...))
}

// listMatters offers what there is on a topic, in the words in which it is asked.
func listMatters(library *Library, turn *bot.Turn, topic string) {
	title := phrases.Key("policy.topic." + topic)
	if _, known := phrases.Find(title); !known {
		turn.Answer(phrases.PolicyGone.In(turn.Language))
		return
	}
	lines := []privacy.Authored{phrases.PolicyMatters.In(turn.Language, phrases.Text("topic", title.In(turn.Language)))}
	var orders []chat.Command
	for _, passage := range library.Shelf().Pack.On(topic, turn.Now) {
		if len(orders) == mattersAtMost {
			break
		}
		orders = append(orders, chat.Command{Name: "policy", Args: []chat.Arg{{Word: "id"}, {Word: string(passage.ID)}}})
		lines = append(lines, phrases.MenuLine.In(turn.Language,
			phrases.Number("number", len(orders)), phrases.Text("help", passage.Title())))
	}
	turn.Offer(library.Offers, orders...)
	turn.Answer(privacy.Lines(lines...))
}

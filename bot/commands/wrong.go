package commands

import (
	"context"
	"errors"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/dispute"
	"github.com/mshauri/mshauri/phrases"
)

// Wrong withdraws a passage that the bot quoted, in reply to it: it is deleted
// for everyone while WhatsApp allows that, and one line says so in any case. It
// is counted.
func Wrong(record Rulings, sayings bot.TakeBacks) *bot.Command {
	name := phrases.Word("command", "wrong")
	return &bot.Command{
		Name:    "wrong",
		Aliases: []string{"sivyo"},
		Who:     []chat.Role{chat.Facilitator, chat.Mentor, chat.Staff},
		InGroup: true,
		Help:    phrases.HelpOfWrong,
		Example: "/wrong (in reply to my message)",
		Run: func(ctx context.Context, turn *bot.Turn, _ chat.Command) error {
			target := turn.Heard.Posting.ReplyTo
			if target == "" {
				turn.Answer(phrases.WrongHow.In(turn.Language, name))
				return nil
			}
			ruling, err := record.RulingByMessage(ctx, turn.Heard.Group, target)
			if errors.Is(err, chat.ErrNotFound) {
				turn.Answer(phrases.WrongUnknown.In(turn.Language, name))
				return nil
			} else if err != nil {
				return err
			}
			number := phrases.Number("number", int(ruling.Number))
			if ruling.State == dispute.Withdrawn {
				turn.Answer(phrases.WrongAlready.In(turn.Language, number))
				return nil
			}
			ruling.State, ruling.Withdrawn = dispute.Withdrawn, turn.Now
			turn.Do(func(ctx context.Context) error {
				if turn.Now.Sub(ruling.Decided) <= deleteWindow {
					if _, _, err := turn.TakeBack(ctx, sayings, turn.Heard.Group, target); err != nil {
						return err
					}
				}
				turn.Answer(phrases.WrongDone.In(turn.Language, number))
				return record.KeepRuling(ctx, ruling)
			})
			return nil
		},
	}
}

package commands

import (
	"context"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// Word tells a person their roster word, by which they are known again when
// their number has a new phone behind it. From such a phone nothing else is
// taken until the word was right or staff have confirmed who holds the number.
func Word(record Record, programme Programme) *bot.Command {
	return &bot.Command{
		Name:           bot.WordCommand,
		Aliases:        []string{"neno"},
		Plain:          []string{"word", "neno"},
		Who:            everybody(),
		InPrivate:      true,
		WithoutConsent: true,
		Help:           phrases.HelpOfWord,
		Example:        "/word",
		Run: func(_ context.Context, turn *bot.Turn, order chat.Command) error {
			contact := phrases.Word("contact", programme.Contact)
			verdict := ""
			if len(order.Args) > 0 {
				verdict = order.Args[0].Word
			}
			switch {
			case !turn.Member.Changed:
				turn.Do(func(ctx context.Context) error {
					word, err := record.RosterWord(ctx, turn.Member.ID)
					if err == nil {
						turn.Answer(phrases.WordIs.In(turn.Language, phrases.Word("word", word)))
					}
					return err
				})
			case verdict == bot.WordRight:
				turn.Do(func(ctx context.Context) error { return record.Confirm(ctx, turn.Member.ID) })
				turn.Answer(phrases.WordRight.In(turn.Language))
			case verdict == bot.WordWrong:
				turn.Do(func(ctx context.Context) error { return record.WrongWord(ctx, turn.Member.ID) })
				turn.Answer(phrases.WordWrong.In(turn.Language, contact))
			case verdict == bot.WordStaff:
				turn.Answer(phrases.WordStaff.In(turn.Language, contact))
			default:
				turn.Answer(phrases.WordAsked.In(turn.Language, contact))
			}
			return nil
		},
	}
}

package commands

import (
	"context"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// Forget erases what is kept of a person, at once, and keeps nothing of theirs
// from then on. It wants the word "me" after it, so that nobody does it by a
// slip of the thumb.
func Forget(record Record) *bot.Command {
	return &bot.Command{
		Name:           "forget",
		Aliases:        []string{"nisahau", "erase"},
		Plain:          []string{"forget", "nisahau"},
		FreePlain:      true,
		Who:            everybody(),
		InPrivate:      true,
		WithoutConsent: true,
		Rare:           true,
		Help:           phrases.HelpOfForget,
		Example:        "forget me",
		Grammar: func(r *bot.Reading) []chat.Arg {
			if word, ok := r.Word([]string{"me", "mimi"}); ok {
				return []chat.Arg{{Word: word}}
			}
			return nil
		},
		Run: func(_ context.Context, turn *bot.Turn, order chat.Command) error {
			if len(order.Args) == 0 {
				turn.Answer(phrases.ForgetHow.In(turn.Language))
				return nil
			}
			turn.Do(func(ctx context.Context) error {
				erased, err := record.Forget(ctx, turn.Member.ID, turn.Now)
				if err != nil {
					return err
				}
				turn.Answer(phrases.ForgetDone.In(turn.Language,
					phrases.Number("count", erased.Count), phrases.Number("number", int(erased.Number))))
				return nil
			})
			return nil
		},
	}
}

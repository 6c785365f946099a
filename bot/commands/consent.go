package commands

import (
	"context"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// Consent lets a person say that nothing of theirs is to be kept from now on,
// or that it may be kept again. It works privately, so that nobody sees it.
func Consent(record Record) *bot.Command {
	return &bot.Command{
		Name:           "consent",
		Aliases:        []string{"ridhaa"},
		Plain:          []string{"consent", "ridhaa"},
		Who:            everybody(),
		InPrivate:      true,
		WithoutConsent: true,
		Rare:           true,
		Help:           phrases.HelpOfConsent,
		Example:        "/consent no",
		Grammar: func(r *bot.Reading) []chat.Arg {
			if _, ok := r.Word([]string{"yes", "ndio", "ndiyo", "y"}); ok {
				return []chat.Arg{{Word: "yes"}}
			}
			if _, ok := r.Word([]string{"no", "hapana", "la", "n"}); ok {
				return []chat.Arg{{Word: "no"}}
			}
			return nil
		},
		Run: func(_ context.Context, turn *bot.Turn, order chat.Command) error {
			if len(order.Args) == 0 {
				turn.Answer(phrases.ConsentHow.In(turn.Language))
				return nil
			}
			refused := order.Args[0].Word == "no"
			turn.Do(func(ctx context.Context) error { return record.SetConsent(ctx, turn.Member.ID, !refused, turn.Now) })
			if refused {
				turn.Answer(phrases.ConsentRefused.In(turn.Language))
			} else {
				turn.Answer(phrases.ConsentGiven.In(turn.Language))
			}
			return nil
		},
	}
}

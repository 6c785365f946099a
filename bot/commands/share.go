package commands

import (
	"context"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// Share lets a mentor see how their mentee does by area, once that mentee has
// said so. Who mentors whom is not in the record yet: until it is, the word is
// kept and nobody is shown anything.
func Share(record Record) *bot.Command {
	return &bot.Command{
		Name:      "share",
		Aliases:   []string{"shiriki"},
		Plain:     []string{"share", "shiriki"},
		Who:       []chat.Role{chat.Mentee},
		InPrivate: true,
		Help:      phrases.HelpOfShare,
		Example:   "share mentor",
		Grammar: func(r *bot.Reading) []chat.Arg {
			if _, ok := r.Word([]string{"mentor", "mshauri"}); ok {
				return []chat.Arg{{Word: "mentor"}}
			}
			if _, ok := r.Word([]string{"off", "no", "zima", "hapana"}); ok {
				return []chat.Arg{{Word: "off"}}
			}
			return nil
		},
		Run: func(_ context.Context, turn *bot.Turn, order chat.Command) error {
			if len(order.Args) == 0 {
				turn.Answer(phrases.ShareHow.In(turn.Language))
				return nil
			}
			shared := order.Args[0].Word == "mentor"
			turn.Do(func(ctx context.Context) error { return record.SetShared(ctx, turn.Member.ID, shared, turn.Now) })
			if shared {
				turn.Answer(phrases.ShareDone.In(turn.Language))
			} else {
				turn.Answer(phrases.ShareOff.In(turn.Language))
			}
			return nil
		},
	}
}

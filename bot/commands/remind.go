package commands

import (
	"context"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// Remind switches on or off that the bot says in the group, naming nobody,
// that a patient's detail was posted. It is off until a facilitator wants it.
func Remind(record Record) *bot.Command {
	return &bot.Command{
		Name:    "remind",
		Aliases: []string{"kumbusha"},
		Who:     []chat.Role{chat.Facilitator, chat.Mentor, chat.Staff},
		InGroup: true,
		Rare:    true,
		Help:    phrases.HelpOfRemind,
		Example: "/remind on",
		Grammar: func(r *bot.Reading) []chat.Arg {
			if _, ok := r.Word([]string{"on", "yes", "washa", "ndio", "ndiyo"}); ok {
				return []chat.Arg{{Word: "on"}}
			}
			if _, ok := r.Word([]string{"off", "no", "zima", "hapana"}); ok {
				return []chat.Arg{{Word: "off"}}
			}
			return nil
		},
		Run: func(_ context.Context, turn *bot.Turn, order chat.Command) error {
			if len(order.Args) == 0 {
				turn.Answer(phrases.RemindHow.In(turn.Language))
				return nil
			}
			on := order.Args[0].Word == "on"
			turn.Do(func(ctx context.Context) error { return record.SetRemind(ctx, turn.Heard.Group, on) })
			if on {
				turn.Answer(phrases.RemindOn.In(turn.Language))
			} else {
				turn.Answer(phrases.RemindOff.In(turn.Language))
			}
			return nil
		},
	}
}

package commands

import (
	"context"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// Share lets a mentor see how their mentee does by area, once that mentee has
// said so and until they take it back. A mentor sees there what their own
// mentees have allowed, and nothing else; no other role sees anything.
func Share(record Record, master Quizmaster) *bot.Command {
	return &bot.Command{
		Name:      "share",
		Aliases:   []string{"shiriki"},
		Plain:     []string{"share", "shiriki"},
		Who:       []chat.Role{chat.Mentee, chat.Mentor, chat.Facilitator},
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
		Run: func(ctx context.Context, turn *bot.Turn, order chat.Command) error {
			if turn.Member.Role != chat.Mentee {
				text, mentees, err := master.Shared(ctx, turn)
				if err == nil {
					turn.AnswerNaming(text, mentees...)
				}
				return err
			}
			if len(order.Args) == 0 {
				turn.Answer(phrases.ShareHow.In(turn.Language))
				return nil
			}
			shared := order.Args[0].Word == "mentor"
			wishes, err := record.QuizWishes(ctx, turn.Member.ID)
			if err != nil {
				return err
			}
			turn.Do(func(ctx context.Context) error { return record.SetShared(ctx, turn.Member.ID, shared, turn.Now) })
			switch {
			case shared && wishes.Paired:
				turn.Answer(phrases.ShareNow.In(turn.Language))
			case shared:
				turn.Answer(phrases.ShareDone.In(turn.Language))
			default:
				turn.Answer(phrases.ShareOff.In(turn.Language))
			}
			return nil
		},
	}
}

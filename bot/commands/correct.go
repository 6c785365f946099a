package commands

import (
	"context"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// correctAtMost is how long a request may be, in bytes: it is passed on to
// staff as it stands.
const correctAtMost = 1000

// Correct passes a person's wish for a correction to the programme's staff,
// with a number under which it stands in the register.
func Correct(record Record) *bot.Command {
	return &bot.Command{
		Name:        "correct",
		Aliases:     []string{"rekebisha"},
		Plain:       []string{"correct", "rekebisha"},
		PlainBefore: []string{"my", "it", "that", "me", "i", "im", "mine", "ujumbe", "jina", "jukumu", "mimi", "nilichoandika", "niliandika"},
		Who:         everybody(),
		InPrivate:   true,
		Rare:        true,
		Help:        phrases.HelpOfCorrect,
		Example:     "correct my posting of Monday was about OPV, not BCG",
		Grammar: func(r *bot.Reading) []chat.Arg {
			if r.AtEnd() {
				return nil
			}
			return []chat.Arg{{Text: r.Text()}}
		},
		Run: func(ctx context.Context, turn *bot.Turn, order chat.Command) error {
			if len(order.Args) == 0 || order.Args[0].Text.Len() > correctAtMost {
				turn.Answer(phrases.CorrectHow.In(turn.Language))
				return nil
			}
			staff, err := record.Members(ctx)
			if err != nil {
				return err
			}
			turn.Do(func(ctx context.Context) error {
				number, err := record.Register(ctx, chat.Request{Act: chat.ActCorrect, Member: turn.Member.ID, Count: 1, At: turn.Now})
				if err != nil {
					return err
				}
				turn.Answer(phrases.CorrectDone.In(turn.Language, phrases.Number("number", int(number))))
				for _, person := range staff {
					if person.Role == chat.Staff {
						turn.Whisper(person, chat.Notice, phrases.CorrectStaff.In(person.Language,
							phrases.Number("number", int(number)), phrases.Quote("text", order.Args[0].Text)))
					}
				}
				return nil
			})
			return nil
		},
	}
}

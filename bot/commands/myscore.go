package commands

import (
	"context"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// MyScore tells one person privately how they are doing in the questions: their
// own run beside the group's mean, and what to read next. Nobody else can see
// it, whatever their role.
func MyScore(master Quizmaster) *bot.Command {
	return &bot.Command{
		Name:      "myscore",
		Aliases:   []string{"alamayangu"},
		Plain:     []string{"myscore", "alamayangu"},
		FreePlain: true,
		Who:       everybody(),
		InPrivate: true,
		Help:      phrases.HelpOfMyScore,
		Example:   "myscore",
		Run: func(ctx context.Context, turn *bot.Turn, _ chat.Command) error {
			text, err := master.Own(ctx, turn)
			if err == nil {
				turn.Answer(text)
			}
			return err
		},
	}
}

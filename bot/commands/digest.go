package commands

import (
	"context"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/report"
)

// Digest shows the week so far: to mentors of their own groups, to staff of
// all. People are counted only when a week is over.
func Digest(record Record, programme Programme) *bot.Command {
	return &bot.Command{
		Name:      "digest",
		Aliases:   []string{"muhtasari"},
		Plain:     []string{"digest", "muhtasari"},
		FreePlain: true,
		Who:       []chat.Role{chat.Mentor, chat.Facilitator, chat.Staff},
		InPrivate: true,
		Help:      phrases.HelpOfDigest,
		Example:   "/digest now",
		Grammar: func(r *bot.Reading) []chat.Arg {
			if _, ok := r.Word([]string{"now", "sasa"}); ok || r.AtEnd() {
				return nil
			}
			return []chat.Arg{{Word: "how"}}
		},
		Run: func(ctx context.Context, turn *bot.Turn, order chat.Command) error {
			if len(order.Args) > 0 {
				turn.Answer(phrases.DigestHow.In(turn.Language))
				return nil
			}
			digest, err := report.SoFar(ctx, record, upTo(turn), programme.Zone, programme.Lists)
			if err != nil {
				return err
			}
			if turn.Member.Role == chat.Staff {
				turn.Answer(digest.Message(turn.Language))
				return nil
			}
			var parts []privacy.Authored
			for _, group := range turn.Member.Groups {
				if own, ok := digest.OfGroup(group); ok {
					parts = append(parts, own.Message(turn.Language))
				}
			}
			if len(parts) == 0 {
				parts = []privacy.Authored{phrases.DigestNoGroup.In(turn.Language)}
			}
			turn.Answer(privacy.Lines(parts...))
			return nil
		},
	}
}

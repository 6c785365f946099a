package commands

import (
	"context"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// Privacy says in four lines what is kept and what is not; with "more", in a
// private chat, the whole notice.
func Privacy(programme Programme) *bot.Command {
	return &bot.Command{
		Name:           "privacy",
		Aliases:        []string{"faragha"},
		Plain:          []string{"privacy", "faragha"},
		Who:            everybody(),
		InGroup:        true,
		InPrivate:      true,
		WithoutConsent: true,
		Help:           phrases.HelpOfPrivacy,
		Example:        "/privacy",
		Grammar: func(r *bot.Reading) []chat.Arg {
			if _, ok := r.Word([]string{"more", "zaidi"}); ok {
				return []chat.Arg{{Word: "more"}}
			}
			return nil
		},
		Run: func(_ context.Context, turn *bot.Turn, order chat.Command) error {
			if turn.IsPrivate() && len(order.Args) > 0 {
				turn.Answer(Notice(turn.Language, programme))
				return nil
			}
			turn.Answer(phrases.Privacy.In(turn.Language))
			return nil
		},
	}
}

// Notice is the notice on privacy in full, one page, for the chat and for print.
func Notice(language chat.Language, programme Programme) privacy.Authored {
	return privacy.Lines(
		phrases.NoticePurpose.In(language, phrases.Word("controller", programme.Controller), phrases.Word("contact", programme.Contact)),
		phrases.NoticeKept.In(language, phrases.Number("days", programme.KeepDays)),
		phrases.NoticeSeen.In(language),
		phrases.NoticeMachine.In(language),
		phrases.NoticeWhatsApp.In(language),
		phrases.NoticeRights.In(language),
		phrases.NoticeFree.In(language),
	)
}

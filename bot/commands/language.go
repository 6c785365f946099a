package commands

import (
	"context"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// Language sets the language in which the bot writes to one person privately.
// Alone (as from the menu) it changes to the other one; before a word that it
// does not know it says how.
func Language(record Record) *bot.Command {
	return &bot.Command{
		Name:           "language",
		Aliases:        []string{"lugha"},
		Plain:          []string{"language", "lugha"},
		PlainBefore:    []string{"french", "arabic", "luo", "dholuo", "kikuyu", "gikuyu", "kamba", "kikamba", "luhya", "kalenjin", "maa", "somali", "sheng"},
		Who:            everybody(),
		InPrivate:      true,
		WithoutConsent: true,
		Rare:           true,
		Help:           phrases.HelpOfLang,
		Example:        "language sw",
		Grammar: func(r *bot.Reading) []chat.Arg {
			word, ok := r.Word([]string{"en", "english", "kiingereza", "sw", "kiswahili", "swahili"})
			if !ok && !r.AtEnd() {
				return []chat.Arg{{Word: "unknown"}}
			}
			if !ok {
				return nil
			}
			if word[0] == 'e' || word == "kiingereza" {
				return []chat.Arg{{Word: string(chat.English)}}
			}
			return []chat.Arg{{Word: string(chat.Kiswahili)}}
		},
		Run: func(_ context.Context, turn *bot.Turn, order chat.Command) error {
			chosen := chat.Kiswahili
			if turn.Language == chat.Kiswahili {
				chosen = chat.English
			}
			if len(order.Args) > 0 {
				language, err := chat.ParseLanguage(order.Args[0].Word)
				if err != nil {
					turn.Answer(phrases.LanguageChoose.In(turn.Language))
					return nil
				}
				chosen = language
			}
			turn.Do(func(ctx context.Context) error { return record.SetLanguage(ctx, turn.Member.ID, chosen) })
			turn.Answer(phrases.LanguageSet.In(chosen))
			return nil
		},
	}
}

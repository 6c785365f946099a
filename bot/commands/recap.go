package commands

import (
	"context"
	"slices"
	"strconv"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/report"
)

// recapExchanges is how many questions a recap repeats.
const recapExchanges = 4

// Recap tells a member who was offline what their groups talked about in the
// last 7 or 30 days.
func Recap(record Record, programme Programme) *bot.Command {
	return &bot.Command{
		Name:      "recap",
		Aliases:   []string{"yaliyopita"},
		Plain:     []string{"recap", "yaliyopita"},
		Who:       []chat.Role{chat.Mentee, chat.Mentor, chat.Facilitator},
		InPrivate: true,
		Help:      phrases.HelpOfRecap,
		Example:   "/recap 30",
		Grammar: func(r *bot.Reading) []chat.Arg {
			n, ok := r.Number()
			switch {
			case ok && (n == 7 || n == 30):
				return []chat.Arg{{Number: strconv.Itoa(n)}}
			case !ok && r.AtEnd():
				return []chat.Arg{{Number: "7"}}
			}
			return nil
		},
		Run: func(ctx context.Context, turn *bot.Turn, order chat.Command) error {
			if len(order.Args) == 0 {
				turn.Answer(phrases.RecapHow.In(turn.Language))
				return nil
			}
			days, err := strconv.Atoi(order.Args[0].Number)
			if err != nil {
				return err
			}
			groups, err := record.Groups(ctx)
			if err != nil {
				return err
			}
			var lines []privacy.Authored
			for _, group := range groups {
				if !slices.Contains(turn.Member.Groups, group.ID) {
					continue
				}
				recent, err := report.Look(ctx, record, []chat.GroupID{group.ID}, turn.Now.AddDate(0, 0, -days), upTo(turn), programme.Lists, recapExchanges)
				if err != nil {
					return err
				}
				lines = append(lines, recapText(recent, group.Name, days, turn.Language)...)
			}
			if len(lines) == 0 {
				lines = []privacy.Authored{phrases.DigestNoGroup.In(turn.Language)}
			}
			turn.Answer(privacy.Lines(lines...))
			return nil
		},
	}
}

func recapText(recent report.Recent, group string, days int, language chat.Language) []privacy.Authored {
	lines := []privacy.Authored{phrases.RecapHead.In(language, phrases.Word("group", group), phrases.Number("days", days),
		phrases.Number("postings", recent.Postings), phrases.Number("asked", recent.Asked), phrases.Number("open", recent.Open))}
	for i, about := range recent.Areas {
		if i == 3 {
			break
		}
		lines = append(lines, phrases.DigestPair.In(language,
			phrases.Text("label", phrases.Area(about.Area, language)), phrases.Number("value", about.Postings.Now)))
	}
	for _, exchange := range recent.Exchanges {
		lines = append(lines, phrases.RecapExchange.In(language,
			phrases.Word("question", report.Short(exchange.Question, 110)), phrases.Word("answer", report.Short(exchange.Answer, 160))))
	}
	if len(recent.Exchanges) > 0 {
		lines = append(lines, phrases.RecapNote.In(language))
	}
	return lines
}

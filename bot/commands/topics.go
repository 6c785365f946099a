package commands

import (
	"context"
	"strconv"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/report"
)

// How many weeks /topics looks back.
const (
	topicWeeks       = 4
	topicWeeksAtMost = 52
)

// Topics says what a group wrote about in the last weeks: in a group of that
// one, privately of a mentor's own groups, for staff of all.
func Topics(record Record, programme Programme) *bot.Command {
	return &bot.Command{
		Name:      "topics",
		Aliases:   []string{"mada"},
		Plain:     []string{"topics", "mada"},
		Who:       []chat.Role{chat.Mentor, chat.Facilitator, chat.Supervisor, chat.Staff},
		InGroup:   true,
		InPrivate: true,
		Help:      phrases.HelpOfTopics,
		Example:   "/topics 8",
		Grammar: func(r *bot.Reading) []chat.Arg {
			n, ok := r.Number()
			switch {
			case ok && n >= 1 && n <= topicWeeksAtMost:
				return []chat.Arg{{Number: strconv.Itoa(n)}}
			case !ok && r.AtEnd():
				return []chat.Arg{{Number: strconv.Itoa(topicWeeks)}}
			}
			return nil
		},
		Run: func(ctx context.Context, turn *bot.Turn, order chat.Command) error {
			if len(order.Args) == 0 {
				turn.Answer(phrases.TopicsHow.In(turn.Language))
				return nil
			}
			weeks, err := strconv.Atoi(order.Args[0].Number)
			if err != nil {
				return err
			}
			groups := turn.Member.Groups
			switch {
			case !turn.IsPrivate():
				groups = []chat.GroupID{turn.Heard.Group}
			case turn.Member.Role == chat.Staff || turn.Member.Role == chat.Supervisor:
				groups = nil
			}
			recent, err := report.Look(ctx, record, groups, turn.Now.AddDate(0, 0, -7*weeks), upTo(turn), programme.Lists, 0)
			if err != nil {
				return err
			}
			turn.Answer(topicsText(recent, weeks, turn.Language))
			return nil
		},
	}
}

func topicsText(recent report.Recent, weeks int, language chat.Language) privacy.Authored {
	lines := []privacy.Authored{phrases.TopicsHead.In(language, phrases.Number("weeks", weeks), phrases.Number("postings", recent.Postings))}
	for _, about := range recent.Areas {
		lines = append(lines, phrases.DigestPair.In(language,
			phrases.Text("label", phrases.Area(about.Area, language)), phrases.Number("value", about.Postings.Now)))
	}
	if recent.NoArea > 0 {
		lines = append(lines, phrases.DigestPair.In(language,
			phrases.Text("label", phrases.SheetNoArea.In(language)), phrases.Number("value", recent.NoArea)))
	}
	return privacy.Lines(lines...)
}

// upTo is the moment after whatever has been heard by now.
func upTo(turn *bot.Turn) time.Time { return turn.Now.Add(time.Second) }

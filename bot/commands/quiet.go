package commands

import (
	"context"
	"strconv"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// Hushes keeps until when nothing is said in a group unasked; storage.DB
// satisfies it.
type Hushes interface {
	SetQuiet(ctx context.Context, group chat.GroupID, until time.Time) error
	QuietUntil(context.Context, chat.GroupID) (time.Time, error)
}

// quietMost is for how many hours a group may ask for quiet: what is put off
// longer is a pause.
const quietMost = 72

// Quiet lets the bot say nothing in a group unasked for some hours. Answers go
// on, and what waits goes out afterwards.
func Quiet(hushes Hushes, offers bot.Offers, programme Programme) *bot.Command {
	return &bot.Command{
		Name:    "quiet",
		Aliases: []string{"nyamaza", "kimya"},
		Who:     []chat.Role{chat.Facilitator, chat.Mentor, chat.Staff},
		InGroup: true,
		Help:    phrases.HelpOfQuiet,
		Example: "/quiet 3",
		Grammar: func(r *bot.Reading) []chat.Arg {
			if _, ok := r.Word([]string{"off", "end", "stop", "maliza", "endelea"}); ok {
				return []chat.Arg{{Word: "off"}}
			}
			r.Word([]string{"masaa", "saa", "for", "kwa"})
			if hours, ok := r.Number(); ok {
				return []chat.Arg{{Number: strconv.Itoa(hours)}}
			}
			return nil
		},
		Run: func(ctx context.Context, turn *bot.Turn, order chat.Command) error {
			group := turn.Heard.Group
			until, err := hushes.QuietUntil(ctx, group)
			if err != nil {
				return err
			}
			quiet := until.After(turn.Now)
			hours := 0
			if len(order.Args) > 0 {
				hours, _ = strconv.Atoi(order.Args[0].Number)
			}
			switch {
			case len(order.Args) > 0 && order.Args[0].Word == "off" && !quiet:
				turn.Answer(phrases.QuietNone.In(turn.Language))
			case len(order.Args) > 0 && order.Args[0].Word == "off":
				turn.Do(func(ctx context.Context) error { return hushes.SetQuiet(ctx, group, time.Time{}) })
				turn.Answer(phrases.QuietOff.In(turn.Language))
			case hours >= 1 && hours <= quietMost:
				until = turn.Now.Add(time.Duration(hours) * time.Hour)
				turn.Do(func(ctx context.Context) error { return hushes.SetQuiet(ctx, group, until) })
				turn.Answer(phrases.QuietSet.In(turn.Language, phrases.Word("when", said(turn, until, programme.Zone))))
			default:
				quietMenu(turn, offers, quiet, until, programme.Zone)
			}
			return nil
		},
	}
}

func quietMenu(turn *bot.Turn, offers bot.Offers, quiet bool, until time.Time, zone *time.Location) {
	var lines, choices []privacy.Authored
	var orders []chat.Command
	if quiet {
		lines = append(lines, phrases.QuietSet.In(turn.Language, phrases.Word("when", said(turn, until, zone))))
	}
	for _, hours := range []int{3, 12, 24} {
		choices = append(choices, phrases.QuietHours.In(turn.Language, phrases.Number("hours", hours)))
		orders = append(orders, chat.Command{Name: "quiet", Args: []chat.Arg{{Number: strconv.Itoa(hours)}}})
	}
	turn.Answer(privacy.Lines(append(lines, phrases.QuietHow.In(turn.Language), numbered(turn, choices...))...))
	turn.Offer(offers, orders...)
}

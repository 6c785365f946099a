package commands

import (
	"context"
	"errors"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/moment"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// Pauses keeps when groups rest; storage.DB satisfies it.
type Pauses interface {
	// Pause takes the place of a pause of the same group that holds.
	Pause(context.Context, chat.Pause) error
	// Resume ends the pause of a group; ended is false when there was none.
	Resume(ctx context.Context, group chat.GroupID, at time.Time) (ended bool, err error)
	// Paused returns the pause that holds, or chat.ErrNotFound.
	Paused(ctx context.Context, group chat.GroupID, at time.Time) (chat.Pause, error)
}

// morning is the hour that a day stands for when a pause ends on it.
const morning = 7 * time.Hour

const pauseEnd = "end"

// Pause lets a group rest for a strike, a campaign or a holiday, with an end or
// until somebody ends it: rounds, reminders and the rota move. Staff, in a
// private chat, let every group rest.
func Pause(pauses Pauses, offers bot.Offers, programme Programme) *bot.Command {
	return &bot.Command{
		Name:      "pause",
		Aliases:   []string{"pumzika", "sitisha"},
		Who:       []chat.Role{chat.Facilitator, chat.Mentor, chat.Staff},
		InGroup:   true,
		InPrivate: true,
		Help:      phrases.HelpOfPause,
		Example:   "/pause strike until Friday",
		Grammar: func(r *bot.Reading) []chat.Arg {
			if _, ok := r.Word([]string{"end", "off", "resume", "stop", "endelea", "maliza", "mwisho"}); ok {
				return []chat.Arg{{Word: pauseEnd}}
			}
			r.Word([]string{"for", "kwa"})
			r.Word([]string{"a", "the"})
			word, ok := r.Word([]string{"strike", "mgomo", "campaign", "kampeni", "holiday", "holidays", "likizo", "sikukuu"})
			if !ok {
				return nil
			}
			args := []chat.Arg{{Word: string(pauseKind(word))}}
			if r.AtEnd() {
				return args
			}
			r.Word([]string{"until", "till", "to", "hadi", "mpaka"})
			return append(args, timeArgs(r.Cursor, moment.Want{Now: r.At, Zone: programme.Zone, Day: morning})...)
		},
		Run: func(ctx context.Context, turn *bot.Turn, order chat.Command) error {
			if turn.IsPrivate() && turn.Member.Role != chat.Staff {
				turn.Answer(phrases.OnlyInGroup.In(turn.Language, phrases.Word("command", "pause")))
				return nil
			}
			if len(order.Args) == 0 {
				return pauseMenu(ctx, pauses, offers, programme, turn)
			}
			if order.Args[0].Word == pauseEnd {
				turn.Do(func(ctx context.Context) error {
					ended, err := pauses.Resume(ctx, turn.Heard.Group, turn.Now)
					if ended {
						turn.Answer(phrases.PauseEnded.In(turn.Language))
					} else {
						turn.Answer(phrases.PauseNone.In(turn.Language))
					}
					return err
				})
				return nil
			}
			pause := chat.Pause{Group: turn.Heard.Group, Kind: chat.PauseKind(order.Args[0].Word), Since: turn.Now, By: turn.Member.ID}
			if text, bad := unclearText(turn, order.Args, programme.Zone); bad {
				turn.Answer(text)
				return nil
			}
			if len(order.Args) > 1 {
				pause.Until = order.Args[1].At
			}
			if !pause.Until.IsZero() && !pause.Until.After(turn.Now) { // heard late
				turn.Answer(phrases.WhenPast.In(turn.Language))
				return nil
			}
			turn.Do(func(ctx context.Context) error { return pauses.Pause(ctx, pause) })
			turn.Answer(pauseText(turn, pause, programme.Zone))
			return nil
		},
	}
}

func pauseKind(word string) chat.PauseKind {
	switch word {
	case "strike", "mgomo":
		return chat.PauseStrike
	case "campaign", "kampeni":
		return chat.PauseCampaign
	}
	return chat.PauseHoliday
}

// pauseText says what rests and until when.
func pauseText(turn *bot.Turn, pause chat.Pause, zone *time.Location) privacy.Authored {
	kind := phrases.Text("kind", phrases.PauseOf(pause.Kind).In(turn.Language))
	text := phrases.PauseOpen.In(turn.Language, kind)
	if !pause.Until.IsZero() {
		text = phrases.PauseUntil.In(turn.Language, kind, phrases.Word("when", said(turn, pause.Until, zone)))
	}
	if pause.Group == "" {
		return privacy.Lines(text, phrases.PauseAll.In(turn.Language))
	}
	return text
}

// pauseMenu says whether the group rests, and offers to go on, or why to rest.
func pauseMenu(ctx context.Context, pauses Pauses, offers bot.Offers, programme Programme, turn *bot.Turn) error {
	pause, err := pauses.Paused(ctx, turn.Heard.Group, turn.Now)
	if err == nil && pause.Group == turn.Heard.Group {
		turn.Answer(privacy.Lines(pauseText(turn, pause, programme.Zone), numbered(turn, phrases.PauseEnd.In(turn.Language))))
		turn.Offer(offers, chat.Command{Name: "pause", Args: []chat.Arg{{Word: pauseEnd}}})
		return nil
	}
	var lines []privacy.Authored
	if err == nil { // every group rests; this one may rest longer
		lines = append(lines, pauseText(turn, pause, programme.Zone))
	} else if !errors.Is(err, chat.ErrNotFound) {
		return err
	}
	var kinds []privacy.Authored
	var orders []chat.Command
	for _, kind := range []chat.PauseKind{chat.PauseStrike, chat.PauseCampaign, chat.PauseHoliday} {
		kinds = append(kinds, phrases.PauseOf(kind).In(turn.Language))
		orders = append(orders, chat.Command{Name: "pause", Args: []chat.Arg{{Word: string(kind)}}})
	}
	turn.Answer(privacy.Lines(append(lines, phrases.PauseWhy.In(turn.Language), numbered(turn, kinds...), phrases.PauseHow.In(turn.Language))...))
	turn.Offer(offers, orders...)
	return nil
}

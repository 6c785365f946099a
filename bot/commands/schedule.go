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
	"github.com/mshauri/mshauri/quiz"
)

const (
	scheduleMove  = "move"  // the next question, to a time that is shown first
	scheduleAgree = "moved" // what was shown is agreed to
	schedulePause = "pause"
	scheduleTheme = "theme" // which comes next, without a vote
)

// Schedule shows what comes in a group (the open question's close, the next
// questions, announcements that wait, a pause), moves the next question, and
// pauses or resumes everything, and lets a facilitator choose the next theme. A new time is said back on both clocks, and
// counts when it is agreed to.
func Schedule(record Record, offers bot.Offers, programme Programme) *bot.Command {
	pause := Pause(record, offers, programme)
	return &bot.Command{
		Name:    "schedule",
		Aliases: []string{"ratiba", "timetable"},
		Who:     []chat.Role{chat.Facilitator, chat.Mentor, chat.Staff},
		InGroup: true,
		Help:    phrases.HelpOfSchedule,
		Example: "/schedule move tomorrow 5pm",
		Grammar: func(r *bot.Reading) []chat.Arg {
			if _, ok := r.Word([]string{"pause", "pumzika", "sitisha"}); ok {
				return append([]chat.Arg{{Word: schedulePause}}, pause.Grammar(r)...)
			}
			if _, ok := r.Word([]string{"resume", "endelea"}); ok {
				return []chat.Arg{{Word: schedulePause}, {Word: pauseEnd}}
			}
			if _, ok := r.Word([]string{"move", "hamisha", "sogeza"}); ok {
				r.Word([]string{"to", "hadi", "mpaka"})
				return append([]chat.Arg{{Word: scheduleMove}}, timeArgs(r.Cursor, moment.Want{Now: r.At, Zone: programme.Zone})...)
			}
			if _, ok := r.Word([]string{"theme", "mada"}); ok {
				for _, area := range quiz.Areas() {
					if _, ok := r.Word(areaWords(area)); ok {
						return []chat.Arg{{Word: scheduleTheme}, {Word: string(area)}}
					}
				}
				return []chat.Arg{{Word: scheduleTheme}}
			}
			return nil
		},
		Run: func(ctx context.Context, turn *bot.Turn, order chat.Command) error {
			word := ""
			if len(order.Args) > 0 {
				word = order.Args[0].Word
			}
			if word == schedulePause {
				return pause.Run(ctx, turn, chat.Command{Name: pause.Name, Args: order.Args[1:]})
			}
			if word == scheduleTheme {
				return chooseTheme(ctx, turn, offers, programme, order.Args[1:])
			}
			if text, bad := unclearText(turn, order.Args, programme.Zone); bad {
				turn.Answer(text)
				return nil
			}
			if len(order.Args) > 1 {
				return moveQuestion(ctx, turn, offers, programme, word == scheduleAgree, order.Args[1].At)
			}
			return showSchedule(ctx, turn, record, offers, programme)
		},
	}
}

// moveQuestion shows to when the next question would be moved, or, once that is
// agreed to, moves it.
func moveQuestion(ctx context.Context, turn *bot.Turn, offers bot.Offers, programme Programme, agreed bool, to time.Time) error {
	if !to.After(turn.Now) {
		turn.Answer(phrases.WhenPast.In(turn.Language))
		return nil
	}
	if agreed {
		text, err := programme.Quiz.Move(ctx, turn, turn.Group, to)
		if err == nil {
			turn.Answer(text)
		}
		return err
	}
	why, err := programme.Quiz.CanMove(ctx, turn, turn.Group, to)
	if err != nil {
		return err
	}
	if !why.IsEmpty() {
		turn.Answer(why)
		return nil
	}
	turn.Answer(phrases.ScheduleAgree.In(turn.Language, phrases.Word("when", said(turn, to, programme.Zone))))
	turn.Offer(offers, chat.Command{Name: "schedule", Args: []chat.Arg{{Word: scheduleAgree}, {At: to}}})
	return nil
}

// chooseTheme lets a theme be the next one, or shows by numbers which there are.
func chooseTheme(ctx context.Context, turn *bot.Turn, offers bot.Offers, programme Programme, args []chat.Arg) error {
	what := ""
	if len(args) > 0 {
		what = args[0].Word
	}
	text, names, err := programme.Quiz.ChooseTheme(ctx, turn, turn.Group, what)
	if err != nil {
		return err
	}
	turn.Answer(text)
	var orders []chat.Command
	for _, name := range names {
		orders = append(orders, chat.Command{Name: "schedule", Args: []chat.Arg{{Word: scheduleTheme}, {Word: name}}})
	}
	if len(orders) > 0 {
		turn.Offer(offers, orders...)
	}
	return nil
}

func showSchedule(ctx context.Context, turn *bot.Turn, record Record, offers bot.Offers, programme Programme) error {
	when := func(at time.Time) string { return said(turn, at, programme.Zone) }
	var lines []privacy.Authored
	pause, err := record.Paused(ctx, turn.Group.ID, turn.Now)
	rests := err == nil
	if rests {
		lines = append(lines, pauseText(turn, pause, programme.Zone))
	} else if !errors.Is(err, chat.ErrNotFound) {
		return err
	}
	rounds, err := programme.Quiz.Rounds(ctx, turn.Group.ID)
	if err != nil {
		return err
	}
	planned := false
	for _, round := range rounds {
		number := phrases.Number("number", round.Number)
		switch round.State {
		case quiz.Open:
			lines = append(lines, phrases.ScheduleCloses.In(turn.Language, number, phrases.Word("when", when(round.Closes))))
		case quiz.Planned:
			planned = true
			lines = append(lines, phrases.ScheduleOpens.In(turn.Language, number, phrases.Word("when", when(round.Opens))))
		}
	}
	plans, canChoose, err := programme.Quiz.Plans(ctx, turn, turn.Group)
	if err != nil {
		return err
	}
	lines = append(lines, plans...)
	waiting, err := record.SaidIn(ctx, turn.Group.ID, turn.Now, undoShown)
	if err != nil {
		return err
	}
	for _, one := range waiting {
		if one.Sent.IsZero() && one.Due.After(turn.Now) {
			lines = append(lines, phrases.SchedulePosts.In(turn.Language, phrases.Word("when", when(one.Due)), phrases.Word("text", beginning(one.Text))))
		}
	}
	if len(lines) == 0 {
		lines = append(lines, phrases.ScheduleNothing.In(turn.Language))
	}
	choices, orders := []privacy.Authored(nil), []chat.Command(nil)
	offer := func(key phrases.Key, order chat.Command) {
		choices, orders = append(choices, key.In(turn.Language)), append(orders, order)
	}
	if rests && pause.Group != "" {
		offer(phrases.PauseEnd, chat.Command{Name: "pause", Args: []chat.Arg{{Word: pauseEnd}}})
	} else {
		offer(phrases.SchedulePause, chat.Command{Name: "pause"})
	}
	if planned {
		offer(phrases.ScheduleSkip, chat.Command{Name: "quiz", Args: []chat.Arg{{Word: "skip"}}})
	}
	if canChoose {
		offer(phrases.ScheduleTheme, chat.Command{Name: "schedule", Args: []chat.Arg{{Word: scheduleTheme}}})
	}
	lines = append(lines, numbered(turn, choices...))
	if planned {
		lines = append(lines, phrases.ScheduleHow.In(turn.Language))
	}
	turn.Answer(privacy.Lines(lines...))
	turn.Offer(offers, orders...)
	return nil
}

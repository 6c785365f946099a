package reactions

import (
	"context"
	"errors"
	"time"
	"unicode/utf8"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
	"github.com/mshauri/mshauri/report"
)

// noteAtMost is the longest message that a group gets unasked, in characters.
const noteAtMost = 600

// noteOf is how far back a note looks.
const noteOf = 7 * 24 * time.Hour

// Notes is the record as the Friday note needs it; storage.DB satisfies it.
type Notes interface {
	report.Record
	Groups(context.Context) ([]chat.Group, error)
	// Paused returns the pause that holds at a moment, or chat.ErrNotFound.
	Paused(ctx context.Context, group chat.GroupID, at time.Time) (chat.Pause, error)
	// QuietUntil is until when nothing is said in a group unasked.
	QuietUntil(ctx context.Context, group chat.GroupID) (time.Time, error)
	// Claim notes that a group had its note of a week; fresh is false when it
	// had it already.
	Claim(ctx context.Context, job string, due time.Time) (fresh bool, err error)
}

// Friday tells each group what was answered in it in the last seven days: up to
// three questions with where the answer stands, and what next week is about. A
// group in which nothing was answered hears nothing. Where the quiz needs the
// whole of a Friday, the note comes on Thursday.
type Friday struct {
	Notes  Notes
	Ration *bot.Ration
	Lists  report.Lists
	Zone   *time.Location
	// Find gives the passage that answers a question; false where none fits.
	Find func(question privacy.Clean, on time.Time) (policy.Passage, bool)
	// Theme is what a group's quizzes are on at a moment; nil is nothing.
	Theme func(context.Context, chat.Group, time.Time) (quiz.Theme, error)
}

// Send writes the notes. It belongs inside the transaction of a job.
func (f Friday) Send(ctx context.Context, turn *bot.Turn) error {
	groups, err := f.Notes.Groups(ctx)
	if err != nil {
		return err
	}
	for _, group := range groups {
		rests, err := f.rests(ctx, group.ID, turn.Now)
		if err != nil {
			return err
		}
		if rests {
			continue
		}
		if today, err := f.isToday(ctx, group.ID, turn.Now); err != nil {
			return err
		} else if !today {
			continue
		}
		recent, err := report.Look(ctx, f.Notes, []chat.GroupID{group.ID}, turn.Now.Add(-noteOf), turn.Now, f.Lists, 3)
		if err != nil {
			return err
		}
		var theme quiz.Theme
		if f.Theme != nil {
			if theme, err = f.Theme(ctx, group, turn.Now.AddDate(0, 0, 7)); err != nil {
				return err
			}
		}
		note := f.note(group, recent, theme, turn.Now)
		if note.IsEmpty() {
			continue
		}
		fresh, err := f.Notes.Claim(ctx, "note "+string(group.ID), report.WeekOf(turn.Now, f.Zone).From())
		if err != nil {
			return err
		}
		if fresh {
			turn.Post(group.ID, chat.AboutRecap, note)
		}
	}
	return nil
}

// isToday reports whether a group's note comes today: on Friday, and on the day
// before when there will be no room for it.
func (f Friday) isToday(ctx context.Context, group chat.GroupID, now time.Time) (bool, error) {
	if now.In(f.Zone).Weekday() == time.Friday {
		return true, nil
	}
	_, room, err := f.Ration.When(ctx, group, chat.AboutRecap, now.AddDate(0, 0, 1))
	return !room, err
}

// rests reports whether a group is not to be written to now.
func (f Friday) rests(ctx context.Context, group chat.GroupID, now time.Time) (bool, error) {
	if _, err := f.Notes.Paused(ctx, group, now); err == nil {
		return true, nil
	} else if !errors.Is(err, chat.ErrNotFound) {
		return false, err
	}
	quiet, err := f.Notes.QuietUntil(ctx, group)
	return quiet.After(now), err
}

// note is one group's, empty when nothing was answered. What does not fit is
// shortened, and at last left out from the end.
func (f Friday) note(group chat.Group, recent report.Recent, theme quiz.Theme, now time.Time) privacy.Authored {
	exchanges := recent.Exchanges
	for _, width := range []int{110, 80, 60} {
		if note := f.write(group, exchanges, theme, now, width); utf8.RuneCountInString(note.String()) <= noteAtMost {
			return note
		}
	}
	for n := len(exchanges) - 1; n > 0; n-- {
		if note := f.write(group, exchanges[:n], theme, now, 60); utf8.RuneCountInString(note.String()) <= noteAtMost {
			return note
		}
	}
	return privacy.Authored{}
}

func (f Friday) write(group chat.Group, exchanges []report.Exchange, theme quiz.Theme, now time.Time, width int) privacy.Authored {
	if len(exchanges) == 0 {
		return privacy.Authored{}
	}
	lines := []privacy.Authored{phrases.FridayHead.In(group.Language)}
	for _, exchange := range exchanges {
		lines = append(lines, phrases.FridayLine.In(group.Language,
			phrases.Word("question", report.Short(exchange.Question, width)), phrases.Text("source", f.source(exchange, group.Language, now))))
	}
	switch {
	case theme.Topic != "":
		lines = append(lines, phrases.FridayTheme.In(group.Language, phrases.Text("theme", phrases.Topic(theme.Topic, group.Language))))
	case theme.Area != "":
		lines = append(lines, phrases.FridayTheme.In(group.Language, phrases.Text("theme", phrases.Area(theme.Area, group.Language))))
	}
	return privacy.Lines(lines...)
}

// source names the document in which the answer stands, if a passage fits that
// the programme has reviewed; otherwise that a colleague answered, and when.
func (f Friday) source(exchange report.Exchange, language chat.Language, now time.Time) privacy.Authored {
	if f.Find != nil {
		if passage, found := f.Find(exchange.Question, now); found && passage.MayPostUnasked() {
			return phrases.Sentence.In(language, phrases.Word("text", passage.SourceLine(language)))
		}
	}
	return phrases.FridayPerson.In(language, phrases.Text("date", phrases.Date(exchange.Answered.In(f.Zone), language)))
}

package reactions

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
)

// Rounds are a group's rounds that are planned or open, the earliest first.
func (q *Quiz) Rounds(ctx context.Context, group chat.GroupID) ([]quiz.Round, error) {
	return q.Record.LiveRounds(ctx, group)
}

// CanMove says why a group's next question cannot come at a moment: none is
// planned, or nothing is asked then. It is empty when it can.
func (q *Quiz) CanMove(ctx context.Context, turn *bot.Turn, group chat.Group, to time.Time) (privacy.Authored, error) {
	_, planned, err := q.next(ctx, group)
	if err != nil || !planned {
		return phrases.QuizNoNext.In(turn.Language), err
	}
	table := q.timetable(ctx, group)
	if table.Blocked(to) == "" {
		return privacy.Authored{}, nil
	}
	free := table.Free(to)
	if free.IsZero() {
		return phrases.QuizNoNext.In(turn.Language), nil
	}
	return phrases.ScheduleBlocked.In(turn.Language, phrases.Word("when", phrases.Moment(to, turn.Now, q.Zone, turn.Language)),
		phrases.Word("free", phrases.Moment(free, turn.Now, q.Zone, turn.Language))), nil
}

// Move lets a group's next question come at another time.
func (q *Quiz) Move(ctx context.Context, turn *bot.Turn, group chat.Group, to time.Time) (privacy.Authored, error) {
	if why, err := q.CanMove(ctx, turn, group, to); err != nil || !why.IsEmpty() {
		return why, err
	}
	next, _, err := q.next(ctx, group)
	if err != nil {
		return privacy.Authored{}, err
	}
	next.Closes = next.Opens.Add(q.timetable(ctx, group).Closes(to).Sub(to)) // over a weekend, if it falls so
	moved, err := next.Move(to, quiz.Moved)
	if err != nil {
		return privacy.Authored{}, err
	}
	turn.Do(func(ctx context.Context) error { return q.Record.SaveRound(ctx, moved) })
	return phrases.ScheduleMoved.In(turn.Language, phrases.Word("when", phrases.Moment(to, turn.Now, q.Zone, turn.Language))), nil
}

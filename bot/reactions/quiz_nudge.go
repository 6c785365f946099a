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

// A question is brought to mind when it has been open for a day and closes in
// less than a day and a half, and nobody is reminded more than once a week.
const (
	nudgeAfter  = 24 * time.Hour
	nudgeBefore = 36 * time.Hour
	nudgeAgain  = 7 * 24 * time.Hour
)

// Nudge is the job that brings an open question to the mind of those who have
// not answered it: privately, gently, once a week at the most, and not of those
// who said /quiz off.
func (q *Quiz) Nudge(ctx context.Context, turn *bot.Turn) error {
	live, err := q.Record.LiveRounds(ctx, "")
	if err != nil {
		return err
	}
	reminded := make(map[chat.MemberID]bool) // somebody may be in two groups
	for _, round := range live {
		open, left := turn.Now.Sub(round.OpenedAt), round.Closes.Sub(turn.Now)
		if round.State != quiz.Open || round.Poll || open < nudgeAfter || left <= 0 || left > nudgeBefore {
			continue
		}
		group, err := q.Record.Group(ctx, round.Group)
		if err != nil {
			return err
		}
		question, known := q.question(round)
		if !known || q.timetable(ctx, group).Blocked(turn.Now) != "" {
			continue
		}
		members, err := q.Record.Unanswered(ctx, round.Group, round.Number, turn.Now.Add(-nudgeAgain))
		if err != nil {
			return err
		}
		for _, member := range members {
			if !isFor(group, member) || reminded[member.ID] {
				continue
			}
			reminded[member.ID] = true
			in := language(member, round)
			number := phrases.Number("number", round.Number)
			turn.Whisper(member, chat.Notice, privacy.Lines(
				phrases.QuizNudge.In(in, number, phrases.Word("until", q.moment(in, round.Closes, turn.Now)), phrases.Text("question", question.Show(in))),
				phrases.QuizNudgeHow.In(in, number)))
			if err := q.Record.Nudged(ctx, member.ID, turn.Now); err != nil {
				return err
			}
		}
	}
	return nil
}

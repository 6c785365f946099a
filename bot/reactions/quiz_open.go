package reactions

import (
	"context"
	"fmt"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
)

// How long an item, and its passage, rests at least; and how far back a group's
// strength in an area is looked for.
const (
	restsFor  = 7 * 24 * time.Hour
	areasOver = 12 * 7 * 24 * time.Hour
	history   = 2 * 366 * 24 * time.Hour // of the ladder
)

// openInTime opens a round whose time has come, or moves it to a day on which
// it may be asked, or gives it up when the next one of the timetable comes first.
func (q *Quiz) openInTime(ctx context.Context, turn *bot.Turn, group chat.Group, round quiz.Round, another bool, posted int) (opened bool, err error) {
	cause, err := q.obstacle(ctx, group, turn.Now, another, posted)
	if err != nil {
		return false, err
	}
	if cause == "" {
		return q.open(ctx, turn, group, round)
	}
	table := q.timetable(ctx, group)
	free := table.Free(turn.Now)
	if next := table.Next(turn.Now); free.IsZero() || !next.IsZero() && !free.Before(q.midnight(next)) {
		return false, q.drop(ctx, round, turn.Now, cause)
	}
	moved, err := round.Move(free, cause)
	if err != nil {
		return false, err
	}
	return false, q.Record.SaveRound(ctx, moved)
}

// obstacle says why nothing may be asked in a group now; empty when it may.
func (q *Quiz) obstacle(ctx context.Context, group chat.Group, now time.Time, another bool, posted int) (quiz.Cause, error) {
	if cause := q.timetable(ctx, group).Blocked(now); cause != "" {
		return cause, nil
	}
	if another {
		return quiz.Another, nil
	}
	if enough, err := q.hasEnough(ctx, group, now, posted); err != nil || enough {
		return quiz.Enough, err
	}
	return "", nil
}

// hasEnough reports whether a mentees' group has had its unasked messages of
// the day.
func (q *Quiz) hasEnough(ctx context.Context, group chat.Group, now time.Time, posted int) (bool, error) {
	if group.Kind != chat.MenteesGroup {
		return false, nil
	}
	room, err := q.Ration.HasRoom(ctx, group.ID, chat.AboutQuestion, now, posted)
	return !room, err
}

// open asks a round's question in its group. It reports false when there was
// nothing to ask, and gives the round up.
func (q *Quiz) open(ctx context.Context, turn *bot.Turn, group chat.Group, round quiz.Round) (bool, error) {
	item, why, ok, err := q.choose(ctx, group, round, turn.Now)
	if err != nil {
		return false, err
	}
	if !ok {
		round.Why = why.String()
		return false, q.drop(ctx, round, turn.Now, quiz.NoItem)
	}
	if round, err = round.Ask(item, quiz.Seed("round", string(group.ID), fmt.Sprint(round.Number), string(item.ID))); err != nil {
		return false, err
	}
	if round, err = round.OpenNow(turn.Now); err != nil {
		return false, err
	}
	if round.Reach, err = q.reach(ctx, group); err != nil {
		return false, err
	}
	round.Closes, round.Language, round.Why = q.timetable(ctx, group).Closes(turn.Now), group.Language, why.String()
	question, err := item.Ask(round.Seed)
	if err != nil {
		return false, err
	}
	message := q.message(round, question, q.IsPoll(group), turn.Now)
	turn.Send(message)
	_, round.Poll = message.(*chat.Poll)
	round.Message = message.Envelope().ID
	return true, q.Record.SaveRound(ctx, round)
}

// choose chooses what a group is asked, by its ladder and its weaker areas.
func (q *Quiz) choose(ctx context.Context, group chat.Group, round quiz.Round, now time.Time) (quiz.Item, quiz.Why, bool, error) {
	outcomes, err := q.Record.Outcomes(ctx, group.ID, now.Add(-history), now.Add(time.Minute))
	if err != nil {
		return quiz.Item{}, quiz.Why{}, false, err
	}
	theme, err := q.Theme(ctx, group, now)
	if err != nil {
		return quiz.Item{}, quiz.Why{}, false, err
	}
	situation := quiz.Situation{
		Now: now, Theme: theme, Passages: q.passages, Demo: q.Demo, Spacing: quiz.Spacings(outcomes),
		Seed: quiz.Seed("choose", string(group.ID), round.Key()),
	}
	if round.Area != "" { // a moderator's wish comes before the theme
		situation.Theme = quiz.Theme{Area: round.Area}
	}
	var recent []quiz.Outcome
	for _, o := range outcomes {
		if o.Round.OpenedAt.After(now.Add(-areasOver)) {
			recent = append(recent, o)
		}
		if o.Round.OpenedAt.After(now.Add(-restsFor)) {
			situation.Recent = append(situation.Recent, o.Round.Item)
		}
	}
	situation.Areas = quiz.ByArea(recent)
	item, why, ok := quiz.Choose(q.Bank, situation)
	return item, why, ok, nil
}

// reach is how many people can answer in a group: those whom it is for.
func (q *Quiz) reach(ctx context.Context, group chat.Group) (n int, err error) {
	members, err := q.Record.MembersIn(ctx, group.ID)
	for _, member := range members {
		if isFor(group, member) {
			n++
		}
	}
	return n, err
}

// isFor reports whether a group's questions are for a member: a mentees'
// group's for the mentees, a mentors' group's for mentors and facilitators.
func isFor(group chat.Group, member chat.Member) bool {
	return member.Role == group.Kind.Role() || group.Kind == chat.MentorsGroup && member.Role == chat.Facilitator
}

// message is the question as it is sent: a text, or a native poll where the
// group chose that and the question has options that fit.
func (q *Quiz) message(round quiz.Round, question quiz.Question, poll bool, now time.Time) chat.Outgoing {
	header := chat.Header{To: chat.Recipient{Group: round.Group}, Urgency: chat.Notice, Unasked: chat.AboutQuestion}
	if options := question.PollOptions(round.Language); poll && len(options) > 0 {
		asked := phrases.QuizPoll.In(round.Language, phrases.Number("number", round.Number), phrases.Word("question", question.Prompt(round.Language)))
		if fits(asked, quiz.PollQuestionLimit) {
			return &chat.Poll{Header: header, Question: asked, Options: options, Choices: 1}
		}
	}
	return &chat.Say{Header: header, Text: q.ask(round, question, now)}
}

// fits reports whether a text has at most so many characters.
func fits(text privacy.Authored, most int) bool { return len([]rune(text.String())) <= most }

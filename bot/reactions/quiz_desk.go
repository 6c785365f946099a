package reactions

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
)

// This file is what a moderator can do with the quiz of a group by hand. Every
// method puts what follows into the turn, and gives back what to answer.

// Current gives the question that is open in a group, as it was asked; false
// when none is.
func (q *Quiz) Current(ctx context.Context, group chat.GroupID, now time.Time) (privacy.Authored, bool, error) {
	live, err := q.Record.LiveRounds(ctx, group)
	if err != nil {
		return privacy.Authored{}, false, err
	}
	for _, round := range live {
		if question, known := q.question(round); known && round.State == quiz.Open {
			return q.ask(round, question, now), true, nil
		}
	}
	return privacy.Authored{}, false, nil
}

// WouldAsk is what a group would be asked now, and why; false when nothing may
// be asked.
func (q *Quiz) WouldAsk(ctx context.Context, group chat.Group) (quiz.Item, quiz.Why, bool, error) {
	now := q.Clock.Now()
	return q.choose(ctx, group, quiz.Round{Group: group.ID, Due: now}, now)
}

// Looks is how an item is asked in a group and how it is explained at the
// close, with the longest that may stand around it.
func (q *Quiz) Looks(item quiz.Item, seed uint64, in chat.Language) (asked, closed privacy.Authored, err error) {
	question, err := item.Ask(seed)
	if err != nil {
		return asked, closed, err
	}
	wednesday := time.Date(2026, 11, 25, 17, 30, 0, 0, q.Zone) // the longest name of a day
	round := quiz.Round{Number: 9999, Item: item.ID, Seed: seed, Language: in, Closes: wednesday}
	score := quiz.Score{Tally: quiz.Tally{Right: 111, Answered: 222}}
	return q.ask(round, question, wednesday.AddDate(0, 0, -9)), q.explain(round, question, quiz.Outcome{Round: round, Score: score}), nil
}

// Coming says until when a group's question is open, if one is, and when the
// next comes.
func (q *Quiz) Coming(ctx context.Context, turn *bot.Turn, group chat.Group) (text privacy.Authored, open bool, err error) {
	live, err := q.Record.LiveRounds(ctx, group.ID)
	if err != nil {
		return text, false, err
	}
	now, coming := phrases.QuizNoneOpen.In(turn.Language), phrases.QuizNoNext.In(turn.Language)
	if i := slices.IndexFunc(live, func(r quiz.Round) bool { return r.State == quiz.Open }); i >= 0 {
		open = true
		now = phrases.QuizIsOpen.In(turn.Language, phrases.Number("number", live[i].Number),
			phrases.Word("until", q.moment(turn.Language, live[i].Closes, turn.Now)))
	}
	next, ok, err := q.next(ctx, group)
	if err == nil && ok {
		coming = phrases.QuizNext.In(turn.Language, phrases.Word("when", q.moment(turn.Language, next.Opens, turn.Now)))
	}
	return privacy.Lines(now, coming), open, err
}

// AskNow asks a question at once, on an area when one is named; or says when it
// will come, if now is no time for it.
func (q *Quiz) AskNow(ctx context.Context, turn *bot.Turn, group chat.Group, area chat.Area) (privacy.Authored, error) {
	live, err := q.Record.LiveRounds(ctx, group.ID)
	if err != nil {
		return privacy.Authored{}, err
	}
	for _, round := range live {
		if round.State == quiz.Open {
			return phrases.QuizStillOpen.In(turn.Language, phrases.Number("number", round.Number), phrases.Word("until", q.moment(turn.Language, round.Closes, turn.Now))), nil
		}
	}
	cause, err := q.obstacle(ctx, group, turn.Now, false, 0)
	if err != nil {
		return privacy.Authored{}, err
	}
	if q.Demo && (cause == quiz.InSession || cause == quiz.OnHoliday || cause == quiz.Enough) {
		cause = "" // whoever plays with it now need not wait
	}
	table := q.timetable(ctx, group)
	if cause == "" {
		probe := quiz.Round{Group: group.ID, Due: turn.Now, Area: area}
		if _, _, ok, err := q.choose(ctx, group, probe, turn.Now); err != nil || !ok {
			return phrases.QuizNoItem.In(turn.Language), err
		}
	}
	if cause != "" {
		return q.askLater(ctx, turn, group, area, cause)
	}
	round, err := quiz.Plan(group.ID, turn.Now, table.Closes(turn.Now).Sub(turn.Now), table.Grace)
	if err != nil {
		return privacy.Authored{}, err
	}
	round.Area, round.Language = area, group.Language
	turn.Do(func(ctx context.Context) error {
		planned, fresh, err := q.Record.PlanRound(ctx, round)
		if err != nil || !fresh {
			return err
		}
		_, err = q.open(ctx, turn, group, planned)
		return err
	})
	return phrases.QuizNow.In(turn.Language), nil
}

// askLater plans a question for the first moment at which it may be asked, or
// lets the one that is planned by then be on the area, and says when and why.
func (q *Quiz) askLater(ctx context.Context, turn *bot.Turn, group chat.Group, area chat.Area, cause quiz.Cause) (privacy.Authored, error) {
	table := q.timetable(ctx, group)
	free := table.Free(turn.Now)
	next, planned, err := q.next(ctx, group)
	if err != nil || free.IsZero() {
		return phrases.QuizNoNext.In(turn.Language), err
	}
	switch {
	case planned && !next.Opens.After(free):
		free, next.Area = next.Opens, area
		turn.Do(func(ctx context.Context) error { return q.Record.SaveRound(ctx, next) })
	default:
		round, err := quiz.Plan(group.ID, turn.Now, table.Closes(free).Sub(free), table.Grace)
		if err != nil {
			return privacy.Authored{}, err
		}
		round.Area, round.Language = area, group.Language
		if round, err = round.Move(free, cause); err != nil {
			return privacy.Authored{}, err
		}
		turn.Do(func(ctx context.Context) error {
			_, _, err := q.Record.PlanRound(ctx, round)
			return err
		})
	}
	switch cause {
	case quiz.InSession, quiz.OnHoliday:
		return phrases.QuizLater.In(turn.Language, phrases.Word("when", q.moment(turn.Language, free, turn.Now))), nil
	case quiz.Enough:
		return phrases.QuizEnough.In(turn.Language, phrases.Word("when", q.moment(turn.Language, free, turn.Now))), nil
	default:
		return phrases.QuizPaused.In(turn.Language, phrases.Word("when", q.moment(turn.Language, free, turn.Now))), nil
	}
}

// Prefer lets the next planned question of a group be on an area.
func (q *Quiz) Prefer(ctx context.Context, turn *bot.Turn, group chat.Group, area chat.Area) (privacy.Authored, error) {
	next, ok, err := q.next(ctx, group)
	if err != nil {
		return privacy.Authored{}, err
	}
	if !ok {
		return q.AskNow(ctx, turn, group, area)
	}
	next.Area = area
	turn.Do(func(ctx context.Context) error { return q.Record.SaveRound(ctx, next) })
	return phrases.QuizNextArea.In(turn.Language, phrases.Text("name", phrases.Area(area, turn.Language)), phrases.Word("area", string(area)), phrases.Word("when", q.moment(turn.Language, next.Opens, turn.Now))), nil
}

// Skip gives up the next planned question of a group.
func (q *Quiz) Skip(ctx context.Context, turn *bot.Turn, group chat.Group) (privacy.Authored, error) {
	next, ok, err := q.next(ctx, group)
	if err != nil || !ok {
		return phrases.QuizNoNext.In(turn.Language), err
	}
	turn.Do(func(ctx context.Context) error { return q.drop(ctx, next, turn.Now, quiz.Skipped) })
	return phrases.QuizSkipped.In(turn.Language, phrases.Word("when", q.moment(turn.Language, next.Opens, turn.Now))), nil
}

// CloseNow closes the open question of a group and explains it; when none is
// open, the open poll.
func (q *Quiz) CloseNow(ctx context.Context, turn *bot.Turn, group chat.Group) (privacy.Authored, error) {
	live, err := q.Record.LiveRounds(ctx, group.ID)
	if err != nil {
		return privacy.Authored{}, err
	}
	for _, round := range live {
		if round.State == quiz.Open {
			turn.Do(func(ctx context.Context) error { return q.close(ctx, turn, round, chat.AskedFor) })
			return phrases.QuizClosedNow.In(turn.Language), nil
		}
	}
	if closed, err := q.closePollNow(ctx, turn, group); err != nil || closed {
		return phrases.PollClosedNow.In(turn.Language), err
	}
	return phrases.QuizNoneOpen.In(turn.Language), nil
}

// Results says how a group did in its last question, and how many have answered
// the open one: counts, and none under three. What was chosen in polls, where
// everybody saw it, stands beside it.
func (q *Quiz) Results(ctx context.Context, turn *bot.Turn, group chat.Group) (privacy.Authored, error) {
	recent, err := q.Record.RecentRounds(ctx, group.ID, 2)
	if err != nil {
		return privacy.Authored{}, err
	}
	var lines []privacy.Authored
	in, told := turn.Language, false
	for _, round := range recent {
		outcome, err := q.Record.Outcome(ctx, round.Number)
		if err != nil {
			return privacy.Authored{}, err
		}
		number, area := phrases.Number("number", round.Number), phrases.Text("area", phrases.Area(round.Area, in))
		answered, reach := phrases.Number("answered", outcome.Score.Answered), phrases.Number("reach", round.Reach)
		switch {
		case round.State == quiz.Open && outcome.IsShown():
			lines = append(lines, phrases.QuizSoFar.In(in, number, answered, reach))
		case round.State == quiz.Open || told:
		case outcome.IsShown():
			told = true
			lines = append(lines, phrases.QuizResults.In(in, number, area, answered, reach, phrases.Word("right", few(outcome.Score.Tally))))
		default:
			told = true
			lines = append(lines, phrases.QuizResultsFew.In(in, number, area, phrases.Number("least", quiz.LeastShown)))
		}
	}
	polls, err := q.pollResults(ctx, turn, group)
	if err != nil {
		return privacy.Authored{}, err
	}
	if lines = append(lines, polls...); len(lines) == 0 {
		return phrases.QuizNoResults.In(in), nil
	}
	return privacy.Lines(lines...), nil
}

// few is how many were right, unless that tells of single people.
func few(tally quiz.Tally) string {
	switch {
	case tally.Right < quiz.LeastShown:
		return fmt.Sprintf("<%d", quiz.LeastShown)
	case tally.Answered-tally.Right < quiz.LeastShown:
		return fmt.Sprintf(">%d", tally.Answered-quiz.LeastShown)
	}
	return fmt.Sprint(tally.Right)
}

// next is the round that a group's timetable, or a moderator, has planned first.
func (q *Quiz) next(ctx context.Context, group chat.Group) (quiz.Round, bool, error) {
	live, err := q.Record.LiveRounds(ctx, group.ID)
	for _, round := range live {
		if round.State == quiz.Planned {
			return round, true, nil
		}
	}
	return quiz.Round{}, false, err
}

// Own is one person's run, for that person alone: how many of the closed
// questions that they answered they had, how the group did on the same ones,
// and what to read next.
func (q *Quiz) Own(ctx context.Context, turn *bot.Turn) (privacy.Authored, error) {
	given, err := q.Record.AnswersOf(ctx, turn.Member.ID, turn.Now.Add(-q.Keep))
	if err != nil {
		return privacy.Authored{}, err
	}
	var own, others quiz.Tally
	var read quiz.Round
	enough := true
	for _, one := range given {
		if one.Round.State != quiz.Explained || !one.Round.InTime(one.Answer.At) {
			continue
		}
		own.Answered++
		if one.Answer.Mark.Verdict == quiz.Right {
			own.Right++
		} else {
			read = one.Round
		}
		outcome, err := q.Record.Outcome(ctx, one.Round.Number)
		if errors.Is(err, chat.ErrNotFound) {
			continue
		} else if err != nil {
			return privacy.Authored{}, err
		}
		others = others.Plus(outcome.Score.Tally)
		enough = enough && outcome.IsShown()
	}
	in, weeks := turn.Language, phrases.Number("weeks", int(q.Keep/(7*24*time.Hour)))
	if own.Answered == 0 {
		return phrases.MyScoreNone.In(in, weeks), nil
	}
	answered := phrases.Number("answered", own.Answered)
	lines := []privacy.Authored{phrases.MyScoreBegun.In(in, weeks, answered)}
	if own.Right > 0 {
		lines = []privacy.Authored{phrases.MyScoreOwn.In(in, weeks, answered,
			phrases.Number("right", own.Right), phrases.Word("percent", fmt.Sprintf("%d%%", own.Percent())))}
	}
	if enough {
		lines = append(lines, phrases.MyScoreGroup.In(in, phrases.Word("percent", fmt.Sprintf("%d%%", others.Percent()))))
	}
	if question, known := q.question(read); known {
		passage, _ := q.passage(question.Item, in)
		lines = append(lines, phrases.MyScoreRead.In(in, phrases.Text("area", phrases.Area(read.Area, in)), phrases.Text("passage", passage)))
	} else {
		lines = append(lines, phrases.MyScoreGood.In(in))
	}
	return privacy.Lines(append(lines, phrases.MyScoreOnly.In(in))...), nil
}

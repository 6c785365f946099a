package reactions

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/quiz"
)

// How far back a missed time still gets its row, to be told of in the digest,
// and how many at the most.
const (
	missedFor  = 14 * 24 * time.Hour
	mostMissed = 60
)

// Run is the job of the quiz: it plans what the timetables give, and lets every
// round take the step that is due. After it no step is due any more, at this
// moment.
func (q *Quiz) Run(ctx context.Context, turn *bot.Turn) error {
	groups, err := q.Record.Groups(ctx)
	if err != nil {
		return err
	}
	served := make(map[chat.GroupID]bool)
	for _, group := range groups {
		served[group.ID] = true
		if err := q.plan(ctx, group, turn.Now); err != nil {
			return fmt.Errorf("plan for group %s: %w", group.ID, err)
		}
		if err := q.steps(ctx, turn, group); err != nil {
			return fmt.Errorf("the rounds of group %s: %w", group.ID, err)
		}
	}
	return q.endOthers(ctx, served, turn.Now)
}

// plan gives every time of a group's timetable its round: those that were
// missed, and the next one.
func (q *Quiz) plan(ctx context.Context, group chat.Group, now time.Time) error {
	table := q.timetable(ctx, group)
	live, err := q.Record.LiveRounds(ctx, group.ID)
	if err != nil {
		return err
	}
	for _, round := range live { // the settings may have other times now
		if round.State == quiz.Planned && round.Due.After(now) && !table.Has(round.Due) {
			if err := q.Record.Unplan(ctx, round.Number); err != nil {
				return err
			}
		}
	}
	from, err := q.plannedFrom(ctx, group, now)
	if err != nil {
		return err
	}
	times := table.Between(from, now, mostMissed)
	if next := table.Next(now); !next.IsZero() {
		times = append(times, next)
	}
	for _, at := range times {
		round, err := quiz.Plan(group.ID, at, table.Closes(at).Sub(at), table.Grace)
		if err != nil {
			return err
		}
		round.Language = group.Language
		if _, _, err := q.Record.PlanRound(ctx, round); err != nil {
			return err
		}
	}
	return nil
}

// plannedFrom is the moment after which a group's times may still be without a
// round.
func (q *Quiz) plannedFrom(ctx context.Context, group chat.Group, now time.Time) (time.Time, error) {
	from, err := q.Record.LastDue(ctx, group.ID)
	if errors.Is(err, chat.ErrNotFound) {
		if from, err = q.Begun(ctx); err == nil && group.AllowedAt.After(from) {
			from = group.AllowedAt
		}
	}
	if oldest := now.Add(-missedFor); from.Before(oldest) {
		from = oldest
	}
	return from, err
}

// steps lets a group's rounds take the steps that are due, closing before
// opening.
func (q *Quiz) steps(ctx context.Context, turn *bot.Turn, group chat.Group) error {
	live, err := q.Record.LiveRounds(ctx, group.ID)
	if err != nil {
		return err
	}
	posted := 0 // what this turn says to the group
	isOpen := false
	for _, round := range live {
		switch round.Step(turn.Now) {
		case quiz.StepClose, quiz.StepExplain:
			closed, err := q.closeInTime(ctx, turn, group, round)
			if err != nil {
				return err
			}
			if closed {
				posted++
				continue
			}
		}
		isOpen = isOpen || round.State == quiz.Open
	}
	for _, round := range live {
		switch round.Step(turn.Now) {
		case quiz.StepDrop:
			err = q.drop(ctx, round, turn.Now, quiz.Late)
		case quiz.StepOpen:
			var opened bool
			opened, err = q.openInTime(ctx, turn, group, round, isOpen, posted)
			if opened {
				isOpen = true
				posted++
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// endOthers gives up the rounds of groups that are not served any more.
func (q *Quiz) endOthers(ctx context.Context, served map[chat.GroupID]bool, now time.Time) error {
	live, err := q.Record.LiveRounds(ctx, "")
	if err != nil {
		return err
	}
	for _, round := range live {
		if served[round.Group] || round.Next().After(now) {
			continue
		}
		if round.State == quiz.Planned {
			err = q.drop(ctx, round, now, quiz.NoGroup)
		} else {
			err = q.end(ctx, round, now)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// end closes a round and marks it as explained, without a word.
func (q *Quiz) end(ctx context.Context, round quiz.Round, now time.Time) (err error) {
	if round.State == quiz.Open {
		if round, err = round.Close(now); err != nil {
			return err
		}
	}
	if round, err = round.Explain(now); err != nil {
		return err
	}
	return q.Record.SaveRound(ctx, round)
}

func (q *Quiz) drop(ctx context.Context, round quiz.Round, now time.Time, cause quiz.Cause) error {
	dropped, err := round.Drop(now, cause)
	if err != nil {
		return err
	}
	return q.Record.SaveRound(ctx, dropped)
}

// Next is when the quiz has something to do after a moment, for the scheduler:
// now, when something is due or not yet planned; otherwise the earliest step of
// any round or time of any timetable. It is zero when that cannot be read now.
func (q *Quiz) Next(after time.Time) time.Time {
	ctx, now := context.Background(), q.Clock.Now()
	groups, err := q.Record.Groups(ctx)
	if err != nil {
		return time.Time{}
	}
	live, err := q.Record.LiveRounds(ctx, "")
	if err != nil {
		return time.Time{}
	}
	var first time.Time
	add := func(at time.Time) {
		if !at.IsZero() && (first.IsZero() || at.Before(first)) {
			first = at
		}
	}
	planned := make(map[string]bool)
	for _, round := range live {
		add(round.Next())
		planned[string(round.Group)+round.Key()] = true
	}
	for _, group := range groups {
		if next := q.timetable(ctx, group).Next(now); !next.IsZero() && !planned[string(group.ID)+quiz.Round{Due: next}.Key()] {
			if done, err := q.isDone(ctx, group, next); err == nil && !done {
				add(now)
			}
			add(next)
		}
	}
	switch {
	case first.IsZero():
		return first
	case first.Before(now):
		first = now
	}
	if !first.After(after) {
		return after.Add(time.Second)
	}
	return first
}

// Planned counts what the quiz is going to say in a group in a span of time: the
// questions and closes of its rounds, and the times that have no round yet.
func (q *Quiz) Planned(ctx context.Context, group chat.GroupID, from, to time.Time) (n int, err error) {
	in := func(at time.Time) bool { return !at.Before(from) && at.Before(to) }
	live, err := q.Record.LiveRounds(ctx, group)
	if err != nil {
		return 0, err
	}
	known := make(map[string]bool)
	for _, round := range live {
		known[round.Key()] = true
		if in(round.Next()) {
			n++
		}
	}
	served, err := q.Record.Group(ctx, group)
	if err != nil {
		return 0, err
	}
	for _, at := range q.timetable(ctx, served).Between(from.Add(-time.Second), to.Add(-time.Second), mostMissed) {
		if known[(quiz.Round{Due: at}).Key()] {
			continue
		}
		done, err := q.isDone(ctx, served, at)
		if err != nil {
			return 0, err
		}
		if !done {
			n++
		}
	}
	return n, nil
}

// isDone reports whether a time that is still to come was dealt with already,
// as when a moderator has skipped it.
func (q *Quiz) isDone(ctx context.Context, group chat.Group, at time.Time) (bool, error) {
	last, err := q.Record.LastDue(ctx, group.ID)
	if errors.Is(err, chat.ErrNotFound) {
		return false, nil
	}
	return !last.Before(at), err
}

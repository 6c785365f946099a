package storage

import (
	"context"
	"fmt"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/quiz"
)

// roundColumns are those that readRound reads, in its order, of a round named r.
const roundColumns = `r.number, r.group_id, r.due, r.state, r.item, r.area, r.seed, r.language, r.poll, r.message,
	r.opens, r.closes, r.grace, r.opened_at, r.closed_at, r.explained_at, r.dropped_at, r.drop_cause, r.moved, r.why,
	r.reach, r.weaker`

// PlanRound keeps a new round and gives it its number. fresh is false when
// there was a round of that group and time already; it is left as it is.
func (db *DB) PlanRound(ctx context.Context, r quiz.Round) (_ quiz.Round, fresh bool, err error) {
	err = db.write(ctx, func(ctx context.Context) error {
		const insert = `
			INSERT INTO quiz_round (number, group_id, due, state, item, area, seed, language, poll, message,
				opens, closes, grace, opened_at, closed_at, explained_at, dropped_at, drop_cause, moved, why,
				reach, weaker)
			VALUES ((SELECT COALESCE(MAX(number), 0) + 1 FROM quiz_round), $1, $2, $3, $4, $5, $6, $7, $8, $9,
				$10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
			ON CONFLICT (group_id, due) DO NOTHING`
		state, err := db.roundState(r)
		if err != nil {
			return err
		}
		done, err := db.exec(ctx, insert, append([]any{r.Group, toMillis(r.Due)}, state...)...)
		if err != nil {
			return err
		}
		rows, err := done.RowsAffected()
		if fresh = rows == 1; err != nil || !fresh {
			return err
		}
		const number = `SELECT number FROM quiz_round WHERE group_id = $1 AND due = $2`
		return db.queryRow(ctx, number, r.Group, toMillis(r.Due)).Scan(&r.Number)
	})
	return r, fresh, attempt(err, "plan a round of group", r.Group)
}

// SaveRound keeps how far a round has come. It returns chat.ErrNotFound for a
// number that is not there.
func (db *DB) SaveRound(ctx context.Context, r quiz.Round) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		const update = `
			UPDATE quiz_round SET state = $2, item = $3, area = $4, seed = $5, language = $6, poll = $7, message = $8,
				opens = $9, closes = $10, grace = $11, opened_at = $12, closed_at = $13, explained_at = $14,
				dropped_at = $15, drop_cause = $16, moved = $17, why = $18, reach = $19, weaker = $20
			WHERE number = $1 RETURNING number`
		state, err := db.roundState(r)
		if err != nil {
			return err
		}
		return db.queryRow(ctx, update, append([]any{r.Number}, state...)...).Scan(&r.Number)
	}), "keep round", int64(r.Number))
}

// Unplan takes back a round that was planned for a time which the timetable no
// longer has. One that has opened stays.
func (db *DB) Unplan(ctx context.Context, number int) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		const drop = `DELETE FROM quiz_round WHERE number = $1 AND state = 'planned'`
		_, err := db.exec(ctx, drop, number)
		return err
	}), "take back round", int64(number))
}

// roundState is everything about a round but its key. The seed keeps its bits.
func (db *DB) roundState(r quiz.Round) (_ []any, err error) {
	weaker := "" // sealed: the quarter may be one person
	if r.Weaker != (quiz.Tally{}) {
		weaker, err = shut(db, r.Weaker, aboutWeaker, weakerStep)
	}
	return []any{
		r.State, r.Item, r.Area, int64(r.Seed), r.Language, r.Poll, plain(string(r.Message)),
		toMillis(r.Opens), toMillis(r.Closes), r.Grace.Milliseconds(), toMillis(r.OpenedAt), toMillis(r.ClosedAt), toMillis(r.ExplainedAt),
		toMillis(r.DroppedAt), r.DropCause, r.Moved, plain(r.Why), r.Reach, weaker,
	}, err
}

const aboutWeaker = "weaker quarter"

func (db *DB) readRound(row scannable) (r quiz.Round, err error) {
	var weaker string
	var due, seed, opens, closes, grace, opened, closed, explained, dropped int64
	err = row.Scan(&r.Number, &r.Group, &due, &r.State, &r.Item, &r.Area, &seed, &r.Language, &r.Poll, &r.Message,
		&opens, &closes, &grace, &opened, &closed, &explained, &dropped, &r.DropCause, &r.Moved, &r.Why,
		&r.Reach, &weaker)
	if err == nil && weaker != "" {
		r.Weaker, err = unsealed[quiz.Tally](db, weaker, aboutWeaker)
	}
	r.Seed, r.Grace = uint64(seed), time.Duration(grace)*time.Millisecond
	r.Due, r.Opens, r.Closes = fromMillis(due), fromMillis(opens), fromMillis(closes)
	r.OpenedAt, r.ClosedAt, r.ExplainedAt, r.DroppedAt = fromMillis(opened), fromMillis(closed), fromMillis(explained), fromMillis(dropped)
	return r, err
}

// Round returns one round, or chat.ErrNotFound.
func (db *DB) Round(ctx context.Context, number int) (quiz.Round, error) {
	const find = `SELECT ` + roundColumns + ` FROM quiz_round r WHERE r.number = $1`
	r, err := db.readRound(db.queryRow(ctx, find, number))
	return r, attempt(err, "read round", int64(number))
}

// RoundByMessage returns the round whose question was sent as a message to a
// group, or chat.ErrNotFound.
func (db *DB) RoundByMessage(ctx context.Context, group chat.GroupID, message chat.MessageID) (quiz.Round, error) {
	const find = `SELECT ` + roundColumns + ` FROM quiz_round r WHERE r.message = $1 AND r.message <> '' AND r.group_id = $2`
	r, err := db.readRound(db.queryRow(ctx, find, plain(string(message)), group))
	return r, attempt(err, "find the round of message", message)
}

// LiveRounds returns the rounds that are planned, open or closed without having
// been explained, the earliest opening first; of every group when group is empty.
func (db *DB) LiveRounds(ctx context.Context, group chat.GroupID) ([]quiz.Round, error) {
	const list = `
		SELECT ` + roundColumns + ` FROM quiz_round r
		WHERE r.state IN ('planned', 'open', 'closed') AND ($1 = '' OR r.group_id = $1) ORDER BY r.opens, r.number`
	rows, err := db.query(ctx, list, group)
	rounds, err := collect(rows, err, db.readRound)
	return rounds, attempt(err, "read the live rounds of group", group)
}

// RecentRounds returns the last rounds of a group that were opened, the newest
// first and at most so many.
func (db *DB) RecentRounds(ctx context.Context, group chat.GroupID, most int) ([]quiz.Round, error) {
	const list = `
		SELECT ` + roundColumns + ` FROM quiz_round r
		WHERE r.group_id = $1 AND r.opened_at <> 0 ORDER BY r.opened_at DESC, r.number DESC LIMIT $2`
	rows, err := db.query(ctx, list, group, most)
	rounds, err := collect(rows, err, db.readRound)
	return rounds, attempt(err, "read the recent rounds of group", group)
}

// LastDue is the latest time of its timetable that a group's rounds have come
// from, or chat.ErrNotFound.
func (db *DB) LastDue(ctx context.Context, group chat.GroupID) (time.Time, error) {
	const find = `SELECT COALESCE(MAX(due), 0) FROM quiz_round WHERE group_id = $1`
	var due int64
	err := db.queryRow(ctx, find, group).Scan(&due)
	if err == nil && due == 0 {
		err = chat.ErrNotFound
	}
	return fromMillis(due), attempt(err, "find the last round of group", group)
}

// Outcomes returns the rounds of a span of time with how they went, the oldest
// first: those that opened in it, and those that were dropped in it. Of every
// group when group is empty. Reports count by these: Round.Reach people could
// answer, Score says how many did and how many were right.
func (db *DB) Outcomes(ctx context.Context, group chat.GroupID, from, to time.Time) ([]quiz.Outcome, error) {
	list, err := db.outcomes(ctx, `(r.opened_at >= $2 AND r.opened_at < $3 OR r.dropped_at >= $2 AND r.dropped_at < $3)`,
		group, toMillis(from), toMillis(to))
	return list, attempt(err, "read the outcomes of group", group)
}

// Outcome is one round with how it went, or chat.ErrNotFound.
func (db *DB) Outcome(ctx context.Context, number int) (quiz.Outcome, error) {
	list, err := db.outcomes(ctx, `r.number = $2`, "", number)
	if err == nil && len(list) == 0 {
		err = chat.ErrNotFound
	}
	if err != nil {
		return quiz.Outcome{}, attempt(err, "read the outcome of round", int64(number))
	}
	return list[0], nil
}

func (db *DB) outcomes(ctx context.Context, which string, args ...any) ([]quiz.Outcome, error) {
	rounds := `SELECT ` + roundColumns + ` FROM quiz_round r
		WHERE ($1 = '' OR r.group_id = $1) AND ` + which + ` ORDER BY CASE WHEN r.opened_at <> 0 THEN r.opened_at ELSE r.dropped_at END, r.number`
	rows, err := db.query(ctx, rounds, args...)
	found, err := collect(rows, err, db.readRound)
	if err != nil {
		return nil, err
	}
	all := make([]quiz.Outcome, len(found))
	for i, r := range found {
		all[i] = quiz.Outcome{Round: r, Score: quiz.Score{Slips: make(map[string]int)}}
		tallies, err := db.talliesOf(ctx, r.Number)
		if err != nil {
			return nil, fmt.Errorf("read the counts: %w", err)
		}
		answers, err := db.Answers(ctx, r.Number)
		if err != nil {
			return nil, err
		}
		for _, a := range answers {
			tallies = plus(tallies, tally{a.Mark.Verdict, a.Mark.Slip, 1})
		}
		for _, t := range tallies {
			score := &all[i].Score
			score.Answered += t.Count
			switch t.Verdict {
			case quiz.Right:
				score.Right += t.Count
			case quiz.Slipped:
				score.Slips[t.Slip] += t.Count
			}
		}
	}
	return all, nil
}

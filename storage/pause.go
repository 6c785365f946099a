package storage

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/chat"
)

const pauseColumns = `group_id, kind, since, until, ended_at, COALESCE(by_member, 0)`

// Pause lets a group rest (every group, when its Group is empty). It takes the
// place of a pause of the same group that holds.
func (db *DB) Pause(ctx context.Context, p chat.Pause) error {
	if _, err := chat.ParsePauseKind(string(p.Kind)); err != nil {
		return err
	}
	return attempt(db.write(ctx, func(ctx context.Context) error {
		if _, err := db.endPauses(ctx, p.Group, p.Since); err != nil {
			return err
		}
		by, err := db.resolveOrNobody(ctx, p.By)
		if err != nil {
			return err
		}
		const insert = `INSERT INTO pause (group_id, kind, since, until, by_member) VALUES ($1, $2, $3, $4, $5)`
		_, err = db.exec(ctx, insert, p.Group, p.Kind, db.stamp(p.Since), toMillis(p.Until), by)
		return err
	}), "pause group", p.Group)
}

// Resume ends what pause there is of a group itself (of every group, when group
// is empty). It reports whether there was one.
func (db *DB) Resume(ctx context.Context, group chat.GroupID, at time.Time) (ended bool, err error) {
	err = db.write(ctx, func(ctx context.Context) error {
		ended, err = db.endPauses(ctx, group, at)
		return err
	})
	return ended, attempt(err, "resume group", group)
}

func (db *DB) endPauses(ctx context.Context, group chat.GroupID, at time.Time) (bool, error) {
	const end = `
		UPDATE pause SET ended_at = $2 WHERE group_id = $1 AND since <= $2 AND ended_at = 0 AND (until = 0 OR until > $2)`
	done, err := db.exec(ctx, end, group, db.stamp(at))
	if err != nil {
		return false, err
	}
	rows, err := done.RowsAffected()
	return rows > 0, err
}

// Paused returns the pause that holds for a group at a moment, its own before
// one of every group; chat.ErrNotFound when none does.
func (db *DB) Paused(ctx context.Context, group chat.GroupID, at time.Time) (chat.Pause, error) {
	const find = `
		SELECT ` + pauseColumns + ` FROM pause
		WHERE group_id IN ($1, '') AND since <= $2 AND (ended_at = 0 OR ended_at > $2) AND (until = 0 OR until > $2)
		ORDER BY group_id DESC, since DESC LIMIT 1`
	p, err := readPause(db.queryRow(ctx, find, group, toMillis(at)))
	return p, attempt(err, "find a pause of group", group)
}

// Pauses returns the pauses that touch a span of time, of a group and of every
// group, in order, for its digest.
func (db *DB) Pauses(ctx context.Context, group chat.GroupID, from, to time.Time) ([]chat.Pause, error) {
	const list = `
		SELECT ` + pauseColumns + ` FROM pause
		WHERE group_id IN ($1, '') AND since < $3 AND (ended_at = 0 OR ended_at > $2) AND (until = 0 OR until > $2)
		ORDER BY since, id`
	rows, err := db.query(ctx, list, group, toMillis(from), toMillis(to))
	found, err := collect(rows, err, readPause)
	return found, attempt(err, "list the pauses of group", group)
}

func readPause(row scannable) (p chat.Pause, err error) {
	var since, until, ended int64
	err = row.Scan(&p.Group, &p.Kind, &since, &until, &ended, &p.By)
	p.Since, p.Until, p.Ended = fromMillis(since), fromMillis(until), fromMillis(ended)
	return p, err
}

// SetQuiet keeps until when nothing is said in a group unasked; zero ends it.
// What waits meanwhile goes afterwards; alarms and answers are not held.
func (db *DB) SetQuiet(ctx context.Context, group chat.GroupID, until time.Time) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		const set = `UPDATE chat_group SET quiet_until = $2 WHERE id = $1`
		_, err := db.exec(ctx, set, group, toMillis(until))
		return err
	}), "quieten group", group)
}

// QuietUntil returns until when nothing is said in an allowed group unasked,
// zero when that was never wished.
func (db *DB) QuietUntil(ctx context.Context, group chat.GroupID) (time.Time, error) {
	const find = `SELECT quiet_until FROM chat_group WHERE id = $1 AND disallowed_at = 0`
	var until int64
	err := db.queryRow(ctx, find, group).Scan(&until)
	return fromMillis(until), attempt(err, "find group", group)
}

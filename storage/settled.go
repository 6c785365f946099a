package storage

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// kept is the reason in the table settled for a message that was stored.
const kept chat.Reason = ""

// Skip counts a posting that is not kept, by group, hour and reason, once for
// its mark. A message that was settled before, whichever way, is not counted.
func (db *DB) Skip(ctx context.Context, n chat.NotKept) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		fresh, err := db.settle(ctx, n)
		if err != nil || !fresh {
			return err
		}
		const count = `
			INSERT INTO not_kept (group_id, hour, reason, count) VALUES ($1, $2, $3, 1)
			ON CONFLICT (group_id, hour, reason) DO UPDATE SET count = not_kept.count + 1`
		_, err = db.exec(ctx, count, n.Group, hourOf(n.At), n.Reason)
		return err
	}), "count a posting that is not kept", n.Reason)
}

// settle notes how the message behind a mark was settled. fresh is false when
// it had been settled before.
func (db *DB) settle(ctx context.Context, n chat.NotKept) (fresh bool, err error) {
	const insert = `
		INSERT INTO settled (mark, group_id, hour, reason, at) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (mark) DO NOTHING`
	done, err := db.exec(ctx, insert, n.Mark, n.Group, hourOf(n.At), n.Reason, toMillis(db.now()))
	if err != nil {
		return false, err
	}
	rows, err := done.RowsAffected()
	return rows == 1, err
}

// settleAsKept settles the mark of a posting before it is stored, and reports
// whether it is to be: not when it was counted for another reason than that
// nobody could read it. As unreadable it is taken out of the count.
func (db *DB) settleAsKept(ctx context.Context, mark string, group chat.GroupID, at time.Time) (bool, error) {
	if mark == "" {
		return true, nil
	}
	fresh, err := db.settle(ctx, chat.NotKept{Mark: mark, Group: group, At: at, Reason: kept})
	if err != nil || fresh {
		return fresh, err
	}
	const find = `SELECT group_id, hour, reason FROM settled WHERE mark = $1`
	var was struct {
		group  chat.GroupID
		hour   int64
		reason chat.Reason
	}
	if err = db.queryRow(ctx, find, mark).Scan(&was.group, &was.hour, &was.reason); err != nil || was.reason != chat.Unreadable {
		return was.reason == kept, err
	}
	const keep = `UPDATE settled SET reason = $1 WHERE mark = $2`
	if _, err = db.exec(ctx, keep, kept, mark); err != nil {
		return false, err
	}
	const takeBack = `UPDATE not_kept SET count = count - 1 WHERE group_id = $1 AND hour = $2 AND reason = $3`
	_, err = db.exec(ctx, takeBack, was.group, was.hour, was.reason)
	return true, err
}

// settleAsRead is settleAsKept for what is no posting: it changes one, votes in
// it or reacts to it, and does so however it was counted.
func (db *DB) settleAsRead(ctx context.Context, mark string, group chat.GroupID, at time.Time) error {
	_, err := db.settleAsKept(ctx, mark, group, at)
	return err
}

// hourOf rounds down: when exactly somebody wrote is not kept with a count.
func hourOf(t time.Time) int64 { return toMillis(t.UTC().Truncate(time.Hour)) }

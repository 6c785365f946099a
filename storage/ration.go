package storage

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// NoticesIn counts what was said to a group unasked in a span of time: what was
// sent in it, and what waits to be sent in it.
func (db *DB) NoticesIn(ctx context.Context, group chat.GroupID, from, to time.Time) (n int, err error) {
	n, err = db.notices(ctx, `(sent_at >= $2 AND sent_at < $3 OR sent_at = 0 AND not_before < $3 AND enqueued_at < $3
		AND (not_before >= $2 OR enqueued_at >= $2))`, group, from, to)
	return n, attempt(err, "count what is said to group", group)
}

// NoticesSent counts what was sent to a group unasked in a span of time.
func (db *DB) NoticesSent(ctx context.Context, group chat.GroupID, from, to time.Time) (n int, err error) {
	n, err = db.notices(ctx, `sent_at >= $2 AND sent_at < $3`, group, from, to)
	return n, attempt(err, "count what was sent to group", group)
}

func (db *DB) notices(ctx context.Context, when string, group chat.GroupID, from, to time.Time) (n int, err error) {
	err = db.queryRow(ctx, `
		SELECT COUNT(*) FROM outbox
		WHERE to_group = $1 AND to_group <> '' AND urgency = 'notice' AND dead_at = 0
			AND undone_id = '' AND kind NOT IN ('react', 'remove') AND `+when,
		group, toMillis(from), toMillis(to)).Scan(&n)
	return n, err
}

// LeaveUnsaid notes what a group was not told, because it had heard enough.
func (db *DB) LeaveUnsaid(ctx context.Context, group chat.GroupID, about chat.Unasked, at time.Time) error {
	const note = `INSERT INTO unsaid (group_id, about, at) VALUES ($1, $2, $3)`
	return attempt(db.write(ctx, func(ctx context.Context) error {
		_, err := db.exec(ctx, note, group, about, db.stamp(at))
		return err
	}), "note what was left unsaid in group", group)
}

// UnsaidIn counts what a group was not told in a period, because it had heard
// enough.
func (db *DB) UnsaidIn(ctx context.Context, group chat.GroupID, from, to time.Time) (n int, err error) {
	const count = `SELECT COUNT(*) FROM unsaid WHERE group_id = $1 AND at >= $2 AND at < $3`
	err = db.queryRow(ctx, count, group, toMillis(from), toMillis(to)).Scan(&n)
	return n, attempt(err, "count what was left unsaid in group", group)
}

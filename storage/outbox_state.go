package storage

import (
	"context"
	"time"
)

// OutboxState returns how many messages wait to be sent, since when the oldest
// of them does (zero when none waits), and how many turns and messages were
// given up.
func (db *DB) OutboxState(ctx context.Context) (waiting int, oldest time.Time, dead int, err error) {
	const find = `
		SELECT COUNT(*), COALESCE(MIN(enqueued_at), 0),
			(SELECT COUNT(*) FROM outbox WHERE dead_at <> 0) + (SELECT COUNT(*) FROM heard WHERE dead_at <> 0)
		FROM outbox WHERE sent_at = 0 AND dead_at = 0`
	var since int64
	err = db.queryRow(ctx, find).Scan(&waiting, &since, &dead)
	return waiting, fromMillis(since), dead, attempt(err, "look at", "the outbox")
}

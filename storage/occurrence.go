package storage

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// Claim takes one occurrence of a job. fresh is false when it was taken
// before. Inside Transact it is taken only if the rest succeeds, so that a
// restart neither skips nor repeats it.
func (db *DB) Claim(ctx context.Context, job string, due time.Time) (fresh bool, err error) {
	err = db.write(ctx, func(ctx context.Context) error {
		const insert = `
			INSERT INTO occurrence (job, due, claimed_at) VALUES ($1, $2, $3) ON CONFLICT (job, due) DO NOTHING`
		done, err := db.exec(ctx, insert, job, toMillis(due), toMillis(db.now()))
		if err != nil {
			return err
		}
		rows, err := done.RowsAffected()
		fresh = rows == 1
		return err
	})
	return fresh, attempt(err, "claim an occurrence of", job)
}

// LastOccurrence returns when the latest occurrence of a job that was claimed
// was due, or chat.ErrNotFound when none was.
func (db *DB) LastOccurrence(ctx context.Context, job string) (time.Time, error) {
	const find = `SELECT COALESCE(MAX(due), 0) FROM occurrence WHERE job = $1`
	var due int64
	err := db.queryRow(ctx, find, job).Scan(&due)
	if err == nil && due == 0 {
		err = chat.ErrNotFound
	}
	return fromMillis(due), attempt(err, "find the last occurrence of", job)
}

// FirstOccurrence returns when the first occurrence of a job that was claimed
// was due, or chat.ErrNotFound when none was.
func (db *DB) FirstOccurrence(ctx context.Context, job string) (time.Time, error) {
	const find = `SELECT COALESCE(MIN(due), 0) FROM occurrence WHERE job = $1`
	var due int64
	err := db.queryRow(ctx, find, job).Scan(&due)
	if err == nil && due == 0 {
		err = chat.ErrNotFound
	}
	return fromMillis(due), attempt(err, "find the first occurrence of", job)
}

package storage

import (
	"context"

	"github.com/mshauri/mshauri/chat"
)

// LogAudit adds a line to the log of what left the record, and returns its
// number.
func (db *DB) LogAudit(ctx context.Context, a chat.Audit) (number int64, err error) {
	err = db.write(ctx, func(ctx context.Context) error {
		const insert = `
			INSERT INTO audit (who, second, what, reason, lines, at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING number`
		return db.queryRow(ctx, insert, plain(a.Who), plain(a.Second), plain(a.What), plain(a.Reason), a.Rows, db.stamp(a.At)).Scan(&number)
	})
	return number, attempt(err, "log", "what left the record")
}

// Audits returns the log, the oldest line first.
func (db *DB) Audits(ctx context.Context) ([]chat.Audit, error) {
	const list = `SELECT number, who, second, what, reason, lines, at FROM audit ORDER BY number`
	rows, err := db.query(ctx, list)
	log, err := collect(rows, err, func(row scannable) (a chat.Audit, err error) {
		var at int64
		err = row.Scan(&a.Number, &a.Who, &a.Second, &a.What, &a.Reason, &a.Rows, &at)
		a.At = fromMillis(at)
		return a, err
	})
	return log, attempt(err, "read", "the log of what left the record")
}

package storage

import (
	"context"
	"time"
)

// How long things are kept that nobody needs any more.
const (
	// KeepMarks is for settled marks and waiting early changes: WhatsApp
	// itself keeps an undelivered message for 30 days.
	KeepMarks = 30 * 24 * time.Hour
	// KeepDone is for what was sent and what was reacted to.
	KeepDone = 90 * 24 * time.Hour
)

// Pruned counts the rows that Prune dropped.
type Pruned struct {
	Marks, EarlyChanges, Outbox, Heard int
}

// Prune drops settled marks and waiting early changes of more than 30 days
// ago, and sent messages and reacted heard rows of more than 90. Dead letters
// stay. On SQLite it then empties the journal, where old text would linger.
func (db *DB) Prune(ctx context.Context, now time.Time) (Pruned, error) {
	var p Pruned
	marks, done := toMillis(now.Add(-KeepMarks)), toMillis(now.Add(-KeepDone))
	steps := []struct {
		dropped *int
		query   string
		before  int64
	}{
		{&p.Marks, `DELETE FROM settled WHERE at < $1`, marks},
		{&p.EarlyChanges, `DELETE FROM early_change WHERE waits_at < $1`, marks},
		{&p.Outbox, `DELETE FROM outbox WHERE sent_at <> 0 AND sent_at < $1`, done},
		// The newest row stays, so that its id does not come again: workers
		// remember how far they have read.
		{&p.Heard, `DELETE FROM heard WHERE reacted_at <> 0 AND dead_at = 0 AND reacted_at < $1
			AND id < (SELECT MAX(id) FROM heard)`, done},
	}
	err := db.write(ctx, func(ctx context.Context) error {
		for _, step := range steps {
			result, err := db.exec(ctx, step.query, step.before)
			if err != nil {
				return err
			}
			rows, err := result.RowsAffected()
			if err != nil {
				return err
			}
			*step.dropped = int(rows)
		}
		return nil
	})
	if err != nil {
		return Pruned{}, attempt(err, "prune", "the record")
	}
	return p, attempt(db.emptyJournal(ctx), "empty", "the journal")
}

// emptyJournal moves everything into main.db and truncates its journal. When
// somebody is reading, it does what it can. It cannot be done in a transaction.
func (db *DB) emptyJournal(ctx context.Context) error {
	if _, inside := ctx.Value(scopeKey{db}).(*scope); inside || db.isPostgres() {
		return nil
	}
	_, err := db.exec(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
	return err
}

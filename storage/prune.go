package storage

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// How long things are kept that nobody needs any more.
const (
	// KeepMarks is for settled marks and waiting early changes: WhatsApp
	// itself keeps an undelivered message for 30 days.
	KeepMarks = 30 * 24 * time.Hour
	// KeepDone is for what was sent, what was reacted to, and what was done at
	// its time.
	KeepDone = 90 * 24 * time.Hour
)

// Pruned counts the rows that Prune dropped.
type Pruned struct {
	Marks, EarlyChanges, Outbox, Heard, Occurrences int
}

// Prune drops settled marks and waiting early changes of more than 30 days
// ago, and sent messages, those taken back, reacted heard rows and claimed
// occurrences of more than 90. Dead letters stay, and so do the first and the
// latest occurrence of each job that is no single person's. It ends with Erase, so it is not for the
// inside of a transaction.
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
		{&p.Outbox, `DELETE FROM outbox WHERE sent_at <> 0 AND sent_at < $1 OR undone_id <> '' AND dead_at <> 0 AND dead_at < $1`, done},
		// The newest row stays, so that its id does not come again: workers
		// remember how far they have read.
		{&p.Heard, `DELETE FROM heard WHERE reacted_at <> 0 AND dead_at = 0 AND reacted_at < $1
			AND id < (SELECT MAX(id) FROM heard)`, done},
		// The latest says from when a job goes on, and the first since when there is one.
		{&p.Occurrences, `DELETE FROM occurrence WHERE claimed_at < $1
			AND (job LIKE '% for member %' OR job LIKE 'emergency % member %' OR due < (SELECT MAX(o.due) FROM occurrence o WHERE o.job = occurrence.job)
			AND due > (SELECT MIN(o.due) FROM occurrence o WHERE o.job = occurrence.job))`, done},
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
	return p, db.Erase(ctx)
}

// Erase overwrites what deletions have left behind. SQLite overwrites a row
// where it lay (secure_delete), but copies of it may stand in the gaps of pages
// between which it was moved earlier (measured: in one of four databases with
// many edits), and in the journal. So the file is written anew and the journal
// emptied. PostgreSQL does this by itself, in its own time, with autovacuum.
//
// Nothing can be written meanwhile: about a second for a hundred thousand
// postings. It cannot be part of a transaction.
func (db *DB) Erase(ctx context.Context) error {
	if db.isPostgres() {
		return nil
	}
	if _, inside := ctx.Value(scopeKey{db}).(*scope); inside {
		return errors.New("erase what was deleted: not inside a transaction")
	}
	if err := db.takeTurn(ctx); err != nil {
		return fmt.Errorf("erase what was deleted: %w", err)
	}
	defer func() { <-db.writer }()
	if _, err := db.exec(ctx, `VACUUM`); err != nil {
		return fmt.Errorf("erase what was deleted: %w", translate(err))
	}
	var busy, pages, moved int
	err := db.queryRow(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &pages, &moved)
	if err == nil && busy != 0 {
		err = errBusy // somebody is reading the old pages
	}
	if err != nil {
		return fmt.Errorf("empty the journal: %w", translate(err))
	}
	return nil
}

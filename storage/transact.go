package storage

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// patience is how long a change waits for its turn before it gives up.
const patience = 10 * time.Second

// writerLock is the advisory lock that makes PostgreSQL have one writer at a
// time, as SQLite has. The number is ours and means nothing.
const writerLock = "SELECT pg_advisory_xact_lock(20261121)"

var errBusy = errors.New("the database is busy: another change has not finished")

// scope is one open transaction. broken is the first error inside it: then the
// whole of it is rolled back, even when somebody swallows that error.
type scope struct {
	tx     conn
	broken error
}

type scopeKey struct{ db *DB }

// Transact runs fn in one transaction, which travels in the context: every
// method called with that context takes part in it, and so does a Transact
// inside. An error, also of one method inside, or a panic rolls everything back.
//
// On SQLite a transaction that has begun is carried through even when ctx ends
// meanwhile: it takes milliseconds, and the watching of every statement by a
// goroutine of its own would cost more than the statement.
func (db *DB) Transact(ctx context.Context, fn func(context.Context) error) error {
	return db.write(ctx, fn)
}

// write is Transact, for the methods that change something. It is not dbutil's
// DoTxn: that rolls nothing back on a panic, and its watchman, a goroutine with
// a ticker for each transaction, is a tenth of a posting's time.
func (db *DB) write(ctx context.Context, fn func(context.Context) error) (err error) {
	if outer, inside := ctx.Value(scopeKey{db}).(*scope); inside {
		if outer.broken == nil {
			outer.broken = guard(ctx, fn)
		}
		return outer.broken
	}
	if err := db.takeTurn(ctx); err != nil {
		return err
	}
	defer func() { <-db.writer }()
	if !db.isPostgres() {
		ctx = context.WithoutCancel(ctx)
	}
	tx, err := db.begin(ctx)
	if err != nil {
		return fmt.Errorf("begin a transaction: %w", translate(err))
	}
	defer func() { _ = tx.Rollback() }() // nothing, after a commit
	if db.isPostgres() {
		if _, err := tx.ExecContext(ctx, writerLock); err != nil {
			return translate(err)
		}
	}
	here := &scope{tx: tx}
	if err := guard(context.WithValue(ctx, scopeKey{db}, here), fn); err != nil {
		return translate(err)
	}
	if here.broken != nil {
		return translate(here.broken)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit a transaction: %w", translate(err))
	}
	return nil
}

// takeTurn waits in line inside this process. SQLite's own waiting is a sleep
// and a retry, and serves nobody in order.
func (db *DB) takeTurn(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case db.writer <- struct{}{}:
		return nil
	default:
	}
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case db.writer <- struct{}{}:
		return nil
	case <-timer.C:
		return errBusy
	case <-ctx.Done():
		return ctx.Err()
	}
}

// guard turns a panic into an error, so that SQLite does not stay locked. The
// value of the panic may hold text: its type is enough.
func guard(ctx context.Context, fn func(context.Context) error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("panic in a transaction (%T)", cause)
		}
	}()
	return fn(ctx)
}

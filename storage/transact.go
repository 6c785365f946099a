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
	broken error
}

type scopeKey struct{ db *DB }

// Transact runs fn in one transaction, which travels in the context: every
// method called with that context takes part in it, and so does a Transact
// inside. An error, also of one method inside, or a panic rolls everything back.
func (db *DB) Transact(ctx context.Context, fn func(context.Context) error) error {
	return db.write(ctx, fn)
}

// write is Transact, for the methods that change something.
func (db *DB) write(ctx context.Context, fn func(context.Context) error) error {
	if outer, inside := ctx.Value(scopeKey{db}).(*scope); inside {
		if outer.broken != nil {
			return outer.broken
		}
		outer.broken = guard(ctx, fn)
		return outer.broken
	}
	// If fn ends the goroutine without panicking, this is what rolls back.
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if err := db.takeTurn(ctx); err != nil {
		return err
	}
	defer func() { <-db.writer }()
	return translate(db.base.DoTxn(ctx, nil, func(ctx context.Context) error {
		if db.isPostgres() {
			if _, err := db.base.Exec(ctx, writerLock); err != nil {
				return err
			}
		}
		here := &scope{}
		if err := guard(context.WithValue(ctx, scopeKey{db}, here), fn); err != nil {
			return err
		}
		return here.broken
	}))
}

// takeTurn waits in line inside this process. SQLite's own waiting is a sleep
// and a retry, and serves nobody in order.
func (db *DB) takeTurn(ctx context.Context) error {
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

// guard turns a panic into an error. dbutil rolls nothing back on a panic, and
// SQLite would stay locked. The value of the panic may hold text: its type is
// enough.
func guard(ctx context.Context, fn func(context.Context) error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("panic in a transaction (%T)", cause)
		}
	}()
	return fn(ctx)
}

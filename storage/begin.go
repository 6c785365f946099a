package storage

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
)

// transaction is one that writes, from its beginning to its end.
type transaction interface {
	conn
	Commit() error
	// Rollback does nothing after a commit.
	Rollback() error
}

// begin opens one. On SQLite it is not database/sql's: that starts a goroutine
// for each, which wakes a thread, a twentieth of a posting's time.
func (db *DB) begin(ctx context.Context) (transaction, error) {
	if db.isPostgres() {
		return db.base.RawDB.BeginTx(ctx, nil)
	}
	conn, err := db.base.RawDB.Conn(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return &plainTransaction{Conn: conn}, nil
}

// plainTransaction is one of SQLite's, on a connection of its own.
type plainTransaction struct {
	*sql.Conn
	ended bool
}

// Commit ends it; after an error Rollback must.
func (t *plainTransaction) Commit() error {
	if _, err := t.ExecContext(context.Background(), "COMMIT"); err != nil {
		return err
	}
	t.ended = true
	return t.Close()
}

// Rollback gives the connection back, or away when it does not roll back.
func (t *plainTransaction) Rollback() error {
	if t.ended {
		return nil
	}
	t.ended = true
	if _, err := t.ExecContext(context.Background(), "ROLLBACK"); err != nil {
		_ = t.Raw(func(any) error { return driver.ErrBadConn })
	}
	return t.Close()
}

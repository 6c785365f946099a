package storage

import (
	"context"
	"database/sql"
	"strings"
)

// conn is what statements run on: the transaction of the context, or, when
// there is none, the database itself.
type conn interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
}

func (db *DB) conn(ctx context.Context) conn {
	if here, inside := ctx.Value(scopeKey{db}).(*scope); inside {
		return here.tx
	}
	return db.base.RawDB
}

// dialect turns $1 into ?1 for SQLite, which would number $1 by where it first
// stands. No statement of ours has a dollar sign for anything else.
func (db *DB) dialect(query string) string {
	if db.isPostgres() {
		return query
	}
	return strings.ReplaceAll(query, "$", "?")
}

func (db *DB) exec(ctx context.Context, query string, args ...any) (sql.Result, error) {
	return db.conn(ctx).ExecContext(ctx, db.dialect(query), args...)
}

func (db *DB) query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return db.conn(ctx).QueryContext(ctx, db.dialect(query), args...)
}

func (db *DB) queryRow(ctx context.Context, query string, args ...any) *sql.Row {
	return db.conn(ctx).QueryRowContext(ctx, db.dialect(query), args...)
}

// prepare readies a statement that is run many times in one transaction. The
// caller closes it there.
func (db *DB) prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	return db.conn(ctx).PrepareContext(ctx, db.dialect(query))
}

// scannable is a row, or the rows at which one stands.
type scannable interface {
	Scan(into ...any) error
}

// collect reads rows to their end before anything else is asked of the same
// connection, which PostgreSQL demands.
func collect[T any](rows *sql.Rows, err error, read func(scannable) (T, error)) ([]T, error) {
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var list []T
	for rows.Next() {
		item, err := read(rows)
		if err != nil {
			return nil, err
		}
		list = append(list, item)
	}
	return list, rows.Err()
}

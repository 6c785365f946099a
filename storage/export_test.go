package storage

import (
	"context"
	"database/sql"
	"sync"
)

// SQLiteOptions lets the benchmark give a bare table the same settings.
const SQLiteOptions = sqliteOptions

// Listener notes every statement that runs in its context, outside any
// transaction.
type Listener struct {
	mu    sync.Mutex
	heard []string
	db    *sql.DB
}

// Listen returns a context whose statements a Listener notes.
func (db *DB) Listen(ctx context.Context) (context.Context, *Listener) {
	l := &Listener{db: db.base.RawDB}
	return context.WithValue(ctx, scopeKey{db}, &scope{tx: l}), l
}

// Statements are those that were heard, in order.
func (l *Listener) Statements() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.heard
}

func (l *Listener) note(query string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.heard = append(l.heard, query)
}

func (l *Listener) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	l.note(query)
	return l.db.ExecContext(ctx, query, args...)
}

func (l *Listener) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	l.note(query)
	return l.db.QueryContext(ctx, query, args...)
}

func (l *Listener) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	l.note(query)
	return l.db.QueryRowContext(ctx, query, args...)
}

func (l *Listener) PrepareContext(ctx context.Context, query string) (*sql.Stmt, error) {
	l.note(query)
	return l.db.PrepareContext(ctx, query)
}

// BackupTables is how many tables a backup copies.
var BackupTables = len(tables())

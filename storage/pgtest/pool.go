package pgtest

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"sync"
	"testing"
)

// pool holds databases whose tables are made and empty, waiting for a test.
type pool struct {
	mu   sync.Mutex
	idle []string
}

// Tables returns the URL of a database whose tables fill has made. After the
// test it is emptied and given to another one: making a database takes
// PostgreSQL longer than most tests do. Tables in which fill left rows (the
// version of the schema) keep them. A test may change rows, not tables.
func (c *Cluster) Tables(t testing.TB, fill func(address string) error) string {
	t.Helper()
	name := c.tables.take()
	if name == "" {
		name = c.create(t)
		if err := fill(c.address(name)); err != nil {
			t.Fatalf("fill a test database: %v", err)
		}
	}
	raw, err := sql.Open("pgx", c.address(name))
	if err != nil {
		t.Fatalf("open a test database: %v", err)
	}
	defer raw.Close()
	empty, err := emptyTables(t.Context(), raw)
	if err != nil {
		t.Fatalf("look at a test database: %v", err)
	}
	t.Cleanup(func() {
		if err := c.empty(name, empty); err != nil {
			t.Errorf("empty a test database: %v", err)
			return
		}
		c.tables.give(name)
	})
	return c.address(name)
}

func (p *pool) take() (name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if last := len(p.idle) - 1; last >= 0 {
		name, p.idle = p.idle[last], p.idle[:last]
	}
	return name
}

func (p *pool) give(name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idle = append(p.idle, name)
}

// emptyTables lists the tables that have no rows.
func emptyTables(ctx context.Context, raw *sql.DB) (empty []string, err error) {
	const list = `SELECT string_agg(quote_ident(tablename), ' ') FROM pg_tables WHERE schemaname = 'public'`
	var names string
	if err := raw.QueryRowContext(ctx, list).Scan(&names); err != nil {
		return nil, err
	}
	for _, name := range strings.Fields(names) {
		var some bool
		if err := raw.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM `+name+`)`).Scan(&some); err != nil {
			return nil, err
		}
		if !some {
			empty = append(empty, name)
		}
	}
	return empty, nil
}

// empty deletes every row of the tables. Deleting is quicker than TRUNCATE,
// which makes new files; references are not looked at meanwhile.
func (c *Cluster) empty(name string, tables []string) error {
	raw, err := sql.Open("pgx", c.address(name))
	if err != nil {
		return err
	}
	defer raw.Close()
	var all strings.Builder
	all.WriteString(`SET session_replication_role = replica;`)
	for _, table := range tables {
		fmt.Fprintf(&all, `DELETE FROM %s;`, table)
	}
	_, err = raw.ExecContext(context.Background(), all.String())
	return err
}

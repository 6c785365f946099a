package storage_test

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/storage"
	"github.com/mshauri/mshauri/storage/pgtest"
)

// The engine's interfaces, all of which one database satisfies.
var (
	_ bot.Record      = (*storage.DB)(nil)
	_ bot.Occurrences = (*storage.DB)(nil)
)

var cluster pgtest.Cluster

func TestMain(m *testing.M) { os.Exit(pgtest.Run(m, &cluster)) }

// key is that of every test, so that what one database seals another opens.
var key = privacy.NewKey()

// noon is when every test begins.
var noon = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// clock is moved by hand.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = t
}

// place is one of the two databases that every test runs on.
type place struct {
	name    string
	driver  string
	address func(*testing.T) string
}

func places() []place {
	return []place{
		{"sqlite", "sqlite3", func(t *testing.T) string { return filepath.Join(t.TempDir(), "main.db") }},
		{"postgres", "pgx", func(t *testing.T) string { return cluster.Tables(t, migrate) }},
	}
}

// migrate brings an empty database to its present form.
func migrate(address string) error {
	db, err := storage.Open(context.Background(), storage.Options{Address: address, Now: func() time.Time { return noon }})
	if err != nil {
		return err
	}
	return db.Close()
}

// onBoth runs a test on a fresh database of each kind, beside other tests.
func onBoth(t *testing.T, test func(*testing.T, *world)) {
	t.Helper()
	t.Parallel()
	for _, p := range places() {
		t.Run(p.name, func(t *testing.T) { test(t, open(t, p.driver, p.address(t))) })
	}
}

func open(t *testing.T, driver, address string) *world {
	t.Helper()
	w := &world{T: t, clock: &clock{now: noon}, driver: driver, address: address}
	db, err := storage.Open(t.Context(), storage.Options{Address: address, Now: w.clock.Now})
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	db.SealWith(key.Seal())
	w.DB = db
	return w
}

package pgtest

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// Own is a cluster for one test, which may stop it: another server that is
// named is left alone.
func Own(t testing.TB) *Cluster {
	t.Helper()
	c := &Cluster{own: true}
	c.launchOnce(t)
	t.Cleanup(c.Stop)
	return c
}

// Down stops PostgreSQL and waits until it is gone: in order, with every
// connection ended ("INT"), or at once, as when the machine goes ("QUIT").
func (c *Cluster) Down(t testing.TB, signal string) {
	t.Helper()
	c.tell(t, signal)
	for over := time.Now().Add(30 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		if _, err := os.Stat(filepath.Join(c.folder, ".s.PGSQL.5432.lock")); errors.Is(err, fs.ErrNotExist) {
			return
		}
		if time.Now().After(over) {
			t.Fatal("PostgreSQL does not stop")
		}
	}
}

// Up starts PostgreSQL again, and waits until it answers.
func (c *Cluster) Up(t testing.TB) {
	t.Helper()
	c.tell(t, "start")
	if err := c.await(); err != nil {
		t.Fatal(err)
	}
}

func (c *Cluster) tell(t testing.TB, order string) {
	t.Helper()
	if _, err := c.stdin.Write([]byte(order + "\n")); err != nil {
		t.Fatalf("tell PostgreSQL to %s: %v", order, err)
	}
}

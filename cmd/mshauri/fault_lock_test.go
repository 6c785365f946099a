//go:build !race

package main

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/lab"
)

// lockedFor is how long somebody else's process keeps a database to itself.
const lockedFor = 30 * time.Second

// lockVariable names the database that the child below is to lock.
const lockVariable = "MSHAURI_TEST_LOCK"

// A child that takes a database for itself, says so, and keeps it until its
// input ends.
var _ = child("lock a database", func(ctx context.Context, w world) int {
	for _, pair := range w.environ {
		file, found := strings.CutPrefix(pair, lockVariable+"=")
		if !found {
			continue
		}
		db, err := sql.Open("sqlite3", "file:"+file+"?_busy_timeout=20000")
		if err == nil {
			_, err = db.ExecContext(ctx, "BEGIN EXCLUSIVE")
		}
		if err != nil {
			_, _ = fmt.Fprintln(w.errors, err)
			return 1
		}
		_, _ = fmt.Fprintln(w.out, "LOCKED")
		_, _ = io.Copy(io.Discard, w.in)
		return 0 // and with the process its lock is gone
	}
	return 2
})

// lockElsewhere locks a database from another process, until the function it
// returns is called.
func lockElsewhere(t *testing.T, file string) (unlock func()) {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	other := exec.Command(self)
	other.Env = append(os.Environ(), childVariable+"=lock a database", lockVariable+"="+file)
	in, err := other.StdinPipe()
	must(t, err)
	out, err := other.StdoutPipe()
	must(t, err)
	other.Stderr = os.Stderr
	must(t, other.Start())
	t.Cleanup(func() { _ = in.Close() })
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "LOCKED\n" {
		t.Fatalf("the other process said %q (%v)", line, err)
	}
	return func() { must(t, errors.Join(in.Close(), other.Wait())) }
}

// TestCutLockedElsewhere: another process keeps one of the two databases to
// itself for half a minute, under traffic. Nothing is acknowledged that is not
// kept, an operator is told why, and all of it is kept once, and answered once,
// when the other lets go: by itself, in the same process, though the authors are
// gone by then.
//
// Broken on purpose and seen red: with withhold of bot/whatsapp/trouble.go
// handing the error on as it is, what is said while link.db is locked is
// acknowledged though it cannot be kept; with Engine.Handle returning nil after
// an error, what is said while main.db is.
func TestCutLockedElsewhere(t *testing.T) {
	t.Parallel()
	lanes := make(map[string]func(*testing.T))
	for _, store := range []string{"main.db", "link.db"} {
		lanes[store] = func(t *testing.T) { lockedOut(t, store) }
	}
	sideBySide(t, lanes)
}

func lockedOut(t *testing.T, store string) {
	s := newScene(t)
	s.serve(decorators{})
	present, leaves := s.phone("Nurse Achieng"), s.phone("Nurse Baraka")
	to := s.group(lab.LIDMode, "Wanafunzi", present, leaves)
	s.allow(to, chat.MenteesGroup)
	ctx := within(t, 3*time.Minute)
	for _, phone := range []*lab.Phone{present, leaves} {
		sent(t)(phone.Say(ctx, to, "Habari zenu"))
	}
	s.rests()

	file := s.settings.DatabaseAddress()
	if store == "link.db" {
		file = filepath.Join(s.settings.Data, "link.db")
	}
	began, unlock := time.Now(), lockElsewhere(t, file)
	said, asked := map[string]string{}, []string{}
	for i := 0; time.Since(began) < lockedFor; i++ {
		phone := present
		if i < 12 && i%2 == 1 {
			phone = leaves
		}
		text := fmt.Sprintf("Watoto %d wamefika", 10+i)
		if i%10 == 0 {
			text = "/help"
		}
		id := sent(t)(phone.Say(ctx, to, text))
		if said[id] = text; text == "/help" {
			asked = append(asked, id)
		}
		if i == 12 {
			must(t, leaves.GoOffline(ctx))
		}
		for id := range said {
			if s.acknowledged(id) {
				t.Fatalf("%q was acknowledged while %s was locked", said[id], store)
			}
		}
		time.Sleep(500 * time.Millisecond)
	}
	if !strings.Contains(s.logs.String(), "alarm") || !strings.Contains(s.logs.String(), "database is locked") {
		t.Errorf("nobody is told why:\n%s", s.logs)
	}
	unlock()
	for id, text := range said {
		if err := s.server.WaitAcknowledged(ctx, s.device, id); err != nil {
			t.Fatalf("%q is not acknowledged after %s was let go: %v\n%s", text, store, err, s.logs)
		}
	}
	s.kept(said)
	if n := s.count("SELECT COUNT(*) FROM posting"); n != len(said)+2 {
		t.Errorf("%d postings are kept of %d", n, len(said)+2)
	}
	for _, id := range asked {
		m, err := present.Wait(ctx, repliesTo(id))
		if err != nil {
			t.Fatalf("a question is not answered: %v\n%s", err, s.logs)
		} else if m.Count != 1 {
			t.Errorf("a question is answered %d times", m.Count)
		}
	}
	next := sent(t)(present.Say(ctx, to, "Asante"))
	must(t, s.server.WaitAcknowledged(ctx, s.device, next))
	s.kept(map[string]string{next: "Asante"})
	if s.server.Online(leaves.PN) {
		t.Error("a phone that was to be off is on")
	}
	t.Logf("%d postings during the lock", len(said))
}

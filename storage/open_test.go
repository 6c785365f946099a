package storage_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.mau.fi/util/dbutil"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/storage"
	"github.com/mshauri/mshauri/storage/migrations"
)

func now() time.Time { return noon }

// empty gives an address of each kind without any table.
func empty(t *testing.T, driver string) string {
	t.Helper()
	if driver == "pgx" {
		return cluster.Database(t)
	}
	return filepath.Join(t.TempDir(), "main.db")
}

func TestFilesAreForUsAlone(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data % ? # folder", "deep")
	address := filepath.Join(folder, "main.db")
	for _, again := range []bool{false, true} {
		w := open(t, "sqlite3", address)
		w.meet("a") // so that the journal is there
		for name, want := range map[string]os.FileMode{
			folder: 0o700 | os.ModeDir, address: 0o600, address + "-wal": 0o600, address + "-shm": 0o600,
		} {
			info, err := os.Stat(name)
			if err != nil {
				t.Fatal(err)
			}
			if info.Mode() != want {
				t.Errorf("opened again %v: %s has mode %s, not %s", again, filepath.Base(name), info.Mode(), want)
			}
		}
		w.ok(w.Close())
		if err := os.Chmod(address, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestSQLiteIsSetUp(t *testing.T) {
	w := open(t, "sqlite3", filepath.Join(t.TempDir(), "main.db"))
	raw, err := sql.Open("sqlite3", "file:"+w.address+"?"+storage.SQLiteOptions)
	w.ok(err)
	defer raw.Close()
	for pragma, want := range map[string]string{
		"foreign_keys": "1", "journal_mode": "wal", "synchronous": "2", "secure_delete": "1", "busy_timeout": "10000",
	} {
		var got string
		w.ok(raw.QueryRow("PRAGMA " + pragma).Scan(&got))
		if got != want {
			t.Errorf("%s is %s, not %s", pragma, got, want)
		}
	}
}

func TestOpenNeedsAnAddressAndAClock(t *testing.T) {
	if _, err := storage.Open(t.Context(), storage.Options{Now: now}); err == nil {
		t.Error("opened without an address")
	}
	if _, err := storage.Open(t.Context(), storage.Options{Address: filepath.Join(t.TempDir(), "x.db")}); err == nil {
		t.Error("opened without a clock")
	}
	if _, err := storage.Open(t.Context(), storage.Options{Address: t.TempDir(), Now: now}); err == nil {
		t.Error("opened a folder")
	}
}

func TestOpenRefuses(t *testing.T) {
	tests := []struct {
		label, harm, want string
	}{
		{"a newer database", `UPDATE version SET version = 99, compat = 99`, "newer Mshauri"},
		{"somebody else's database", `UPDATE database_owner SET owner = 'whatsmeow'`, "belongs to another program (whatsmeow)"},
	}
	for _, test := range tests {
		t.Run(test.label, func(t *testing.T) {
			for _, p := range places() {
				t.Run(p.name, func(t *testing.T) {
					w := open(t, p.driver, empty(t, p.driver))
					if _, err := w.sql().Exec(test.harm); err != nil {
						t.Fatal(err)
					}
					w.ok(w.Close())
					_, err := storage.Open(t.Context(), storage.Options{Address: w.address, Now: now})
					if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "\n") {
						t.Errorf("error %v", err)
					}
				})
			}
		})
	}
}

// The climb begins with a database as the first version left it, with rows in
// every table, and ends with one that works.
func TestTheClimbFromTheFirstVersion(t *testing.T) {
	rows, err := os.ReadFile("testdata/v1-rows.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range places() {
		t.Run(p.name, func(t *testing.T) {
			w := &world{T: t, clock: &clock{now: noon}, driver: p.driver, address: empty(t, p.driver)}
			first := dbutilAt(t, w, 1)
			if _, err := first.Exec(t.Context(), string(rows)); err != nil {
				t.Fatal(err)
			}
			if p.driver == "pgx" { // SQLite counts on from the highest id by itself
				for _, id := range []string{"member.id", "posting.id", "heard.id", "outbox.seq"} {
					table, column, _ := strings.Cut(id, ".")
					w.number(`SELECT setval(pg_get_serial_sequence('` + table + `', '` + column + `'), (SELECT MAX(` + column + `) FROM ` + table + `))`)
				}
			}
			for _, table := range tables(t, w) {
				if n := w.number(`SELECT COUNT(*) FROM ` + table); n == 0 {
					t.Errorf("the rows of version 1 leave %s empty", table)
				}
			}
			var told []string
			db, err := storage.Open(t.Context(), storage.Options{Address: w.address, Now: now, Log: func(_ string, from, to int) {
				told = append(told, fmt.Sprintf("%d to %d", from, to))
			}})
			w.ok(err)
			t.Cleanup(func() { _ = db.Close() })
			w.DB = db
			if steps := len(migrations.Table()) - 1; len(told) != steps {
				t.Errorf("%d steps were told of, not %d: %v", len(told), steps, told)
			}
			checkV1(t, w)
		})
	}
}

// dbutilAt opens a database and brings it to an early version.
func dbutilAt(t *testing.T, w *world, version int) *dbutil.Database {
	t.Helper()
	db, err := dbutil.NewWithDB(w.sql(), w.driver)
	if err != nil {
		t.Fatal(err)
	}
	db.Owner, db.UpgradeTable = "mshauri", migrations.Table()[:version]
	if err := db.Upgrade(context.Background()); err != nil {
		t.Fatal(err)
	}
	return db
}

// tables lists the tables of a database that are ours.
func tables(t *testing.T, w *world) (names []string) {
	t.Helper()
	list := `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('version', 'database_owner')`
	if w.driver == "sqlite3" {
		list = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('version', 'database_owner')`
	}
	rows, err := w.sql().Query(list)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	return names
}

// checkV1 says what the rows of testdata/v1-rows.sql are today.
func checkV1(t *testing.T, w *world) {
	t.Helper()
	m, err := w.Member(w.ctx(), person("pn-amina"))
	w.ok(err)
	if m.ID != 1 || m.Role != chat.Mentee || m.Language != chat.Kiswahili || !m.WroteFirst || !m.In("g-kwale") {
		t.Errorf("Amina: %+v", m)
	}
	if joined := w.member(3); joined.ID != 1 {
		t.Errorf("the signpost leads to %d", joined.ID)
	}
	staff := w.member(2)
	if staff.Role != chat.Staff || staff.Label != "Staff 1" || !staff.Refused {
		t.Errorf("staff: %+v", staff)
	}
	heard := w.waiting()
	if len(heard) != 1 {
		t.Fatalf("%d wait, not 1", len(heard))
	}
	want := chat.Posting{
		ID: 1, Message: "m-1", Group: "g-kwale", Member: 1, Role: chat.Mentee, SentAt: noon, Kind: chat.KindText,
		Text: privacy.Stored("The fridge stands at [number]"), Options: []privacy.Clean{privacy.Stored("yes"), privacy.Stored("no")},
		Seconds: 3, ReplyTo: "m-0", Areas: []chat.Area{"cold-chain", "reporting"}, Question: true,
		Findings: []privacy.Finding{{Kind: privacy.KindName, Count: 2}},
		Command: &chat.Command{Name: "remind", Error: "no-time", Args: []chat.Arg{
			{Word: "weekly"}, {Number: "2"}, {At: noon}, {Member: 1}, {Text: privacy.Stored("the visit")},
		}},
	}
	if diff := cmp.Diff(want, heard[0].Posting, sameText()); diff != "" {
		t.Errorf("the posting (-want +got):\n%s", diff)
	}
	due, err := w.Due(w.ctx(), noon, 10)
	w.ok(err)
	if len(due) != 1 {
		t.Fatalf("%d messages are due, not 1", len(due))
	}
	wantSay := &chat.Say{
		Header: chat.Header{ID: "out-1", To: chat.Recipient{Group: "g-kwale"}, Urgency: chat.Answer, Asker: 1, Posting: 1},
		Text:   privacy.Author("Two to eight degrees"),
		Reply: &chat.Quoted{
			Message: "m-1", Author: chat.Party{Member: 1, Aliases: []chat.Alias{"lid-amina", "pn-amina"}}, Text: privacy.Stored("The fridge"),
		},
	}
	if diff := cmp.Diff(chat.Outgoing(wantSay), due[0], sameText()); diff != "" {
		t.Errorf("the message (-want +got):\n%s", diff)
	}
	if c := w.counts("g-kwale"); c.Postings != 1 || c.NotKept[chat.Unreadable] != 2 {
		t.Errorf("counts %+v", c)
	}
	if l, err := w.Link(w.ctx()); err != nil || l.State != chat.LinkConnected || !l.Since.Equal(noon) {
		t.Errorf("link %+v, error %v", l, err)
	}
	if last, err := w.LastOccurrence(w.ctx(), "digest"); err != nil || !last.Equal(noon) {
		t.Errorf("last occurrence %s, error %v", last, err)
	}
	if err := w.CheckKey(w.ctx(), "0a1b2c3d"); err != nil {
		t.Error(err)
	}
	// And it goes on working: the next ids are free.
	id := w.meet("somebody-new")
	w.record(chat.Posting{Message: "m-2", Group: "g-kwale", Member: id, SentAt: noon, Kind: chat.KindText, Mark: "new"})
	w.ok(w.Enqueue(w.ctx(), say("out-2", chat.Recipient{Group: "g-kwale"})))
	w.record(chat.Posting{Message: "m-early", Group: "g-kwale", Member: 1, SentAt: noon, Kind: chat.KindText, Text: privacy.Stored("old")})
	if n := w.number(`SELECT COUNT(*) FROM posting WHERE text = 'edited early'`); n != 1 {
		t.Error("the edit that waited was not applied")
	}
}

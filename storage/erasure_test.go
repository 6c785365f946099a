package storage_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// secret is a word that stands in every text of these tests, and nowhere else.
const secret = "zanzibarite"

// readable counts where a word stands in the files of a database. Reading them
// takes SQLite's locks away from this process: nothing may be open that still
// has work to do.
func readable(t *testing.T, address, word string) int {
	t.Helper()
	files, err := filepath.Glob(address + "*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no database files: %v", err)
	}
	found := 0
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found += bytes.Count(content, []byte(word))
	}
	return found
}

// Deleted words are gone from the file, and not just from the answers: rows of
// every length are written, edited and deleted in an order that makes SQLite
// move them from page to page.
func TestDeletedWordsAreNotInTheFile(t *testing.T) {
	stale, seeds := 0, []uint64{1, 8, 25} // of 30 tried, 8, 25 and 28 left stale copies
	for _, seed := range seeds {
		t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
			random := rand.New(rand.NewPCG(seed, 2))
			text := func() string { return strings.Repeat(secret+" ", 1+random.IntN(random.IntN(600)+1)) }
			const postings = 150
			id := func(prefix string, i int) chat.MessageID { return chat.MessageID(fmt.Sprintf("%s-%d", prefix, i)) }

			w := open(t, "sqlite3", filepath.Join(t.TempDir(), "main.db"))
			w.allow()
			member := w.meet("a")
			remove := func(message chat.MessageID) {
				w.ok(w.Delete(w.ctx(), chat.Deletion{Group: mentees, Target: message, By: member, At: noon}))
			}
			for i := range postings {
				w.record(posting(id("m", i), member, text()))
				if i%5 == 0 {
					w.ok(w.Enqueue(w.ctx(), &chat.Say{
						Header: chat.Header{ID: id("r", i), To: chat.Recipient{Group: mentees}, Urgency: chat.Answer},
						Reply:  &chat.Quoted{Message: id("m", i), Author: chat.Party{Member: member}, Text: privacy.Stored(text())},
					}))
				}
			}
			for n, i := range random.Perm(postings) {
				w.ok(w.Amend(w.ctx(), edited(id("e", i), id("m", i), member, text(), time.Minute)))
				w.ok(w.Amend(w.ctx(), edited(id("e", i), id("early", i), member, text(), time.Minute)))
				if n%3 == 0 { // so that edits and deletions mix
					remove(id("m", i))
				}
			}
			w.ok(w.Close())
			if readable(t, w.address, secret) < postings {
				t.Fatal("the words are not in the file to begin with: this test would see nothing")
			}
			w = open(t, "sqlite3", w.address)
			for _, i := range random.Perm(postings) {
				remove(id("m", i))
				remove(id("early", i))
			}
			w.ok(w.Close())
			if readable(t, w.address, secret) > 0 {
				stale++ // secure_delete alone was not enough
			}
			w = open(t, "sqlite3", w.address)
			if _, err := w.Prune(w.ctx(), noon); err != nil {
				t.Fatal(err)
			}
			if n := readable(t, w.address, secret); n != 0 {
				t.Errorf("deleted words stand in the file in %d places", n)
			}
		})
	}
	if stale == 0 {
		t.Error("no seed left stale copies before Prune: choose others, or this test would see nothing")
	}
	t.Logf("%d of %d seeds left stale copies before Prune", stale, len(seeds))
}

// The simple case needs no new file: a checkpoint is enough.
func TestDeletedWordsLeaveWithTheCheckpoint(t *testing.T) {
	w := open(t, "sqlite3", filepath.Join(t.TempDir(), "main.db"))
	w.allow()
	member := w.meet("a")
	for i, words := range []int{1, 20, 400, 2000} {
		w.record(posting(chat.MessageID(fmt.Sprintf("m-%d", i)), member, strings.Repeat(secret+" ", words)))
	}
	for i := range 4 {
		w.ok(w.Delete(w.ctx(), chat.Deletion{Group: mentees, Target: chat.MessageID(fmt.Sprintf("m-%d", i)), By: member, At: noon}))
	}
	if readable(t, w.address, secret) == 0 {
		t.Fatal("the words are not in the journal to begin with: this test would see nothing")
	}
	w.ok(w.Close())
	if _, err := w.sql().Exec(`PRAGMA wal_checkpoint(TRUNCATE)`); err != nil {
		t.Fatal(err)
	}
	w.ok(w.raw.Close())
	if n := readable(t, w.address, secret); n != 0 {
		t.Errorf("deleted words stand in the file in %d places", n)
	}
}

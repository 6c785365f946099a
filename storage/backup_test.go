package storage_test

import (
	"bytes"
	"path/filepath"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/rota"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
	"github.com/mshauri/mshauri/storage"
)

// furnish puts something into every table.
func furnish(t *testing.T, w *world) {
	t.Helper()
	w.ok(w.CheckKey(w.ctx(), "12345678"))
	w.ok(w.MarkWorld(w.ctx(), true))
	w.allow()
	a, b := w.meet("a"), w.meet("b")
	w.joined(mentees, "a", true, noon)
	w.joined(mentees, "b", false, noon)
	w.record(posting("M1", a, "BCG imeisha \"leo\"\n[name 1] 😀"))
	w.record(posting("M2", b, "another"))
	w.ok(w.Skip(w.ctx(), chat.NotKept{Mark: "x", Group: mentees, At: noon, Reason: chat.NoConsent}))
	w.ok(w.Note(w.ctx(), chat.Heard{Kind: chat.HeardReaction, Group: mentees, Member: a, At: noon, Message: "R1", Target: "M2", Emoji: "👍"}))
	w.ok(w.Note(w.ctx(), chat.Heard{Kind: chat.HeardVote, Group: mentees, Member: a, At: noon, Message: "V1", Target: "P1", Choices: []chat.OptionHash{{1}}}))
	w.ok(w.Amend(w.ctx(), chat.Amendment{Message: "E1", Target: "M9", Posting: posting("M9", a, "early")}))
	w.ok(w.Enqueue(w.ctx(), &chat.Say{Header: chat.Header{ID: "OUT1", To: chat.Recipient{Group: mentees}, Urgency: chat.Answer, Asker: a}}))
	_, err := w.Claim(w.ctx(), "digest", noon)
	w.ok(err)
	w.ok(w.Remind(w.ctx(), a, privacy.KindName, noon))
	w.ok(w.SetConsent(w.ctx(), a, true, noon))
	w.ok(w.KeepAnswer(w.ctx(), w.round(noon), given(a, "B1", 0, quiz.Right)))
	w.closeRound(w.round(noon.Add(-time.Hour)), noon.Add(-time.Hour), given(b, "B2", 0, quiz.Wrong))
	_, err = w.FoldAnswers(w.ctx(), noon)
	w.ok(err)
	w.ok(w.SetShared(w.ctx(), a, true, noon))
	w.ok(w.Pair(w.ctx(), b, a, noon))
	w.ok(w.LeaveUnsaid(w.ctx(), mentees, chat.AboutRecap, noon))
	w.ok(w.Pause(w.ctx(), chat.Pause{Group: mentees, Kind: chat.PauseStrike, Since: noon, By: a}))
	w.ok(w.KeepTurn(w.ctx(), rota.Turn{Group: mentees, Week: noon, First: a, Second: b, How: rota.ByTurn}))
	_, err = w.ReportStockout(w.ctx(), chat.Stockout{Group: mentees, Vaccine: "bcg", Since: noon, Reporter: a, Reported: noon})
	w.ok(err)
	_, err = w.BeginImport(w.ctx(), chat.Import{File: "hash", Group: mentees, Basis: "written", BegunAt: noon})
	w.ok(err)
	_, err = w.LogAudit(w.ctx(), chat.Audit{Who: "Staff 1", What: "3 postings", Rows: 3, At: noon})
	w.ok(err)
	w.meet("c")
	w.meet("b", "c") // a row that was joined to another
}

// TestBackupAndRestoreDrill copies a record that has something in every table
// from each database into each, and goes on working there.
func TestBackupAndRestoreDrill(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		furnish(t, w)
		var copied bytes.Buffer
		rows, err := w.Backup(w.ctx(), &copied)
		w.ok(err)
		if rows < 17 {
			t.Fatalf("only %d rows were copied", rows)
		}
		for _, to := range places() {
			t.Run("to "+to.name, func(t *testing.T) {
				db, err := storage.Open(t.Context(), storage.Options{Address: to.address(t), Now: w.clock.Now})
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { _ = db.Close() })
				db.SealWith(key.Seal())
				made, err := db.Restore(t.Context(), bytes.NewReader(copied.Bytes()), "12345678")
				if err != nil {
					t.Fatal(err)
				}
				if !made.Equal(w.clock.Now()) {
					t.Errorf("made at %s", made)
				}
				restored := &world{T: t, DB: db, clock: w.clock}
				p, err := restored.PostingByMessage(t.Context(), mentees, "M1")
				restored.ok(err)
				if p.Text.String() != "BCG imeisha \"leo\"\n[name 1] 😀" {
					t.Errorf("the words came back as %q", p.Text)
				}
				if list := restored.waiting(); len(list) != 0 {
					t.Errorf("%d things would be reacted to again", len(list))
				}
				if due, err := db.Due(t.Context(), noon.Add(time.Hour), 10); err != nil || len(due) != 0 {
					t.Errorf("%d messages would be sent again (%v)", len(due), err)
				}
				// It goes on: new rows get new numbers, known people are known.
				restored.record(posting("M3", restored.meet("a"), "after"))
				restored.record(posting("M1", restored.meet("a"), "delivered again"))
				if m := restored.member(restored.meet("a")); !m.Consented || !m.In(mentees) {
					t.Errorf("a came back as %+v", m)
				}
				if n := restored.counts(mentees).Postings; n != 3 {
					t.Errorf("%d postings, want 3", n)
				}
				if _, err := db.Restore(t.Context(), bytes.NewReader(copied.Bytes()), "12345678"); err == nil {
					t.Error("a second restore into the same database was not refused")
				}
			})
		}
	})
}

func TestRestoreRefusesWhatDoesNotFit(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		furnish(t, w)
		var copied bytes.Buffer
		_, err := w.Backup(w.ctx(), &copied)
		w.ok(err)
		whole := copied.Bytes()
		for _, test := range []struct {
			label string
			bytes []byte
			print string
		}{
			{"another key", whole, "87654321"},
			{"cut short", whole[:len(whole)*2/3], "12345678"},
			{"something else", []byte("a picture"), "12345678"},
			{"nothing", nil, "12345678"},
		} {
			db, err := storage.Open(t.Context(), storage.Options{Address: filepath.Join(t.TempDir(), "main.db"), Now: w.clock.Now})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := db.Restore(t.Context(), bytes.NewReader(test.bytes), test.print); err == nil {
				t.Errorf("%s: restored", test.label)
			}
			if groups, err := db.Groups(t.Context()); err != nil || len(groups) != 0 {
				t.Errorf("%s: something was left behind: %v (%v)", test.label, groups, err)
			}
			_ = db.Close()
		}
	})
}

// TestABackupKnowsEveryTable fails when a migration adds a table that the
// backup forgets.
func TestABackupKnowsEveryTable(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		furnish(t, w)
		query := `SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`
		if w.driver == "pgx" {
			query = `SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema()`
		}
		// Left out: version, database_owner, and link (the state of a line
		// that has to be paired again).
		if got, want := w.number(query), storage.BackupTables+3; got != want {
			t.Errorf("the database has %d tables and the backup knows %d with the three left out", got, want)
		}
	})
}

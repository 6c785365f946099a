package storage_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/storage"
)

func TestLink(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		if got, err := w.Link(w.ctx()); err != nil || got != (chat.Link{State: chat.LinkUnpaired}) {
			t.Errorf("at first: %+v, error %v", got, err)
		}
		for _, want := range []chat.Link{
			{State: chat.LinkBanned, Since: noon, Until: noon.Add(time.Hour), Code: 101, Ours: "2.3000.1", Newest: "2.3000.2", PhoneSeen: noon.Add(-time.Hour)},
			{State: chat.LinkConnected, Since: noon.Add(2 * time.Hour)},
		} {
			w.ok(w.SetLink(w.ctx(), want))
			if got, err := w.Link(w.ctx()); err != nil || got != want {
				t.Errorf("%+v, not %+v, error %v", got, want, err)
			}
		}
	})
}

func TestAnotherKeyIsRefused(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.ok(w.CheckKey(w.ctx(), "aaaa1111"))
		w.ok(w.CheckKey(w.ctx(), "aaaa1111"))
		err := w.CheckKey(w.ctx(), "bbbb2222")
		if !isConflict(err) || !strings.Contains(err.Error(), "aaaa1111") || !strings.Contains(err.Error(), "another key") {
			t.Errorf("error %v", err)
		}
		w.ok(w.CheckKey(w.ctx(), "aaaa1111"))
	})
}

func TestTheOtherWorldIsRefused(t *testing.T) {
	for _, rehearsal := range []bool{true, false} {
		t.Run(fmt.Sprintf("rehearsal %v", rehearsal), func(t *testing.T) {
			onBoth(t, func(t *testing.T, w *world) {
				w.ok(w.MarkWorld(w.ctx(), rehearsal))
				w.ok(w.MarkWorld(w.ctx(), rehearsal))
				if err := w.MarkWorld(w.ctx(), !rehearsal); !isConflict(err) {
					t.Errorf("error %v, not ErrConflict", err)
				}
			})
		})
	}
}

func TestAnOccurrenceIsClaimedOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		claim := func(job string, due time.Time, want bool) {
			t.Helper()
			fresh, err := w.Claim(w.ctx(), job, due)
			w.ok(err)
			if fresh != want {
				t.Errorf("%s at %s: fresh %v", job, due, fresh)
			}
		}
		if _, err := w.LastOccurrence(w.ctx(), "digest"); !isNotFound(err) {
			t.Errorf("error %v, not ErrNotFound", err)
		}
		claim("digest", noon.Add(time.Hour), true)
		claim("digest", noon.Add(time.Hour), false)
		claim("digest", noon, true)
		claim("rota", noon, true)
		if got, err := w.LastOccurrence(w.ctx(), "digest"); err != nil || !got.Equal(noon.Add(time.Hour)) {
			t.Errorf("the last is %s, error %v", got, err)
		}
		// What fails with the rest may be claimed again.
		_ = w.Transact(w.ctx(), func(ctx context.Context) error {
			if fresh, err := w.Claim(ctx, "quiz", noon); err != nil || !fresh {
				t.Errorf("fresh %v, error %v", fresh, err)
			}
			return errStop
		})
		claim("quiz", noon, true)
	})
}

func TestPrune(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		a := w.meet("a")
		day := 24 * time.Hour
		// fill leaves one row of each kind, settled on a day.
		fill := func(name string, at time.Time) {
			w.clock.Set(at)
			id := func(kind string) chat.MessageID { return chat.MessageID(kind + "-" + name) }
			p := posting(id("m"), a, "text")
			w.record(p)
			w.ok(w.Amend(w.ctx(), edited(id("e"), id("never"), a, "new", 0)))
			w.ok(w.Enqueue(w.ctx(), say(id("sent"), chat.Recipient{Group: mentees})))
			w.ok(w.Sent(w.ctx(), id("sent"), at))
			w.ok(w.Enqueue(w.ctx(), say(id("waits"), chat.Recipient{Group: mentees})))
			w.ok(w.Enqueue(w.ctx(), say(id("dead"), chat.Recipient{Group: mentees})))
			w.ok(w.Bury(w.ctx(), id("dead"), "gone", at))
			for _, h := range w.waiting() {
				if h.Message == id("m") {
					w.ok(w.Reacted(w.ctx(), h.ID, at))
				}
			}
			w.record(posting(id("open"), a, "text"))
		}
		now := noon
		fill("old", now.Add(-91*day))
		fill("middle", now.Add(-31*day))
		fill("new", now.Add(-29*day))
		got, err := w.Prune(w.ctx(), now)
		w.ok(err)
		// Of each fill three marks: of the one reacted to, of the open one and of the edit.
		if diff := cmp.Diff(storage.Pruned{Marks: 6, EarlyChanges: 2, Outbox: 1, Heard: 1}, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if again, err := w.Prune(w.ctx(), now); err != nil || again != (storage.Pruned{}) {
			t.Errorf("again: %+v, error %v", again, err)
		}
		if c := w.counts(""); c.Postings != 6 || c.Pending != 3 || c.Waiting != 3 || c.Dead != 3 {
			t.Errorf("counts %+v", c)
		}
	})
}

// Of what was done at its time three months are kept, by when it was done, and
// for ever what the scheduler goes on from, and when a job began.
//
// Broken on purpose and seen red, one condition of the statement at a time.
func TestPruneKeepsWhatAJobGoesOnFrom(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		day := 24 * time.Hour
		claim := func(job string, due, at time.Time) {
			w.clock.Set(at)
			fresh, err := w.Claim(w.ctx(), job, due)
			w.ok(err)
			if !fresh {
				t.Errorf("%s at %s is not fresh", job, due)
			}
		}
		for age := 400; age > 0; age -= 10 {
			at := noon.Add(-time.Duration(age) * day)
			claim("digest", at, at)
		}
		for _, age := range []int{300, 200, 100} {
			at := noon.Add(-time.Duration(age) * day)
			claim("stopped", at, at)
		}
		claim("once", noon.Add(-500*day), noon.Add(-300*day))
		claim("asked for member 7", noon.Add(-300*day), noon.Add(-300*day))
		claim("emergency convulsion member M1", noon.Add(-300*day), noon.Add(-300*day))
		claim("asked for member 8", noon.Add(-day), noon.Add(-day))
		for i := range 3 { // of long ago, done yesterday
			claim("made good", noon.Add(-time.Duration(300+i)*day), noon.Add(-day))
		}
		got, err := w.Prune(w.ctx(), noon)
		w.ok(err)
		if got.Occurrences != 30+1+2 {
			t.Errorf("%d are dropped, not 30 of the digest, 1 of what has stopped and 2 of a person", got.Occurrences)
		}
		for job, rows := range map[string]int{"digest": 10, "stopped": 2, "once": 1, "made good": 3, "asked for member 7": 0, "asked for member 8": 1} {
			if n := w.number(`SELECT COUNT(*) FROM occurrence WHERE job = '` + job + `'`); n != rows {
				t.Errorf("%s has %d rows, not %d", job, n, rows)
			}
		}
		for job, age := range map[string]int{"digest": 400, "stopped": 300, "once": 500} {
			if first, err := w.FirstOccurrence(w.ctx(), job); err != nil || !first.Equal(noon.Add(-time.Duration(age)*day)) {
				t.Errorf("the first of %s is %s, error %v", job, first, err)
			}
		}
		for job, age := range map[string]int{"digest": 10, "stopped": 100, "once": 500} {
			if last, err := w.LastOccurrence(w.ctx(), job); err != nil || !last.Equal(noon.Add(-time.Duration(age)*day)) {
				t.Errorf("the latest of %s is %s, error %v", job, last, err)
			}
		}
	})
}

// Workers remember how far they have read.
func TestPruneLetsNoHeardIDComeAgain(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		a := w.meet("a")
		w.record(posting("m", a, "text"))
		last := w.waiting()[0].ID
		w.ok(w.Reacted(w.ctx(), last, noon))
		_, err := w.Prune(w.ctx(), noon.AddDate(1, 0, 0))
		w.ok(err)
		w.record(posting("n", a, "text"))
		if next := w.waiting()[0].ID; next <= last {
			t.Errorf("id %d after %d", next, last)
		}
	})
}

func TestCountsSinceAMoment(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		a := w.meet("a")
		for i := range 4 {
			at := noon.Add(time.Duration(i) * time.Hour)
			p := posting(chat.MessageID(fmt.Sprintf("m-%d", i)), a, "text")
			p.SentAt = at
			w.record(p)
			w.ok(w.Skip(w.ctx(), chat.NotKept{Mark: fmt.Sprintf("x-%d", i), Group: mentees, At: at, Reason: chat.NoConsent}))
		}
		c, err := w.Counts(w.ctx(), "", noon.Add(2*time.Hour))
		w.ok(err)
		if c.Postings != 2 || c.NotKept[chat.NoConsent] != 2 || c.Pending != 4 {
			t.Errorf("%+v", c)
		}
	})
}

package storage_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/mshauri/mshauri/chat"
)

func TestImportsAreKept(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		if _, err := w.FindImport(w.ctx(), "hash"); !isNotFound(err) {
			t.Fatalf("found before it was begun: %v", err)
		}
		first, err := w.BeginImport(w.ctx(), chat.Import{File: "hash", Group: mentees, Basis: "written, 2018", BegunAt: noon})
		w.ok(err)
		first.Done, first.Tally = 7, chat.ImportTally{Kept: 5, Known: 2}
		w.ok(w.SaveImport(w.ctx(), first))
		again, err := w.BeginImport(w.ctx(), chat.Import{File: "hash", Group: mentors, Basis: "another", BegunAt: noon.Add(time.Hour)})
		w.ok(err)
		if diff := cmp.Diff(first, again); diff != "" {
			t.Errorf("it is not returned as it was left (-want +got):\n%s", diff)
		}
		again.EndedAt = noon.Add(time.Hour)
		w.ok(w.SaveImport(w.ctx(), again))
		list, err := w.Imports(w.ctx())
		w.ok(err)
		if diff := cmp.Diff([]chat.Import{again}, list); diff != "" {
			t.Errorf("Imports (-want +got):\n%s", diff)
		}
	})
}

func TestImportedPostingsWaitForNobody(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		member := w.meet("pn")
		w.record(posting("live", member, "asante"))
		imported := posting("read", member, "habari")
		imported.Import, imported.Mark, imported.SentAt = 1, "", noon.Add(time.Minute)
		twice := []chat.Posting{imported, imported}
		if fresh, err := w.RecordImported(w.ctx(), twice); err != nil || fresh != 1 {
			t.Errorf("%d fresh, %v", fresh, err)
		}
		if n := len(w.waiting()); n != 1 {
			t.Errorf("%d postings wait for a reaction", n)
		}
		other := imported
		other.Group, other.Message = mentors, "elsewhere"
		if _, err := w.RecordImported(w.ctx(), []chat.Posting{other}); err != nil {
			t.Fatal(err)
		}
		w.ok(w.Delete(w.ctx(), chat.Deletion{Group: mentees, Target: "live", By: member, At: noon}))
		texts := func(except int64, until time.Time) (list []string) {
			kept, err := w.KeptBetween(w.ctx(), mentees, noon, until, except)
			w.ok(err)
			for _, k := range kept {
				list = append(list, fmt.Sprintf("%t %q %t", k.Member == member, k.Text, k.Changed))
			}
			return list
		}
		for _, test := range []struct {
			except int64
			until  time.Time
			want   []string
		}{
			{-1, noon.Add(time.Hour), []string{`true "" true`, `true "habari" false`}},
			{1, noon.Add(time.Hour), []string{`true "" true`}},
			{-1, noon.Add(time.Minute), []string{`true "" true`}},
			{-1, noon, nil},
		} {
			if diff := cmp.Diff(test.want, texts(test.except, test.until), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("KeptBetween, except %d (-want +got):\n%s", test.except, diff)
			}
		}
	})
}

func TestSendersKnownByNameAlone(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		write := func(m chat.Member) {
			p := posting(chat.MessageID(fmt.Sprint("m", m.ID)), m.ID, "asante")
			p.Import = 1
			if _, err := w.RecordImported(w.ctx(), []chat.Posting{p}); err != nil {
				t.Fatal(err)
			}
		}
		named := func() int {
			n, err := w.ActiveNamed(w.ctx(), mentees, noon, noon.Add(time.Hour))
			w.ok(err)
			everywhere, err := w.ActiveNamed(w.ctx(), "", noon, noon.Add(time.Hour))
			w.ok(err)
			if n != everywhere {
				t.Errorf("%d in the group, %d in all", n, everywhere)
			}
			return n
		}
		sender := func(named bool, aliases ...chat.Alias) chat.Member {
			m, err := w.MeetSender(w.ctx(), person(aliases...), named, noon)
			w.ok(err)
			write(m)
			return m
		}
		first := sender(true, "name one")
		if again := sender(true, "name one"); again.ID != first.ID {
			t.Errorf("%d is %d", again.ID, first.ID)
		}
		sender(true, "name two")
		sender(false, "pn three", "name three")
		if n := named(); n != 2 {
			t.Errorf("%d are known by name, not 2", n)
		}
		sender(false, "pn one", "name one") // it turns out who that is
		live := w.meet("pn two")
		if m := sender(false, "pn two", "name two"); m.ID != min(live, m.ID) {
			t.Errorf("the name is %d, and the number %d", m.ID, live)
		}
		if n := named(); n != 0 {
			t.Errorf("%d are known by name, not 0", n)
		}
		if m := sender(true, "pn one"); m.ID != first.ID || named() != 0 {
			t.Error("who is known by number is known by name again")
		}
	})
}

func TestDropImportedLeavesWhatWasHeard(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		member := w.meet("pn")
		w.record(posting("live", member, "heard"))
		var read []chat.Posting
		for i := range 3 {
			p := posting(chat.MessageID(fmt.Sprint("read", i)), member, "read from a chat")
			p.Import = 1
			read = append(read, p)
		}
		_, err := w.RecordImported(w.ctx(), read)
		w.ok(err)
		if n, err := w.DropImported(w.ctx(), member); err != nil || n != 2 { // the newest row stays, empty
			t.Errorf("%d dropped, %v", n, err)
		}
		list, err := w.PostingsOf(w.ctx(), member)
		w.ok(err)
		if len(list) != 1 || list[0].Text.String() != "heard" {
			t.Errorf("%+v", list)
		}
		if n := w.number(`SELECT COUNT(*) FROM posting WHERE text LIKE '%chat%'`); n != 0 {
			t.Errorf("%d still say what was read", n)
		}
		w.ok(w.SetConsent(w.ctx(), member, false, noon))
		if n, err := w.Refusals(w.ctx()); err != nil || n != 1 {
			t.Errorf("%d refusals, %v", n, err)
		}
	})
}

func TestGroupByName(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		g, served, err := w.GroupByName(w.ctx(), "Mentees")
		if err != nil || !served || g.ID != mentees || g.Kind != chat.MenteesGroup {
			t.Errorf("%+v %t %v", g, served, err)
		}
		w.ok(w.DisallowGroup(w.ctx(), mentees))
		if g, served, err = w.GroupByName(w.ctx(), "Mentees"); err != nil || served || g.ID != mentees {
			t.Errorf("%+v %t %v", g, served, err)
		}
		w.ok(w.AllowGroup(w.ctx(), chat.Group{ID: foreign, Name: "Mentees", Kind: chat.MenteesGroup, Language: chat.English, AllowedAt: noon}))
		if g, served, err = w.GroupByName(w.ctx(), "Mentees"); err != nil || !served || g.ID != foreign {
			t.Errorf("%+v %t %v", g, served, err)
		}
		if _, _, err = w.GroupByName(w.ctx(), "Nobody's"); !isNotFound(err) || !strings.Contains(err.Error(), "Nobody's") {
			t.Error(err)
		}
	})
}

package storage_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// sameText compares clean and authored text by what it says.
func sameText() cmp.Option {
	return cmp.Options{
		cmp.Comparer(func(a, b privacy.Clean) bool { return a.String() == b.String() }),
		cmp.Comparer(func(a, b privacy.Authored) bool { return a.String() == b.String() }),
		cmpopts.EquateEmpty(),
	}
}

// full is a posting with every column filled.
func full(member chat.MemberID) chat.Posting {
	p := posting("m-full", member, "Which fridge? 'quotes' \"and\" $1 ?1 % — ndiyo 💉")
	p.Kind, p.Seconds, p.ReplyTo, p.Question = chat.KindPoll, 12, "m-before", true
	p.Options = []privacy.Clean{privacy.Stored("the <first>"), privacy.Stored(""), privacy.Stored("second")}
	p.Areas = []chat.Area{"cold-chain", "dosing"}
	p.Findings = []privacy.Finding{{Kind: privacy.KindName, Count: 2}, {Kind: privacy.KindPhone, Count: 1}}
	p.Command = &chat.Command{Name: "remind", Error: "no-time", Args: []chat.Arg{
		{Word: "weekly"}, {Number: "12.5"}, {At: noon.Add(time.Hour)}, {Member: member}, {Text: privacy.Stored("of the [name 1] visit")},
	}}
	return p
}

func TestRecordKeepsEverything(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		p := full(w.meet("pn"))
		w.record(p)
		w.record(p) // WhatsApp delivers again
		heard := w.waiting()
		if len(heard) != 1 {
			t.Fatalf("%d rows wait, not 1", len(heard))
		}
		want := chat.Heard{
			ID: heard[0].ID, Kind: chat.HeardPosting, Group: mentees, Member: p.Member, At: noon,
			Message: "m-full", Posting: p,
		}
		want.Posting.ID, want.Posting.Mark = heard[0].Posting.ID, ""
		if diff := cmp.Diff(want, heard[0], sameText()); diff != "" {
			t.Errorf("what was recorded came back changed (-want +got):\n%s", diff)
		}
		again, err := w.Posting(w.ctx(), heard[0].Posting.ID)
		w.ok(err)
		if diff := cmp.Diff(want.Posting, again, sameText()); diff != "" {
			t.Errorf("Posting (-want +got):\n%s", diff)
		}
		if n := w.number(`SELECT COUNT(*) FROM posting`); n != 1 {
			t.Errorf("%d postings, not 1", n)
		}
	})
}

func TestRecordTellsMembersAndGroupsApart(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		p := posting("m-1", w.meet("a"), "one")
		w.record(p)
		other := p
		other.Member, other.Mark = w.meet("b"), "mark-b"
		w.record(other)
		elsewhere := p
		elsewhere.Group, elsewhere.Mark = mentors, "mark-c"
		w.record(elsewhere)
		private := p
		private.Group, private.Mark = "", "mark-d"
		w.record(private)
		if n := w.counts("").Postings; n != 4 {
			t.Errorf("%d postings, not 4", n)
		}
		if n := w.counts(mentees).Postings; n != 2 {
			t.Errorf("%d postings in the mentees' group, not 2", n)
		}
	})
}

func TestRecordRefusesAnUnknownMember(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		if err := w.Record(w.ctx(), posting("m-1", 77, "text")); !errors.Is(err, chat.ErrNotFound) {
			t.Errorf("error %v, not ErrNotFound", err)
		}
		if n := w.number(`SELECT COUNT(*) FROM settled`); n != 0 {
			t.Errorf("%d marks stayed behind", n)
		}
	})
}

// A message that PostgreSQL could not hold would be delivered for ever.
func TestRecordTakesAnyBytes(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		p := posting("m-\x00\xff", w.meet("a"), "bad \x00 and \xc3( text")
		p.Mark, p.Options, p.ReplyTo = "mark", []privacy.Clean{privacy.Stored("\x00\xff")}, "r\x00"
		p.Command = &chat.Command{Name: "ask", Args: []chat.Arg{{Text: privacy.Stored("\x00\xfe")}}}
		w.record(p)
		w.record(p)
		if got := w.texts(); len(got) != 1 || got[0] != "posting: bad \uFFFD and \uFFFD( text" {
			t.Errorf("%q", got)
		}
		w.ok(w.Delete(w.ctx(), chat.Deletion{Group: mentees, Target: p.Message, By: p.Member, At: noon}))
		if got := w.texts(); len(got) != 0 {
			t.Errorf("the deletion did not find the posting: %q", got)
		}
	})
}

func TestEightAtOnceRecordEachPostingOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		member := w.meet("a")
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				for i := range 200 {
					if err := w.Record(w.ctx(), posting(chat.MessageID(fmt.Sprintf("m-%03d", i)), member, "text")); err != nil {
						t.Error(err)
						return
					}
				}
			})
		}
		all.Wait()
		if n := w.counts("").Postings; n != 200 {
			t.Errorf("%d postings, not 200", n)
		}
		if n := len(w.waiting()); n != 200 {
			t.Errorf("%d wait, not 200", n)
		}
	})
}

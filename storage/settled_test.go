package storage_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mshauri/mshauri/chat"
)

func notKept(mark string, reason chat.Reason) chat.NotKept {
	return chat.NotKept{Mark: mark, Group: mentees, At: noon.Add(20 * time.Minute), Reason: reason}
}

// Every message is settled exactly once: kept, or counted.
func TestSettledOnce(t *testing.T) {
	type want struct {
		postings int
		notKept  map[chat.Reason]int
	}
	tests := []struct {
		label string
		do    func(w *world, a chat.MemberID)
		want  want
	}{
		{"counted once for its mark", func(w *world, _ chat.MemberID) {
			w.ok(w.Skip(w.ctx(), notKept("x", chat.NoConsent)))
			w.ok(w.Skip(w.ctx(), notKept("x", chat.NoConsent)))
			w.ok(w.Skip(w.ctx(), notKept("y", chat.NoConsent)))
			w.ok(w.Skip(w.ctx(), notKept("z", chat.NotAllowed)))
		}, want{0, map[chat.Reason]int{chat.NoConsent: 2, chat.NotAllowed: 1}}},
		{"unreadable, and then received after all", func(w *world, a chat.MemberID) {
			w.ok(w.Skip(w.ctx(), notKept("mark-m", chat.Unreadable)))
			w.ok(w.Skip(w.ctx(), notKept("mark-n", chat.Unreadable)))
			w.record(posting("m", a, "text"))
			w.record(posting("m", a, "text"))
		}, want{1, map[chat.Reason]int{chat.Unreadable: 1}}},
		{"received, and then heard of as unreadable", func(w *world, a chat.MemberID) {
			w.record(posting("m", a, "text"))
			w.ok(w.Skip(w.ctx(), notKept("mark-m", chat.Unreadable)))
		}, want{1, map[chat.Reason]int{}}},
		{"unreadable, received, and heard of as unreadable again", func(w *world, a chat.MemberID) {
			w.ok(w.Skip(w.ctx(), notKept("mark-m", chat.Unreadable)))
			w.record(posting("m", a, "text"))
			w.ok(w.Skip(w.ctx(), notKept("mark-m", chat.Unreadable)))
		}, want{1, map[chat.Reason]int{}}},
		{"received, and delivered again when consent was withdrawn", func(w *world, a chat.MemberID) {
			w.record(posting("m", a, "text"))
			w.ok(w.Skip(w.ctx(), notKept("mark-m", chat.NoConsent)))
		}, want{1, map[chat.Reason]int{}}},
		{"not kept for want of consent, and delivered again when it was given", func(w *world, a chat.MemberID) {
			w.ok(w.Skip(w.ctx(), notKept("mark-m", chat.NoConsent)))
			w.record(posting("m", a, "text"))
		}, want{0, map[chat.Reason]int{chat.NoConsent: 1}}},
		{"a posting without a mark is kept", func(w *world, a chat.MemberID) {
			p := posting("m", a, "text")
			p.Mark = ""
			w.record(p)
			p.Message = "n"
			w.record(p)
		}, want{2, map[chat.Reason]int{}}},
	}
	for _, test := range tests {
		t.Run(test.label, func(t *testing.T) {
			onBoth(t, func(t *testing.T, w *world) {
				w.allow()
				test.do(w, w.meet("a"))
				c := w.counts(mentees)
				if diff := cmp.Diff(test.want, want{c.Postings, c.NotKept}, cmp.AllowUnexported(want{})); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
				if other := w.counts(mentors); other.Postings != 0 || len(other.NotKept) != 0 {
					t.Errorf("another group counts %+v", other)
				}
			})
		})
	}
}

// A vote, a reaction, an edit or a deletion that could not be read at first is
// counted, since nobody can tell what it is; once it is read it is no posting,
// and is in no count. It comes back as unreadable, and is not counted again.
//
// Broken on purpose and seen red: without settleAsRead in Note, in Amend and in
// Delete, one at a time; and with the hour of what is read for that of the count.
func TestWhatIsNoPostingIsNotCountedOnceItIsRead(t *testing.T) {
	for label, read := range map[string]func(w *world, a chat.MemberID) error{
		"vote": func(w *world, a chat.MemberID) error {
			h := vote("m", a, 1, time.Hour)
			h.Mark = "mark-m"
			return w.Note(w.ctx(), h)
		},
		"reaction": func(w *world, a chat.MemberID) error {
			h := reaction("m", a, "👍", time.Hour)
			h.Mark = "mark-m"
			return w.Note(w.ctx(), h)
		},
		"edit": func(w *world, a chat.MemberID) error { return w.Amend(w.ctx(), edited("m", "p", a, "new", time.Hour)) },
		"edit that waits": func(w *world, a chat.MemberID) error {
			return w.Amend(w.ctx(), edited("m", "later", a, "new", time.Hour))
		},
		"deletion":                   func(w *world, a chat.MemberID) error { return w.Delete(w.ctx(), deleted("m", "p", a, a)) },
		"deletion of another's, ill": func(w *world, a chat.MemberID) error { return w.Delete(w.ctx(), deleted("m", "p", w.meet("b"), a)) },
	} {
		t.Run(label, func(t *testing.T) {
			onBoth(t, func(t *testing.T, w *world) {
				w.allow()
				a := w.meet("a")
				w.record(posting("p", a, "text"))
				w.ok(w.Skip(w.ctx(), notKept("other", chat.Unreadable)))
				w.ok(w.Skip(w.ctx(), notKept("mark-m", chat.Unreadable)))
				if got := w.counts(mentees).NotKept[chat.Unreadable]; got != 2 {
					t.Fatalf("%d are counted before it is read, not 2", got)
				}
				for range 2 { // WhatsApp delivers again
					w.ok(read(w, a))
					w.ok(w.Skip(w.ctx(), notKept("mark-m", chat.Unreadable)))
					if got := w.counts(mentees); got.NotKept[chat.Unreadable] != 1 || got.Postings != 1 {
						t.Errorf("%d are counted, and %d postings kept, not one each", got.NotKept[chat.Unreadable], got.Postings)
					}
				}
			})
		})
	}
}

// deleted is a deletion with its own mark.
func deleted(message, target chat.MessageID, by, author chat.MemberID) chat.Deletion {
	return chat.Deletion{Group: mentees, Target: target, By: by, Author: author, At: noon.Add(time.Hour), Mark: "mark-" + string(message)}
}

func TestACountKeepsOnlyTheHour(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.ok(w.Skip(w.ctx(), notKept("x", chat.NotAllowed)))
		if n := w.number(`SELECT hour FROM not_kept`); n != int(noon.UnixMilli()) {
			t.Errorf("the hour is %d", n)
		}
	})
}

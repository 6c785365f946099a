package storage_test

import (
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// Seen red: with a selectDue that does not ask whether the group is awaited,
// with a Reconcile that leaves it awaited, and with members who are not stopped.
func TestANewNumber(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		me := w.meet("a")
		w.joined(mentees, "a", false, noon)
		w.ok(w.WroteFirst(w.ctx(), me, noon))
		w.ok(w.Enqueue(w.ctx(), say("3EB0G", chat.Recipient{Group: mentees})))
		w.ok(w.Enqueue(w.ctx(), say("3EB0P", chat.Recipient{Member: me})))
		due := func() (ids []chat.MessageID) {
			list, err := w.Due(w.ctx(), noon.Add(24*time.Hour), 10)
			w.ok(err)
			for _, out := range list {
				ids = append(ids, out.Envelope().ID)
			}
			return ids
		}
		if len(due()) != 2 {
			t.Fatalf("due before: %q", due())
		}
		later := noon.Add(time.Hour)
		groups, err := w.NewNumber(w.ctx(), later)
		w.ok(err)
		if len(groups) != 2 || groups[0].Name == "" || groups[0].Language == "" {
			t.Errorf("the groups: %+v", groups)
		}
		if again, err := w.NewNumber(w.ctx(), later); err != nil || len(again) != 0 {
			t.Errorf("asked again: %+v (%v)", again, err)
		}
		if len(due()) != 0 {
			t.Errorf("sent before the new number is anywhere: %q", due())
		}
		w.ok(w.Reconcile(w.ctx(), chat.GroupRead{Group: mentees, Members: []chat.GroupMember{{Person: person("a")}}, At: later}))
		if got := due(); len(got) != 1 || got[0] != "3EB0G" {
			t.Errorf("in the group, and not written to: %q", got)
		}
		w.ok(w.WroteFirst(w.ctx(), me, later.Add(time.Minute)))
		if len(due()) != 2 {
			t.Errorf("after both: %q", due())
		}
		if groups, err = w.NewNumber(w.ctx(), later.Add(time.Hour)); err != nil || len(groups) != 1 || groups[0].ID != mentees {
			t.Errorf("another number a while later: %+v (%v)", groups, err)
		}
	})
}

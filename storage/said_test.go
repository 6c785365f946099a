package storage_test

import (
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// What waits is never sent, what was sent is deleted, and what was on its way
// is deleted as soon as it is settled. Broken on purpose: without
// removeIfTakenBack the last of these stays in the group.
func TestWhatIsTakenBack(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		post := func(id chat.MessageID, urgency chat.Urgency) {
			out := say(id, chat.Recipient{Group: mentees})
			out.Urgency = urgency
			w.ok(w.Enqueue(w.ctx(), out))
		}
		post("waits", chat.Notice)
		post("sent", chat.Notice)
		post("flies", chat.Alarm)
		post("answer", chat.Answer)
		w.ok(w.Enqueue(w.ctx(), &chat.React{Header: chat.Header{ID: "react", To: chat.Recipient{Group: mentees}, Urgency: chat.Notice}, Target: "m"}))
		w.ok(w.Sent(w.ctx(), "sent", noon))
		said := func() (ids string) {
			list, err := w.SaidIn(w.ctx(), mentees, noon.Add(-time.Hour), 10)
			w.ok(err)
			for _, s := range list {
				ids += string(s.ID) + " "
			}
			return ids
		}
		if got := said(); got != "flies sent waits " {
			t.Errorf("said in the group: %s", got)
		}
		if s, err := w.SaidByMessage(w.ctx(), mentees, "answer"); err != nil || s.Text.String() != "text of answer" {
			t.Errorf("an answer: %+v (%v)", s, err)
		}
		if _, err := w.SaidByMessage(w.ctx(), mentors, "answer"); !isNotFound(err) {
			t.Errorf("in another group: %v", err)
		}
		for id, want := range map[chat.MessageID]bool{"waits": false, "sent": true, "flies": false} {
			if fresh, sent, err := w.TakeBack(w.ctx(), id, "un"+id, noon); err != nil || !fresh || sent != want {
				t.Errorf("%s was sent: %v, want %v (%v)", id, sent, want, err)
			}
			if fresh, _, err := w.TakeBack(w.ctx(), id, "again", noon); fresh || err != nil {
				t.Errorf("%s twice: %v (%v)", id, fresh, err)
			}
		}
		if got := said(); got != "" {
			t.Errorf("said in the group, after all was taken back: %s", got)
		}
		w.ok(w.Sent(w.ctx(), "answer", noon))
		w.ok(w.Sent(w.ctx(), "react", noon))
		if due, err := w.Due(w.ctx(), noon, 10); err != nil || len(due) != 0 {
			t.Errorf("%d messages would be sent (%v)", len(due), err)
		}
		if c := w.counts(mentees); c.Dead != 0 || c.Waiting != 0 {
			t.Errorf("what was taken back is counted as trouble: %+v", c)
		}
		w.ok(w.Sent(w.ctx(), "flies", noon)) // it was on its way
		w.ok(w.Sent(w.ctx(), "flies", noon))
		due, err := w.Due(w.ctx(), noon, 10)
		w.ok(err)
		if len(due) != 1 {
			t.Fatalf("%d messages delete it, not one", len(due))
		}
		if remove, ok := due[0].(*chat.Remove); !ok || remove.Target != "flies" || remove.ID != "unflies" || remove.To.Group != mentees {
			t.Errorf("deleted by %+v", due[0])
		}
		pruned, err := w.Prune(w.ctx(), noon.Add(91*24*time.Hour))
		w.ok(err)
		if pruned.Outbox != 5 {
			t.Errorf("%d rows are pruned, not five: what was taken back goes with age", pruned.Outbox)
		}
	})
}

package storage_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

func say(id chat.MessageID, to chat.Recipient) *chat.Say {
	return &chat.Say{Header: chat.Header{ID: id, To: to, Urgency: chat.Answer}, Text: privacy.Author("text of " + string(id))}
}

// due are the ids of what may be sent at a moment.
func (w *world) due(at time.Time) string {
	w.Helper()
	list, err := w.Due(w.ctx(), at, 100)
	w.ok(err)
	var ids []chat.MessageID
	for _, out := range list {
		ids = append(ids, out.Envelope().ID)
	}
	return fmt.Sprint(ids)
}

func TestOutboxGivesOutInOrder(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		group := chat.Recipient{Group: mentees}
		later := say("b", group)
		later.NotBefore = noon.Add(time.Hour)
		for _, out := range []*chat.Say{say("c", group), later, say("a", group), say("c", group)} {
			w.ok(w.Enqueue(w.ctx(), out))
		}
		changed := say("a", group)
		changed.Text = privacy.Author("another text")
		w.ok(w.Enqueue(w.ctx(), changed)) // the first stands
		if got := w.due(noon); got != "[c a]" {
			t.Errorf("at noon: %s", got)
		}
		if got := w.due(noon.Add(time.Hour)); got != "[c b a]" {
			t.Errorf("an hour later: %s", got)
		}
		list, err := w.Due(w.ctx(), noon, 1)
		w.ok(err)
		if len(list) != 1 {
			t.Errorf("%d messages, not 1", len(list))
		}
		if n := w.number(`SELECT COUNT(*) FROM outbox WHERE body LIKE '%another%'`); n != 0 {
			t.Error("a repeated id replaced the message")
		}
	})
}

func TestOutboxSettles(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		for _, id := range []chat.MessageID{"sent", "later", "dead"} {
			w.ok(w.Enqueue(w.ctx(), say(id, chat.Recipient{Group: mentees})))
		}
		w.ok(w.Sent(w.ctx(), "sent", noon))
		w.ok(w.Sent(w.ctx(), "sent", noon.Add(time.Hour)))
		for i := range 2 {
			attempts, err := w.Postpone(w.ctx(), "later", noon.Add(time.Hour), "not connected")
			w.ok(err)
			if attempts != i+1 {
				t.Errorf("%d attempts, not %d", attempts, i+1)
			}
		}
		w.ok(w.Bury(w.ctx(), "dead", "gone", noon))
		w.ok(w.Bury(w.ctx(), "sent", "gone", noon)) // too late
		if got := w.due(noon); got != "[]" {
			t.Errorf("at noon: %s", got)
		}
		if got := w.due(noon.Add(time.Hour)); got != "[later]" {
			t.Errorf("an hour later: %s", got)
		}
		if c := w.counts(""); c.Waiting != 1 || c.Dead != 1 {
			t.Errorf("counts %+v", c)
		}
		if n := w.number(`SELECT COUNT(*) FROM outbox WHERE id = 'sent' AND sent_at = ` + millis(noon)); n != 1 {
			t.Error("the first time of sending does not stand")
		}
		w.ok(w.Enqueue(w.ctx(), say("sent", chat.Recipient{Group: mentees})))
		if got := w.due(noon.Add(time.Hour)); got != "[later]" {
			t.Errorf("what was sent is sent again: %s", got)
		}
		_, postponed := w.Postpone(w.ctx(), "sent", noon, "x")
		for what, err := range map[string]error{
			"Sent": w.Sent(w.ctx(), "none", noon), "Bury": w.Bury(w.ctx(), "none", "x", noon), "Postpone of what was sent": postponed,
		} {
			if !isNotFound(err) {
				t.Errorf("%s: error %v, not ErrNotFound", what, err)
			}
		}
	})
}

func TestNobodyIsWrittenToWhoHasNotWrittenFirst(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		id := w.meet("lid", "pn")
		w.ok(w.Enqueue(w.ctx(), say("p", chat.Recipient{Member: id})))
		if got := w.due(noon); got != "[]" {
			t.Errorf("before the first word: %s", got)
		}
		w.ok(w.WroteFirst(w.ctx(), id, noon))
		list, err := w.Due(w.ctx(), noon, 10)
		w.ok(err)
		if len(list) != 1 {
			t.Fatalf("after the first word: %d messages", len(list))
		}
		want := chat.Recipient{Member: id, Aliases: []chat.Alias{"lid", "pn"}}
		if diff := cmp.Diff(want, list[0].Envelope().To); diff != "" {
			t.Errorf("recipient (-want +got):\n%s", diff)
		}
		w.ok(w.StopWriting(w.ctx(), id))
		if got := w.due(noon); got != "[]" {
			t.Errorf("after they stopped it: %s", got)
		}
		if err := w.Enqueue(w.ctx(), say("q", chat.Recipient{Member: 999})); !isNotFound(err) {
			t.Errorf("to nobody: error %v, not ErrNotFound", err)
		}
	})
}

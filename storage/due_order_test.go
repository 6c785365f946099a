package storage_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// One asker with many answers, or many notices of the night, keep nobody else
// out of a limited view of the outbox.
func TestDueShowsEverybodyWhoWaits(t *testing.T) {
	onBoth(t, func(_ *testing.T, w *world) {
		w.allow()
		amina, ben := w.meet("amina"), w.meet("ben")
		put := func(id string, urgency chat.Urgency, group chat.GroupID, asker chat.MemberID) {
			w.ok(w.Enqueue(w.ctx(), &chat.Say{Header: chat.Header{
				ID: chat.MessageID(id), To: chat.Recipient{Group: group}, Urgency: urgency, Asker: asker,
			}}))
		}
		for i := range 30 {
			put(fmt.Sprintf("notice %02d", i), chat.Notice, mentees, 0)
			put(fmt.Sprintf("amina %02d", i), chat.Answer, mentees, amina)
		}
		put("ben 00", chat.Answer, mentees, ben)
		put("alarm", chat.Alarm, mentees, 0)
		put("gone", chat.Alarm, mentors, 0)
		w.ok(w.DisallowGroup(w.ctx(), mentors))
		due, err := w.Due(w.ctx(), noon.Add(time.Hour), 5)
		w.ok(err)
		var got []chat.MessageID
		for _, message := range due {
			got = append(got, message.Envelope().ID)
		}
		want := []chat.MessageID{"alarm", "amina 00", "ben 00", "amina 01", "amina 02"}
		if !slices.Equal(got, want) {
			w.Errorf("due: %q, not %q", got, want)
		}
	})
}

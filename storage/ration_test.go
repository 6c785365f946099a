package storage_test

import (
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// What a group is told counts for the day on which it goes: what was sent for
// that of its sending, what waits for that on which it may go. Private messages,
// answers, what was taken back and dead letters count for none.
func TestWhatAGroupIsToldInADay(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		tomorrow := noon.AddDate(0, 0, 1)
		ben := w.meet("ben")
		put := func(id string, urgency chat.Urgency, to chat.Recipient, notBefore time.Time) {
			w.ok(w.Enqueue(w.ctx(), &chat.Say{Header: chat.Header{ID: chat.MessageID(id), To: to, Urgency: urgency, NotBefore: notBefore, Unasked: chat.AboutRota}}))
		}
		group := chat.Recipient{Group: mentees}
		put("NOW", chat.Notice, group, time.Time{})
		put("LATER", chat.Notice, group, tomorrow)
		put("BACK", chat.Notice, group, time.Time{})
		put("DEAD", chat.Notice, group, time.Time{})
		put("ANSWER", chat.Answer, group, time.Time{})
		put("PRIVATE", chat.Notice, chat.Recipient{Member: ben}, time.Time{})
		_, _, err := w.TakeBack(w.ctx(), "BACK", "GONE", noon)
		w.ok(err)
		w.ok(w.Bury(w.ctx(), "DEAD", "no", noon))
		hold := func(what string, today, next int, sent bool) {
			t.Helper()
			count := w.NoticesIn
			if sent {
				count = w.NoticesSent
			}
			day := noon.Add(-time.Hour)
			a, err := count(w.ctx(), mentees, day, day.AddDate(0, 0, 1))
			w.ok(err)
			b, err := count(w.ctx(), mentees, day.AddDate(0, 0, 1), day.AddDate(0, 0, 2))
			w.ok(err)
			if a != today || b != next {
				t.Errorf("%s: %d today and %d tomorrow, want %d and %d", what, a, b, today, next)
			}
		}
		hold("what waits", 1, 1, false)
		hold("sent", 0, 0, true)
		w.ok(w.Sent(w.ctx(), "NOW", tomorrow)) // the line was down
		hold("sent a day late", 0, 2, false)
		hold("sent a day late", 0, 1, true)
		due, err := w.Due(w.ctx(), tomorrow, 10)
		w.ok(err)
		for _, message := range due {
			if header := message.Envelope(); header.ID == "LATER" && header.Unasked != chat.AboutRota {
				t.Errorf("what it is about is lost: %+v", header)
			}
		}
		w.ok(w.LeaveUnsaid(w.ctx(), mentees, chat.AboutRecap, noon))
		for group, want := range map[chat.GroupID]int{mentees: 1, mentors: 0} {
			if n, err := w.UnsaidIn(w.ctx(), group, noon, tomorrow); err != nil || n != want {
				t.Errorf("%d left unsaid in %s (%v)", n, group, err)
			}
		}
		if n, err := w.UnsaidIn(w.ctx(), mentees, tomorrow, tomorrow.AddDate(0, 0, 1)); err != nil || n != 0 {
			t.Errorf("%d left unsaid tomorrow (%v)", n, err)
		}
	})
}

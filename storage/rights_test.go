package storage_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

func TestOnesOwnWordOnConsent(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		id := w.meet("a")
		if m := w.member(id); m.Consented || m.Refused {
			t.Fatalf("somebody new has said nothing: %+v", m)
		}
		w.ok(w.SetConsent(w.ctx(), id, true, noon))
		if m := w.member(id); !m.Consented || m.Refused {
			t.Errorf("after yes: %+v", m)
		}
		w.ok(w.SetConsent(w.ctx(), id, false, noon))
		if m := w.member(id); m.Consented || !m.Refused {
			t.Errorf("after no: %+v", m)
		}
		list, err := w.Requests(w.ctx(), noon.Add(-time.Hour))
		w.ok(err)
		if len(list) != 2 || list[0].Act != chat.ActConsent || list[1].Act != chat.ActRefuse || list[1].Member != id {
			t.Errorf("the register: %+v", list)
		}
	})
}

// Seen red: without the column in Forget, and with a Welcome that notes nothing.
func TestWhoWasShownRound(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		id, other := w.meet("a"), w.meet("b")
		w.ok(w.Welcome(w.ctx(), id, noon))
		if !w.member(id).Welcomed || w.member(other).Welcomed {
			t.Errorf("%+v and %+v", w.member(id), w.member(other))
		}
		_, err := w.Forget(w.ctx(), id, noon)
		w.ok(err)
		if w.member(id).Welcomed {
			t.Error("that somebody was shown round is remembered after they wished to be forgotten")
		}
		if err := w.Welcome(w.ctx(), 999, noon); !isNotFound(err) {
			t.Errorf("somebody who is not there: %v", err)
		}
	})
}

func TestForgetLeavesNothingButTheRefusal(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		me, other := w.meet("a"), w.meet("b")
		w.joined(mentees, "a", false, noon)
		for _, p := range []chat.Posting{posting("M1", me, "first words"), posting("M2", me, "second words"), posting("M3", other, "another's words")} {
			w.record(p)
		}
		w.ok(w.Note(w.ctx(), chat.Heard{Kind: chat.HeardReaction, Group: mentees, Member: me, At: noon, Message: "R1", Target: "M3", Emoji: "👍"}))
		w.ok(w.Remind(w.ctx(), me, privacy.KindName, noon))
		w.ok(w.Enqueue(w.ctx(), &chat.Say{
			Header: chat.Header{ID: "OUT1", To: chat.Recipient{Group: mentees}, Urgency: chat.Answer, Asker: me},
			Reply:  &chat.Quoted{Message: "M1", Author: chat.Party{Member: me}, Text: privacy.Stored("first words")},
		}))
		for _, h := range w.waiting() {
			w.ok(w.Reacted(w.ctx(), h.ID, noon))
		}
		for _, id := range []chat.MemberID{me, other} {
			_, err := w.Claim(w.ctx(), fmt.Sprintf("asked for member %d", id), noon)
			w.ok(err)
		}
		w.record(posting("M4", me, "forget me")) // its turn is the one that is now taken

		done, err := w.Forget(w.ctx(), me, noon)
		w.ok(err)
		if done.Count != 3 || done.Number == 0 {
			t.Errorf("erased %d postings under number %d, want 3 and a number", done.Count, done.Number)
		}
		for table, query := range map[string]string{
			"words":     `SELECT COUNT(*) FROM posting WHERE member = (SELECT member FROM member_alias WHERE hash = 'a') AND text <> ''`,
			"reactions": `SELECT COUNT(*) FROM reaction`,
			"reminders": `SELECT COUNT(*) FROM reminder`,
			"answers":   `SELECT COUNT(*) FROM outbox`,
			"doings":    fmt.Sprintf(`SELECT COUNT(*) FROM occurrence WHERE job = 'asked for member %d'`, me),
			"register":  `SELECT COUNT(*) FROM register WHERE member IS NOT NULL`,
		} {
			if n := w.number(query); n != 0 {
				t.Errorf("%s: %d left", table, n)
			}
		}
		if n := w.number(`SELECT COUNT(*) FROM occurrence`); n != 1 {
			t.Errorf("what was done for another: %d, want 1", n)
		}
		if n := w.number(`SELECT COUNT(*) FROM posting WHERE text = 'another''s words'`); n != 1 {
			t.Errorf("another's posting: %d, want 1", n)
		}
		if m := w.member(me); !m.Refused || !m.In(mentees) {
			t.Errorf("the person is to be remembered as one who refused, and still in the group: %+v", m)
		}
		if waiting := w.waiting(); len(waiting) != 1 || waiting[0].Message != "M4" {
			t.Errorf("the turn that erased must still be there to be finished: %v", w.texts())
		}
	})
}

// Beside what they wrote a person is shown when they came and left, the first
// time too, that they voted, how they reacted and what they asked for; others'
// deeds are not among them.
func TestDeedsOfAPerson(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		day := func(n int) time.Time { return noon.AddDate(0, 0, n) }
		w.joined(mentees, "a", false, day(0))
		w.joined(mentees, "b", false, day(0))
		me, other := w.meet("a"), w.meet("b")
		w.ok(w.Left(w.ctx(), chat.MemberLeft{Group: mentees, Member: person("a"), At: day(1)}))
		w.joined(mentees, "a", false, day(2))
		for _, id := range []chat.MemberID{me, other} {
			by := chat.MessageID(fmt.Sprint("by", id))
			w.ok(w.Note(w.ctx(), chat.Heard{Kind: chat.HeardReaction, Group: mentees, Member: id, At: day(3), Message: by, Target: "M3", Emoji: "👍"}))
			w.ok(w.Note(w.ctx(), chat.Heard{Kind: chat.HeardVote, Group: mentees, Member: id, At: day(4), Message: "vote" + by, Target: "M3"}))
			w.ok(w.SetConsent(w.ctx(), id, true, day(5)))
		}
		got, err := w.DeedsOf(w.ctx(), me)
		w.ok(err)
		want := []chat.Deed{
			{Kind: chat.DeedJoined, Group: mentees, At: day(0)},
			{Kind: chat.DeedLeft, Group: mentees, At: day(1)},
			{Kind: chat.DeedJoined, Group: mentees, At: day(2)},
			{Kind: chat.DeedReaction, Group: mentees, At: day(3), What: "👍"},
			{Kind: chat.DeedVote, Group: mentees, At: day(4)},
			{Kind: chat.DeedRequest, At: day(5), What: "consent"},
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestRemoveTakesTheWordsAway(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		w.record(posting("M1", w.meet("a"), "a name"))
		p, err := w.PostingByMessage(w.ctx(), mentees, "M1")
		w.ok(err)
		for range 2 {
			w.ok(w.Remove(w.ctx(), p.ID, noon))
		}
		p, err = w.PostingByMessage(w.ctx(), mentees, "M1")
		w.ok(err)
		if !p.Text.IsEmpty() {
			t.Errorf("the words are still there: %q", p.Text)
		}
		if list, err := w.Requests(w.ctx(), noon); err != nil || len(list) != 1 || list[0].Act != chat.ActRemove || list[0].Group != mentees {
			t.Errorf("the register: %+v (%v)", list, err)
		}
		if err := w.Remove(w.ctx(), 999, noon); !isNotFound(err) {
			t.Errorf("a posting that is not there: %v", err)
		}
	})
}

func TestOldPostingsExpire(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		me := w.meet("a")
		for i, age := range []int{800, 731, 729, 1} {
			p := posting(chat.MessageID(string(rune('A'+i))), me, "words")
			p.SentAt = noon.AddDate(0, 0, -age)
			w.record(p)
		}
		for _, h := range w.waiting() {
			w.ok(w.Reacted(w.ctx(), h.ID, noon))
		}
		n, err := w.Expire(w.ctx(), noon.AddDate(0, 0, -730), noon)
		w.ok(err)
		if left := w.number(`SELECT COUNT(*) FROM posting`); n != 2 || left != 2 {
			t.Errorf("expired %d and left %d, want 2 and 2", n, left)
		}
		if list, err := w.Requests(w.ctx(), noon); err != nil || len(list) != 1 || list[0].Act != chat.ActExpire || list[0].Count != 2 {
			t.Errorf("the register: %+v (%v)", list, err)
		}
	})
}

func TestRemindersByKindAndAny(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		me := w.meet("a")
		if _, err := w.Reminded(w.ctx(), me, ""); !isNotFound(err) {
			t.Fatalf("nobody reminded them yet: %v", err)
		}
		w.ok(w.Remind(w.ctx(), me, privacy.KindName, noon))
		w.ok(w.Remind(w.ctx(), me, privacy.KindName, noon.Add(time.Hour)))
		if at, err := w.Reminded(w.ctx(), me, privacy.KindName); err != nil || !at.Equal(noon.Add(time.Hour)) {
			t.Errorf("of a name at %s (%v)", at, err)
		}
		if _, err := w.Reminded(w.ctx(), me, privacy.KindPhone); !isNotFound(err) {
			t.Errorf("of a number: %v", err)
		}
		if _, err := w.Reminded(w.ctx(), me, ""); err != nil {
			t.Errorf("of anything: %v", err)
		}
		// Two rows of one person: the later word, the refusal of either.
		w.ok(w.Remind(w.ctx(), w.meet("b"), privacy.KindName, noon.Add(2*time.Hour)))
		w.ok(w.SetConsent(w.ctx(), w.meet("b"), true, noon))
		w.ok(w.SetConsent(w.ctx(), me, false, noon))
		joined := w.meet("a", "b")
		if at, err := w.Reminded(w.ctx(), joined, privacy.KindName); err != nil || !at.Equal(noon.Add(2*time.Hour)) {
			t.Errorf("after joining: %s (%v)", at, err)
		}
		if m := w.member(joined); !m.Refused || m.Consented {
			t.Errorf("after joining: %+v", m)
		}
	})
}

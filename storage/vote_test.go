package storage_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mshauri/mshauri/chat"
)

func vote(message chat.MessageID, member chat.MemberID, choice byte, after time.Duration) chat.Heard {
	return chat.Heard{
		Kind: chat.HeardVote, Group: mentees, Member: member, At: noon.Add(after), Message: message, Target: "poll",
		Choices: []chat.OptionHash{{choice, 1}, {choice, 2}},
	}
}

func reaction(message chat.MessageID, member chat.MemberID, emoji string, after time.Duration) chat.Heard {
	return chat.Heard{
		Kind: chat.HeardReaction, Group: mentees, Member: member, At: noon.Add(after), Message: message, Target: "m", Emoji: emoji,
	}
}

func TestNoteKeepsTheLatest(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		a, b := w.meet("a"), w.meet("b")
		for _, h := range []chat.Heard{
			vote("v1", a, 1, time.Minute), vote("v1", a, 9, time.Hour), // repeated: nothing
			vote("v3", a, 3, 3*time.Minute), vote("v2", a, 2, 2*time.Minute), // the older one comes late
			vote("v1", b, 4, time.Minute),
			reaction("r1", a, "👍", time.Minute), reaction("r2", a, "", 2*time.Minute),
		} {
			w.ok(w.Note(w.ctx(), h))
		}
		if n := w.number(`SELECT COUNT(*) FROM vote`); n != 2 {
			t.Errorf("%d votes, not 2", n)
		}
		if n := w.number(`SELECT COUNT(*) FROM vote WHERE choices LIKE '0301%' AND at = ` + millis(noon.Add(3*time.Minute))); n != 1 {
			t.Error("the latest vote is not the one that is kept")
		}
		if n := w.number(`SELECT COUNT(*) FROM reaction WHERE emoji = ''`); n != 1 {
			t.Error("the reaction was not taken back")
		}
		want := []chat.Heard{
			vote("v1", a, 1, time.Minute), vote("v3", a, 3, 3*time.Minute), vote("v1", b, 4, time.Minute),
			reaction("r1", a, "👍", time.Minute), reaction("r2", a, "", 2*time.Minute),
		}
		got := w.waiting()
		for i := range got {
			got[i].ID = 0
		}
		if diff := cmp.Diff(want, got, sameText()); diff != "" {
			t.Errorf("what waits (-want +got):\n%s", diff)
		}
	})
}

func TestNoteRefuses(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		if err := w.Note(w.ctx(), vote("v", 77, 1, 0)); !errors.Is(err, chat.ErrNotFound) {
			t.Errorf("an unknown member: error %v, not ErrNotFound", err)
		}
		h := vote("v", w.meet("a"), 1, 0)
		h.Kind = chat.HeardJoin
		if err := w.Note(w.ctx(), h); err == nil {
			t.Error("a join was noted")
		}
		if n := len(w.waiting()); n != 0 {
			t.Errorf("%d wait, not 0", n)
		}
	})
}

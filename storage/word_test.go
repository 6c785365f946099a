package storage_test

import (
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// Broken on purpose: without the condition on changed_at in selectDue, what
// waited for the old phone went to the new one.
func TestNothingPrivateGoesToANewPhone(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		id, silent := w.meet("a"), w.meet("b")
		w.joined(mentees, "a", false, noon)
		w.ok(w.WroteFirst(w.ctx(), id, noon))
		to := chat.Recipient{Member: id}
		w.ok(w.Enqueue(w.ctx(), say("OLD-ANSWER", to)))
		notice := say("OLD-NOTICE", to)
		notice.Urgency = chat.Notice
		w.ok(w.Enqueue(w.ctx(), notice))
		if got := w.due(noon.Add(time.Hour)); got != "[OLD-ANSWER OLD-NOTICE]" {
			t.Fatalf("before: %q", got)
		}
		w.clock.Set(w.clock.Now().Add(time.Minute))
		w.ok(w.PhoneChanged(w.ctx(), person("a")))
		w.ok(w.PhoneChanged(w.ctx(), person("b")))
		w.ok(w.PhoneChanged(w.ctx(), person("nobody")))
		if m := w.member(id); !m.Changed || m.WroteFirst {
			t.Errorf("after the change: %+v", m)
		}
		if m := w.member(silent); m.Changed {
			t.Error("somebody who never wrote privately has nothing to confirm")
		}
		w.clock.Set(w.clock.Now().Add(time.Minute))
		w.ok(w.Enqueue(w.ctx(), say("QUESTION", to)))
		if got := w.due(noon.Add(time.Hour)); got != "[QUESTION]" {
			t.Errorf("to the new phone goes %q, want the question for the word alone", got)
		}
		word, err := w.RosterWord(w.ctx(), id)
		w.ok(err)
		again, err := w.RosterWord(w.ctx(), id)
		w.ok(err)
		if _, _, ok := chat.SplitRosterWord(word); !ok || again != word {
			t.Errorf("the word is %q, and then %q", word, again)
		}
		w.ok(w.WrongWord(w.ctx(), id))
		if m := w.member(id); m.WordTries != 1 || m.Word != word {
			t.Errorf("after a wrong word: %+v", m)
		}
		list, err := w.Unconfirmed(w.ctx())
		w.ok(err)
		if len(list) != 1 || list[0].Group != "Mentees" || list[0].Count != 1 {
			t.Errorf("the list: %+v", list)
		}
		w.ok(w.Confirm(w.ctx(), id))
		if m := w.member(id); m.Changed || !m.WroteFirst || m.WordTries != 0 {
			t.Errorf("confirmed: %+v", m)
		}
		if got := w.due(noon.Add(time.Hour)); got != "[OLD-ANSWER QUESTION OLD-NOTICE]" {
			t.Errorf("confirmed: %q", got)
		}
	})
}

// Every word can be split again, and none is drawn much more often.
func TestRosterWords(t *testing.T) {
	seen := make(map[string]bool)
	for chance := range uint64(10_000) {
		word := chat.RosterWord(chance)
		if _, number, ok := chat.SplitRosterWord(word); !ok || number < 10 || number > 99 {
			t.Fatalf("%q", word)
		}
		seen[word] = true
	}
	if len(seen) < 5000 {
		t.Errorf("only %d words", len(seen))
	}
}

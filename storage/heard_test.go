package storage_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
)

func TestWaitingIsReadInSteps(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		a := w.meet("a")
		for i := range 5 {
			w.record(posting(chat.MessageID(fmt.Sprintf("m-%d", i)), a, "text"))
		}
		var seen []chat.MessageID
		var after chat.HeardID
		for {
			list, err := w.Waiting(w.ctx(), after, 2)
			w.ok(err)
			if len(list) == 0 {
				break
			}
			for _, h := range list {
				seen, after = append(seen, h.Message), h.ID
			}
		}
		if fmt.Sprint(seen) != "[m-0 m-1 m-2 m-3 m-4]" {
			t.Errorf("seen: %v", seen)
		}
	})
}

func TestReacted(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		a := w.meet("a")
		w.record(posting("m", a, "text"))
		w.record(posting("n", a, "text"))
		first := w.waiting()[0]
		w.ok(w.Reacted(w.ctx(), first.ID, noon))
		w.ok(w.Reacted(w.ctx(), first.ID, noon.Add(time.Hour)))
		if got := w.waiting(); len(got) != 1 || got[0].Message != "n" {
			t.Errorf("%d wait", len(got))
		}
		if n := w.number(`SELECT COUNT(*) FROM heard WHERE reacted_at = ` + millis(noon)); n != 1 {
			t.Error("the first time does not stand")
		}
		if err := w.Reacted(w.ctx(), 999, noon); !errors.Is(err, chat.ErrNotFound) {
			t.Errorf("error %v, not ErrNotFound", err)
		}
	})
}

func TestTheThirdFailureIsTheLast(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		a := w.meet("a")
		w.record(posting("m", a, "text"))
		w.record(posting("n", a, "text"))
		id := w.waiting()[0].ID
		for i, want := range []bool{false, false, true, true} {
			dead, err := w.Failed(w.ctx(), id, "turn failed", noon.Add(time.Duration(i)*time.Minute))
			w.ok(err)
			if dead != want {
				t.Errorf("after failure %d: dead %v", i+1, dead)
			}
			if waiting := w.waiting(); !want && waiting[0].Attempts != i+1 {
				t.Errorf("after failure %d: %d attempts", i+1, waiting[0].Attempts)
			}
		}
		if got := w.waiting(); len(got) != 1 || got[0].Message != "n" {
			t.Errorf("%d wait", len(got))
		}
		if c := w.counts(""); c.Dead != 1 || c.Pending != 1 {
			t.Errorf("counts %+v", c)
		}
		if _, err := w.Failed(w.ctx(), 999, "turn failed", noon); !errors.Is(err, chat.ErrNotFound) {
			t.Errorf("error %v, not ErrNotFound", err)
		}
	})
}

package bot_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
)

// Turns that lead to nothing are noted together, and one that cannot be noted
// holds up no other: it is tried again.
//
// Broken on purpose: a noteQuiet that notes nothing left all of them waiting.
func TestQuietTurnsAreNoted(t *testing.T) {
	var refused atomic.Int64
	var first atomic.Int64
	h := newHouse(t, extra{record: func(inner bot.Record) bot.Record {
		return over{register: inner, reacted: func(_ context.Context, id chat.HeardID, _ time.Time) error {
			first.CompareAndSwap(0, int64(id))
			if int64(id) == first.Load() && refused.Add(1) <= 3 {
				return errors.New("the disk is full")
			}
			return nil
		}}
	}})
	group := h.group(chat.MenteesGroup, chat.English, "amina", "baraka")
	for range 5 {
		h.hear("amina", group, "The register was complete today.")
	}
	over := time.Now().Add(30 * time.Second)
	for {
		waiting, err := h.db.Waiting(t.Context(), 0, 10)
		if err != nil {
			t.Fatal(err)
		}
		if len(waiting) == 0 {
			break
		}
		if time.Now().After(over) {
			t.Fatalf("%d turns are not noted", len(waiting))
		}
		time.Sleep(5 * time.Millisecond)
	}
	if refused.Load() < 4 {
		t.Errorf("the refused one was tried %d times", refused.Load())
	}
}

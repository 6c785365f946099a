package bot

import (
	"context"
	"errors"
	"maps"
	"slices"

	"go.uber.org/zap"

	"github.com/mshauri/mshauri/chat"
)

// quietAtMost is how many quiet turns are noted at once, at most: they hold up
// the next posting for a few milliseconds.
const quietAtMost = 256

// A turn that leads to nothing, as most do, has only one thing to commit: that
// it was taken. That is noted for many turns in one transaction, within a
// second, since a commit of its own would compete for the disk with the postings
// that come in. A crash before it means that the turn is taken again.

// keepQuiet remembers that a turn was taken and led to nothing.
func (w *Workers) keepQuiet(id chat.HeardID) {
	w.mu.Lock()
	w.quiet[id] = true
	many := len(w.quiet) >= quietAtMost
	w.mu.Unlock()
	if many {
		w.Wake()
	}
}

// isMany reports whether as many quiet turns wait as are noted at once.
func (w *Workers) isMany() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.quiet) >= quietAtMost
}

// noteQuiet notes the quiet turns. What cannot be noted stays for the next
// time; what has gone meanwhile needs no note.
func (w *Workers) noteQuiet(ctx context.Context) {
	w.mu.Lock()
	ids := slices.Sorted(maps.Keys(w.quiet))
	w.mu.Unlock()
	if len(ids) == 0 {
		return
	}
	note := func(ctx context.Context, ids ...chat.HeardID) error {
		return w.Record.Transact(ctx, func(ctx context.Context) error {
			for _, id := range ids {
				if err := w.Record.Reacted(ctx, id, w.Clock.Now()); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if note(ctx, ids...) != nil { // one by one, so that one holds up no other
		ids = slices.DeleteFunc(ids, func(id chat.HeardID) bool {
			err := note(ctx, id)
			if err == nil || errors.Is(err, chat.ErrNotFound) {
				return false
			}
			w.Log.Error("a turn that led to nothing could not be noted", zap.Int64("heard", int64(id)), zap.Error(err))
			return true
		})
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, id := range ids {
		delete(w.quiet, id)
	}
}

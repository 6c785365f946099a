package transcript

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// writer settles batches, each in one transaction with how far it has come: a
// process that dies at any instruction has settled whole batches.
type writer struct {
	options Options
	store   Store
	dry     bool
	run     chat.Import
	overlap *overlap
	entries int
}

func (w *writer) write(ctx context.Context, b *batch) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	next := w.run
	next.Done = b.done
	next.Tally = add(next.Tally, b.tally)
	if b.last {
		next.EndedAt = w.options.Now
	}
	settle := func(ctx context.Context) error {
		fresh, err := w.unknown(ctx, b, &next.Tally)
		if err != nil {
			return err
		}
		if w.dry {
			next.Tally.Kept += len(fresh)
			return nil
		}
		kept, err := w.store.RecordImported(ctx, fresh)
		if err != nil {
			return err
		}
		next.Tally.Kept += kept
		next.Tally.Known += len(fresh) - kept
		return w.store.SaveImport(ctx, next)
	}
	var err error
	if w.dry {
		err = settle(ctx)
	} else {
		err = w.store.Transact(ctx, settle)
	}
	if err != nil {
		return err
	}
	w.run = next
	if w.options.Progress != nil {
		w.options.Progress(w.run.Done, w.entries)
	}
	return nil
}

// unknown returns the postings of a batch that the record does not have.
func (w *writer) unknown(ctx context.Context, b *batch, tally *chat.ImportTally) (fresh []chat.Posting, err error) {
	if len(b.items) == 0 {
		return nil, nil
	}
	from, until := b.items[0].at, b.items[0].at
	for _, m := range b.items {
		if m.at.Before(from) {
			from = m.at
		}
		if m.at.After(until) {
			until = m.at
		}
	}
	except := w.run.Number
	if except == 0 {
		except = -1 // a dry run has no number, and leaves nothing out
	}
	kept, err := w.store.KeptBetween(ctx, w.options.Group.ID, from.Truncate(time.Minute), until.Truncate(time.Minute).Add(time.Minute), except)
	if err != nil {
		return nil, err
	}
	if len(kept) > 0 {
		there, here := w.overlap.byMinute(kept), make(map[int64][]*item)
		for _, m := range b.items {
			if !m.lost {
				here[minuteOf(m.at)] = append(here[minuteOf(m.at)], m)
			}
		}
		for at, messages := range here {
			w.overlap.known(messages, there[at])
		}
	}
	for _, m := range b.items {
		switch {
		case m.lost:
			tally.Lost++
		case m.known:
			tally.Known++
		default:
			m.posting.Import = w.run.Number
			for _, finding := range m.posting.Findings {
				tally.Removed += finding.Count
			}
			fresh = append(fresh, m.posting)
		}
	}
	return fresh, nil
}

func add(a, b chat.ImportTally) chat.ImportTally {
	a.Kept += b.Kept
	a.Known += b.Known
	a.NotCovered += b.NotCovered
	a.TooOld += b.TooOld
	a.Deleted += b.Deleted
	a.Missing += b.Missing
	a.Lost += b.Lost
	a.Notices += b.Notices
	a.Strange += b.Strange
	a.Removed += b.Removed
	return a
}

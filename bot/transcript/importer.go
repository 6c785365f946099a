package transcript

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// Journal is what an import asks of the record about postings.
type Journal interface {
	// Transact runs fn in one transaction, which travels in the context.
	Transact(ctx context.Context, fn func(context.Context) error) error
	// FindImport returns the import of a file, or chat.ErrNotFound.
	FindImport(ctx context.Context, file string) (chat.Import, error)
	// BeginImport notes that a file is being read, or returns it as it was left.
	BeginImport(context.Context, chat.Import) (chat.Import, error)
	// SaveImport keeps how far an import has come.
	SaveImport(context.Context, chat.Import) error
	// KeptBetween returns what was kept of a group from a moment until before
	// another, by whatever road but one import.
	KeptBetween(ctx context.Context, group chat.GroupID, from, until time.Time, except int64) ([]chat.Kept, error)
	// RecordImported keeps postings to which nobody is to react, and returns
	// how many were not there before.
	RecordImported(context.Context, []chat.Posting) (int, error)
}

// Store is the record as an import sees it; *storage.DB satisfies it.
type Store interface {
	Senders
	Journal
}

// Cleaner is the engine's road from the raw side of a message to the clean
// one; *bot.Engine satisfies it.
type Cleaner interface {
	Clean(chat.Incoming) (chat.Posting, error)
}

// Options say what is read, into which group, and on whose word.
type Options struct {
	Source   *Source
	Group    chat.Group
	Basis    string // the consent, in writing, with its date
	Roster   *Roster
	Order    Order // DatesUnknown lets the chat decide
	Again    bool  // read a chat once more that was read before
	Zone     *time.Location
	Oldest   time.Time // what is older would be erased tonight, and is not kept
	Now      time.Time
	Key      privacy.Key
	Numbered Numbered
	Workers  int // how many scrub at once
	// Progress is told how many entries are settled, of how many.
	Progress func(done, of int)

	fileID string // the keyed hash of the chat
}

// ErrAlready says that a chat was read before, and that nothing was added.
var ErrAlready = errors.New("this chat was imported before")

// Import reads a chat into the record, or, when dry, only counts what would
// become of it. A context that ends stops it between two batches: the same
// import goes on there. It returns ErrAlready with the report of the first
// time when the chat is known, after having learnt from the roster who is who.
func Import(ctx context.Context, o Options, cleaner Cleaner, store Store, dry bool) (Report, error) {
	sum, err := o.Source.Sum()
	if err != nil {
		return Report{}, err
	}
	o.fileID = o.Key.Pseudonym("chat", sum)
	before, err := store.FindImport(ctx, o.fileID)
	if err != nil && !errors.Is(err, chat.ErrNotFound) {
		return Report{}, err
	}
	if err == nil && before.Group != o.Group.ID {
		return Report{}, fmt.Errorf("this chat was imported into another group on %s: is --group right?", before.BegunAt.In(o.Zone).Format("2 January 2006"))
	}
	layout, c, err := o.look()
	if err != nil {
		return Report{}, err
	}
	finished := !before.EndedAt.IsZero() && !o.Again
	if err := c.place(ctx, o, store, dry); err != nil {
		return Report{}, err
	}
	if finished {
		return o.report(before, layout, c), ErrAlready
	}
	run := before
	if !dry {
		if run, err = store.BeginImport(ctx, chat.Import{File: o.fileID, Group: o.Group.ID, Basis: o.Basis, BegunAt: o.Now}); err != nil {
			return Report{}, err
		}
		if !run.EndedAt.IsZero() { // again, from the beginning
			run.EndedAt, run.Done, run.Tally = time.Time{}, 0, chat.ImportTally{}
		}
		run.Basis = o.Basis
	} else if o.Again {
		run.Done, run.Tally = 0, chat.ImportTally{}
	}
	w := &writer{options: o, store: store, dry: dry, run: run, overlap: newOverlap(c.senders), entries: c.entries}
	err = o.pipe(ctx, layout, c, cleaner, w)
	return o.report(w.run, layout, c), err
}

// look reads the chat twice: for its layout, and for who writes in it.
func (o Options) look() (layout Layout, c *census, err error) {
	err = o.reading(func(in io.Reader) (err error) {
		layout, err = Survey(in, o.Order, o.Now)
		return err
	})
	if err != nil {
		return layout, nil, err
	}
	err = o.reading(func(in io.Reader) (err error) {
		c, err = count(NewReader(in, layout, o.Zone))
		return err
	})
	return layout, c, err
}

// reading opens the chat for one reading.
func (o Options) reading(use func(io.Reader) error) error {
	in, err := o.Source.Read()
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	return use(in)
}

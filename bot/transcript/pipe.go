package transcript

import (
	"context"
	"errors"
	"io"
	"strconv"
	"sync"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

const (
	// batchSize is how many messages are settled in one transaction, up to the
	// end of their minute. More would save little: a disk's word takes less
	// time than so many.
	batchSize = 2048
	mostBatch = 8192
	// batchSpan keeps what the record has beside a batch small.
	batchSpan = 31 * 24 * time.Hour
)

// item is one message on its way to the record.
type item struct {
	at      time.Time
	sender  *sender
	kind    chat.Kind
	place   int // among the entries of the file
	text    []byte
	options [][]byte
	posting chat.Posting
	lost    bool // could not be scrubbed
	known   bool
	media   bool
	words   string
}

// batch is some entries in a row, which are settled together.
type batch struct {
	items []*item
	done  int // entries of the file settled with it
	last  bool
	tally chat.ImportTally
	clean chan struct{} // closed when every item is
}

// pipe reads, scrubs on several processors, and writes in the order of the
// file. It holds a few batches at a time, whatever the size of the file.
func (o Options) pipe(ctx context.Context, layout Layout, c *census, cleaner Cleaner, w *writer) error {
	in, err := o.Source.Read()
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	reading, stop := context.WithCancel(ctx)
	workers := max(1, o.Workers)
	ordered, dirty := make(chan *batch, 2*workers), make(chan *batch, 2*workers)
	var all sync.WaitGroup
	defer all.Wait()
	defer stop()
	var broken error
	all.Go(func() {
		defer close(ordered)
		defer close(dirty)
		broken = o.batches(NewReader(in, layout, o.Zone), c, w.run.Done, func(b *batch) error {
			for _, into := range []chan *batch{dirty, ordered} {
				select {
				case into <- b:
				case <-reading.Done():
					return reading.Err()
				}
			}
			return nil
		})
	})
	names := newMentions(c.senders)
	for range workers {
		all.Go(func() {
			for b := range dirty {
				for _, m := range b.items {
					m.scrub(o, names, cleaner)
				}
				close(b.clean)
			}
		})
	}
	for b := range ordered {
		<-b.clean
		if err := w.write(ctx, b); err != nil {
			return err
		}
	}
	return broken
}

// batches cuts a chat into batches that end with a minute, behind those
// entries that are settled already.
func (o Options) batches(r *Reader, c *census, settled int, send func(*batch) error) error {
	b := &batch{clean: make(chan struct{})}
	var from, minute time.Time
	for place := 0; ; place++ {
		e, err := r.Next()
		if errors.Is(err, io.EOF) {
			b.done, b.last = place, true
			return send(b)
		} else if err != nil {
			return err
		}
		if place < settled {
			continue
		}
		now := e.At.Truncate(time.Minute)
		if full := len(b.items) >= batchSize || !from.IsZero() && (now.Sub(from) > batchSpan || from.Sub(now) > batchSpan); full && !now.Equal(minute) || len(b.items) >= mostBatch {
			b.done = place
			if err := send(b); err != nil {
				return err
			}
			b, from = &batch{clean: make(chan struct{})}, time.Time{}
		}
		if from.IsZero() {
			from = now
		}
		minute = now
		if m := o.take(e, c, &b.tally); m != nil {
			m.place = place
			b.items = append(b.items, m)
		}
	}
}

// take counts an entry, and keeps a copy of it if it may be kept. The words of
// others are left where they are.
func (o Options) take(e *Entry, c *census, tally *chat.ImportTally) *item {
	switch e.Sort {
	case System:
		tally.Notices++
		return nil
	case Strange:
		tally.Strange++
		return nil
	case Deleted:
		tally.Deleted++
		return nil
	case Waiting:
		tally.Missing++
		return nil
	}
	s := c.of(e)
	switch {
	case !s.covered:
		tally.NotCovered++
		return nil
	case e.At.Before(o.Oldest):
		tally.TooOld++
		return nil
	}
	m := &item{at: e.At, sender: s, kind: e.Kind, media: isMedia(e.Kind), text: append([]byte(nil), e.text...)}
	for _, option := range e.options {
		m.options = append(m.options, append([]byte(nil), option...))
	}
	return m
}

// scrub takes a message along the engine's own road.
func (m *item) scrub(o Options, names *mentions, cleaner Cleaner) {
	incoming := chat.Incoming{
		ID:    chat.MessageID(o.fileID + "-" + strconv.Itoa(m.place)), // the same when a process died and reads again
		Group: o.Group.ID, Sender: m.sender.person, SentAt: m.at.UTC(), Kind: m.kind,
		Text: privacy.NewRaw(string(names.mask(m.text))),
	}
	for _, option := range m.options {
		incoming.Options = append(incoming.Options, privacy.NewRaw(string(names.mask(option))))
	}
	posting, err := cleaner.Clean(incoming)
	m.text, m.options = nil, nil
	if err != nil {
		m.lost = true
		return
	}
	posting.Member, posting.Role = m.sender.member, m.sender.role
	m.posting, m.words = posting, bareWords(posting.Text.String())
}

package whatsapp

import (
	"context"
	"errors"
	"time"

	"go.mau.fi/libsignal/signalerror"
	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.mau.fi/whatsmeow/store"
	"google.golang.org/protobuf/proto"
)

// buffer is where a message waits between its decryption, which moves the
// ratchet for good, and our commit. whatsmeow's own writes the plaintext; what
// goes through this one is rebuilt with its texts scrubbed.
type buffer struct {
	inner   store.EventBuffer
	rebuild *rebuilder
	trouble *trouble
	// turn is taken by whoever decrypts, from looking a message up to keeping
	// it. After a cut whatsmeow works on the copies of a message that came on
	// the old line and on the new one at the same time; the second would find
	// nothing kept and the ratchet moved, and acknowledge what the first may
	// still fail to settle.
	turn chan struct{}
}

var _ store.EventBuffer = (*buffer)(nil)

func newBuffer(inner store.EventBuffer, rebuild *rebuilder, trouble *trouble) *buffer {
	return &buffer{inner: inner, rebuild: rebuild, trouble: trouble, turn: make(chan struct{}, 1)}
}

// turnTimeout is more than any decryption takes, with a locked database.
const turnTimeout = 30 * time.Second

// take waits for the turn. It never waits for ever: a message handled out of
// turn is better than none handled at all.
func (b *buffer) take() {
	select {
	case b.turn <- struct{}{}:
	case <-time.After(turnTimeout):
	}
}

func (b *buffer) give() {
	select {
	case <-b.turn:
	default:
	}
}

// GetBufferedEvent returns what is kept of a message that was decrypted before.
// When there is nothing, the turn is kept for DoDecryptionTxn, which follows.
func (b *buffer) GetBufferedEvent(ctx context.Context, hash [32]byte) (event *store.BufferedEvent, err error) {
	b.take()
	defer func() {
		if event != nil || err != nil {
			b.give()
		}
	}()
	defer b.trouble.guard("read the buffer", &err)
	event, err = b.inner.GetBufferedEvent(ctx, hash)
	return event, b.trouble.withhold(err)
}

// PutBufferedEvent keeps a decrypted message, rebuilt. One on which scrubbing
// panics is kept as an unreadable message: the stanza would otherwise come back
// at every start.
func (b *buffer) PutBufferedEvent(ctx context.Context, hash [32]byte, plaintext []byte, at time.Time) (err error) {
	defer b.trouble.guard("write the buffer", &err)
	return b.trouble.failed(ctx, b.inner.PutBufferedEvent(ctx, hash, b.keepable(plaintext), at))
}

// errUsed says that another message has used up the key of this one.
var errUsed = errors.New("its counter was used by another message")

// DoDecryptionTxn runs the decryption of one message in a transaction. Storage
// errors, wherever they came up, are withheld; cryptographic ones pass, but for
// an old counter: whatsmeow takes it for a copy, says "received", and tells
// nobody. A copy is known by its hash and does not come so far; this is another
// message, from a phone that used a counter twice, and is asked for again.
func (b *buffer) DoDecryptionTxn(ctx context.Context, fn func(context.Context) error) error {
	defer b.give()
	ctx, w := withWatch(ctx)
	var cause error // what fn returned: a cryptographic error unless the watch saw more
	err := b.inner.DoDecryptionTxn(ctx, func(ctx context.Context) (err error) {
		defer func() { cause = err }()
		defer b.trouble.guard("decrypt", &err) // a panic past this point would leave SQLite locked
		if err = fn(ctx); err == nil {
			err = w.err // libsignal swallowed it
		}
		return err
	})
	switch {
	case err == nil:
		return nil
	case w.err != nil, cause == nil, b.trouble.active.Load():
		return b.trouble.withhold(err)
	case errors.Is(err, signalerror.ErrOldCounter):
		b.trouble.counters.oldCounter.Add(1)
		return errUsed
	default:
		return err
	}
}

// ClearBufferedEventPlaintext forgets a message that is settled. Its hash stays
// for 14 days, so that a copy is known as one.
func (b *buffer) ClearBufferedEventPlaintext(ctx context.Context, hash [32]byte) (err error) {
	defer b.trouble.guard("clear the buffer", &err)
	return b.trouble.failed(ctx, b.inner.ClearBufferedEventPlaintext(ctx, hash))
}

// DeleteOldBufferedHashes forgets the hashes that are over 14 days old.
func (b *buffer) DeleteOldBufferedHashes(ctx context.Context) (err error) {
	defer b.trouble.guard("prune the buffer", &err)
	return b.trouble.failed(ctx, b.inner.DeleteOldBufferedHashes(ctx))
}

// keepable is the padded form of a message as it may lie on disk.
func (b *buffer) keepable(plaintext []byte) []byte {
	kept, err := b.rebuild.message(unpad(plaintext))
	if err != nil {
		kept = nil
	}
	return pad(kept)
}

// unpad cuts off the padding: as many bytes as the last one says. whatsmeow
// does the same after us, so that what has no padding has no content either.
func unpad(padded []byte) []byte {
	if len(padded) == 0 {
		return nil
	}
	count := int(padded[len(padded)-1])
	if count > len(padded) {
		return nil
	}
	return padded[:len(padded)-count]
}

// pad adds padding of one byte.
func pad(plaintext []byte) []byte { return append(plaintext[:len(plaintext):len(plaintext)], 1) }

// message rebuilds a marshalled message. What cannot be parsed becomes an empty
// one; what cannot be scrubbed becomes one that says so.
func (r *rebuilder) message(plaintext []byte) (kept []byte, err error) {
	var m waE2E.Message
	if err := proto.Unmarshal(plaintext, &m); err != nil {
		return nil, err
	}
	return proto.MarshalOptions{Deterministic: true}.Marshal(r.rebuildOrMark(&m))
}

// rebuildOrMark is rebuild, and on a panic the mark of an unreadable message.
func (r *rebuilder) rebuildOrMark(m *waE2E.Message) (kept *waE2E.Message) {
	defer func() {
		if recover() != nil {
			r.panicked()
			kept = unreadableMessage()
		}
	}()
	return r.rebuild(m)
}

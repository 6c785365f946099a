package whatsapp

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"go.mau.fi/libsignal/signalerror"
	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.mau.fi/whatsmeow/store"
	"google.golang.org/protobuf/proto"
)

// fakeBuffer keeps events in memory, slowly, and fails on demand.
type fakeBuffer struct {
	store.EventBuffer
	mu   sync.Mutex
	kept map[[32]byte][]byte
	fail error
}

func (f *fakeBuffer) GetBufferedEvent(_ context.Context, hash [32]byte) (*store.BufferedEvent, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if plaintext, ok := f.kept[hash]; ok {
		return &store.BufferedEvent{Plaintext: plaintext}, f.fail
	}
	return nil, f.fail
}

func (f *fakeBuffer) PutBufferedEvent(_ context.Context, hash [32]byte, plaintext []byte, _ time.Time) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.kept[hash] = plaintext
	return f.fail
}

func (f *fakeBuffer) DoDecryptionTxn(ctx context.Context, fn func(context.Context) error) error {
	time.Sleep(20 * time.Millisecond)
	return fn(ctx)
}

func testBuffer(t *testing.T) (*buffer, *fakeBuffer) {
	t.Helper()
	inner := &fakeBuffer{kept: map[[32]byte][]byte{}}
	return newBuffer(inner, newRebuilder(t), &trouble{counters: &counters{}, alarm: func(string, error) {}, mend: func() {}}), inner
}

// Two copies of a message come on two lines at once. whatsmeow looks both up,
// and decrypts both; the ratchet opens one. The other must find what is kept,
// or it is acknowledged whatever becomes of the first.
func TestTwoCopiesAtOnceAreOneDecryption(t *testing.T) {
	b, _ := testBuffer(t)
	hash, opened := [32]byte{1}, false
	outcomes := make(chan error, 2)
	for range 2 {
		go func() { // as whatsmeow's bufferedDecrypt does
			event, err := b.GetBufferedEvent(t.Context(), hash)
			if err != nil || event != nil {
				outcomes <- err
				return
			}
			outcomes <- b.DoDecryptionTxn(t.Context(), func(ctx context.Context) error {
				if opened {
					return signalerror.ErrOldCounter
				}
				opened = true
				return b.PutBufferedEvent(ctx, hash, []byte{1}, time.Time{})
			})
		}()
	}
	for range 2 {
		if err := <-outcomes; err != nil {
			t.Errorf("a copy ended with %v", err)
		}
	}
}

func TestOnlyStorageErrorsAreWithheld(t *testing.T) {
	full := errors.New("database or disk is full")
	for label, c := range map[string]struct {
		fail     error
		decrypt  func(ctx context.Context, b *buffer) error
		withheld bool
	}{
		"nothing":        {nil, func(context.Context, *buffer) error { return nil }, false},
		"cryptography":   {nil, func(context.Context, *buffer) error { return signalerror.ErrNoSessionForUser }, false},
		"a used counter": {nil, func(context.Context, *buffer) error { return fmt.Errorf("failed: %w", signalerror.ErrOldCounter) }, false},
		"a panic":        {nil, func(context.Context, *buffer) error { panic("libsignal") }, false},
		"the buffer": {full, func(ctx context.Context, b *buffer) error {
			return b.PutBufferedEvent(ctx, [32]byte{}, nil, time.Time{})
		}, true},
		"swallowed": {nil, func(ctx context.Context, b *buffer) error { _ = b.trouble.failed(ctx, full); return nil }, true},
		"told as another": {nil, func(ctx context.Context, b *buffer) error {
			_ = b.trouble.failed(ctx, full)
			return signalerror.ErrNoValidSessions
		}, true},
		"after a failure": {nil, func(_ context.Context, b *buffer) error {
			b.trouble.active.Store(true)
			return signalerror.ErrNoValidSessions
		}, true},
		"the line's end": {nil, func(context.Context, *buffer) error { return context.Canceled }, true},
		"wrapped in words": {nil, func(ctx context.Context, b *buffer) error {
			return errors.Join(errors.New("failed to save"), b.trouble.failed(ctx, full))
		}, true},
	} {
		b, inner := testBuffer(t)
		inner.fail = c.fail
		err := b.DoDecryptionTxn(t.Context(), func(ctx context.Context) error { return c.decrypt(ctx, b) })
		if errors.Is(err, context.Canceled) != c.withheld {
			t.Errorf("%s: withheld %v, want %v (%v)", label, !c.withheld, c.withheld, err)
		}
		if label == "a used counter" && (errors.Is(err, signalerror.ErrOldCounter) || b.trouble.counters.oldCounter.Load() != 1) {
			t.Errorf("%s: it is %v, and counted %d times", label, err, b.trouble.counters.oldCounter.Load())
		}
		if label == "cryptography" && !errors.Is(err, signalerror.ErrNoSessionForUser) {
			t.Errorf("%s: it was changed to %v", label, err)
		}
	}
	b, inner := testBuffer(t)
	inner.fail = full
	if _, err := b.GetBufferedEvent(t.Context(), [32]byte{}); !errors.Is(err, context.Canceled) {
		t.Errorf("looking a message up: %v", err)
	}
	if !b.trouble.active.Load() || b.trouble.counters.storageErrors.Load() != 1 {
		t.Error("nobody knows of the trouble")
	}
}

func TestWhatCannotBeParsedIsKeptAsNothing(t *testing.T) {
	b, _ := testBuffer(t)
	for _, padded := range [][]byte{nil, {}, {9}, {0xff, 0xff, 0xff, 1}, bytes.Repeat([]byte{200}, 100), []byte("plain text\x01")} {
		if kept := b.keepable(padded); !bytes.Equal(kept, []byte{1}) {
			t.Errorf("% x is kept as % x", padded, kept)
		}
	}
	said := pad(marshal(t, &waE2E.Message{Conversation: proto.String("habari")}))
	said = append(said[:len(said)-1], 4, 4, 4, 4) // phones pad with more
	kept := b.keepable(said)
	var m waE2E.Message
	if err := proto.Unmarshal(unpad(kept), &m); err != nil || m.GetExtendedTextMessage().GetText() != scrubbed {
		t.Errorf("it is kept as %v, %v", &m, err)
	}
}

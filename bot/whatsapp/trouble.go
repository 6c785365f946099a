package whatsapp

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
)

// errPanicked is what a panic becomes inside a transaction.
var errPanicked = errors.New("panicked")

// withheldError is a storage error in the clothes of a cancelled context.
// whatsmeow then neither acknowledges the message nor asks for it again: both
// would lose it.
type withheldError struct{ cause error }

func (e *withheldError) Error() string        { return "storage: " + e.cause.Error() }
func (e *withheldError) Unwrap() error        { return e.cause }
func (e *withheldError) Is(target error) bool { return target == context.Canceled }

// trouble knows whether link.db can be relied on. From the first failed access
// until a probe has succeeded nothing is acknowledged, since whatsmeow takes
// some of these failures for a message that cannot be decrypted.
type trouble struct {
	active   atomic.Bool
	counters *counters
	alarm    func(reason string, err error)
	// mend asks for a probe, and then for a new line: what was withheld comes
	// only to a new one.
	mend func()
}

// note raises the alarm for a failed access, and returns the error as it came.
func (t *trouble) note(err error) error {
	if err == nil || errors.Is(err, context.Canceled) && !errors.As(err, new(*withheldError)) {
		return err // a line that ended is no fault of the store's
	}
	t.counters.storageErrors.Add(1)
	if !t.active.Swap(true) {
		t.alarm("the WhatsApp store cannot be used", err)
	}
	t.mend()
	return err
}

// withhold is note for errors that decide on an acknowledgement.
func (t *trouble) withhold(err error) error {
	if err == nil {
		return nil
	}
	_ = t.note(err)
	return &withheldError{cause: err}
}

// watch lets the stores that are used inside one decryption say that they
// failed, whatever libsignal makes of it, and remembers the sessions as they
// were read.
type watch struct {
	err      error
	sessions map[string][]byte
}

type watchKey struct{}

func withWatch(ctx context.Context) (context.Context, *watch) {
	w := &watch{sessions: make(map[string][]byte)}
	return context.WithValue(ctx, watchKey{}, w), w
}

// failed notes a failed access, in the watch of the context if there is one.
func (t *trouble) failed(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if w, ok := ctx.Value(watchKey{}).(*watch); ok && w.err == nil {
		w.err = err
	}
	return t.note(err)
}

// guard turns a panic into an error that says where.
func (t *trouble) guard(where string, err *error) {
	if problem := recover(); problem != nil {
		t.counters.panics.Add(1)
		t.alarm("a panic was caught", fmt.Errorf("%s: %w", where, errPanicked))
		*err = fmt.Errorf("%s: %w", where, errPanicked)
	}
}

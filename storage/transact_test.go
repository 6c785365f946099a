package storage_test

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
)

var errStop = errors.New("stop")

func TestTransactKeepsAllOrNothing(t *testing.T) {
	tests := []struct {
		label string
		fn    func(ctx context.Context, w *world, a chat.MemberID) error
		kept  bool
		err   error
	}{
		{"everything", func(ctx context.Context, w *world, a chat.MemberID) error {
			return w.Record(ctx, posting("m", a, "text"))
		}, true, nil},
		{"a transaction inside takes part", func(ctx context.Context, w *world, a chat.MemberID) error {
			return w.Transact(ctx, func(ctx context.Context) error { return w.Record(ctx, posting("m", a, "text")) })
		}, true, nil},
		{"an error", func(ctx context.Context, w *world, a chat.MemberID) error {
			return errors.Join(w.Record(ctx, posting("m", a, "text")), errStop)
		}, false, errStop},
		{"an error after a transaction inside", func(ctx context.Context, w *world, a chat.MemberID) error {
			err := w.Transact(ctx, func(ctx context.Context) error { return w.Record(ctx, posting("m", a, "text")) })
			return errors.Join(err, errStop)
		}, false, errStop},
		{"an error inside that is swallowed", func(ctx context.Context, w *world, a chat.MemberID) error {
			_ = w.Transact(ctx, func(ctx context.Context) error {
				return errors.Join(w.Record(ctx, posting("m", a, "text")), errStop)
			})
			return nil
		}, false, errStop},
		{"an error of the database that is swallowed", func(ctx context.Context, w *world, a chat.MemberID) error {
			if err := w.Record(ctx, posting("m", a, "text")); err != nil {
				return err
			}
			_ = w.Record(ctx, posting("n", 77, "text"))
			return nil
		}, false, chat.ErrNotFound},
		{"a panic", func(ctx context.Context, w *world, a chat.MemberID) error {
			if err := w.Record(ctx, posting("m", a, "text")); err != nil {
				return err
			}
			panic("a panic with text")
		}, false, errors.ErrUnsupported},
		{"a panic inside that is swallowed", func(ctx context.Context, w *world, a chat.MemberID) error {
			if err := w.Record(ctx, posting("m", a, "text")); err != nil {
				return err
			}
			_ = w.Transact(ctx, func(context.Context) error { panic("a panic with text") })
			return nil
		}, false, errors.ErrUnsupported},
	}
	for _, test := range tests {
		t.Run(test.label, func(t *testing.T) {
			onBoth(t, func(t *testing.T, w *world) {
				w.allow()
				a := w.meet("a")
				err := w.Transact(w.ctx(), func(ctx context.Context) error { return test.fn(ctx, w, a) })
				switch {
				case test.kept && err != nil:
					t.Errorf("error %v", err)
				case !test.kept && err == nil:
					t.Error("no error")
				case test.err == errors.ErrUnsupported: // any error, without the panic's words
					if strings.Contains(err.Error(), "text") {
						t.Errorf("the error repeats the panic: %v", err)
					}
				case !errors.Is(err, test.err):
					t.Errorf("error %v, not %v", err, test.err)
				}
				if kept := w.counts("").Postings == 1; kept != test.kept {
					t.Errorf("kept: %v", kept)
				}
				w.record(posting("after", a, "text")) // nothing stayed locked
			})
		})
	}
}

// A test that fails inside a transaction, for example, ends its goroutine.
func TestTransactRollsBackWhenTheGoroutineEnds(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		a := w.meet("a")
		done := make(chan struct{})
		go func() {
			defer close(done)
			_ = w.Transact(w.ctx(), func(ctx context.Context) error {
				_ = w.Record(ctx, posting("m", a, "text"))
				runtime.Goexit()
				return nil
			})
		}()
		<-done
		w.record(posting("after", a, "text"))
		if n := w.counts("").Postings; n != 1 {
			t.Errorf("%d postings, not 1", n)
		}
	})
}

func TestAnotherWriterWaitsForATransaction(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		a := w.meet("a")
		var all sync.WaitGroup
		w.ok(w.Transact(w.ctx(), func(ctx context.Context) error {
			all.Go(func() {
				if err := w.Record(w.ctx(), posting("other", a, "text")); err != nil {
					t.Error(err)
				}
			})
			time.Sleep(50 * time.Millisecond)
			if list, err := w.Waiting(w.ctx(), 0, 10); err != nil || len(list) != 0 { // readers do not wait
				t.Errorf("%d wait, error %v", len(list), err)
			}
			return w.Record(ctx, posting("m", a, "text"))
		}))
		all.Wait()
		if n := w.counts("").Postings; n != 2 {
			t.Errorf("%d postings, not 2", n)
		}
	})
}

func TestAWriterThatWaitsMayGiveUp(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		a := w.meet("a")
		w.ok(w.Transact(w.ctx(), func(context.Context) error {
			short, cancel := context.WithTimeout(w.ctx(), 20*time.Millisecond)
			defer cancel()
			if err := w.Record(short, posting("m", a, "text")); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("error %v, not that its time was over", err)
			}
			return nil
		}))
		ended, cancel := context.WithCancel(w.ctx())
		cancel()
		if err := w.Record(ended, posting("m", a, "text")); !errors.Is(err, context.Canceled) {
			t.Errorf("error %v, not that it was cancelled", err)
		}
		if n := w.counts("").Postings; n != 0 {
			t.Errorf("%d postings, not 0", n)
		}
	})
}

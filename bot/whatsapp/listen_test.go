package whatsapp_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/lab"
)

func TestTheEventInHandIsFinished(t *testing.T) {
	r := begin(t)
	nurse := r.phone("Achieng")
	inHand, finish := make(chan struct{}), make(chan struct{})
	r.refusing(func(e chat.Event) error {
		if _, ok := e.(chat.MessageReceived); ok {
			close(inHand)
			<-finish
		}
		return nil
	})
	id := must(t)(nurse.Say(within(t), r.account.PN, "subiri"))
	<-inHand
	time.AfterFunc(300*time.Millisecond, func() { close(finish) })
	r.stop()
	r.message(id)
	check(t, r.server.WaitAcknowledged(within(t), r.device, id))
	if state := r.link.State().State; state != chat.LinkPaired {
		t.Errorf("after the end the link says %s", state)
	}
}

func TestAHandlerHasADeadline(t *testing.T) {
	r := prepare(t, func(r *rig) { r.pace.Handler = 200 * time.Millisecond })
	r.pair()
	nurse := r.phone("Achieng")
	r.group(lab.LIDMode, nurse)
	ctx, cancel := context.WithCancel(t.Context())
	done, took := make(chan error, 1), make(chan error, 100)
	go func() {
		done <- r.link.Listen(ctx, func(ctx context.Context, e chat.Event) error {
			if _, ok := e.(chat.MessageReceived); !ok {
				return nil
			}
			<-ctx.Done()
			took <- ctx.Err()
			return ctx.Err()
		})
	}()
	must(t)(nurse.Say(within(t), r.account.PN, "polepole"))
	if err := <-took; !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the handler's context ended with %v", err)
	}
	<-took // it comes again
	cancel()
	check(t, <-done)
}

func TestOneListensAtATime(t *testing.T) {
	r := prepare(t)
	if err := r.link.Listen(within(t), r.handle); !errors.Is(err, whatsapp.ErrUnpaired) {
		t.Errorf("an unpaired link listens: %v", err)
	}
	if state := r.link.State().State; state != chat.LinkUnpaired {
		t.Errorf("it says %s", state)
	}
	r.pair()
	if err := r.link.Pair(within(t), func(whatsapp.PairEvent) {}); !errors.Is(err, whatsapp.ErrPaired) {
		t.Errorf("it was paired twice: %v", err)
	}
	if err := r.link.PairPhone(within(t), "Njeri", func(whatsapp.PairEvent) {}); err == nil {
		t.Error("a name was taken for a number")
	}
	r.listen()
	if err := r.link.Listen(within(t), r.handle); err == nil {
		t.Error("two listen")
	}
	r.stop()
	r.listen() // and again
}

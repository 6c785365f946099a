package whatsapp

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"go.mau.fi/whatsmeow"
	"go.uber.org/zap"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
)

// How long the end of Listen waits for an event in hand, and then for its
// receipt to be on its way.
const (
	handGrace    = 5 * time.Second
	receiptGrace = 50 * time.Millisecond
)

// ErrUnpaired says that the number is not linked yet.
var ErrUnpaired = errors.New("no WhatsApp number is linked yet: run mshauri pair")

var errNobodyListens = errors.New("nobody listens")

// listener is the handler of one Listen.
type listener struct {
	handle  bot.Handler
	mu      sync.Mutex
	leaving bool
	inHand  sync.WaitGroup
}

// enter takes an event in hand, unless the listener is leaving.
func (h *listener) enter() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.leaving {
		return false
	}
	h.inHand.Add(1)
	return true
}

// leave takes no more events, and waits a while for those in hand.
func (h *listener) leave(grace time.Duration) {
	h.mu.Lock()
	h.leaving = true
	h.mu.Unlock()
	within(grace, h.inHand.Wait)
}

// Listen connects and delivers events to the handler until the context ends.
// It comes back up after every loss of the line that allows it, and otherwise
// stays, saying why with chat.LinkChanged. An event that the handler refuses is
// delivered again. It returns ErrUnpaired when there is nothing to connect.
func (l *Link) Listen(ctx context.Context, handle bot.Handler) error {
	own := &listener{handle: handle}
	l.mu.Lock()
	switch {
	case l.closed:
		l.mu.Unlock()
		return errors.New("the WhatsApp link is closed")
	case l.listener != nil:
		l.mu.Unlock()
		return errors.New("somebody listens to the WhatsApp link already")
	case l.client.Store.ID == nil:
		l.mu.Unlock()
		return ErrUnpaired
	}
	l.listener = own
	l.listening.Add(1)
	l.mu.Unlock()
	defer l.listening.Done()

	l.again.push(chat.LinkChanged{Link: l.State()})
	var workers sync.WaitGroup
	workers.Go(func() { l.again.run(ctx, l.options.Pace.Again, l.options.Pace.AgainMost, l.deliver) })
	workers.Go(func() { l.supervise(ctx) })
	<-ctx.Done()

	own.leave(handGrace)
	time.Sleep(receiptGrace)
	// A line that is being opened is let go when the link is closed.
	within(handGrace, func() {
		l.hangUp()
		workers.Wait()
	})
	l.mu.Lock()
	l.listener = nil
	l.mu.Unlock()
	if state := l.State().State; state == chat.LinkConnected || state == chat.LinkTimeLocked || state == chat.LinkLost {
		l.become(chat.Link{State: chat.LinkPaired}, false)
	}
	return nil
}

// isListening reports whether there is a handler.
func (l *Link) isListening() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.listener != nil
}

// within runs fn, and waits for it no longer than that.
func within(most time.Duration, fn func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		fn()
	}()
	select {
	case <-done:
	case <-time.After(most):
	}
}

// background runs fn beside the queue of events, unless the link is closed.
func (l *Link) background(fn func(context.Context)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return
	}
	l.listening.Go(func() {
		ctx, cancel := context.WithTimeout(l.base, time.Minute)
		defer cancel()
		fn(ctx)
	})
}

// deliver hands one event to the handler, with its deadline. A panic is a
// refusal: whatsmeow would take it for success.
func (l *Link) deliver(event chat.Event) (err error) {
	l.mu.Lock()
	own := l.listener
	l.mu.Unlock()
	if own == nil || !own.enter() {
		return errNobodyListens
	}
	defer own.inHand.Done()
	defer l.trouble.guard("handle an event", &err)
	// The end of Listen does not cut short what is in hand.
	ctx, cancel := context.WithTimeout(l.base, l.options.Pace.Handler)
	defer cancel()
	if err = own.handle(ctx, event); err != nil {
		l.counters.refused.Add(1)
		l.log.Warn("event refused", zap.String("event", fmt.Sprintf("%T", event)), zap.String("cause", Mask(err.Error())))
	}
	return err
}

// hangUp closes the line ourselves.
func (l *Link) hangUp() {
	l.state.setOnline(false)
	l.line.letGo()
	l.current().Disconnect()
}

// reconnect starts a new line. When it cannot be opened at all, another attempt
// follows.
func (l *Link) reconnect(why string) {
	l.log.Info("connecting", zap.String("why", why))
	l.hangUp()
	switch err := l.current().Connect(); {
	case err == nil, errors.Is(err, whatsmeow.ErrAlreadyConnected):
	default:
		l.log.Warn("could not connect", zap.String("cause", Mask(err.Error())))
		l.become(chat.Link{State: chat.LinkLost}, false)
		l.recall.ask()
	}
}

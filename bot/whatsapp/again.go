package whatsapp

import (
	"context"
	"sync"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// mostWaiting is how many events may wait for the handler in memory.
const mostWaiting = 4096

// again hands over what WhatsApp does not send twice: states of the line,
// memberships read, messages that could not be read. They wait in memory and
// in order until the handler takes them.
type again struct {
	counters *counters
	wake     chan struct{}

	mu    sync.Mutex
	queue []chat.Event
}

func newAgain(counters *counters) *again {
	return &again{counters: counters, wake: make(chan struct{}, 1)}
}

// push adds an event at the end. When too many wait, the oldest is dropped.
func (a *again) push(event chat.Event) {
	a.mu.Lock()
	if len(a.queue) >= mostWaiting {
		a.queue = a.queue[1:]
		a.counters.overflowed.Add(1)
	}
	a.queue = append(a.queue, event)
	a.mu.Unlock()
	select {
	case a.wake <- struct{}{}:
	default:
	}
}

// take removes the first event.
func (a *again) take() (chat.Event, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.queue) == 0 {
		return nil, false
	}
	event := a.queue[0]
	a.queue = a.queue[1:]
	return event, true
}

// putBack returns the first event to its place.
func (a *again) putBack(event chat.Event) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.queue = append([]chat.Event{event}, a.queue...)
}

// run delivers until the context ends. A refused event is tried again after a
// pause that doubles.
func (a *again) run(ctx context.Context, first, most time.Duration, deliver func(chat.Event) error) {
	pause := first
	for {
		event, ok := a.take()
		var wait <-chan time.Time
		switch {
		case !ok:
		case deliver(event) == nil:
			pause = first
			if ctx.Err() != nil {
				return
			}
			continue
		default:
			a.putBack(event)
			wait = time.After(pause)
			pause = min(2*pause, most)
		}
		wake := a.wake
		if wait != nil {
			wake = nil
		}
		select {
		case <-ctx.Done():
			return
		case <-wake:
		case <-wait:
		}
	}
}

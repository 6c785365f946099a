package whatsapp

import (
	"sync"
	"time"
)

// recall asks for the messages whose acknowledgement was withheld: WhatsApp
// sends them again to a new line only. It paces itself, so that a message that
// always fails does not keep the line down.
type recall struct {
	due chan struct{}

	mu          sync.Mutex
	first, most time.Duration
	pause       time.Duration
	waiting     *time.Timer
	calm        *time.Timer
	stopped     bool
}

func newRecall(first, most time.Duration) *recall {
	return &recall{due: make(chan struct{}, 1), first: first, most: most, pause: first}
}

// ask makes due fire once the pause is over. Each pause is twice the one
// before, until nothing was asked for during two of the longest.
func (r *recall) ask() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.stopped || r.waiting != nil {
		return
	}
	if r.calm != nil {
		r.calm.Stop()
	}
	r.waiting = time.AfterFunc(r.pause, r.fire)
	r.pause = min(2*r.pause, r.most)
}

func (r *recall) fire() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.waiting = nil
	if r.stopped {
		return
	}
	r.calm = time.AfterFunc(2*r.most, func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.pause = r.first
	})
	select {
	case r.due <- struct{}{}:
	default:
	}
}

func (r *recall) stop() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stopped = true
	for _, timer := range []*time.Timer{r.waiting, r.calm} {
		if timer != nil {
			timer.Stop()
		}
	}
}

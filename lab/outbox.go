package lab

import (
	"sync"
	"time"

	"github.com/coder/websocket"
	waBinary "go.mau.fi/whatsmeow/binary"

	"github.com/mshauri/mshauri/lab/wire"
)

// parcel is one thing for a line's writer to do, in this order: wait, send, cut.
type parcel struct {
	wait time.Duration
	node *waBinary.Node
	cut  bool
}

// outbox is a line's unbounded queue of what is to be written.
type outbox struct {
	link   *link
	cipher *wire.Cipher
	mu     sync.Mutex
	queue  []parcel
	wake   chan struct{}
}

func newOutbox(l *link, cipher *wire.Cipher) *outbox {
	return &outbox{link: l, cipher: cipher, wake: make(chan struct{}, 1)}
}

func (o *outbox) put(p parcel) {
	o.mu.Lock()
	o.queue = append(o.queue, p)
	o.mu.Unlock()
	select {
	case o.wake <- struct{}{}:
	default:
	}
}

func (o *outbox) take() []parcel {
	o.mu.Lock()
	defer o.mu.Unlock()
	queue := o.queue
	o.queue = nil
	return queue
}

// run writes until the line ends.
func (o *outbox) run() {
	for {
		select {
		case <-o.wake:
		case <-o.link.ctx.Done():
			return
		}
		for _, p := range o.take() {
			if !o.handle(p) {
				o.link.cut()
				return
			}
		}
	}
}

func (o *outbox) handle(p parcel) bool {
	if p.wait > 0 {
		select {
		case <-time.After(p.wait):
		case <-o.link.ctx.Done():
			return false
		}
	}
	if p.node != nil {
		plain, err := wire.Encode(*p.node)
		if err != nil {
			return false
		}
		if err = o.link.ws.Write(o.link.ctx, websocket.MessageBinary, wire.Frame(o.cipher.Seal(plain))); err != nil {
			return false
		}
	}
	return !p.cut
}

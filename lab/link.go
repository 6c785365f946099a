package lab

import (
	"context"
	"net/http"
	"time"

	"github.com/coder/websocket"
	waBinary "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/proto/waWa6"
	"go.mau.fi/whatsmeow/socket"

	"github.com/mshauri/mshauri/lab/wire"
)

// link is one client's line. Its reader is the HTTP handler's goroutine; its writer is a goroutine that empties an unbounded
// queue, so that handlers, which hold the server's lock, only ever queue.
type link struct {
	server *Server
	ws     *websocket.Conn
	ctx    context.Context
	cancel context.CancelFunc
	in     *wire.Cipher
	out    *outbox

	device  *device  // nil while pairing
	pairing *pairing // nil otherwise
	line    int      // which connection of its device this is

	active    bool        // the client wants live stanzas
	quiet     receiptName // what the client is to acknowledge last; see Quiet
	quietened bool
	framesIn  int
	framesTo  int
	aside     *waBinary.Node // held back until another frame has overtaken it
	lastIn    *waBinary.Node // the same, for what came in

	sent    int // stanzas of the queue sent on this line
	reached int // the highest of them that was acknowledged
	backlog int // of those waiting at login, how many are still to be sent
	waited  int // how many were waiting at login
	stall   *time.Timer
}

// serve runs a line from its handshake to its end.
func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	ws, err := websocket.Accept(w, r, &websocket.AcceptOptions{InsecureSkipVerify: true}) // clients name web.whatsapp.com as origin
	if err != nil {
		return // Accept has answered
	}
	ws.SetReadLimit(socket.FrameMaxSize)
	ctx, cancel := context.WithCancel(s.ctx)
	l := &link{server: s, ws: ws, ctx: ctx, cancel: cancel}
	defer func() {
		cancel()
		_ = ws.CloseNow()
	}()

	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return
	}
	s.links[l] = struct{}{}
	s.running.Add(1) // while the lock says that the server is open, Close has not begun to wait
	s.mu.Unlock()
	defer s.running.Done()
	defer s.hangUp(l)

	frames := &frameReader{link: l}
	write, static, payload, err := l.shakeHands(frames)
	if err != nil {
		return
	}
	l.out = newOutbox(l, write)
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer crash()
		l.out.run()
	}()
	defer func() {
		cancel()
		<-done
	}()
	if !s.admit(l, static, payload) {
		<-ctx.Done()
		return
	}
	for {
		frame, err := frames.next()
		if err != nil {
			return
		}
		plain, err := l.in.Open(frame)
		if err != nil {
			return
		}
		node, err := wire.Decode(plain)
		if err != nil {
			return
		}
		s.arrive(l, node)
	}
}

// shakeHands runs the Noise handshake. Each of its frames can be struck by a fault.
func (l *link) shakeHands(frames *frameReader) (write *wire.Cipher, static [32]byte, payload *waWa6.ClientPayload, err error) {
	hello, err := frames.next()
	if err != nil {
		return nil, static, nil, err
	}
	handshake, err := wire.NewHandshake(l.server.authority, frames.splitter.Header())
	if err != nil {
		return nil, static, nil, err
	}
	if err = handshake.ReadHello(hello); err != nil {
		return nil, static, nil, err
	}
	if err = l.handshakeFault(In, "client_hello"); err != nil {
		return nil, static, nil, err
	}
	answer, err := handshake.Hello()
	if err != nil {
		return nil, static, nil, err
	}
	if err = l.handshakeFault(Out, "server_hello"); err != nil {
		return nil, static, nil, err
	}
	if err = l.ws.Write(l.ctx, websocket.MessageBinary, wire.Frame(answer)); err != nil {
		return nil, static, nil, err
	}
	finish, err := frames.next()
	if err != nil {
		return nil, static, nil, err
	}
	if static, payload, err = handshake.ReadFinish(finish); err != nil {
		return nil, static, nil, err
	}
	l.server.meet(l, payload)
	if err = l.handshakeFault(In, "client_finish"); err != nil {
		return nil, static, nil, err
	}
	l.in, write, err = handshake.Ciphers()
	return write, static, payload, err
}

// frameReader gives a client's frames one by one.
type frameReader struct {
	link     *link
	splitter wire.Splitter
	ready    [][]byte
}

func (f *frameReader) next() ([]byte, error) {
	for len(f.ready) == 0 {
		kind, message, err := f.link.ws.Read(f.link.ctx)
		if err != nil {
			return nil, err
		}
		if kind != websocket.MessageBinary {
			continue
		}
		if f.ready, err = f.splitter.Add(message); err != nil {
			return nil, err
		}
	}
	frame := f.ready[0]
	f.ready = f.ready[1:]
	return frame, nil
}

// hangUp forgets a line that has ended.
func (s *Server) hangUp(l *link) {
	s.mu.Lock()
	defer s.mu.Unlock()
	l.cancel()
	delete(s.links, l)
	if l.stall != nil {
		l.stall.Stop()
	}
	s.forgetPairing(l)
	if l.device == nil {
		return
	}
	if l.device.link == l {
		l.device.link = nil
		l.device.unsent = len(l.device.pending)
	}
	s.note(l, Entry{Event: Disconnected})
}

// note writes an entry about a line.
func (s *Server) note(l *link, entry Entry) {
	if l.device != nil {
		entry.Device, entry.Line = l.device.pn(), l.line
	}
	s.log.add(entry)
}

// cut ends a line at once, as when the network goes.
func (l *link) cut() { l.cancel() }

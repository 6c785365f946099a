package lab

import (
	"context"
	"sync"
	"time"

	"go.mau.fi/libsignal/logger"
	waBinary "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/types"
)

// hush is how long Quiet waits for a device that does not answer.
const hush = 2 * time.Second

// Quiet stops sending to a device until its next line, and waits until it has read what was sent. Call it before a whatsmeow
// client disconnects of its own accord: one that is reading a frame at that moment leaves a goroutine behind for ever. What is
// not delivered yet waits in the queue. A device that is away or does not answer is quiet.
func (s *Server) Quiet(ctx context.Context, who types.JID) {
	ctx, cancel := context.WithTimeout(ctx, hush)
	defer cancel()
	_ = s.await(ctx, func() bool { // one that is logging in is let in first
		d := s.device(who)
		return d == nil || d.link == nil || d.link.active || d.link.quiet.id != "" || d.held
	})
	s.mu.Lock()
	d := s.device(who)
	if d == nil || d.link == nil || !d.link.active {
		s.mu.Unlock()
		return
	}
	l := d.link
	l.active = false
	// The acknowledgement of a notification that means nothing to the client shows that all before it has been read.
	last := waBinary.Node{Tag: "notification", Attrs: waBinary.Attrs{
		"from": types.ServerJID, "type": "lab", "id": s.stanzaID(), "t": s.unix(),
	}}
	l.quiet = nameOf(&last)
	s.note(l, describe(WentOut, &last))
	l.out.put(parcel{node: &last})
	s.mu.Unlock()
	_ = s.await(ctx, func() bool { return l.quietened || d.link != l }) // a device that does not answer is left alone
}

// silenceSignal stops libsignal from printing to standard output, which it does whatever logger whatsmeow has.
var silenceSignal = sync.OnceFunc(func() {
	var deaf logger.Loggable = deafLogger{}
	logger.Setup(&deaf)
})

type deafLogger struct{}

func (deafLogger) Debug(string, string)   {}
func (deafLogger) Info(string, string)    {}
func (deafLogger) Warning(string, string) {}
func (deafLogger) Error(string, string)   {}
func (deafLogger) Configure(string)       {}

package lab

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	waBinary "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/lab/wire"
)

// Direction is which way a frame goes.
type Direction string

// The directions of frames, as the server sees them.
const (
	In  Direction = "in"  // from a client
	Out Direction = "out" // to a client
)

// Action is what a fault does to a frame.
type Action string

// The actions of faults. On frames of the handshake only Cut, Swallow (the line stays open and silent) and Delay act.
const (
	Cut       Action = "cut"       // the line ends and the frame is lost
	CutAfter  Action = "cut after" // the frame arrives, then the line ends
	Swallow   Action = "swallow"   // the frame is lost
	Delay     Action = "delay"     // the frame, and all after it, come Wait later
	Duplicate Action = "duplicate" // the frame comes twice
	Overtake  Action = "overtake"  // the next frame comes first
	Mangle    Action = "mangle"    // Change alters the frame
	Refuse    Action = "refuse"    // a message or query from a client is answered with the error Code, and goes no further
)

// Frame is what a fault may look at: one stanza, or one step of the handshake (tags client_hello, server_hello and
// client_finish; the device is known from the last).
type Frame struct {
	Device    types.JID // by phone number; empty while it is unknown
	Line      int       // how many times the device has connected
	Direction Direction
	N         int // the frame's number on its line and in its direction, the handshake's included
	Tag       string
	Type      string
	Class     string // what an ack or iq is about
	ID        string
	Peer      types.JID
	NewChat   bool // a message to a person whom the sender has not talked with
}

// Fault is something that goes wrong. Every field that is set narrows which frames it strikes.
type Fault struct {
	Name      string     // for the log; the action when empty
	Device    *types.JID // this device only, by either address
	Account   types.JID  // any device of this person
	Direction Direction
	Tag       string
	Type      string
	Class     string
	ID        string
	Nth       int              // the frame's number on its line
	NewChat   bool             // only messages that begin a chat
	If        func(Frame) bool // must not call the server
	Skip      int              // let so many matching frames pass first
	Times     int              // strike so many times; nought: until it is removed

	Action Action
	Wait   time.Duration        // for Delay
	Code   int                  // for Refuse
	Change func(*waBinary.Node) // for Mangle; the node is a copy of the receiver's own

	struck int
}

// Inject plants a fault. The first that matches a frame strikes it. The function it returns takes the fault away again.
func (s *Server) Inject(fault Fault) (remove func(), err error) {
	switch fault.Action {
	case Cut, CutAfter, Swallow, Delay, Duplicate, Overtake, Refuse:
	case Mangle:
		if fault.Change == nil {
			return nil, errors.New("a fault that mangles needs a Change")
		}
	default:
		return nil, fmt.Errorf("there is no fault action %q", fault.Action)
	}
	if fault.Name == "" {
		fault.Name = string(fault.Action)
	}
	planted := &fault
	s.mu.Lock()
	s.faults = append(s.faults, planted)
	s.mu.Unlock()
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.faults = slices.DeleteFunc(s.faults, func(f *Fault) bool { return f == planted })
	}, nil
}

// ClearFaults takes every planted fault away.
func (s *Server) ClearFaults() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
}

// strike finds the fault that strikes a frame, counts it and logs it. The lock is held.
func (s *Server) strike(l *link, direction Direction, node *waBinary.Node) *Fault {
	frame := Frame{Direction: direction, Line: l.line, N: l.framesIn}
	if direction == Out {
		frame.N = l.framesTo
	}
	if l.device != nil {
		frame.Device = l.device.pn()
	}
	entry := describe(Struck, node)
	frame.Tag, frame.Type, frame.Class, frame.ID, frame.Peer = entry.Tag, entry.Type, entry.Class, entry.ID, entry.Peer
	if direction == In && node.Tag == "message" && l.device != nil {
		if to := s.lookup(wire.JID(node, "to")); to != nil && to != l.device.account {
			frame.NewChat = !s.talked[pair(l.device.account, to)]
		}
	}
	for _, fault := range s.faults {
		if fault.Times > 0 && fault.struck >= fault.Times || !s.matches(fault, l, frame) {
			continue
		}
		if fault.Skip > 0 {
			fault.Skip--
			continue
		}
		fault.struck++
		entry.Fault = fault.Name
		s.note(l, entry)
		return fault
	}
	return nil
}

func (s *Server) matches(f *Fault, l *link, frame Frame) bool {
	if f.Device != nil && (l.device == nil || s.device(*f.Device) != l.device) {
		return false
	}
	if !f.Account.IsEmpty() && (l.device == nil || s.lookup(f.Account) != l.device.account) {
		return false
	}
	return (f.Direction == "" || f.Direction == frame.Direction) &&
		(f.Tag == "" || f.Tag == frame.Tag) &&
		(f.Type == "" || f.Type == frame.Type) &&
		(f.Class == "" || f.Class == frame.Class) &&
		(f.ID == "" || f.ID == frame.ID) &&
		(f.Nth == 0 || f.Nth == frame.N) &&
		(!f.NewChat || frame.NewChat) &&
		(f.If == nil || f.If(frame))
}

// send queues a frame for a client, unless a fault has it otherwise. The lock is held.
func (s *Server) send(l *link, node waBinary.Node) {
	if l.quiet.id != "" {
		return
	}
	l.framesTo++
	aside := l.aside
	l.aside = nil
	first, wait, cut, twice := &node, time.Duration(0), false, false
	if fault := s.strike(l, Out, &node); fault != nil {
		switch fault.Action {
		case Cut:
			l.out.put(parcel{cut: true})
			return
		case Swallow:
			first = nil
		case CutAfter:
			cut = true
		case Delay:
			wait = fault.Wait
		case Duplicate:
			twice = true
		case Overtake:
			if aside == nil {
				l.aside = &node
				return
			}
		case Mangle:
			changed := wire.Clone(node)
			fault.Change(&changed)
			first = &changed
		}
	}
	if first != nil {
		s.note(l, describe(WentOut, first))
		l.out.put(parcel{wait: wait, node: first, cut: cut})
		if twice {
			s.note(l, describe(WentOut, first))
			l.out.put(parcel{node: first})
		}
	}
	if aside != nil {
		s.note(l, describe(WentOut, aside))
		l.out.put(parcel{node: aside})
	}
}

// arrive takes a stanza from a client, unless a fault has it otherwise.
func (s *Server) arrive(l *link, node *waBinary.Node) {
	s.mu.Lock()
	defer s.mu.Unlock()
	l.framesIn++
	last := l.lastIn
	l.lastIn = nil
	s.note(l, describe(CameIn, node))
	fault := s.strike(l, In, node)
	if fault == nil {
		s.handle(l, node)
	} else if s.struckIn(l, node, fault, last != nil) {
		return
	}
	if last != nil {
		s.handle(l, last)
	}
}

// struckIn does what a fault wants with a stanza that came in. True means that it is to wait for the next one.
func (s *Server) struckIn(l *link, node *waBinary.Node, fault *Fault, full bool) (aside bool) {
	switch fault.Action {
	case Cut:
		l.cut()
	case CutAfter:
		s.handle(l, node)
		l.out.put(parcel{cut: true})
	case Swallow:
	case Delay:
		s.mu.Unlock()
		s.pause(l.ctx, fault.Wait)
		s.mu.Lock()
		s.handle(l, node)
	case Duplicate:
		s.handle(l, node)
		s.handle(l, node)
	case Overtake:
		if !full {
			l.lastIn = node
			return true
		}
		s.handle(l, node)
	case Mangle:
		changed := wire.Clone(*node)
		fault.Change(&changed)
		s.handle(l, &changed)
	case Refuse:
		if node.Tag == "iq" {
			s.deny(l, node, fault.Code, "refused")
		} else {
			s.ackStanza(l, node, waBinary.Attrs{"error": fault.Code})
		}
	}
	return false
}

var errStruck = errors.New("a fault struck the handshake")

// handshakeFault lets faults strike a step of the handshake.
func (l *link) handshakeFault(direction Direction, step string) error {
	s := l.server
	s.mu.Lock()
	if direction == In {
		l.framesIn++
	} else {
		l.framesTo++
	}
	fault := s.strike(l, direction, &waBinary.Node{Tag: step})
	s.mu.Unlock()
	if fault == nil {
		return nil
	}
	switch fault.Action {
	case Delay:
		s.pause(l.ctx, fault.Wait)
		return nil
	case Swallow:
		for { // until the client tires of the silence
			if _, _, err := l.ws.Read(l.ctx); err != nil {
				return err
			}
		}
	default:
		return errStruck
	}
}

func (s *Server) pause(ctx context.Context, wait time.Duration) {
	select {
	case <-time.After(wait):
	case <-ctx.Done():
	}
}

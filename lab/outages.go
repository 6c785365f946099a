package lab

import (
	"fmt"
	"time"

	waBinary "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/lab/wire"
)

// The reasons with which a login is refused.
const (
	ReasonLoggedOut   = 401 // clients delete their device on this, and on 403
	ReasonBanned      = 402 // temporarily; see Refusal.Code and Expire
	ReasonMainGone    = 403
	ReasonOutdated    = 405
	ReasonUnavailable = 503 // clients try again
)

// Refusal is how a device's login fails.
type Refusal struct {
	Reason int
	Code   int           // of a temporary ban
	Expire time.Duration // of a temporary ban
	Times  int           // how many logins fail; nought: until AllowLogin
}

func (r Refusal) node() waBinary.Node {
	attrs := waBinary.Attrs{"reason": r.Reason, "location": "lab"}
	if r.Reason == ReasonBanned {
		attrs["code"], attrs["expire"] = max(r.Code, 101), int(r.Expire.Seconds())
	}
	return waBinary.Node{Tag: "failure", Attrs: attrs}
}

// RefuseLogin makes a device's next logins fail. It does not end a line that is open: see Drop.
func (s *Server) RefuseLogin(who types.JID, refusal Refusal) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	d, err := s.mustDevice(who)
	if err != nil {
		return err
	}
	s.refusals[d] = &refusal
	return nil
}

// AllowLogin undoes RefuseLogin.
func (s *Server) AllowLogin(who types.JID) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	d, err := s.mustDevice(who)
	if err != nil {
		return err
	}
	delete(s.refusals, d)
	return nil
}

// StreamEnd is why the server ends a line: one of the constants, or another number, which clients report and get over.
type StreamEnd string

// The ends of lines.
const (
	EndRestart     StreamEnd = "515"            // clients connect again
	EndUnavailable StreamEnd = "503"            // clients connect again when the line is gone
	EndReplaced    StreamEnd = "replaced"       // somebody else has the device's keys; clients stay offline
	EndRemoved     StreamEnd = "device_removed" // the device was unlinked; clients delete it
)

// CodeRestart is the number of EndRestart, which follows a pairing.
const CodeRestart = 515

// End tells a device why its line ends, waits a moment and ends it. A device that is removed is forgotten even if it is away.
func (s *Server) End(who types.JID, why StreamEnd) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	d, err := s.mustDevice(who)
	if err != nil {
		return err
	}
	if d.link == nil && why != EndRemoved {
		return fmt.Errorf("end the line of %s: it has none", d.pn())
	}
	if d.link != nil {
		node := waBinary.Node{Tag: "stream:error", Attrs: waBinary.Attrs{"code": string(why)}}
		switch why {
		case EndReplaced:
			node = conflict("replaced", "")
		case EndRemoved:
			node = conflict("device_removed", "401")
		}
		s.streamError(d.link, node)
	}
	if why == EndRemoved {
		s.removeDevice(d)
	}
	return nil
}

// Drop ends a device's line at once, as when the network goes.
func (s *Server) Drop(who types.JID) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	d, err := s.mustDevice(who)
	if err != nil {
		return err
	}
	if d.link != nil {
		d.link.cut()
	}
	return nil
}

// DropAll ends every line at once.
func (s *Server) DropAll() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for l := range s.links {
		l.cut()
	}
}

// Hold keeps a device away: its line ends, and later ones get no answer to the handshake's end until Release. What is for it
// waits in its queue.
func (s *Server) Hold(who types.JID) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	d, err := s.mustDevice(who)
	if err != nil {
		return err
	}
	d.held = true
	if d.link != nil {
		d.link.cut()
	}
	return nil
}

// Release lets a device in again; one that waits in the doorway is logged in at once.
func (s *Server) Release(who types.JID) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	d, err := s.mustDevice(who)
	if err != nil {
		return err
	}
	if d.held && d.link != nil && d.link.ctx.Err() == nil {
		s.welcome(d.link)
	}
	d.held = false
	return nil
}

// AnnounceIdentity tells a person's acquaintances that their keys have changed, as WhatsApp does after a reinstallation. Without
// it they find out from the next message.
func (s *Server) AnnounceIdentity(who types.JID) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	a, err := s.person(who)
	if err != nil {
		return err
	}
	for _, d := range s.acquainted(a) {
		if d.account == a {
			continue
		}
		for _, from := range []types.JID{a.PN, a.LID} {
			s.enqueue(d, waBinary.Node{
				Tag:     "notification",
				Attrs:   waBinary.Attrs{"from": from, "type": "encrypt", "id": s.stanzaID(), "t": s.unix()},
				Content: []waBinary.Node{{Tag: "identity"}},
			})
		}
	}
	return nil
}

// TimeLocked is the fault of an account that WhatsApp lets answer, but not begin chats: error 463 on each attempt.
func TimeLocked(who types.JID) Fault {
	return Fault{Name: "time lock", Account: who, Direction: In, Tag: "message", NewChat: true, Action: Refuse, Code: 463}
}

// WithheldAcks is the fault that loses the server's next acknowledgements of what a person sends: it is delivered, but the
// sender cannot know.
func WithheldAcks(who types.JID, times int) Fault {
	return Fault{
		Name: "withheld ack", Account: who, Direction: Out, Tag: "ack", Class: "message", Times: times, Action: Swallow,
	}
}

// LostReceipts is the fault that loses the next receipts a person's devices send: the server delivers again on the next line.
func LostReceipts(who types.JID, times int) Fault {
	return Fault{Name: "lost receipt", Account: who, Direction: In, Tag: "receipt", Times: times, Action: Swallow}
}

// LateCut is the fault that ends a device's line at its last handshake frame, after which whatsmeow sometimes never notices.
func LateCut(device types.JID, times int) Fault {
	return Fault{Name: "cut at the last handshake frame", Device: &device, Direction: In, Tag: "client_finish", Times: times, Action: Cut}
}

// Garbled is the fault that makes the next messages to a device unreadable, so that it asks their authors to send them again.
func Garbled(device types.JID, times int) Fault {
	return Fault{
		Name: "garbled", Device: &device, Direction: Out, Tag: "message", Times: times, Action: Mangle, Change: Garble,
	}
}

// Garble flips a bit in the last ciphertext of a message.
func Garble(node *waBinary.Node) { garble(node) }

func garble(node *waBinary.Node) bool {
	children := node.GetChildren()
	for i := len(children) - 1; i >= 0; i-- {
		child := &children[i]
		if content := wire.Bytes(child.Content); child.Tag == "enc" && len(content) > 0 {
			content[len(content)/2] ^= 1
			child.Content = content
			return true
		}
		if garble(child) {
			return true
		}
	}
	return false
}

package lab

import (
	"slices"

	waBinary "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/lab/wire"
)

// The errors in a message's ack. The numbers are assumed; whatsmeow reports only "server returned error N".
const (
	codeForbidden = 403
	codeNotFound  = 404
)

// sending is what a repeated message is recognised by.
type sending struct {
	device *device
	to     types.JID
	id     string
}

// message takes a message from a device, hands it to whom it is for and acknowledges it.
func (s *Server) message(l *link, node *waBinary.Node) {
	to, id := wire.JID(node, "to"), wire.Text(node.Attrs["id"])
	if to.IsEmpty() || id == "" {
		s.ackStanza(l, node, waBinary.Attrs{"error": codeNotFound})
		return
	}
	// The answer to a retry receipt has the id of the message it repeats, and is for one device.
	single := !wire.JID(node, "participant").IsEmpty() || isFalse(node.Attrs["device_fanout"])
	name := sending{device: l.device, to: to, id: id}
	if !single && !s.options.DeliverRepeats {
		if when, repeated := s.settled[name]; repeated {
			entry := describe(Repeated, node)
			s.note(l, entry)
			s.ackStanza(l, node, waBinary.Attrs{"t": when.Unix()})
			return
		}
	}
	code := 0
	switch {
	case to.Server == types.GroupServer:
		code = s.groupMessage(l.device, node, to)
	case single:
		s.answerRetry(l.device, node, to)
	case wire.Text(node.Attrs["category"]) == "peer":
		s.peerMessage(l.device, node, to)
	default:
		code = s.directMessage(l.device, node, to)
	}
	if code != 0 {
		s.ackStanza(l, node, waBinary.Attrs{"error": code})
		return
	}
	now := s.options.Now()
	if !single {
		s.settled[name] = now
	}
	s.ackStanza(l, node, waBinary.Attrs{"t": now.Unix()})
}

// groupMessage delivers to every device of every member but the sending one.
func (s *Server) groupMessage(from *device, node *waBinary.Node, to types.JID) (code int) {
	g := s.group(to)
	if g == nil {
		return codeNotFound
	}
	if g.member(from.account) == nil {
		return codeForbidden
	}
	attrs := s.envelope(from, node)
	attrs["from"] = to
	attrs["addressing_mode"] = string(g.mode)
	attrs["participant"] = from.address(g.form())
	if g.mode == LIDMode {
		attrs["participant_pn"] = from.account.PN
	} else {
		attrs["participant_lid"] = from.account.LID
	}
	if reader := wire.JID(node, "participant"); !reader.IsEmpty() {
		if d := s.device(reader); d != nil && g.member(d.account) != nil {
			s.enqueue(d, waBinary.Node{Tag: "message", Attrs: attrs, Content: contentFor(node, nil)})
		}
		return 0
	}
	parts := s.addressed(node)
	for _, m := range g.members {
		for _, d := range m.account.devices {
			if d != from {
				s.enqueue(d, waBinary.Node{Tag: "message", Attrs: attrs, Content: contentFor(node, parts[d])})
			}
		}
	}
	return 0
}

// directMessage delivers to the recipient's devices, and to the sender's others.
func (s *Server) directMessage(from *device, node *waBinary.Node, to types.JID) (code int) {
	recipient := s.lookup(to)
	if recipient == nil {
		return codeNotFound
	}
	s.talked[pair(from.account, recipient)] = true
	parts := s.addressed(node)
	devices := recipient.devices
	if from.account != recipient {
		devices = append(slices.Clone(devices), from.account.devices...)
	}
	for _, d := range devices {
		part, ok := parts[d]
		if !ok || d == from {
			continue
		}
		attrs := s.envelope(from, node)
		attrs["from"] = from.address(to)
		if d.account == from.account {
			attrs["recipient"] = to.ToNonAD()
			if to.Server == types.HiddenUserServer {
				attrs["peer_recipient_pn"] = recipient.PN
			} else {
				attrs["peer_recipient_lid"] = recipient.LID
			}
		} else {
			attrs[otherAddress(to)] = from.account.address(other(to))
		}
		s.enqueue(d, waBinary.Node{Tag: "message", Attrs: attrs, Content: contentFor(node, part)})
	}
	return 0
}

// answerRetry delivers a message that was encrypted again for the one device that could not read it.
func (s *Server) answerRetry(from *device, node *waBinary.Node, to types.JID) {
	d := s.device(to)
	if d == nil {
		return
	}
	attrs := s.envelope(from, node)
	attrs["from"] = from.address(to)
	if recipient := wire.JID(node, "recipient"); !recipient.IsEmpty() {
		attrs["recipient"] = recipient
	} else {
		attrs[otherAddress(to)] = from.account.address(other(to))
	}
	s.enqueue(d, waBinary.Node{Tag: "message", Attrs: attrs, Content: contentFor(node, nil)})
}

// peerMessage carries a message between the devices of one account.
func (s *Server) peerMessage(from *device, node *waBinary.Node, to types.JID) {
	d := s.device(to)
	if d == nil || d.account != from.account || d == from {
		return
	}
	attrs := s.envelope(from, node)
	attrs["from"] = from.address(to)
	attrs["category"] = "peer"
	s.enqueue(d, waBinary.Node{Tag: "message", Attrs: attrs, Content: contentFor(node, nil)})
}

// envelope is what every delivered message has on it.
func (s *Server) envelope(from *device, node *waBinary.Node) waBinary.Attrs {
	attrs := waBinary.Attrs{
		"id": wire.Text(node.Attrs["id"]), "t": s.unix(), "type": wire.Text(node.Attrs["type"]), "notify": from.account.Name,
	}
	if edit := wire.Text(node.Attrs["edit"]); edit != "" {
		attrs["edit"] = edit
	}
	return attrs
}

// addressed is each device's own part of a message.
func (s *Server) addressed(node *waBinary.Node) map[*device][]waBinary.Node {
	parts := map[*device][]waBinary.Node{}
	participants, ok := wire.Child(node, "participants")
	if !ok {
		return parts
	}
	for _, to := range participants.GetChildren() {
		if d := s.device(wire.JID(&to, "jid")); d != nil {
			parts[d] = append(parts[d], to.GetChildren()...)
		}
	}
	return parts
}

// contentFor is what one device gets: its own part, then what all get. The sender's device identity goes along only when it
// is needed to open a session.
func contentFor(node *waBinary.Node, part []waBinary.Node) []waBinary.Node {
	out := append([]waBinary.Node(nil), part...)
	var identity *waBinary.Node
	for _, child := range node.GetChildren() {
		switch child.Tag {
		case "participants", "tctoken":
		case "device-identity":
			identity = &child
		default:
			out = append(out, child)
		}
	}
	for _, child := range out {
		if identity != nil && child.Tag == "enc" && wire.Text(child.Attrs["type"]) == "pkmsg" {
			return append(out, *identity)
		}
	}
	return out
}

// otherAddress names the attribute that has the sender's address in the form which the chat does not use.
func otherAddress(chat types.JID) string {
	if chat.Server == types.HiddenUserServer {
		return "sender_pn"
	}
	return "sender_lid"
}

// other is an address of the form that this one does not have.
func other(jid types.JID) types.JID {
	if jid.Server == types.HiddenUserServer {
		return types.JID{Server: types.DefaultUserServer}
	}
	return types.JID{Server: types.HiddenUserServer}
}

func pair(a, b *account) [2]string {
	if a.PN.User > b.PN.User {
		a, b = b, a
	}
	return [2]string{a.PN.User, b.PN.User}
}

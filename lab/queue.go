package lab

import (
	"maps"
	"slices"
	"time"

	waBinary "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/lab/wire"
)

// patience is how long the server waits for any acknowledgement before it sends another windowful: a client that refuses
// every stanza would otherwise never see the rest.
const patience = 5 * time.Second

// oneTimeLow is when a device is asked for more one-time keys.
const oneTimeLow = 5

// receiptName is what a device acknowledges a stanza by.
type receiptName struct {
	class, id, kind   string
	from, participant types.JID
}

// stanza is something a device must acknowledge. It is sent again on every new line until it does.
type stanza struct {
	name    receiptName
	node    waBinary.Node
	offline bool // was waiting when the device logged in
	sent    bool // on the present line
	place   int  // the how-manyeth of its line
}

func nameOf(node *waBinary.Node) receiptName {
	name := receiptName{
		class: node.Tag, id: wire.Text(node.Attrs["id"]),
		from: wire.JID(node, "from"), participant: wire.JID(node, "participant"),
	}
	if node.Tag != "message" { // the type of a message is not repeated in its receipt
		name.kind = wire.Text(node.Attrs["type"])
	}
	return name
}

// enqueue gives a device one more stanza to acknowledge, and sends it if the device is there.
func (s *Server) enqueue(d *device, node waBinary.Node) {
	if d.ghost {
		return
	}
	d.pending = append(d.pending, &stanza{name: nameOf(&node), node: node})
	d.unsent++
	entry := describe(Queued, &node)
	entry.Device = d.pn()
	s.log.add(entry)
	s.pump(d)
}

// pump sends what the device may have now. A stanza stays in the queue until it is acknowledged, and only so many may be
// beyond the last one that was: whatsmeow's queue loses their order when it overflows.
func (s *Server) pump(d *device) {
	l := d.link
	if l == nil || !l.active {
		return
	}
	for d.unsent > 0 && l.sent-l.reached < s.options.Window {
		next := d.pending[len(d.pending)-d.unsent]
		d.unsent--
		l.sent++
		next.sent, next.place = true, l.sent
		node := next.node
		if next.offline {
			node.Attrs = maps.Clone(node.Attrs)
			node.Attrs["offline"] = "0"
		}
		s.send(l, node)
		if l.backlog > 0 {
			if l.backlog--; l.backlog == 0 {
				s.endBacklog(l)
			}
		}
	}
	if d.unsent > 0 && l.stall == nil {
		reached := l.reached
		l.stall = time.AfterFunc(patience, func() { s.hurry(l, reached) })
	}
}

// hurry sends another windowful to a device that has acknowledged nothing for a while.
func (s *Server) hurry(l *link, reached int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	l.stall = nil
	if l.ctx.Err() != nil || l.device.link != l {
		return
	}
	if l.reached == reached {
		l.reached = l.sent
	}
	s.pump(l.device)
}

// acknowledge removes the first stanza of that name which the device has been sent.
func (s *Server) acknowledge(d *device, name receiptName) {
	for i, stanza := range d.pending[:len(d.pending)-d.unsent] {
		if stanza.name != name {
			continue
		}
		d.pending = slices.Delete(d.pending, i, i+1)
		entry := describe(Acknowledged, &stanza.node)
		entry.Device, entry.Offline = d.pn(), stanza.offline
		if d.link != nil {
			entry.Line = d.link.line
			d.link.reached = max(d.link.reached, stanza.place)
		}
		s.log.add(entry)
		s.pump(d)
		return
	}
}

// ask requests more one-time keys from a device that is running out of them.
func (s *Server) ask(d *device) {
	if d.ghost || d.refilling || len(d.oneTime) >= oneTimeLow {
		return
	}
	d.refilling = true
	s.enqueue(d, waBinary.Node{
		Tag:     "notification",
		Attrs:   waBinary.Attrs{"from": types.ServerJID, "type": "encrypt", "id": s.stanzaID(), "t": s.unix()},
		Content: []waBinary.Node{{Tag: "count", Attrs: waBinary.Attrs{"value": len(d.oneTime)}}},
	})
}

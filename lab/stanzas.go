package lab

import (
	"strings"

	waBinary "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/lab/wire"
)

// handle does what a stanza asks for. The lock is held.
func (s *Server) handle(l *link, node *waBinary.Node) {
	if l.device == nil || l.device.link != l || l.device.held {
		s.handleStranger(l, node)
		return
	}
	switch node.Tag {
	case "iq":
		s.query(l, node)
	case "message":
		s.message(l, node)
	case "receipt":
		s.receipt(l, node)
	case "ack":
		name := receiptName{
			class: wire.Text(node.Attrs["class"]), id: wire.Text(node.Attrs["id"]), kind: wire.Text(node.Attrs["type"]),
			from: wire.JID(node, "to"), participant: wire.JID(node, "participant"),
		}
		if l.quiet == name {
			l.quietened = true
			s.note(l, describe(Acknowledged, node)) // wakes Quiet
		}
		s.acknowledge(l.device, name)
	case "presence":
		if name := wire.Text(node.Attrs["name"]); name != "" {
			l.device.account.Name = name
		}
	}
	// Typing notices, dirty bits and the like need no answer, and nobody here shows them.
}

// handleStranger answers a client that is not logged in: it pairs, or waits in the doorway.
func (s *Server) handleStranger(l *link, node *waBinary.Node) {
	if node.Tag != "iq" {
		return
	}
	kind := wire.Text(node.Attrs["type"])
	if kind == "get" || kind == "set" {
		if wire.Text(node.Attrs["xmlns"]) == "w:p" {
			s.answer(l, node)
		}
		return
	}
	if l.pairing != nil {
		s.finishPairing(l, node)
	}
}

// answer answers an iq with a result.
func (s *Server) answer(l *link, query *waBinary.Node, content ...waBinary.Node) {
	node := waBinary.Node{Tag: "iq", Attrs: waBinary.Attrs{
		"id": wire.Text(query.Attrs["id"]), "type": "result", "from": answerer(query),
	}}
	if len(content) > 0 {
		node.Content = content
	}
	s.send(l, node)
}

// deny answers an iq with an error. Every iq is answered: whatsmeow waits 75 seconds for one that is not.
func (s *Server) deny(l *link, query *waBinary.Node, code int, text string) {
	s.send(l, waBinary.Node{
		Tag:     "iq",
		Attrs:   waBinary.Attrs{"id": wire.Text(query.Attrs["id"]), "type": "error", "from": answerer(query)},
		Content: []waBinary.Node{{Tag: "error", Attrs: waBinary.Attrs{"code": code, "text": text}}},
	})
}

func answerer(query *waBinary.Node) types.JID {
	if to := wire.JID(query, "to"); !to.IsEmpty() {
		return to
	}
	return types.ServerJID
}

// ackStanza acknowledges a message or receipt to its sender.
func (s *Server) ackStanza(l *link, node *waBinary.Node, more waBinary.Attrs) {
	attrs := waBinary.Attrs{
		"class": node.Tag, "id": wire.Text(node.Attrs["id"]), "from": wire.JID(node, "to"), "t": s.unix(),
	}
	if participant := wire.JID(node, "participant"); !participant.IsEmpty() {
		attrs["participant"] = participant
	}
	if node.Tag == "receipt" {
		attrs["type"] = wire.Text(node.Attrs["type"])
	}
	for key, value := range more {
		attrs[key] = value
	}
	s.send(l, waBinary.Node{Tag: "ack", Attrs: attrs})
}

// isFalse reads an attribute that clients write as a word.
func isFalse(value any) bool { return strings.EqualFold(wire.Text(value), "false") }

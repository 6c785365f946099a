package lab

import (
	waBinary "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/lab/wire"
)

// receipt takes a receipt from a device. Any but a retry settles the message it is about; it goes on to the message's author.
func (s *Server) receipt(l *link, node *waBinary.Node) {
	to, author := wire.JID(node, "to"), wire.JID(node, "participant")
	kind := wire.Text(node.Attrs["type"])
	if kind != string(types.ReceiptTypeRetry) {
		s.acknowledge(l.device, receiptName{
			class: "message", id: wire.Text(node.Attrs["id"]), from: to, participant: author,
		})
	}
	s.ackStanza(l, node, nil)

	attrs := waBinary.Attrs{"id": wire.Text(node.Attrs["id"]), "t": s.unix(), "type": kind}
	onward := waBinary.Node{Tag: "receipt", Attrs: attrs, Content: node.Content}
	if to.Server == types.GroupServer {
		g := s.group(to)
		if g == nil {
			return
		}
		attrs["from"] = to
		attrs["participant"] = l.device.address(g.form())
		if g.mode == LIDMode {
			attrs["participant_pn"] = l.device.account.PN
		} else {
			attrs["participant_lid"] = l.device.account.LID
		}
	} else {
		attrs["from"] = l.device.address(to)
		author = to
	}
	switch types.ReceiptType(kind) {
	case types.ReceiptTypeRetry:
		if recipient := wire.JID(node, "recipient"); !recipient.IsEmpty() {
			attrs["recipient"] = recipient
		}
		if edit := wire.Text(node.Attrs["edit"]); edit != "" {
			attrs["edit"] = edit
		}
		if d := s.device(author); d != nil {
			s.enqueue(d, onward)
		}
	case types.ReceiptTypeDelivered, types.ReceiptTypeInactive, types.ReceiptTypeRead, types.ReceiptTypePlayed:
		a := s.lookup(author)
		if a == nil || a == l.device.account {
			return
		}
		for _, d := range a.devices {
			s.enqueue(d, onward)
		}
	}
	// The rest ("sender", "peer_msg", "read-self" and what history syncing says) concern the account's own devices only.
}

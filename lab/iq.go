package lab

import (
	waBinary "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/lab/wire"
)

// query answers an iq. What a client asks that the server does not know is answered with 501.
func (s *Server) query(l *link, node *waBinary.Node) {
	kind := wire.Text(node.Attrs["type"])
	if kind != "get" && kind != "set" {
		return // the client's answer to something; nothing here waits for one once it is logged in
	}
	switch wire.Text(node.Attrs["xmlns"]) {
	case "w:p", "urn:xmpp:ping":
		s.answer(l, node)
	case "passive":
		s.answer(l, node)
		if _, ok := wire.Child(node, "active"); ok {
			s.activate(l)
		}
	case "encrypt":
		s.keyQuery(l, node, kind)
	case "usync":
		s.usync(l, node)
	case "w:g2":
		s.groupQuery(l, node, kind)
	case "w:m":
		s.answer(l, node, mediaConnection())
	case "md":
		s.answer(l, node)
		if _, ok := wire.Child(node, "remove-companion-device"); ok {
			s.removeDevice(l.device)
		}
	case "privacy":
		s.answer(l, node, privacySettings())
	case "abt":
		s.answer(l, node, waBinary.Node{Tag: "props"})
	case "blocklist":
		s.answer(l, node, waBinary.Node{Tag: "list"})
	case "status", "w:profile:picture", "urn:xmpp:whatsapp:dirty", "w:stats", "w:mex":
		if kind == "set" {
			s.answer(l, node)
			return
		}
		s.deny(l, node, codeNotFound, "item-not-found")
	default:
		s.deny(l, node, 501, "feature-not-implemented")
	}
}

// keyQuery is about prekeys: how many are left, here are more, give me some of these devices.
func (s *Server) keyQuery(l *link, node *waBinary.Node, kind string) {
	if kind == "set" {
		s.storeKeys(l.device, node)
		s.answer(l, node)
		return
	}
	if _, ok := wire.Child(node, "count"); ok {
		s.answer(l, node, waBinary.Node{Tag: "count", Attrs: waBinary.Attrs{"value": len(l.device.oneTime)}})
		return
	}
	if _, ok := wire.Child(node, "digest"); ok {
		s.answer(l, node, waBinary.Node{Tag: "digest"})
		return
	}
	wanted, ok := wire.Child(node, "key")
	if !ok {
		s.deny(l, node, 501, "feature-not-implemented")
		return
	}
	var users []waBinary.Node
	for _, user := range wanted.GetChildren() {
		users = append(users, s.bundle(wire.JID(&user, "jid")))
	}
	s.answer(l, node, waBinary.Node{Tag: "list", Content: users})
}

// storeKeys keeps what a device published.
func (s *Server) storeKeys(d *device, node *waBinary.Node) {
	for _, child := range node.GetChildren() {
		switch child.Tag {
		case "registration":
			d.registration = wire.Bytes(child.Content)
		case "identity":
			d.identity = wire.Bytes(child.Content)
		case "skey":
			d.signed = readPublicKey(&child)
		case "list":
			for _, key := range child.GetChildren() {
				d.oneTime = append(d.oneTime, readPublicKey(&key))
			}
			d.refilling = false
		}
	}
}

// bundle is what somebody needs to open a session with a device. It uses up one of the device's one-time keys.
func (s *Server) bundle(who types.JID) waBinary.Node {
	d := s.device(who)
	if d == nil {
		return waBinary.Node{Tag: "user", Attrs: waBinary.Attrs{"jid": who}, Content: []waBinary.Node{{
			Tag: "error", Attrs: waBinary.Attrs{"code": codeNotFound, "text": "item-not-found"},
		}}}
	}
	content := []waBinary.Node{
		{Tag: "registration", Content: d.registration},
		{Tag: "type", Content: []byte{5}},
		{Tag: "identity", Content: d.identity},
		d.signed.node("skey"),
	}
	if len(d.oneTime) > 0 {
		content = append(content, d.oneTime[0].node("key"))
		d.oneTime = d.oneTime[1:]
		s.ask(d)
	}
	return waBinary.Node{Tag: "user", Attrs: waBinary.Attrs{"jid": who, "t": s.unix()}, Content: content}
}

// usync answers who people are and which devices they have, under the address that was asked for.
func (s *Server) usync(l *link, node *waBinary.Node) {
	request, ok := wire.Child(node, "usync")
	if !ok {
		s.deny(l, node, 400, "bad-request")
		return
	}
	asked, _ := wire.Child(request, "query")
	list, _ := wire.Child(request, "list")
	var users []waBinary.Node
	if asked != nil && list != nil {
		for _, user := range list.GetChildren() {
			users = append(users, s.userInfo(asked, &user))
		}
	}
	s.answer(l, node, waBinary.Node{
		Tag:     "usync",
		Attrs:   waBinary.Attrs{"sid": wire.Text(request.Attrs["sid"]), "mode": "query", "last": "true", "index": "0"},
		Content: []waBinary.Node{{Tag: "result"}, {Tag: "list", Content: users}},
	})
}

func (s *Server) userInfo(asked, user *waBinary.Node) waBinary.Node {
	who := wire.JID(user, "jid")
	contact, byNumber := wire.Child(user, "contact")
	if byNumber {
		who = typedNumber(wire.Text(contact.Content))
	}
	a := s.lookup(who)
	var content []waBinary.Node
	for _, item := range asked.GetChildren() {
		switch {
		case item.Tag == "contact":
			answer := waBinary.Node{Tag: "contact", Attrs: waBinary.Attrs{"type": "out"}}
			if a != nil {
				answer.Attrs["type"] = "in"
			}
			if byNumber {
				answer.Content = wire.Bytes(contact.Content)
			}
			content = append(content, answer)
		case a == nil:
		case item.Tag == "devices":
			devices := make([]waBinary.Node, len(a.devices))
			for i, d := range a.devices {
				devices[i] = waBinary.Node{Tag: "device", Attrs: waBinary.Attrs{"id": int(d.number)}}
				if d.number > 0 {
					devices[i].Attrs["key-index"] = int(d.number)
				}
			}
			content = append(content, waBinary.Node{Tag: "devices", Content: []waBinary.Node{{Tag: "device-list", Content: devices}}})
		case item.Tag == "lid":
			content = append(content, waBinary.Node{Tag: "lid", Attrs: waBinary.Attrs{"val": a.LID}})
		}
	}
	return waBinary.Node{Tag: "user", Attrs: waBinary.Attrs{"jid": who.ToNonAD()}, Content: content}
}

// typedNumber reads the "+254700100001@c.us" of a question whether a number is on WhatsApp.
func typedNumber(text string) types.JID {
	digits := make([]byte, 0, len(text))
	for i := 0; i < len(text) && text[i] != '@'; i++ {
		if text[i] >= '0' && text[i] <= '9' {
			digits = append(digits, text[i])
		}
	}
	return types.NewJID(string(digits), types.DefaultUserServer)
}

// privacySettings are those of an account nobody has changed.
func privacySettings() waBinary.Node {
	names := []string{"groupadd", "last", "status", "profile", "readreceipts", "online", "calladd"}
	categories := make([]waBinary.Node, len(names))
	for i, name := range names {
		categories[i] = waBinary.Node{Tag: "category", Attrs: waBinary.Attrs{"name": name, "value": "all"}}
	}
	return waBinary.Node{Tag: "privacy", Content: categories}
}

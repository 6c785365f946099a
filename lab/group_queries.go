package lab

import (
	waBinary "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/lab/wire"
)

// groupQuery answers what clients ask about groups and do to them.
func (s *Server) groupQuery(l *link, node *waBinary.Node, kind string) {
	to := wire.JID(node, "to")
	if to == types.GroupServerJID {
		s.allGroupsQuery(l, node, kind)
		return
	}
	g := s.group(to)
	switch {
	case g == nil:
		s.deny(l, node, codeNotFound, "item-not-found")
	case g.member(l.device.account) == nil:
		s.deny(l, node, codeForbidden, "forbidden")
	case kind == "get":
		if _, ok := wire.Child(node, "query"); ok {
			s.answer(l, node, g.node())
			return
		}
		s.deny(l, node, 501, "feature-not-implemented")
	default:
		s.alterGroup(l, node, g)
	}
}

// alterGroup does what an admin asks.
func (s *Server) alterGroup(l *link, node *waBinary.Node, g *group) {
	by := l.device.account
	for _, child := range node.GetChildren() {
		switch child.Tag {
		case "add", "remove", "promote", "demote":
			if g.member(by).role == roleMember {
				s.deny(l, node, codeForbidden, "forbidden")
				return
			}
			answer := waBinary.Node{Tag: child.Tag}
			var done []waBinary.Node
			for _, participant := range child.GetChildren() {
				who := s.lookup(wire.JID(&participant, "jid"))
				if who == nil || s.change(g, by, child.Tag, who) != nil {
					done = append(done, waBinary.Node{Tag: "participant", Attrs: waBinary.Attrs{
						"jid": wire.JID(&participant, "jid"), "error": codeNotFound,
					}})
					continue
				}
				done = append(done, waBinary.Node{Tag: "participant", Attrs: waBinary.Attrs{
					"jid": who.address(g.form()), "phone_number": who.PN,
				}})
			}
			answer.Content = done
			s.answer(l, node, answer)
			return
		case "subject":
			s.rename(g, by, wire.Text(child.Content))
			s.answer(l, node)
			return
		}
	}
	s.deny(l, node, 501, "feature-not-implemented")
}

// allGroupsQuery lists, makes and leaves groups.
func (s *Server) allGroupsQuery(l *link, node *waBinary.Node, kind string) {
	by := l.device.account
	if kind == "get" {
		var list []waBinary.Node
		for _, g := range s.groups {
			if g.member(by) != nil {
				list = append(list, g.node())
			}
		}
		s.answer(l, node, waBinary.Node{Tag: "groups", Content: list})
		return
	}
	if create, ok := wire.Child(node, "create"); ok {
		s.createFor(l, node, create)
		return
	}
	if leave, ok := wire.Child(node, "leave"); ok {
		for _, child := range leave.GetChildren() {
			if g := s.group(wire.JID(&child, "id")); g != nil && g.member(by) != nil {
				_ = s.change(g, by, "remove", by) // membership was just checked, which is all that can fail
			}
		}
		s.answer(l, node, waBinary.Node{Tag: "leave"})
		return
	}
	s.deny(l, node, 501, "feature-not-implemented")
}

func (s *Server) createFor(l *link, node, create *waBinary.Node) {
	by := l.device.account
	options := Group{Subject: wire.Text(create.Attrs["subject"]), Admins: []types.JID{by.PN}}
	for _, child := range create.GetChildren() {
		if who := s.lookup(wire.JID(&child, "jid")); who != nil && who != by {
			options.Members = append(options.Members, who.PN)
		}
	}
	g, err := s.newGroup(options)
	if err != nil {
		s.deny(l, node, 400, "bad-request")
		return
	}
	s.groups = append(s.groups, g)
	s.answer(l, node, g.node())
	for _, m := range g.members[1:] {
		s.tellAccount(g, m.account, by, g.createNode("new"))
	}
}

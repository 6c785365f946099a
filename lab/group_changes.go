package lab

import (
	"fmt"
	"slices"
	"strconv"

	waBinary "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/types"
)

// AddMember puts somebody into a group, in the name of the group's creator.
func (s *Server) AddMember(group, who types.JID) error { return s.changeMember(group, who, "add") }

// RemoveMember takes somebody out of a group. The one removed is told too.
func (s *Server) RemoveMember(group, who types.JID) error {
	return s.changeMember(group, who, "remove")
}

// Promote makes a member an admin.
func (s *Server) Promote(group, who types.JID) error { return s.changeMember(group, who, "promote") }

// Demote makes an admin a plain member.
func (s *Server) Demote(group, who types.JID) error { return s.changeMember(group, who, "demote") }

// SetSubject renames a group.
func (s *Server) SetSubject(group types.JID, subject string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	g, by, err := s.led(group)
	if err != nil {
		return fmt.Errorf("rename: %w", err)
	}
	s.rename(g, by, subject)
	return nil
}

func (s *Server) changeMember(group, who types.JID, change string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	g, by, err := s.led(group)
	if err != nil {
		return fmt.Errorf("%s %s: %w", change, who, err)
	}
	a, err := s.person(who)
	if err == nil {
		err = s.change(g, by, change, a)
	}
	if err != nil {
		return fmt.Errorf("%s in group %s: %w", change, group, err)
	}
	return nil
}

// change alters who is in a group, or with which role, and tells everybody it concerns.
func (s *Server) change(g *group, by *account, change string, who *account) error {
	m := g.member(who)
	if (change == "add") == (m != nil) {
		if m != nil {
			return fmt.Errorf("%s is in it already", who.PN)
		}
		return fmt.Errorf("%s is not in it", who.PN)
	}
	before := g.version
	g.version++
	switch change {
	case "add":
		m = &member{account: who}
		g.members = append(g.members, m)
	case "promote":
		m.role = roleAdmin
	case "demote":
		m.role = roleMember
	}
	notice := waBinary.Node{
		Tag:     change,
		Attrs:   waBinary.Attrs{"prev_v_id": strconv.Itoa(before), "v_id": strconv.Itoa(g.version)},
		Content: []waBinary.Node{g.participant(m)},
	}
	for _, other := range g.members {
		if change == "add" && other == m {
			s.tellAccount(g, who, by, g.createNode(""))
			continue
		}
		s.tellAccount(g, other.account, by, notice)
	}
	if change == "remove" {
		g.members = slices.DeleteFunc(g.members, func(other *member) bool { return other == m })
	}
	return nil
}

func (s *Server) rename(g *group, by *account, subject string) {
	g.subject = subject
	for _, m := range g.members {
		s.tellAccount(g, m.account, by, waBinary.Node{Tag: "subject", Attrs: waBinary.Attrs{
			"subject": subject, "s_t": s.unix(), "s_o": by.address(g.form()), "s_o_pn": by.PN,
		}})
	}
}

// tellAccount sends a notice about a group to every device of an account.
func (s *Server) tellAccount(g *group, who, by *account, notice waBinary.Node) {
	attrs := waBinary.Attrs{
		"from": g.jid, "type": "w:gp2", "id": s.stanzaID(), "t": s.unix(), "notify": by.Name,
		"participant": by.address(g.form()), "addressing_mode": string(g.mode),
	}
	if g.mode == LIDMode {
		attrs["participant_pn"] = by.PN
	}
	for _, d := range who.devices {
		s.enqueue(d, waBinary.Node{Tag: "notification", Attrs: attrs, Content: []waBinary.Node{notice}})
	}
}

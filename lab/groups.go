package lab

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	waBinary "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/types"
)

// Mode says which of their addresses the members of a group see of each other.
type Mode string

// The addressing modes of groups.
const (
	LIDMode Mode = "lid" // the mode of new groups: phone numbers are hidden behind LIDs
	PNMode  Mode = "pn"  // the mode of old ones
)

// The roles of members.
const (
	roleMember  = ""
	roleAdmin   = "admin"
	roleCreator = "superadmin"
)

const firstGroup = 120363400000000001 // invented

// Group says how a group begins. Members and admins are given by either address. The first admin is its creator.
type Group struct {
	Subject string
	Mode    Mode // LIDMode when empty
	Admins  []types.JID
	Members []types.JID
}

type group struct {
	jid     types.JID
	subject string
	mode    Mode
	created int64
	members []*member // the creator first
	version int
}

type member struct {
	account *account
	role    string
}

// CreateGroup makes a group and tells its members' devices.
func (s *Server) CreateGroup(options Group) (types.JID, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g, err := s.newGroup(options)
	if err != nil {
		return types.JID{}, fmt.Errorf("create group: %w", err)
	}
	s.groups = append(s.groups, g)
	for _, m := range g.members {
		s.tellAccount(g, m.account, g.members[0].account, g.createNode("new"))
	}
	return g.jid, nil
}

func (s *Server) newGroup(options Group) (*group, error) {
	if options.Mode == "" {
		options.Mode = LIDMode
	}
	if options.Mode != LIDMode && options.Mode != PNMode {
		return nil, fmt.Errorf("the mode is %q and must be lid or pn", options.Mode)
	}
	if len(options.Admins) == 0 {
		return nil, errors.New("a group needs an admin, who is its creator")
	}
	number := strconv.FormatInt(int64(firstGroup+len(s.groups)), 10)
	g := &group{
		jid: types.NewJID(number, types.GroupServer), subject: options.Subject, mode: options.Mode, created: s.unix(), version: 1,
	}
	for i, jid := range append(slices.Clone(options.Admins), options.Members...) {
		a, err := s.person(jid)
		if err != nil {
			return nil, err
		}
		if g.member(a) != nil {
			return nil, fmt.Errorf("%s is named twice", jid)
		}
		role := roleMember
		if i == 0 {
			role = roleCreator
		} else if i < len(options.Admins) {
			role = roleAdmin
		}
		g.members = append(g.members, &member{account: a, role: role})
	}
	return g, nil
}

// Groups lists the groups in the order in which they were made.
func (s *Server) Groups() []types.JID {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]types.JID, len(s.groups))
	for i, g := range s.groups {
		out[i] = g.jid
	}
	return out
}

// Members lists who is in a group, by phone number.
func (s *Server) Members(group types.JID) ([]types.JID, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.group(group)
	if g == nil {
		return nil, fmt.Errorf("group %s: %w", group, ErrUnknown)
	}
	out := make([]types.JID, len(g.members))
	for i, m := range g.members {
		out[i] = m.account.PN
	}
	return out, nil
}

func (s *Server) group(jid types.JID) *group {
	for _, g := range s.groups {
		if g.jid == jid {
			return g
		}
	}
	return nil
}

// led finds a group and who speaks for it: its creator, or the longest-standing member left.
func (s *Server) led(jid types.JID) (*group, *account, error) {
	g := s.group(jid)
	if g == nil {
		return nil, nil, fmt.Errorf("group %s: %w", jid, ErrUnknown)
	}
	if len(g.members) == 0 {
		return nil, nil, fmt.Errorf("group %s: nobody is left in it", jid)
	}
	return g, g.members[0].account, nil
}

func (s *Server) shareGroup(a, b *account) bool {
	return slices.ContainsFunc(s.groups, func(g *group) bool { return g.member(a) != nil && g.member(b) != nil })
}

func (g *group) member(a *account) *member {
	for _, m := range g.members {
		if m.account == a {
			return m
		}
	}
	return nil
}

// form is an address of the form that the group uses.
func (g *group) form() types.JID {
	if g.mode == LIDMode {
		return types.JID{Server: types.HiddenUserServer}
	}
	return types.JID{Server: types.DefaultUserServer}
}

// node describes the group to a client.
func (g *group) node() waBinary.Node {
	creator := g.members[0].account
	content := make([]waBinary.Node, len(g.members))
	for i, m := range g.members {
		content[i] = g.participant(m)
	}
	return waBinary.Node{Tag: "group", Attrs: waBinary.Attrs{
		"id": g.jid.User, "subject": g.subject, "s_t": g.created, "s_o": creator.address(g.form()),
		"creation": g.created, "creator": creator.address(g.form()), "size": len(g.members),
		"addressing_mode": string(g.mode), "p_v_id": strconv.Itoa(g.version),
	}, Content: content}
}

// participant describes a member, under both addresses.
func (g *group) participant(m *member) waBinary.Node {
	attrs := waBinary.Attrs{"jid": m.account.address(g.form())}
	if g.mode == LIDMode {
		attrs["phone_number"] = m.account.PN
	} else {
		attrs["lid"] = m.account.LID
	}
	if m.role != roleMember {
		attrs["type"] = m.role
	}
	return waBinary.Node{Tag: "participant", Attrs: attrs}
}

func (g *group) createNode(kind string) waBinary.Node {
	return waBinary.Node{Tag: "create", Attrs: waBinary.Attrs{"type": kind}, Content: []waBinary.Node{g.node()}}
}

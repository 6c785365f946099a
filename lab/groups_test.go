package lab_test

import (
	"slices"
	"testing"

	"go.mau.fi/whatsmeow/types"
	"go.mau.fi/whatsmeow/types/events"

	"github.com/mshauri/mshauri/lab"
)

// bothModes runs a test in groups of either addressing mode.
func bothModes(t *testing.T, test func(*testing.T, lab.Mode)) {
	for _, mode := range []lab.Mode{lab.LIDMode, lab.PNMode} {
		t.Run(string(mode), func(t *testing.T) { test(t, mode) })
	}
}

// seen is a person's address as a group of that mode shows it.
func seen(p *lab.Phone, mode lab.Mode) types.JID {
	if mode == lab.LIDMode {
		return p.LID
	}
	return p.PN
}

func TestAGroupHearsEverybodyOnce(t *testing.T) {
	bothModes(t, func(t *testing.T, mode lab.Mode) {
		s := start(t, lab.Options{})
		all := phones(t, s, "Amina", "Baraka", "Chebet")
		room := group(t, s, mode, all[0], all[1].PN, all[2].PN)
		ids := map[*lab.Phone]string{}
		for _, p := range all {
			ids[p] = must(t)(p.Say(within(t), room, "habari kutoka kwa "+p.Name))
		}
		settle(t, s)
		for _, p := range all {
			inbox := p.Inbox()
			if len(inbox) != len(all)-1 {
				t.Errorf("%s has %d messages, want %d", p.Name, len(inbox), len(all)-1)
			}
			for _, r := range inbox {
				author := all[slices.IndexFunc(all, func(o *lab.Phone) bool { return ids[o] == r.ID })]
				want := "habari kutoka kwa " + author.Name
				if r.Text != want || r.Count != 1 || r.Kind != lab.Text || r.Chat != room || r.From != seen(author, mode) ||
					r.FromPN != author.PN || r.Retries != 0 {
					t.Errorf("%s has %+v from %s", p.Name, r, author.Name)
				}
			}
			ticks := p.Ticks(ids[p])
			if len(ticks) != len(all)-1 {
				t.Errorf("%s's message has %d ticks, want %d", p.Name, len(ticks), len(all)-1)
			}
		}
	})
}

func TestTheGroupIsToldWhoComesAndGoes(t *testing.T) {
	bothModes(t, func(t *testing.T, mode lab.Mode) {
		s := start(t, lab.Options{})
		all := phones(t, s, "Amina", "Baraka", "Chebet")
		amina, baraka, chebet := all[0], all[1], all[2]
		room := group(t, s, mode, amina, baraka.PN)
		change := func(name string, do func(group, who types.JID) error, pick func(*events.GroupInfo) []types.JID) {
			t.Helper()
			if err := do(room, chebet.PN); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			_, err := baraka.WaitNotice(within(t), func(event any) bool {
				info, ok := event.(*events.GroupInfo)
				return ok && info.JID == room && slices.Equal(pick(info), []types.JID{seen(chebet, mode)}) &&
					info.Sender != nil && *info.Sender == seen(amina, mode)
			})
			if err != nil {
				t.Fatalf("Baraka was not told of %s: %v", name, err)
			}
		}
		change("add", s.AddMember, func(i *events.GroupInfo) []types.JID { return i.Join })
		_, err := chebet.WaitNotice(within(t), func(event any) bool {
			joined, ok := event.(*events.JoinedGroup)
			return ok && joined.JID == room && len(joined.Participants) == 3 && joined.Name == "Washauri"
		})
		if err != nil {
			t.Fatalf("Chebet does not know that she was added: %v", err)
		}
		must(t)(baraka.Say(within(t), room, "karibu Chebet"))
		if _, err = chebet.WaitText(within(t), "karibu Chebet"); err != nil {
			t.Fatal(err)
		}
		change("promote", s.Promote, func(i *events.GroupInfo) []types.JID { return i.Promote })
		change("demote", s.Demote, func(i *events.GroupInfo) []types.JID { return i.Demote })
		if err = s.SetSubject(room, "Jina jipya"); err != nil {
			t.Fatal(err)
		}
		_, err = baraka.WaitNotice(within(t), func(event any) bool {
			info, ok := event.(*events.GroupInfo)
			return ok && info.Name != nil && info.Name.Name == "Jina jipya"
		})
		if err != nil {
			t.Fatal(err)
		}
		change("remove", s.RemoveMember, func(i *events.GroupInfo) []types.JID { return i.Leave })
		must(t)(baraka.Say(within(t), room, "bila Chebet"))
		settle(t, s)
		if slices.ContainsFunc(chebet.Inbox(), func(r lab.Received) bool { return r.Text == "bila Chebet" }) {
			t.Error("Chebet hears the group after she was removed")
		}
		if _, err = chebet.Say(within(t), room, "bado nipo"); err == nil {
			t.Error("Chebet may write after she was removed")
		}
		members, err := s.Members(room)
		if err != nil || !slices.Equal(members, []types.JID{amina.PN, baraka.PN}) {
			t.Errorf("members %v, %v", members, err)
		}
	})
}

func TestPhonesRunTheirOwnGroups(t *testing.T) {
	s := start(t, lab.Options{})
	all := phones(t, s, "Amina", "Baraka", "Chebet")
	amina, baraka, chebet := all[0], all[1], all[2]
	room := group(t, s, lab.LIDMode, amina, baraka.PN)
	if _, err := baraka.Client().UpdateGroupParticipants(within(t), room, []types.JID{chebet.LID}, "add"); err == nil {
		t.Error("a plain member may add people")
	}
	added, err := amina.Client().UpdateGroupParticipants(within(t), room, []types.JID{chebet.LID}, "add")
	if err != nil || len(added) != 1 || added[0].JID != chebet.LID {
		t.Errorf("added %+v, %v", added, err)
	}
	groups, err := chebet.Client().GetJoinedGroups(within(t))
	if err != nil || len(groups) != 1 || groups[0].JID != room || len(groups[0].Participants) != 3 {
		t.Errorf("Chebet's groups are %+v, %v", groups, err)
	}
	if err = chebet.Client().LeaveGroup(within(t), room); err != nil {
		t.Fatal(err)
	}
	_, err = amina.WaitNotice(within(t), func(event any) bool {
		info, ok := event.(*events.GroupInfo)
		return ok && slices.Equal(info.Leave, []types.JID{chebet.LID})
	})
	if err != nil {
		t.Error(err)
	}
	settle(t, s)
}

func TestGroupsThatCannotBe(t *testing.T) {
	s := start(t, lab.Options{})
	a, err := s.NewAccount("Amina")
	if err != nil {
		t.Fatal(err)
	}
	for name, g := range map[string]lab.Group{
		"without an admin": {Members: []types.JID{a.PN}},
		"with a stranger":  {Admins: []types.JID{a.PN}, Members: []types.JID{types.NewJID("254711000000", types.DefaultUserServer)}},
		"named twice":      {Admins: []types.JID{a.PN}, Members: []types.JID{a.LID}},
		"unknown mode":     {Admins: []types.JID{a.PN}, Mode: "both"},
	} {
		if _, err := s.CreateGroup(g); err == nil {
			t.Errorf("a group %s was made", name)
		}
	}
	if err = s.AddMember(types.NewJID("1", types.GroupServer), a.PN); err == nil {
		t.Error("somebody was added to a group that is not there")
	}
}

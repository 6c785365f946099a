package whatsapp_test

import (
	"testing"

	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/privacy"
)

func TestGroupsAreReadAndFollowed(t *testing.T) {
	modes(t, func(t *testing.T, r *rig, nurse, other *lab.Phone, to types.JID) {
		ctx := within(t)
		newcomer := r.phone("Nekesa")
		read := wait(r, "the group", func(e chat.GroupRead) bool { return e.Group == r.groupID(to) })
		if len(read.Members) != 2 || read.BotAdmin || !read.Members[0].Admin || read.Members[1].Admin {
			t.Errorf("the group reads %+v", read)
		}
		r.is(read.Members[0].Person, nurse.Account)
		r.is(read.Members[1].Person, other.Account)

		check(t, r.server.AddMember(to, newcomer.PN))
		joined := wait(r, "the newcomer", func(chat.MemberJoined) bool { return true })
		r.is(joined.Member.Person, newcomer.Account)
		check(t, r.server.Promote(to, newcomer.PN))
		role := wait(r, "the promotion", func(e chat.RoleChanged) bool { return e.Admin })
		r.is(role.Member, newcomer.Account)
		check(t, r.server.Demote(to, newcomer.PN))
		wait(r, "the demotion", func(e chat.RoleChanged) bool { return !e.Admin })
		check(t, r.server.SetSubject(to, "Jina jipya"))
		wait(r, "the new name", func(e chat.GroupRenamed) bool { return e.Group == r.groupID(to) })
		check(t, r.server.RemoveMember(to, newcomer.PN))
		left := wait(r, "the leaver", func(chat.MemberLeft) bool { return true })
		r.is(left.Member, newcomer.Account)

		check(t, r.server.Promote(to, r.account.PN))
		wait(r, "the bot's own promotion", func(e chat.GroupRead) bool { return e.BotAdmin })
		listings, err := r.link.Groups(ctx)
		check(t, err)
		if len(listings) != 1 || listings[0].JID != to.String() || listings[0].Members != 2 || !listings[0].BotAdmin ||
			listings[0].ID != r.groupID(to) || r.clean(listings[0].Subject) != r.clean(privacy.NewRaw("Jina jipya")) {
			t.Errorf("the listing is %+v", listings)
		}

		check(t, r.server.RemoveMember(to, r.account.PN))
		gone := wait(r, "the bot's own leaving", func(chat.BotLeft) bool { return true })
		if gone.Group != r.groupID(to) || len(all[chat.MemberLeft](r)) != 1 {
			t.Errorf("the bot left %s; members left: %v", gone.Group, all[chat.MemberLeft](r))
		}
		r.settled()
	})
}

func TestGroupsAreReadAgainAfterARestart(t *testing.T) {
	r := begin(t)
	nurse := r.phone("Achieng")
	to := r.group(lab.LIDMode, nurse)
	before := len(all[chat.GroupRead](r))
	r.restart()
	r.await("the group to be read again", func() bool { return len(those[chat.GroupRead](r)) > before })
	check(t, r.link.Send(within(t), &chat.Say{Header: r.toGroup("3EB0AB", to), Text: privacy.Author("Tumerudi")}))
	_, err := nurse.WaitText(within(t), "Tumerudi")
	check(t, err)
}

func TestANewPhoneIsNoticed(t *testing.T) {
	r := begin(t)
	nurse := r.phone("Achieng")
	to, ctx := r.group(lab.LIDMode, nurse), within(t)
	r.message(must(t)(nurse.Say(ctx, to, "simu ya zamani")))
	check(t, nurse.Reinstall(ctx))
	r.message(must(t)(nurse.Say(ctx, to, "simu mpya")))
	e := wait(r, "the new phone", func(chat.IdentityChanged) bool { return true })
	r.is(e.Member, nurse.Account)
	check(t, r.server.AnnounceIdentity(nurse.PN))
	r.settled()
}

func TestPseudonymsAreMadeFromWhatPeopleType(t *testing.T) {
	key := privacy.NewKey()
	for _, number := range []string{"0712 345 678", "+254 712 345678", "254712345678", "00254712345678", "(0712) 345-678"} {
		got, err := whatsapp.PhoneAlias(key, number)
		if err != nil || got != chat.Alias(key.Pseudonym("pn", "254712345678")) {
			t.Errorf("%q: %s, %v", number, got, err)
		}
	}
	for _, number := range []string{"", "123", "Njeri", "07123456789012"} {
		if _, err := whatsapp.PhoneAlias(key, number); err == nil {
			t.Errorf("%q is taken for a number", number)
		}
	}
	if id, err := whatsapp.GroupID(key, " 120363400000000001@g.us\n"); err != nil || id != chat.GroupID(key.Pseudonym("group", "120363400000000001@g.us")) {
		t.Errorf("%s, %v", id, err)
	}
	for _, address := range []string{"", "254712345678@s.whatsapp.net", "Washauri", "@g.us"} {
		if _, err := whatsapp.GroupID(key, address); err == nil {
			t.Errorf("%q is taken for a group", address)
		}
	}
}

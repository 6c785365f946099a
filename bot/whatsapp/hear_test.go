package whatsapp_test

import (
	"crypto/sha256"
	"fmt"
	"testing"

	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/privacy"
)

func typeName(v any) string { return fmt.Sprintf("%T", v) }

func sprint(v any) string { return fmt.Sprint(v) }

// modes runs a test in groups of both addressings, and in private chats.
func modes(t *testing.T, test func(t *testing.T, r *rig, nurse, other *lab.Phone, to types.JID)) {
	t.Helper()
	for _, mode := range []lab.Mode{lab.LIDMode, lab.PNMode} {
		t.Run("group "+string(mode), func(t *testing.T) {
			r := begin(t)
			nurse, other := r.phone("Achieng"), r.phone("Wanjiru")
			test(t, r, nurse, other, r.group(mode, nurse, other))
		})
	}
}

func TestTextsAreHeard(t *testing.T) {
	modes(t, func(t *testing.T, r *rig, nurse, other *lab.Phone, to types.JID) {
		const words = "Mama wa mtoto anauliza, call 0712 345 678 kesho"
		id := must(t)(nurse.Say(within(t), to, words))
		e := r.message(id)
		r.reads(e.Text, words)
		r.is(e.Sender, nurse.Account)
		if e.Group != r.groupID(to) || e.Kind != chat.KindText || e.Reply != nil || e.SentAt.Location().String() != "UTC" {
			t.Errorf("the event is %v in %s, sent %v", e.Kind, e.Group, e.SentAt)
		}

		first, err := other.Wait(within(t), func(m lab.Received) bool { return m.ID == id })
		check(t, err)
		answer := must(t)(other.Say(within(t), to, "Asante @"+nurse.LID.User, lab.InReply(first), lab.Mentioning(first.From)))
		e = r.message(answer)
		if e.Reply == nil || string(e.Reply.To) != id {
			t.Fatalf("the reply is %+v", e.Reply)
		}
		r.is(e.Reply.Author, nurse.Account)
		r.reads(e.Reply.Quoted, words)
		if len(e.Mentions) != 1 {
			t.Fatalf("%d people are mentioned", len(e.Mentions))
		}
		r.is(e.Mentions[0], nurse.Account)
		r.settled()
		if got := all[chat.MessageReceived](r); len(got) != 2 {
			t.Errorf("%d messages were heard: the keys that come first are no message", len(got))
		}
	})
}

func TestPrivateMessagesOfBothAddressesAreOnePerson(t *testing.T) {
	r := begin(t)
	nurse := r.phone("Achieng")
	for _, to := range []types.JID{r.account.PN, r.account.LID} {
		e := r.message(must(t)(nurse.Say(within(t), to, "Jambo "+to.Server)))
		r.is(e.Sender, nurse.Account)
		if !e.Group.IsPrivate() {
			t.Errorf("to %s: heard in group %s", to.Server, e.Group)
		}
	}
}

func TestChangesOfMessagesAreHeard(t *testing.T) {
	modes(t, func(t *testing.T, r *rig, nurse, other *lab.Phone, to types.JID) {
		ctx := within(t)
		id := must(t)(other.Say(ctx, to, "chanjo ya pili"))
		r.message(id)
		for label, edit := range map[string]func() (string, error){
			"chanjo ya tatu": func() (string, error) { return other.Edit(ctx, to, id, "chanjo ya tatu") },
			"chanjo ya nne":  func() (string, error) { return other.EditBare(ctx, to, id, "chanjo ya nne") },
		} {
			editID := must(t)(edit())
			e := wait(r, "the edit", func(e chat.MessageEdited) bool { return string(e.ID) == editID })
			r.reads(e.Text, label)
			r.is(e.Sender, other.Account)
			if string(e.Target) != id || e.Group != r.groupID(to) {
				t.Errorf("the edit changes %s in %s", e.Target, e.Group)
			}
		}

		must(t)(nurse.React(ctx, to, r.address(to, other), id, "👍🏾"))
		must(t)(nurse.React(ctx, to, r.address(to, other), id, "call 0712345678"))
		must(t)(nurse.Unreact(ctx, to, r.address(to, other), id))
		wait(r, "the reaction taken back", func(e chat.ReactionAdded) bool { return e.Emoji == "" })
		reactions := all[chat.ReactionAdded](r)
		if len(reactions) != 2 || reactions[0].Emoji != "👍🏾" || string(reactions[0].Target) != id {
			t.Errorf("the reactions are %+v", reactions)
		}
		r.is(reactions[0].Sender, nurse.Account)

		must(t)(nurse.DeleteAsAdmin(ctx, to, r.address(to, other), id))
		byAdmin := wait(r, "the deletion by the administrator", func(e chat.MessageRevoked) bool { return e.Sender.Is(r.of(nurse)) })
		r.is(byAdmin.Author, other.Account)
		if string(byAdmin.Target) != id {
			t.Errorf("the administrator deleted %s", byAdmin.Target)
		}
		must(t)(other.DeleteForEveryone(ctx, to, id))
		byAuthor := wait(r, "the deletion by the author", func(e chat.MessageRevoked) bool { return e.Sender.Is(r.of(other)) })
		r.is(byAuthor.Author, other.Account)
	})
}

func TestEveryKindIsHeardWithoutItsContent(t *testing.T) {
	r := begin(t)
	nurse, other := r.phone("Achieng"), r.phone("Wanjiru")
	to, ctx := r.group(lab.LIDMode, nurse, other), within(t)
	const caption = "kadi ya mtoto, 0712 345 678"
	for _, c := range []struct {
		kind    chat.Kind
		text    string
		seconds int
		send    func() (string, error)
	}{
		{chat.KindPicture, caption, 0, func() (string, error) { return nurse.Picture(ctx, to, caption) }},
		{chat.KindVoice, "", 17, func() (string, error) { return nurse.VoiceNote(ctx, to, 17) }},
		{chat.KindDocument, caption, 0, func() (string, error) {
			return nurse.Document(ctx, to, lab.File{Name: "Njeri.pdf", Caption: caption, Content: []byte("%PDF")})
		}},
		{chat.KindSticker, "", 0, func() (string, error) { return nurse.Sticker(ctx, to) }},
		{chat.KindContact, "", 0, func() (string, error) { return nurse.ContactCard(ctx, to, "Njeri Mwangi", "+254712345678") }},
		{chat.KindLocation, "", 0, func() (string, error) { return nurse.Location(ctx, to, lab.Place{Name: "Kwa Njeri", Latitude: -1.3}) }},
		{chat.KindText, "Ndiyo", 0, func() (string, error) { return nurse.ListReply(ctx, to, "Ndiyo", "row-1") }},
		{chat.KindText, "Hapana", 0, func() (string, error) { return nurse.ButtonReply(ctx, to, "Hapana", "b-2") }},
		{chat.KindText, "Soma https://example.org", 0, func() (string, error) {
			return nurse.Say(ctx, to, "Soma https://example.org", lab.WithPreview("https://example.org", "Njeri Mwangi", "0712345678"))
		}},
	} {
		e := r.message(must(t)(c.send()))
		if e.Kind != c.kind || e.Seconds != c.seconds {
			t.Errorf("%s came as %s of %d s", c.kind, e.Kind, e.Seconds)
		}
		r.reads(e.Text, c.text)
	}
}

func TestMembersPollsAreHeardAndTheirVotesAreNot(t *testing.T) {
	r := begin(t)
	nurse, other := r.phone("Achieng"), r.phone("Wanjiru")
	to, ctx := r.group(lab.LIDMode, nurse, other), within(t)
	for label, poll := range map[string]func() (string, error){
		"first shape": func() (string, error) {
			return nurse.Poll(ctx, to, "Mkutano lini?", []string{"Jumatatu", "Jumanne 0712345678"}, 1)
		},
		"third shape": func() (string, error) {
			return nurse.PollV3(ctx, to, "Mkutano lini?", []string{"Jumatatu", "Jumanne 0712345678"}, 1)
		},
	} {
		id := must(t)(poll())
		e := r.message(id)
		r.reads(e.Text, "Mkutano lini?")
		if e.Kind != chat.KindPoll || len(e.Options) != 2 {
			t.Fatalf("%s: %s with %d options", label, e.Kind, len(e.Options))
		}
		r.reads(e.Options[1], "Jumanne 0712345678")
		in, err := other.Wait(ctx, func(m lab.Received) bool { return m.ID == id })
		check(t, err)
		voteID := must(t)(other.Vote(ctx, in, []string{"Jumatatu"}))
		check(t, r.server.WaitAcknowledged(ctx, r.device, voteID))
	}
	if votes := all[chat.PollAnswered](r); len(votes) != 0 {
		t.Errorf("%d votes in a member's poll were heard", len(votes))
	}
}

func TestVotesInOurPollsAreRead(t *testing.T) {
	modes(t, func(t *testing.T, r *rig, nurse, _ *lab.Phone, to types.JID) {
		ctx := within(t)
		poll := &chat.Poll{
			Header:   chat.Header{ID: "3EB0AA11BB22CC33DD44EE", To: chat.Recipient{Group: r.groupID(to)}},
			Question: privacy.Author("Chanjo ya surua hutolewa lini?"),
			Options:  []privacy.Authored{privacy.Author("Miezi 6"), privacy.Author("Miezi 9")}, Choices: 1,
		}
		check(t, r.link.Send(ctx, poll))
		r.restart() // the secret follows from the id: nothing has to be remembered
		in, err := nurse.Wait(ctx, func(m lab.Received) bool { return m.ID == string(poll.ID) })
		check(t, err)
		for _, choices := range [][]string{{"Miezi 9"}, {}} {
			id := must(t)(nurse.Vote(ctx, in, choices))
			e := wait(r, "the vote", func(e chat.PollAnswered) bool { return string(e.ID) == id })
			r.is(e.Voter, nurse.Account)
			if e.Poll != poll.ID || e.Group != r.groupID(to) || len(e.Choices) != len(choices) {
				t.Fatalf("the vote is %+v", e)
			}
			for i, choice := range choices {
				if e.Choices[i] != chat.OptionHash(sha256.Sum256([]byte(choice))) {
					t.Errorf("the choice is another than %s", choice)
				}
			}
		}
		// A vote of the library itself goes under the phone number, whatever the group shows.
		vote, err := nurse.Client().BuildPollVote(ctx, &types.MessageInfo{ID: in.ID, MessageSource: types.MessageSource{
			Chat: to, Sender: in.From, IsGroup: true,
		}}, []string{"Miezi 6"})
		check(t, err)
		id := must(t)(nurse.Send(ctx, to, vote))
		e := wait(r, "the library's vote", func(e chat.PollAnswered) bool { return string(e.ID) == id })
		if len(e.Choices) != 1 || e.Choices[0] != chat.OptionHash(sha256.Sum256([]byte("Miezi 6"))) {
			t.Errorf("the library's vote reads %v", e.Choices)
		}
		if n := r.link.Counters().VotesUnread; n != 0 {
			t.Errorf("%d votes could not be read", n)
		}
	})
}

func TestOurOwnPhoneIsSeenAndNotHeard(t *testing.T) {
	r := begin(t)
	nurse := r.phone("Achieng")
	own, err := r.server.PhoneFor(within(t), r.account.PN)
	check(t, err)
	to := r.group(lab.LIDMode, nurse)
	id := must(t)(own.Say(within(t), to, "mimi mwenyewe"))
	check(t, r.server.WaitAcknowledged(within(t), r.device, id))
	wait(r, "the phone to be seen", func(e chat.LinkChanged) bool { return !e.Link.PhoneSeen.IsZero() })
	if got := all[chat.MessageReceived](r); len(got) != 0 {
		t.Errorf("%d messages of our own were heard", len(got))
	}
	seen := r.link.State().PhoneSeen
	r.restart()
	if got := r.link.State().PhoneSeen; got.Unix() != seen.Unix() {
		t.Errorf("after a restart the phone was seen %v, before it %v", got, seen)
	}
}

// address is how a group shows a person.
func (r *rig) address(group types.JID, p *lab.Phone) types.JID {
	if r.modes[group] == lab.PNMode {
		return p.PN
	}
	return p.LID
}

func (r *rig) of(p *lab.Phone) chat.Person { return chat.Person{Aliases: r.person(p.Account)} }

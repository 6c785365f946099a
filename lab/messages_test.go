package lab_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.mau.fi/whatsmeow/types"
	"go.mau.fi/whatsmeow/types/events"

	"github.com/mshauri/mshauri/lab"
)

func TestDirectMessagesKeepTheAddressTheyWereSentTo(t *testing.T) {
	s := start(t, lab.Options{})
	two := phones(t, s, "Amina", "Baraka")
	amina, baraka := two[0], two[1]
	for _, test := range []struct {
		name     string
		to, from types.JID
	}{
		{"phone number", baraka.PN, amina.PN},
		{"LID", baraka.LID, amina.LID},
	} {
		t.Run(test.name, func(t *testing.T) {
			id := must(t)(amina.Say(within(t), test.to, "kwako tu, "+test.name))
			got, err := baraka.Wait(within(t), byID(id))
			if err != nil {
				t.Fatal(err)
			}
			if got.Chat != test.from || got.From != test.from || got.FromPN != amina.PN || got.Text != "kwako tu, "+test.name {
				t.Errorf("it came as %+v, want it in %s", got, test.from)
			}
			if err = baraka.Read(within(t), got); err != nil {
				t.Fatal(err)
			}
			tick, err := amina.WaitTick(within(t), id, func(tick lab.Tick) bool { return tick.Type == types.ReceiptTypeRead })
			if err != nil || tick.From != test.to {
				t.Errorf("read by %s, %v; want %s", tick.From, err, test.to)
			}
		})
	}
	settle(t, s)
}

func TestWhatPeopleDoWithMessages(t *testing.T) {
	bothModes(t, func(t *testing.T, mode lab.Mode) {
		s := start(t, lab.Options{})
		all := phones(t, s, "Amina", "Baraka", "Chebet")
		amina, baraka, chebet := all[0], all[1], all[2]
		room := group(t, s, mode, amina, baraka.PN, chebet.PN)
		ask := must(t)
		await := func(id string) lab.Received {
			t.Helper()
			got, err := chebet.Wait(within(t), byID(id))
			if err != nil {
				t.Fatal(err)
			}
			return got
		}

		question := ask(baraka.Say(within(t), room, "friji ni nyuzi 9, nifanye nini?"))
		heard := await(question)
		answer := await(ask(amina.Say(within(t), room, "@x songa chanjo", lab.InReply(heard), lab.Mentioning(seen(baraka, mode)), lab.WithID("LABCHOSEN1"))))
		if answer.ID != "LABCHOSEN1" || answer.ReplyTo != question || answer.Quoted != heard.Text ||
			!slices.Equal(answer.Mentions, []types.JID{seen(baraka, mode)}) {
			t.Errorf("the answer came as %+v", answer)
		}

		if edit := await(ask(baraka.Edit(within(t), room, question, "friji ni nyuzi 8"))); edit.Kind != lab.Edited || edit.Target != question || edit.Text != "friji ni nyuzi 8" {
			t.Errorf("the edit came as %+v", edit)
		}
		if got := await(question); !got.WasEdited || got.EditedText != "friji ni nyuzi 8" || got.Text != heard.Text {
			t.Errorf("the edited message is %+v", got)
		}
		if edit := await(ask(baraka.EditBare(within(t), room, question, "friji ni nyuzi 7"))); edit.Kind != lab.Edited || edit.Text != "friji ni nyuzi 7" {
			t.Errorf("the bare edit came as %+v", edit)
		}
		settle(t, s)
	})
}

func TestReactionsAndDeletions(t *testing.T) {
	bothModes(t, func(t *testing.T, mode lab.Mode) {
		s := start(t, lab.Options{})
		all := phones(t, s, "Amina", "Baraka", "Chebet")
		amina, baraka, chebet := all[0], all[1], all[2]
		room := group(t, s, mode, amina, baraka.PN, chebet.PN)
		first := must(t)(baraka.Say(within(t), room, "ujumbe wa kwanza"))
		second := must(t)(baraka.Say(within(t), room, "ujumbe wa pili"))
		like := must(t)(amina.React(within(t), room, seen(baraka, mode), first, "👍"))
		unlike := must(t)(amina.Unreact(within(t), room, seen(baraka, mode), first))
		own := must(t)(baraka.DeleteForEveryone(within(t), room, first))
		admin := must(t)(amina.DeleteAsAdmin(within(t), room, seen(baraka, mode), second))
		settle(t, s)
		got := map[string]lab.Received{}
		for _, r := range chebet.Inbox() {
			got[r.ID] = r
		}
		if r := got[like]; r.Kind != lab.Reaction || r.Text != "👍" || r.Target != first || r.FromPN != amina.PN {
			t.Errorf("the reaction came as %+v", r)
		}
		if r := got[unlike]; r.Kind != lab.Reaction || r.Text != "" || r.Target != first {
			t.Errorf("the end of the reaction came as %+v", r)
		}
		if r := got[own]; r.Kind != lab.Deleted || r.Target != first || r.FromPN != baraka.PN || !r.Raw.GetProtocolMessage().GetKey().GetFromMe() {
			t.Errorf("the deletion came as %+v", r)
		}
		key := got[admin].Raw.GetProtocolMessage().GetKey()
		if r := got[admin]; r.Kind != lab.Deleted || r.Target != second || r.FromPN != amina.PN || key.GetParticipant() != seen(baraka, mode).String() {
			t.Errorf("the admin's deletion came as %+v", r)
		}
		if !got[first].WasDeleted || !got[second].WasDeleted || got[first].WasEdited {
			t.Errorf("the deleted messages are %+v and %+v", got[first], got[second])
		}
		if len(got) != 6 {
			t.Errorf("Chebet has %d messages, want 6", len(got))
		}
	})
}

func TestVotesCanBeReadByWhoeverAsked(t *testing.T) {
	bothModes(t, func(t *testing.T, mode lab.Mode) {
		s := start(t, lab.Options{})
		two := phones(t, s, "Amina", "Baraka")
		amina, baraka := two[0], two[1]
		account, err := s.NewAccount("Mshauri")
		if err != nil {
			t.Fatal(err)
		}
		room := group(t, s, mode, amina, baraka.PN, account.PN)
		c := newComputer(t, s)
		c.link(account.PN)

		choices := []string{"Ndiyo", "Hapana", "Sijui"}
		response, err := c.Client.SendMessage(within(t), room, c.Client.BuildPollCreation("Tukutane?", choices, 1))
		if err != nil {
			t.Fatal(err)
		}
		asked, err := baraka.Wait(within(t), byID(response.ID))
		if err != nil {
			t.Fatal(err)
		}
		if asked.Kind != lab.Poll || asked.Question != "Tukutane?" || !slices.Equal(asked.Options, choices) || asked.Limit != 1 {
			t.Errorf("the poll came as %+v", asked)
		}
		vote := must(t)(baraka.Vote(within(t), asked, []string{"Hapana"}))
		if err = s.WaitAcknowledged(within(t), c.JID, vote); err != nil {
			t.Fatal(err)
		}
		event := c.awaitEvent(func(e any) bool {
			m, ok := e.(*events.Message)
			return ok && m.Info.ID == vote && m.Message.GetPollUpdateMessage() != nil
		}).(*events.Message)
		ballot, err := c.Client.DecryptPollVote(within(t), event)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(hashes("Hapana"), ballot.GetSelectedOptions()); diff != "" {
			t.Errorf("the vote reads differently:\n%s", diff)
		}
		if _, err = baraka.Vote(within(t), asked, []string{"Labda"}); err == nil {
			t.Error("a vote for what was not offered")
		}

		for _, post := range []func(context.Context, types.JID, string, []string, int, ...lab.Option) (string, error){amina.Poll, amina.PollV3} {
			id := must(t)(post(within(t), room, "Saa ngapi?", choices, 0))
			asked, err = baraka.Wait(within(t), byID(id))
			if err != nil {
				t.Fatal(err)
			}
			vote = must(t)(baraka.Vote(within(t), asked, []string{"Ndiyo", "Sijui"}))
			got, err := amina.Wait(within(t), byID(vote))
			if err != nil || got.Kind != lab.Vote || !slices.Equal(got.Options, []string{"Ndiyo", "Sijui"}) || got.Target != id {
				t.Errorf("Amina has the vote as %+v, %v", got, err)
			}
			back := must(t)(baraka.Vote(within(t), asked, nil))
			got, err = amina.Wait(within(t), byID(back))
			if err != nil || got.Kind != lab.Vote || len(got.Options) != 0 {
				t.Errorf("Amina has the vote taken back as %+v, %v", got, err)
			}
			own := must(t)(amina.VoteInOwn(within(t), room, id, []string{"Sijui"}))
			settle(t, s)
			if got, err = baraka.Wait(within(t), byID(own)); err != nil || !slices.Equal(got.Options, []string{"Sijui"}) {
				t.Errorf("Baraka has Amina's own vote as %+v, %v", got, err)
			}
		}
	})
}

func hashes(options ...string) [][]byte {
	out := make([][]byte, len(options))
	for i, option := range options {
		sum := sha256.Sum256([]byte(option))
		out[i] = sum[:]
	}
	return out
}

func TestADirectPollIsVotedIn(t *testing.T) {
	s := start(t, lab.Options{})
	two := phones(t, s, "Amina", "Baraka")
	amina, baraka := two[0], two[1]
	for _, to := range []types.JID{baraka.PN, baraka.LID} {
		id := must(t)(amina.Poll(within(t), to, "Uko tayari?", []string{"Ndiyo", "Bado"}, 1))
		asked, err := baraka.Wait(within(t), byID(id))
		if err != nil {
			t.Fatal(err)
		}
		vote := must(t)(baraka.Vote(within(t), asked, []string{"Bado"}))
		got, err := amina.Wait(within(t), byID(vote))
		if err != nil || got.Kind != lab.Vote || !slices.Equal(got.Options, []string{"Bado"}) {
			t.Errorf("in the chat with %s the vote came as %+v, %v", to, got, err)
		}
	}
}

func TestTwoWhoWriteAtTheSameMomentUnderstandEachOther(t *testing.T) {
	s := start(t, lab.Options{})
	two := phones(t, s, "Amina", "Baraka")
	for round := range 3 {
		var both sync.WaitGroup
		errs := make([]error, len(two))
		for i, p := range two {
			both.Go(func() {
				_, errs[i] = p.Say(within(t), two[1-i].PN, fmt.Sprintf("%s %d", p.Name, round))
			})
		}
		both.Wait()
		for i, p := range two {
			if errs[i] != nil {
				t.Fatal(errs[i])
			}
			if _, err := p.WaitText(within(t), fmt.Sprintf("%s %d", two[1-i].Name, round)); err != nil {
				t.Fatal(err)
			}
		}
	}
	settle(t, s)
	for _, p := range two {
		if got := p.Inbox(); len(got) != 3 {
			t.Errorf("%s has %d messages, want 3", p.Name, len(got))
		}
	}
}

func TestTheServersClockStampsMessages(t *testing.T) {
	when := time.Date(2030, 5, 4, 7, 30, 0, 0, time.UTC)
	s := start(t, lab.Options{Now: func() time.Time { return when }})
	two := phones(t, s, "Amina", "Baraka")
	id := must(t)(two[0].Say(within(t), two[1].PN, "saa ya seva"))
	got, err := two[1].Wait(within(t), byID(id))
	if err != nil || !got.Time.Equal(when) {
		t.Errorf("stamped %s, %v; want %s", got.Time, err, when)
	}
}

func TestARepeatedMessageIsOnlyAcknowledgedAgain(t *testing.T) {
	for _, deliver := range []bool{false, true} {
		s := start(t, lab.Options{DeliverRepeats: deliver})
		two := phones(t, s, "Amina", "Baraka")
		for range 2 {
			must(t)(two[0].Say(within(t), two[1].PN, "mara mbili", lab.WithID("LABTWICE")))
		}
		must(t)(two[0].Say(within(t), two[1].PN, "mwisho"))
		if _, err := two[1].WaitText(within(t), "mwisho"); err != nil {
			t.Fatal(err)
		}
		want := 1
		if deliver {
			want = 2
		}
		if got, err := two[1].Wait(within(t), byID("LABTWICE")); err != nil || got.Count != want {
			t.Errorf("delivering repeats %v: it came %d times, %v; want %d", deliver, got.Count, err, want)
		}
		repeated := slices.ContainsFunc(s.Log(), func(e lab.Entry) bool { return e.Event == lab.Repeated && e.ID == "LABTWICE" })
		if repeated == deliver {
			t.Errorf("delivering repeats %v: the log has a repeat: %v", deliver, repeated)
		}
	}
}

func TestNamesAndNumbersCanBeLookedUp(t *testing.T) {
	s := start(t, lab.Options{})
	two := phones(t, s, "Amina", "Baraka")
	amina, baraka := two[0], two[1]
	if err := baraka.SetPushName("Baraka O."); err != nil {
		t.Fatal(err)
	}
	found, err := amina.Client().IsOnWhatsApp(within(t), []string{"+" + baraka.PN.User, "+254799999999"})
	if err != nil || len(found) != 2 || !found[0].IsIn || found[0].JID != baraka.PN || found[1].IsIn {
		t.Errorf("on WhatsApp: %+v, %v", found, err)
	}
	info, err := amina.Client().GetUserInfo(within(t), []types.JID{baraka.PN})
	if err != nil || info[baraka.PN].LID != baraka.LID || len(info[baraka.PN].Devices) != 1 {
		t.Errorf("user info: %+v, %v", info, err)
	}
	for address, want := range map[string]bool{
		baraka.PN.User: true, "+" + baraka.PN.User: true, baraka.PN.String(): true, baraka.LID.String(): true,
		baraka.LID.User: false, "254711111111": false, baraka.PN.User + "@g.us": false, baraka.PN.User + "@lid": false,
	} {
		got, err := s.Find(address)
		if (err == nil) != want || want && (got.PN != baraka.PN || got.Name != "Baraka O.") {
			t.Errorf("find %s: %+v, %v", address, got, err)
		}
	}
}

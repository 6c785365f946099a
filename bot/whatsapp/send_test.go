package whatsapp_test

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"strings"
	"testing"
	"time"

	"go.mau.fi/whatsmeow/types"
	"google.golang.org/protobuf/proto"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/privacy"
)

func (r *rig) toGroup(id string, to types.JID) chat.Header {
	return chat.Header{ID: chat.MessageID(id), To: chat.Recipient{Group: r.groupID(to)}}
}

func (r *rig) toPerson(id string, p *lab.Phone) chat.Header {
	return chat.Header{ID: chat.MessageID(id), To: chat.Recipient{Member: 7, Aliases: r.person(p.Account)}}
}

func byID(id string) func(lab.Received) bool { return func(m lab.Received) bool { return m.ID == id } }

func drawing(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	check(t, png.Encode(&out, image.NewGray(image.Rect(0, 0, 40, 20))))
	return out.Bytes()
}

func TestEverythingThatIsSentArrives(t *testing.T) {
	modes(t, func(t *testing.T, r *rig, nurse, other *lab.Phone, to types.JID) {
		ctx := within(t)
		id := must(t)(nurse.Say(ctx, to, "Swali?"))
		asked := r.message(id)
		by := chat.Party{Member: 7, Aliases: asked.Sender.Aliases}
		picture := drawing(t)
		for _, out := range []chat.Outgoing{
			&chat.Say{Header: r.toGroup("3EB001", to), Text: privacy.Author("Karibuni")},
			&chat.Say{Header: r.toGroup("3EB002", to), Text: privacy.Author("Jibu"), Reply: &chat.Quoted{Message: asked.ID, Author: by, Text: privacy.Stored("Swali?")}},
			&chat.React{Header: r.toGroup("3EB003", to), Target: asked.ID, Author: by, Emoji: "👍"},
			&chat.Picture{Header: r.toGroup("3EB004", to), PNG: picture, Caption: privacy.Author("Chati")},
			&chat.Document{Header: r.toGroup("3EB005", to), Name: "ripoti.csv", MIME: "text/csv", Content: []byte("a,b\n"), Caption: privacy.Author("Ripoti")},
			&chat.Say{Header: r.toGroup("3EB006", to), Text: privacy.Author("Jibu kwetu"), Reply: &chat.Quoted{Message: "3EB001", Text: privacy.Stored("Karibuni")}},
			&chat.Say{Header: r.toGroup("3EB009", to), Text: privacy.Author("Karibu " + chat.MentionMark(1) + "!"), Mentions: []chat.Party{by}},
			&chat.Remove{Header: r.toGroup("3EB007", to), Target: "3EB001"},
			&chat.Remove{Header: r.toGroup("3EB008", to), Target: asked.ID, Author: by},
		} {
			check(t, r.link.Send(ctx, out))
		}
		received := func(id string) lab.Received {
			t.Helper()
			m, err := other.Wait(ctx, byID(id))
			check(t, err)
			return m
		}
		if m := received("3EB001"); m.Text != "Karibuni" || m.From.ToNonAD() != r.own(to) {
			t.Errorf("the text reads %q from %s", m.Text, m.From)
		}
		if m := received("3EB002"); m.Text != "Jibu" || m.ReplyTo != id || m.Quoted != "Swali?" {
			t.Errorf("the reply is %+v", m)
		} else if author := m.Raw.GetExtendedTextMessage().GetContextInfo().GetParticipant(); author != r.address(to, nurse).String() {
			t.Errorf("the reply names %s", author)
		}
		// Broken on purpose: without the MentionedJID the phone shows a bare number.
		if m := received("3EB009"); m.Text != "Karibu @"+r.address(to, nurse).User+"!" || len(m.Mentions) != 1 || m.Mentions[0] != r.address(to, nurse) {
			t.Errorf("the mention is %q of %v", m.Text, m.Mentions)
		}
		if m := received("3EB003"); m.Text != "👍" || m.Target != id || m.Raw.GetReactionMessage().GetKey().GetParticipant() != r.address(to, nurse).String() {
			t.Errorf("the reaction is %+v", m.Raw)
		}
		m := received("3EB004")
		content, err := other.Download(ctx, m)
		check(t, err)
		if !bytes.Equal(content, picture) || m.Text != "Chati" || m.Raw.GetImageMessage().GetWidth() != 40 {
			t.Errorf("the picture has %d bytes, caption %q", len(content), m.Text)
		}
		m = received("3EB005")
		content, err = other.Download(ctx, m)
		check(t, err)
		if string(content) != "a,b\n" || m.Text != "Ripoti" {
			t.Errorf("the document is %q", content)
		}
		if m := received("3EB006"); m.Raw.GetExtendedTextMessage().GetContextInfo().GetParticipant() != r.own(to).String() {
			t.Errorf("the reply to ourselves names %+v", m.Raw)
		}
		_, err = other.Wait(ctx, func(m lab.Received) bool { return m.ID == "3EB001" && m.WasDeleted })
		check(t, err)
		if m := received("3EB008"); m.Target != id || m.Raw.GetProtocolMessage().GetKey().GetFromMe() {
			t.Errorf("the removal is %+v", m.Raw)
		}
	})
}

// own is how a group shows the bot.
func (r *rig) own(group types.JID) types.JID {
	if r.modes[group] == lab.PNMode {
		return r.account.PN
	}
	return r.account.LID
}

func TestPrivateAnswersGoWhereTheQuestionWas(t *testing.T) {
	r := begin(t)
	nurse, silent := r.phone("Achieng"), r.phone("Wanjiru")
	r.group(lab.LIDMode, nurse, silent) // from here the book knows both
	ctx := within(t)
	for i, to := range []types.JID{r.account.PN, r.account.LID} {
		r.message(must(t)(nurse.Say(ctx, to, "Jambo")))
		id := []string{"3EB0A1", "3EB0A2"}[i]
		check(t, r.link.Send(ctx, &chat.Say{Header: r.toPerson(id, nurse), Text: privacy.Author("Karibu")}))
		m, err := nurse.Wait(ctx, byID(id))
		check(t, err)
		if m.Chat.Server != to.Server {
			t.Errorf("asked at %s, answered at %s", to.Server, m.Chat.Server)
		}
	}
	check(t, r.link.Send(ctx, &chat.Say{Header: r.toPerson("3EB0A3", silent), Text: privacy.Author("Habari")}))
	_, err := silent.WaitText(ctx, "Habari")
	check(t, err)
}

func TestTheSameIdIsTheSameMessage(t *testing.T) {
	r := begin(t, func(r *rig) { r.pace.Send = 500 * time.Millisecond })
	nurse := r.phone("Achieng")
	to, ctx := r.group(lab.LIDMode, nurse), within(t)
	_, err := r.server.Inject(lab.WithheldAcks(r.account.PN, 1))
	check(t, err)
	say := &chat.Say{Header: r.toGroup("3EB0B1", to), Text: privacy.Author("mara moja")}
	r.sendFails(say, bot.Retry, "no answer in time")
	first := r.sendable("3EB0B1")
	r.restart()
	say.Text = privacy.Author("maneno mengine")
	check(t, r.link.Send(ctx, say))
	m, err := nurse.Wait(ctx, byID("3EB0B1"))
	check(t, err)
	if m.Text != "mara moja" || !bytes.Equal(first, r.sendable("3EB0B1")) {
		t.Errorf("the repeat reads %q", m.Text)
	}
	if _, err = r.server.WaitLog(ctx, func(e lab.Entry) bool { return e.Event == lab.Repeated && e.ID == "3EB0B1" }); err != nil {
		t.Error("the repeat had another id")
	}
	if n := len(nurse.Inbox()); n != 1 {
		t.Errorf("%d messages arrived", n)
	}

	picture := &chat.Picture{Header: r.toGroup("3EB0B2", to), PNG: drawing(t)}
	check(t, r.link.Send(ctx, picture))
	first = r.sendable("3EB0B2")
	check(t, r.link.Send(ctx, picture))
	if !bytes.Equal(first, r.sendable("3EB0B2")) {
		t.Error("the picture was uploaded twice")
	}
	poll := &chat.Poll{Header: r.toGroup("3EB0B3", to), Question: privacy.Author("Je?"), Options: []privacy.Authored{privacy.Author("Ndiyo"), privacy.Author("La")}}
	check(t, r.link.Send(ctx, poll))
	check(t, r.link.ForgetPoll(ctx, poll.ID))
	if got := r.count("SELECT COUNT(*) FROM mshauri_sent WHERE id='3EB0B3'"); got != 0 {
		t.Error("the closed poll is still kept")
	}
}

// sendable are the bytes that are kept of a message.
func (r *rig) sendable(id string) (message []byte) {
	r.t.Helper()
	check(r.t, r.query().QueryRow("SELECT message FROM mshauri_sent WHERE id=?", id).Scan(&message))
	return message
}

// sendFails sends and demands a refusal, whose text names nobody.
func (r *rig) sendFails(out chat.Outgoing, verdict bot.SendVerdict, reason string) *bot.SendError {
	r.t.Helper()
	err := r.link.Send(within(r.t), out)
	refusal := &bot.SendError{}
	if !errors.As(err, &refusal) || refusal.Verdict != verdict || refusal.Reason != reason {
		r.t.Fatalf("sending ended with %v, want %s: %s", err, verdict, reason)
	}
	text := err.Error()
	for cause := errors.Unwrap(err); cause != nil; cause = errors.Unwrap(cause) {
		text += cause.Error()
	}
	if whatsapp.Mask(text) != text || strings.Contains(text, "@") {
		r.t.Errorf("the error names somebody: %s", text)
	}
	return refusal
}

func TestRefusalsSayWhatToDo(t *testing.T) {
	r := begin(t)
	nurse := r.phone("Achieng")
	to, ctx := r.group(lab.LIDMode, nurse), within(t)
	r.message(must(t)(nurse.Say(ctx, r.account.PN, "Jambo")))
	for _, c := range []struct {
		code           int
		group, private bot.SendVerdict
	}{
		{401, bot.GiveUp, bot.StopWriting},
		{403, bot.GiveUp, bot.StopWriting},
		{420, bot.GiveUp, bot.GiveUp},
		{429, bot.HoldAll, bot.HoldAll},
		{479, bot.Retry, bot.Retry},
		{503, bot.Retry, bot.Retry},
		{400, bot.GiveUp, bot.GiveUp},
		{499, bot.Retry, bot.Retry},
	} {
		remove, err := r.server.Inject(lab.Fault{Account: r.account.PN, Direction: lab.In, Tag: "message", Action: lab.Refuse, Code: c.code})
		check(t, err)
		for verdict, header := range map[*bot.SendVerdict]chat.Header{
			&c.group:   r.toGroup("3EB0C"+string(rune('A'+c.code%26))+"G", to),
			&c.private: r.toPerson("3EB0C"+string(rune('A'+c.code%26))+"P", nurse),
		} {
			refusal := &bot.SendError{}
			err := r.link.Send(ctx, &chat.Say{Header: header, Text: privacy.Author("Habari")})
			if !errors.As(err, &refusal) || refusal.Verdict != *verdict {
				t.Errorf("%d: %v, want %s", c.code, err, *verdict)
			} else if refusal.Verdict == bot.Retry && refusal.After < time.Minute || refusal.Verdict == bot.HoldAll && refusal.After <= 0 {
				t.Errorf("%d: again after %v", c.code, refusal.After)
			}
		}
		remove()
	}
	r.sendFails(&chat.Say{Header: chat.Header{ID: "3EB0D1", To: chat.Recipient{Group: "nobodyknows"}}}, bot.Retry, "address not known yet")
	r.sendFails(&chat.Say{Header: chat.Header{ID: "3EB0D2", To: chat.Recipient{Member: 9, Aliases: []chat.Alias{"x"}}}}, bot.Retry, "address not known yet")
	r.sendFails(&chat.Say{Header: r.toGroup("", to)}, bot.GiveUp, "the message has no id")
	r.sendFails(&chat.Picture{Header: r.toGroup("3EB0D3", to), PNG: []byte("GIF89a")}, bot.GiveUp, "the picture is no PNG")
	r.stop()
	if refusal := r.sendFails(&chat.Say{Header: r.toGroup("3EB0D4", to)}, bot.HoldAll, "not connected"); refusal.After <= 0 {
		t.Error("nothing is held")
	}
}

func TestATimeLockHoldsNewPrivateChatsAlone(t *testing.T) {
	r := begin(t)
	known, stranger, third := r.phone("Achieng"), r.phone("Wanjiru"), r.phone("Nekesa")
	to, ctx := r.group(lab.LIDMode, known, stranger, third), within(t)
	r.message(must(t)(known.Say(ctx, r.account.PN, "Jambo")))
	_, err := r.server.Inject(lab.TimeLocked(r.account.PN))
	check(t, err)
	const reason = "no new private chats"
	if refusal := r.sendFails(&chat.Say{Header: r.toPerson("3EB0E1", stranger), Text: privacy.Author("Habari")}, bot.Retry, reason); refusal.After != 24*time.Hour {
		t.Errorf("again after %v", refusal.After)
	}
	e := wait(r, "the time-lock", func(e chat.LinkChanged) bool { return e.Link.State == chat.LinkTimeLocked })
	if left := time.Until(e.Link.Until); left < 23*time.Hour || left > 24*time.Hour || e.Link.Code != 463 {
		t.Errorf("the lock is %+v", e.Link)
	}
	since := len(r.server.Log())
	r.sendFails(&chat.Say{Header: r.toPerson("3EB0E2", third), Text: privacy.Author("Habari")}, bot.Retry, reason)
	for _, e := range r.server.LogSince(since) {
		if e.Tag == "message" && e.ID == "3EB0E2" {
			t.Error("a new chat was tried during the lock")
		}
	}
	check(t, r.link.Send(ctx, &chat.Say{Header: r.toGroup("3EB0E3", to), Text: privacy.Author("Kwa wote")}))
	check(t, r.link.Send(ctx, &chat.Say{Header: r.toPerson("3EB0E4", known), Text: privacy.Author("Kwako")}))
	_, err = known.WaitText(ctx, "Kwako")
	check(t, err)

	// A day later it is tried once more, and then no more.
	r.close()
	r.change = func(o *whatsapp.Options) { o.Now = func() time.Time { return time.Now().Add(25 * time.Hour) } }
	r.open()
	r.listen()
	r.sendFails(&chat.Say{Header: r.toPerson("3EB0E1", stranger), Text: privacy.Author("Habari")}, bot.GiveUp, reason)
	r.close()
	r.change = nil
	r.open()
	r.start()
	r.await("the lock to be remembered", func() bool {
		link := those[chat.LinkChanged](r)
		return link[len(link)-1].Link.State == chat.LinkTimeLocked
	})
}

func TestAPhoneThatCouldNotDecryptIsAnsweredAfterARestart(t *testing.T) {
	for _, private := range []bool{false, true} {
		r := begin(t)
		nurse := r.phone("Achieng")
		to, ctx := r.group(lab.LIDMode, nurse), within(t)
		r.message(must(t)(nurse.Say(ctx, r.account.PN, "Jambo")))
		header := r.toGroup("3EB0F1", to)
		if private {
			header = r.toPerson("3EB0F1", nurse)
		}
		check(t, nurse.GoOffline(ctx))
		check(t, r.link.Send(ctx, &chat.Say{Header: header, Text: privacy.Author("baada ya kuanza upya")}))
		r.restart()
		_, err := r.server.Inject(lab.Garbled(nurse.PN, 1))
		check(t, err)
		check(t, nurse.GoOnline(ctx))
		m, err := nurse.WaitText(ctx, "baada ya kuanza upya")
		check(t, err)
		if m.ID != "3EB0F1" || m.Retries == 0 {
			t.Errorf("it came as %s after %d retries", m.ID, m.Retries)
		}
	}
}

// Nothing about a message that can be sent again is random.
func TestWhatIsKeptIsWhatGoesOut(t *testing.T) {
	r := begin(t)
	nurse := r.phone("Achieng")
	to, ctx := r.group(lab.LIDMode, nurse), within(t)
	say := &chat.Say{Header: r.toGroup("3EB0A9", to), Text: privacy.Author("Karibuni")}
	check(t, r.link.Send(ctx, say))
	m, err := nurse.Wait(ctx, byID("3EB0A9"))
	check(t, err)
	m.Raw.SenderKeyDistributionMessage = nil
	raw, err := proto.Marshal(m.Raw)
	check(t, err)
	if !bytes.Equal(raw, r.sendable("3EB0A9")) {
		t.Error("what arrived is not what was kept")
	}
}

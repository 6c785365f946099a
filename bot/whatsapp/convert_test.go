package whatsapp

import (
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.mau.fi/whatsmeow/types"
	"go.mau.fi/whatsmeow/types/events"
	"pgregory.net/rapid"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// unpaired is a link that is never connected. The lab may have changed the key
// that this process trusts, so it rehearses with a server that is not there.
func unpaired(t testing.TB) *Link {
	t.Helper()
	l, err := Open(t.Context(), Options{
		Path: filepath.Join(t.TempDir(), "link.db"), Key: privacy.NewKey(), Scrubber: thorough{}, Now: time.Now, Rehearsal: &Rehearsal{},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

func heardAs(m *waE2E.Message) *events.Message {
	e := &events.Message{RawMessage: m, Info: types.MessageInfo{
		ID: "3EB0", Timestamp: time.Unix(1, 0), MessageSource: types.MessageSource{
			Chat: types.NewJID("1203", types.GroupServer), Sender: types.NewADJID("254712345678", 0, 4), IsGroup: true,
		},
	}}
	return e.UnwrapRaw()
}

// strip takes the texts out of an event, which compare as functions do: never.
func strip(l *Link, event chat.Event) (chat.Event, []string) {
	var clean []string
	for _, raw := range texts(event) {
		text, _ := l.options.Scrubber.Scrub(raw)
		clean = append(clean, text.String())
	}
	switch e := event.(type) {
	case chat.MessageReceived:
		e.Text, e.Options = privacy.Raw{}, nil
		if e.Reply != nil {
			reply := *e.Reply
			reply.Quoted = privacy.Raw{}
			e.Reply = &reply
		}
		return e, clean
	case chat.MessageEdited:
		e.Text = privacy.Raw{}
		return e, clean
	}
	return event, clean
}

// A message that is heard from disk makes the event that it made when it came.
func TestAMessageFromDiskMakesTheSameEvent(t *testing.T) {
	l := unpaired(t)
	for label, m := range samples() {
		first, err := l.convert(t.Context(), heardAs(m))
		if err != nil {
			t.Fatal(err)
		}
		again, err := l.convert(t.Context(), heardAs(l.rebuild.rebuild(m)))
		if err != nil {
			t.Fatal(err)
		}
		wantEvent, wantTexts := strip(l, first)
		gotEvent, gotTexts := strip(l, again)
		if !reflect.DeepEqual(gotEvent, wantEvent) || !reflect.DeepEqual(gotTexts, wantTexts) {
			t.Errorf("%s: from disk it is\n%#v %q, want\n%#v %q", label, gotEvent, gotTexts, wantEvent, wantTexts)
		}
		if first == nil && label != "vote" { // nobody voted in a poll of ours
			t.Errorf("%s makes no event", label)
		}
	}
}

func TestOthersChatsAreNotOurs(t *testing.T) {
	l := unpaired(t)
	said := &waE2E.Message{Conversation: new(string)}
	*said.Conversation = "habari"
	for label, change := range map[string]func(*types.MessageSource){
		"status":         func(s *types.MessageSource) { s.Chat = types.StatusBroadcastJID },
		"broadcast list": func(s *types.MessageSource) { s.Chat = types.NewJID("1203", types.BroadcastServer) },
		"channel":        func(s *types.MessageSource) { s.Chat = types.NewJID("1203", types.NewsletterServer) },
		"Meta's bot":     func(s *types.MessageSource) { s.Sender = types.MetaAIJID },
		"announcements":  func(s *types.MessageSource) { s.Chat, s.IsGroup = types.PSAJID, false },
		"our own":        func(s *types.MessageSource) { s.IsFromMe = true },
		"nobody":         func(s *types.MessageSource) { s.Sender = types.EmptyJID },
	} {
		e := heardAs(said)
		change(&e.Info.MessageSource)
		if event, err := l.convert(t.Context(), e); event != nil || err != nil {
			t.Errorf("%s: %T, %v", label, event, err)
		}
		if event, err := l.unread(t.Context(), &events.UndecryptableMessage{Info: e.Info}); event != nil || err != nil {
			t.Errorf("%s, unreadable: %T, %v", label, event, err)
		}
	}
}

// Whatever whatsmeow hands over, hearing it ends in an answer.
func TestNoEventPanics(t *testing.T) {
	l := unpaired(t)
	client := l.current()
	jids := []types.JID{
		{},
		types.NewJID("1203", types.GroupServer), types.NewJID("254712345678", types.DefaultUserServer),
		types.NewJID("270010000000001", types.HiddenUserServer), types.NewJID("", types.DefaultUserServer),
		{User: "x", Server: "nowhere"},
		types.NewADJID("254712345678", 0, 9), types.StatusBroadcastJID,
	}
	rapid.Check(t, func(rt *rapid.T) {
		jid := func() types.JID { return rapid.SampledFrom(jids).Draw(rt, "jid") }
		m := &waE2E.Message{}
		prune(rt, m.ProtoReflect(), 3)
		info := types.MessageInfo{ID: "3EB0", MessageSource: types.MessageSource{
			Chat: jid(), Sender: jid(), SenderAlt: jid(), IsGroup: rapid.Bool().Draw(rt, "group"), IsFromMe: rapid.Bool().Draw(rt, "own"),
		}}
		group := &types.GroupInfo{JID: jid(), Participants: []types.GroupParticipant{{JID: jid(), LID: jid()}, {}}}
		for _, event := range []any{
			nil, (&events.Message{Info: info, RawMessage: m}).UnwrapRaw(), &events.Message{Info: info}, &events.Message{},
			&events.UndecryptableMessage{Info: info}, &events.GroupInfo{JID: jid(), Join: []types.JID{jid()}, Leave: []types.JID{jid()}, Promote: []types.JID{jid()}},
			&events.GroupInfo{}, &events.JoinedGroup{GroupInfo: *group}, &events.JoinedGroup{}, &events.IdentityChange{JID: jid()},
			&events.Receipt{MessageSource: info.MessageSource}, &events.Receipt{}, &events.StreamError{Code: "x"}, &events.ConnectFailure{},
			&events.TemporaryBan{}, &events.PairError{}, &events.QR{}, &events.HistorySync{}, &events.PushNameSetting{}, "anything",
		} {
			_ = l.hear(client, event)
		}
	})
	if n := l.Counters().Panics; n != 0 {
		t.Errorf("%d panics were caught: they should not have come up", n)
	}
	var _ *whatsmeow.Client = client
}

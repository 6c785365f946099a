package whatsapp

import (
	"reflect"
	"strings"
	"testing"

	"go.mau.fi/whatsmeow/proto/waCommon"
	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.mau.fi/whatsmeow/types"
	"google.golang.org/protobuf/proto"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// samples are messages as phones send them, one of each family.
func samples() map[string]*waE2E.Message {
	str, text := proto.String, "Mtoto wa Achieng, call 0712 345 678"
	context := &waE2E.ContextInfo{
		StanzaID: str("3EB0C127"), Participant: str("254712345678:3@s.whatsapp.net"),
		QuotedMessage: &waE2E.Message{ImageMessage: &waE2E.ImageMessage{Caption: str(text)}}, MentionedJID: []string{"270010000000001@lid", "Njeri"},
	}
	key := &waCommon.MessageKey{RemoteJID: str("1203@g.us"), ID: str("3EB0D4"), Participant: str("270010000000002@lid"), FromMe: proto.Bool(false)}
	said := &waE2E.Message{ExtendedTextMessage: &waE2E.ExtendedTextMessage{Text: str(text), ContextInfo: context}}
	poll := &waE2E.PollCreationMessage{Name: str(text), Options: []*waE2E.PollCreationMessage_Option{{OptionName: str(text)}, {OptionName: str("")}}, ContextInfo: context}
	future := func(m *waE2E.Message) *waE2E.FutureProofMessage { return &waE2E.FutureProofMessage{Message: m} }
	change := &waE2E.Message{ProtocolMessage: &waE2E.ProtocolMessage{Type: waE2E.ProtocolMessage_MESSAGE_EDIT.Enum(), Key: key, EditedMessage: said}}
	return map[string]*waE2E.Message{
		"text":              {Conversation: str(text)},
		"reply":             said,
		"ephemeral":         {EphemeralMessage: future(said)},
		"view once":         {ViewOnceMessageV2: future(&waE2E.Message{ImageMessage: &waE2E.ImageMessage{Caption: str(text)}})},
		"captioned file":    {DocumentWithCaptionMessage: future(&waE2E.Message{DocumentMessage: &waE2E.DocumentMessage{Caption: str(text), FileName: str(text)}})},
		"device sent":       {DeviceSentMessage: &waE2E.DeviceSentMessage{DestinationJID: str("254712345678@s.whatsapp.net"), Message: said}},
		"video":             {VideoMessage: &waE2E.VideoMessage{Caption: str(text), Seconds: proto.Uint32(12), ContextInfo: context}},
		"video note":        {PtvMessage: &waE2E.VideoMessage{Seconds: proto.Uint32(12)}},
		"voice":             {AudioMessage: &waE2E.AudioMessage{PTT: proto.Bool(true), Seconds: proto.Uint32(9)}},
		"audio":             {AudioMessage: &waE2E.AudioMessage{Seconds: proto.Uint32(9), ContextInfo: context}},
		"sticker":           {StickerMessage: &waE2E.StickerMessage{}},
		"animated":          {LottieStickerMessage: future(&waE2E.Message{StickerMessage: &waE2E.StickerMessage{}})},
		"contact":           {ContactMessage: &waE2E.ContactMessage{DisplayName: str(text), Vcard: str(text), ContextInfo: context}},
		"contacts":          {ContactsArrayMessage: &waE2E.ContactsArrayMessage{DisplayName: str(text)}},
		"location":          {LocationMessage: &waE2E.LocationMessage{Name: str(text), DegreesLatitude: proto.Float64(-1.29)}},
		"live location":     {LiveLocationMessage: &waE2E.LiveLocationMessage{Caption: str(text)}},
		"poll 1":            {PollCreationMessage: poll},
		"poll 2":            {PollCreationMessageV2: poll},
		"poll 3":            {PollCreationMessageV3: poll},
		"poll 4":            {PollCreationMessageV4: future(&waE2E.Message{PollCreationMessageV3: poll})},
		"poll 5":            {PollCreationMessageV5: poll},
		"list reply":        {ListResponseMessage: &waE2E.ListResponseMessage{Title: str(text), Description: str(text)}},
		"button reply":      {ButtonsResponseMessage: &waE2E.ButtonsResponseMessage{Response: &waE2E.ButtonsResponseMessage_SelectedDisplayText{SelectedDisplayText: text}}},
		"template reply":    {TemplateButtonReplyMessage: &waE2E.TemplateButtonReplyMessage{SelectedDisplayText: str(text)}},
		"interactive reply": {InteractiveResponseMessage: &waE2E.InteractiveResponseMessage{Body: &waE2E.InteractiveResponseMessage_Body{Text: str(text)}}},
		"interactive":       {InteractiveMessage: &waE2E.InteractiveMessage{Body: &waE2E.InteractiveMessage_Body{Text: str(text)}, Footer: &waE2E.InteractiveMessage_Footer{Text: str("x")}}},
		"template":          {TemplateMessage: &waE2E.TemplateMessage{HydratedTemplate: &waE2E.TemplateMessage_HydratedFourRowTemplate{HydratedContentText: str(text)}}},
		"empty template":    {TemplateMessage: &waE2E.TemplateMessage{}},
		"event":             {EventMessage: &waE2E.EventMessage{Name: str(text), Description: str(text)}},
		"comment":           {CommentMessage: &waE2E.CommentMessage{Message: &waE2E.Message{Conversation: str(text)}, TargetMessageKey: key}},
		"order":             {OrderMessage: &waE2E.OrderMessage{Message: str(text)}},
		"wrapped edit":      {EditedMessage: future(change)},
		"bare edit":         change,
		"captioned edit":    {ProtocolMessage: &waE2E.ProtocolMessage{Type: waE2E.ProtocolMessage_MESSAGE_EDIT.Enum(), Key: key, EditedMessage: &waE2E.Message{ImageMessage: &waE2E.ImageMessage{Caption: str(text)}}}},
		"encrypted edit":    {SecretEncryptedMessage: &waE2E.SecretEncryptedMessage{SecretEncType: waE2E.SecretEncryptedMessage_MESSAGE_EDIT.Enum(), TargetMessageKey: key}},
		"revoke":            {ProtocolMessage: &waE2E.ProtocolMessage{Type: waE2E.ProtocolMessage_REVOKE.Enum(), Key: key}},
		"reaction":          {ReactionMessage: &waE2E.ReactionMessage{Key: key, Text: str("❤️")}},
		"reaction gone":     {ReactionMessage: &waE2E.ReactionMessage{Key: key, Text: str("")}},
		"vote":              {PollUpdateMessage: &waE2E.PollUpdateMessage{PollCreationMessageKey: key, Vote: &waE2E.PollEncValue{EncPayload: []byte("sealed"), EncIV: make([]byte, 12)}}},
		"masked":            {PlaceholderMessage: &waE2E.PlaceholderMessage{}},
		"with keys":         {Conversation: str(text), SenderKeyDistributionMessage: &waE2E.SenderKeyDistributionMessage{GroupID: str(text), AxolotlSenderKeyDistributionMessage: []byte("key")}},
	}
}

// With the product's own scrubber too, a text is scrubbed once and stays so.
func TestTheRealScrubberChangesATextOnce(t *testing.T) {
	scrubber, err := privacy.NewScrubber(privacy.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := &rebuilder{scrubber: scrubber, panicked: func() { t.Error("scrubbing panicked") }}
	for label, m := range samples() {
		once := r.rebuild(m)
		if !reflect.DeepEqual(read(once), r.scrub(read(m))) {
			t.Errorf("%s: from disk it reads %+v", label, read(once))
		}
		if bytes := marshal(t, once); strings.Contains(string(bytes), "345 678") {
			t.Errorf("%s: the number is in the bytes", label)
		}
		if !proto.Equal(r.rebuild(once), once) {
			t.Errorf("%s: scrubbed twice it is another message", label)
		}
	}
}

func TestWhatIsReadOfThem(t *testing.T) {
	all := samples()
	for label, want := range map[string]content{
		"text":     {sort: posting, kind: chat.KindText, text: "Mtoto wa Achieng, call 0712 345 678"},
		"poll 4":   {sort: posting, kind: chat.KindPoll, text: "Mtoto wa Achieng, call 0712 345 678", options: []string{"Mtoto wa Achieng, call 0712 345 678", ""}},
		"location": {sort: posting, kind: chat.KindLocation},
		"order":    {sort: posting, kind: chat.KindOther},
		"revoke":   {sort: revoke, target: target{id: "3EB0D4", author: types.NewJID("270010000000002", types.HiddenUserServer)}},
		"masked":   {sort: unreadable},
	} {
		got := read(all[label])
		got.reply, got.mentions = nil, nil
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s reads %+v, want %+v", label, got, want)
		}
	}
	reply := read(all["reply"])
	if reply.reply.author != types.NewJID("254712345678", types.DefaultUserServer) || len(reply.mentions) != 1 || reply.reply.text == "" {
		t.Errorf("the reply is %+v, mentions %v", reply.reply, reply.mentions)
	}
	for _, m := range []*waE2E.Message{
		nil,
		{},
		{Conversation: proto.String("")},
		{SenderKeyDistributionMessage: &waE2E.SenderKeyDistributionMessage{}},
		{ReactionMessage: &waE2E.ReactionMessage{Key: &waCommon.MessageKey{ID: proto.String("A")}, Text: proto.String("0712345678")}},
		{EphemeralMessage: &waE2E.FutureProofMessage{}},
		{ProtocolMessage: &waE2E.ProtocolMessage{}},
	} {
		if got := read(m); got.sort != nothing {
			t.Errorf("something is read of %v", m)
		}
	}
}

func TestReactionsAreEmojiAlone(t *testing.T) {
	for _, emoji := range []string{"❤", "❤️", "👍🏿", "👨‍👩‍👧‍👦", "🇰🇪", "5️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "‼️", "🫶🏾", "✅"} {
		if !isEmoji(emoji) {
			t.Errorf("%q is an emoji", emoji)
		}
	}
	for _, text := range []string{"", "ok", "0712345678", "❤ Njeri", "1", "12️⃣3️⃣4️⃣", "\u200d", "\u200e", strings.Repeat("❤", 17), "\xff"} {
		if isEmoji(text) {
			t.Errorf("%q is no emoji", text)
		}
	}
}

package whatsapp

import (
	"go.mau.fi/whatsmeow/proto/waE2E"
	"google.golang.org/protobuf/proto"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// rebuilder makes the form of a message that may lie on disk until we have
// settled it. Nothing is copied: a new message is built from its content, every
// text scrubbed, and from the keys that whatsmeow still has to take from it.
type rebuilder struct {
	scrubber Scrubber
	// panicked is told of a message on which scrubbing panicked.
	panicked func()
}

// maxKeyBytes is more than any sender key needs.
const maxKeyBytes = 1024

// rebuild is the whole way: read, scrub, write, and the keys.
func (r *rebuilder) rebuild(m *waE2E.Message) *waE2E.Message {
	out := write(r.scrub(read(m)))
	for range maxDepth { // the keys lie beside the message, or beside its wrapper for our own devices
		if bytes := m.GetSenderKeyDistributionMessage().GetAxolotlSenderKeyDistributionMessage(); len(bytes) > 0 && len(bytes) <= maxKeyBytes {
			out.SenderKeyDistributionMessage = &waE2E.SenderKeyDistributionMessage{AxolotlSenderKeyDistributionMessage: bytes}
		}
		if own := ownProtocol(m.GetProtocolMessage()); own != nil && out.ProtocolMessage == nil {
			out.ProtocolMessage = own
		}
		inner := m.GetDeviceSentMessage().GetMessage()
		if inner == nil {
			break
		}
		m = inner
	}
	return out
}

// scrub is the content with every text scrubbed.
func (r *rebuilder) scrub(c content) content {
	c.text = r.clean(c.text)
	options := make([]string, 0, len(c.options))
	for _, option := range c.options {
		options = append(options, r.clean(option))
	}
	if c.options = nil; len(options) > 0 {
		c.options = options
	}
	if c.reply != nil {
		reply := *c.reply
		reply.text = r.clean(reply.text)
		c.reply = &reply
	}
	return c
}

func (r *rebuilder) clean(text string) string {
	clean, _ := r.scrubber.Scrub(privacy.NewRaw(text))
	return clean.String()
}

// write is read the other way round: read(write(c)) is c.
func write(c content) *waE2E.Message {
	switch c.sort {
	case posting:
		return writePosting(c)
	case edit:
		after := writePosting(content{sort: posting, kind: c.kind, text: c.text})
		return &waE2E.Message{ProtocolMessage: &waE2E.ProtocolMessage{
			Type: waE2E.ProtocolMessage_MESSAGE_EDIT.Enum(), Key: c.target.key(), EditedMessage: after,
		}}
	case revoke:
		return &waE2E.Message{ProtocolMessage: &waE2E.ProtocolMessage{Type: waE2E.ProtocolMessage_REVOKE.Enum(), Key: c.target.key()}}
	case reaction:
		return &waE2E.Message{ReactionMessage: &waE2E.ReactionMessage{Key: c.target.key(), Text: &c.emoji}}
	case vote:
		return &waE2E.Message{PollUpdateMessage: &waE2E.PollUpdateMessage{
			PollCreationMessageKey: c.target.key(), Vote: &waE2E.PollEncValue{EncPayload: c.payload, EncIV: c.iv},
		}}
	case unreadable:
		return unreadableMessage()
	default:
		return &waE2E.Message{}
	}
}

// unreadableMessage is the mark of a message that could not be read. WhatsApp
// itself puts it in the place of what a linked device may not see.
func unreadableMessage() *waE2E.Message {
	return &waE2E.Message{PlaceholderMessage: &waE2E.PlaceholderMessage{Type: waE2E.PlaceholderMessage_MASK_LINKED_DEVICES.Enum()}}
}

func writePosting(c content) *waE2E.Message {
	info, text, seconds := writeContext(c), optional(c.text), uint32(c.seconds)
	switch c.kind {
	case chat.KindPicture:
		return &waE2E.Message{ImageMessage: &waE2E.ImageMessage{Caption: text, ContextInfo: info}}
	case chat.KindVideo:
		return &waE2E.Message{VideoMessage: &waE2E.VideoMessage{Caption: text, Seconds: &seconds, ContextInfo: info}}
	case chat.KindVoice, chat.KindAudio:
		return &waE2E.Message{AudioMessage: &waE2E.AudioMessage{PTT: proto.Bool(c.kind == chat.KindVoice), Seconds: &seconds, ContextInfo: info}}
	case chat.KindDocument:
		return &waE2E.Message{DocumentMessage: &waE2E.DocumentMessage{Caption: text, ContextInfo: info}}
	case chat.KindSticker:
		return &waE2E.Message{StickerMessage: &waE2E.StickerMessage{ContextInfo: info}}
	case chat.KindContact:
		return &waE2E.Message{ContactMessage: &waE2E.ContactMessage{ContextInfo: info}}
	case chat.KindLocation:
		return &waE2E.Message{LocationMessage: &waE2E.LocationMessage{ContextInfo: info}}
	case chat.KindPoll:
		poll := &waE2E.PollCreationMessage{Name: text, ContextInfo: info}
		for _, option := range c.options {
			poll.Options = append(poll.Options, &waE2E.PollCreationMessage_Option{OptionName: &option})
		}
		return &waE2E.Message{PollCreationMessage: poll}
	case chat.KindOther:
		return &waE2E.Message{EventMessage: &waE2E.EventMessage{Name: text, ContextInfo: info}}
	default:
		return &waE2E.Message{ExtendedTextMessage: &waE2E.ExtendedTextMessage{Text: text, ContextInfo: info}}
	}
}

func writeContext(c content) *waE2E.ContextInfo {
	if c.reply == nil && len(c.mentions) == 0 {
		return nil
	}
	info := &waE2E.ContextInfo{}
	for _, mentioned := range c.mentions {
		info.MentionedJID = append(info.MentionedJID, mentioned.String())
	}
	if c.reply != nil {
		info.StanzaID = &c.reply.id
		if !c.reply.author.IsEmpty() {
			info.Participant = proto.String(c.reply.author.String())
		}
		if c.reply.text != "" {
			info.QuotedMessage = &waE2E.Message{Conversation: &c.reply.text}
		}
	}
	return info
}

// ownProtocol is what our own phone tells this device: the keys of the app
// state, and that there is a history, which we do not fetch but must say that
// we have heard of. It is nil for anything else.
func ownProtocol(m *waE2E.ProtocolMessage) *waE2E.ProtocolMessage {
	switch {
	case m.GetAppStateSyncKeyShare() != nil:
		share := &waE2E.AppStateSyncKeyShare{}
		for _, key := range m.GetAppStateSyncKeyShare().GetKeys() {
			fingerprint := key.GetKeyData().GetFingerprint()
			share.Keys = append(share.Keys, &waE2E.AppStateSyncKey{
				KeyID: &waE2E.AppStateSyncKeyId{KeyID: key.GetKeyID().GetKeyID()},
				KeyData: &waE2E.AppStateSyncKeyData{
					KeyData:   key.GetKeyData().GetKeyData(),
					Timestamp: proto.Int64(key.GetKeyData().GetTimestamp()),
					Fingerprint: &waE2E.AppStateSyncKeyFingerprint{
						RawID: proto.Uint32(fingerprint.GetRawID()), CurrentIndex: proto.Uint32(fingerprint.GetCurrentIndex()), DeviceIndexes: fingerprint.GetDeviceIndexes(),
					},
				},
			})
		}
		return &waE2E.ProtocolMessage{Type: waE2E.ProtocolMessage_APP_STATE_SYNC_KEY_SHARE.Enum(), AppStateSyncKeyShare: share}
	case m.GetHistorySyncNotification() != nil:
		return &waE2E.ProtocolMessage{
			Type: waE2E.ProtocolMessage_HISTORY_SYNC_NOTIFICATION.Enum(), HistorySyncNotification: &waE2E.HistorySyncNotification{},
		}
	default:
		return nil
	}
}

func optional(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

package lab

import (
	"crypto/sha256"
	"time"

	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.mau.fi/whatsmeow/types"
	"go.mau.fi/whatsmeow/types/events"
)

// Kind says what sort of message a phone received.
type Kind string

// The kinds of messages.
const (
	Text        Kind = "text"
	Edited      Kind = "edit"
	Deleted     Kind = "delete"
	Reaction    Kind = "reaction"
	Poll        Kind = "poll"
	Vote        Kind = "vote"
	Picture     Kind = "picture"
	Document    Kind = "document"
	Contact     Kind = "contact"
	Location    Kind = "location"
	Voice       Kind = "voice"
	Sticker     Kind = "sticker"
	ListReply   Kind = "list reply"
	ButtonReply Kind = "button reply"
	Unknown     Kind = "unknown"
)

// Received is one message that a phone received and decrypted.
type Received struct {
	N        int // its place in everything that this phone received and sent
	ID       string
	Chat     types.JID
	From     types.JID // as the chat shows it: a LID in LID groups
	FromPN   types.JID // the same person by phone number
	FromMe   bool      // written on another device of the same person
	Time     time.Time // the server's
	Kind     Kind
	Text     string      // text, caption, emoji, name of a file, contact or place
	ReplyTo  string      // the id of the message it answers
	Quoted   string      // the text that the answer carries along
	Mentions []types.JID //
	Target   string      // the id of the message it edits, deletes, reacts to or votes in
	Question string      // of a poll
	Options  []string    // of a poll, or chosen in a vote
	Limit    int         // how many options of a poll may be chosen; nought: any number

	WasEdited  bool   // an edit of it came; EditedText has its words
	EditedText string //
	WasDeleted bool   // a deletion of it came
	Retries    int    // how often this phone had to ask for it again
	Count      int    // how many times the same id came from the same person in the same chat

	Raw *waE2E.Message // all of it
}

// poll is a poll that a phone has seen, so that votes in it can be named.
type poll struct {
	options map[[sha256.Size]byte]string
	order   []string
}

// read turns a message into what the inbox keeps; false when there is nothing for a person in it, as in the first of the two
// events of each group message, which only brings a key.
func (p *Phone) read(e *events.Message) (Received, bool) {
	r := Received{
		ID: e.Info.ID, Chat: e.Info.Chat, From: e.Info.Sender.ToNonAD(), FromMe: e.Info.IsFromMe, Time: e.Info.Timestamp,
		Kind: Unknown, Retries: e.RetryCount, Count: 1, Raw: e.Message,
	}
	r.FromPN = r.From
	if account, err := p.server.Find(r.From.String()); err == nil {
		r.FromPN = account.PN
	}
	r.content(e.Message)
	if r.Kind == Unknown && (e.Message == nil || e.Message.SenderKeyDistributionMessage != nil) {
		return r, false
	}
	r.quotes(e.Message)
	return r, true
}

// quotes reads what a message answers and whom it mentions.
func (r *Received) quotes(m *waE2E.Message) {
	context := contextOf(m)
	if context == nil {
		return
	}
	r.ReplyTo = context.GetStanzaID()
	var quoted Received
	quoted.content(context.GetQuotedMessage())
	r.Quoted = quoted.Text
	for _, mention := range context.GetMentionedJID() {
		if jid, err := types.ParseJID(mention); err == nil {
			r.Mentions = append(r.Mentions, jid)
		}
	}
}

// content reads kind and words.
func (r *Received) content(m *waE2E.Message) {
	switch {
	case m == nil:
	case m.Conversation != nil:
		r.Kind, r.Text = Text, m.GetConversation()
	case m.ExtendedTextMessage != nil:
		r.Kind, r.Text = Text, m.GetExtendedTextMessage().GetText()
	case m.ProtocolMessage != nil:
		r.protocol(m.GetProtocolMessage())
	case m.ReactionMessage != nil:
		r.Kind, r.Text, r.Target = Reaction, m.GetReactionMessage().GetText(), m.GetReactionMessage().GetKey().GetID()
	case pollOf(m) != nil:
		creation := pollOf(m)
		r.Kind, r.Question, r.Text = Poll, creation.GetName(), creation.GetName()
		r.Limit = int(creation.GetSelectableOptionsCount())
		for _, option := range creation.GetOptions() {
			r.Options = append(r.Options, option.GetOptionName())
		}
	case m.PollUpdateMessage != nil:
		r.Kind, r.Target = Vote, m.GetPollUpdateMessage().GetPollCreationMessageKey().GetID()
	case m.ImageMessage != nil:
		r.Kind, r.Text = Picture, m.GetImageMessage().GetCaption()
	case m.DocumentMessage != nil:
		r.Kind, r.Text = Document, firstOf(m.GetDocumentMessage().GetCaption(), m.GetDocumentMessage().GetTitle(), m.GetDocumentMessage().GetFileName())
	case m.ContactMessage != nil:
		r.Kind, r.Text = Contact, m.GetContactMessage().GetDisplayName()
	case m.LocationMessage != nil:
		r.Kind, r.Text = Location, m.GetLocationMessage().GetName()
	case m.AudioMessage != nil:
		r.Kind = Voice
	case m.StickerMessage != nil:
		r.Kind = Sticker
	case m.ListResponseMessage != nil:
		r.Kind, r.Text = ListReply, m.GetListResponseMessage().GetTitle()
	case m.ButtonsResponseMessage != nil:
		r.Kind, r.Text = ButtonReply, m.GetButtonsResponseMessage().GetSelectedDisplayText()
	}
}

func (r *Received) protocol(m *waE2E.ProtocolMessage) {
	switch m.GetType() {
	case waE2E.ProtocolMessage_MESSAGE_EDIT:
		var inner Received
		inner.content(m.GetEditedMessage())
		r.Kind, r.Text, r.Target = Edited, inner.Text, m.GetKey().GetID()
	case waE2E.ProtocolMessage_REVOKE:
		r.Kind, r.Target = Deleted, m.GetKey().GetID()
	}
}

// pollOf finds a poll in whichever of its shapes it has.
func pollOf(m *waE2E.Message) *waE2E.PollCreationMessage {
	for _, creation := range []*waE2E.PollCreationMessage{m.PollCreationMessage, m.PollCreationMessageV2, m.PollCreationMessageV3} {
		if creation != nil {
			return creation
		}
	}
	return nil
}

// contextOf finds what a message answers and whom it mentions.
func contextOf(m *waE2E.Message) *waE2E.ContextInfo {
	for _, context := range []*waE2E.ContextInfo{
		m.GetExtendedTextMessage().GetContextInfo(), m.GetImageMessage().GetContextInfo(), m.GetDocumentMessage().GetContextInfo(),
		m.GetAudioMessage().GetContextInfo(), m.GetStickerMessage().GetContextInfo(), m.GetContactMessage().GetContextInfo(),
		m.GetLocationMessage().GetContextInfo(), m.GetListResponseMessage().GetContextInfo(),
		m.GetButtonsResponseMessage().GetContextInfo(), m.GetPollCreationMessage().GetContextInfo(),
	} {
		if context != nil {
			return context
		}
	}
	return nil
}

func firstOf(words ...string) string {
	for _, word := range words {
		if word != "" {
			return word
		}
	}
	return ""
}

package lab

import (
	"context"
	"errors"
	"fmt"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.mau.fi/whatsmeow/types"
	"google.golang.org/protobuf/proto"
)

// Option changes how something is said.
type Option func(*saying)

// saying is what the options add up to.
type saying struct {
	id       string
	reply    *Received
	mentions []types.JID
	preview  *waE2E.ExtendedTextMessage
	chosen   []string // in a vote, which itself only carries their hashes
}

// WithID chooses the message's id.
func WithID(id string) Option { return func(s *saying) { s.id = id } }

// InReply quotes a message that was received.
func InReply(to Received) Option { return func(s *saying) { s.reply = &to } }

// InReplyTo quotes by id alone, for instance the phone's own message; author is who wrote it, quoted its words.
func InReplyTo(id string, author types.JID, quoted string) Option {
	return InReply(Received{ID: id, From: author, Text: quoted, Raw: &waE2E.Message{Conversation: proto.String(quoted)}})
}

// Mentioning marks people, by the address that the chat uses; the text should have @ and the address's digits.
func Mentioning(people ...types.JID) Option {
	return func(s *saying) { s.mentions = append(s.mentions, people...) }
}

// WithPreview adds the preview of a link in the text.
func WithPreview(link, title, description string) Option {
	return func(s *saying) {
		s.preview = &waE2E.ExtendedTextMessage{
			MatchedText: proto.String(link), Title: proto.String(title), Description: proto.String(description),
		}
	}
}

func gather(options []Option) saying {
	var s saying
	for _, option := range options {
		option(&s)
	}
	return s
}

// context is what the options add to a message of any kind; nil when they add nothing.
func (s saying) context() *waE2E.ContextInfo {
	if s.reply == nil && len(s.mentions) == 0 {
		return nil
	}
	context := new(waE2E.ContextInfo)
	if s.reply != nil {
		context.StanzaID = proto.String(s.reply.ID)
		context.Participant = proto.String(s.reply.From.ToNonAD().String())
		context.QuotedMessage = s.reply.Raw
	}
	for _, mention := range s.mentions {
		context.MentionedJID = append(context.MentionedJID, mention.ToNonAD().String())
	}
	return context
}

// Say writes a text to a group or a person and returns its id when the server has acknowledged it.
func (p *Phone) Say(ctx context.Context, to types.JID, text string, options ...Option) (string, error) {
	s := gather(options)
	context := s.context()
	if context == nil && s.preview == nil {
		return p.deliver(ctx, to, &waE2E.Message{Conversation: proto.String(text)}, s)
	}
	extended := s.preview
	if extended == nil {
		extended = new(waE2E.ExtendedTextMessage)
	}
	extended.Text, extended.ContextInfo = proto.String(text), context
	return p.deliver(ctx, to, &waE2E.Message{ExtendedTextMessage: extended}, s)
}

// Send sends any message at all.
func (p *Phone) Send(ctx context.Context, to types.JID, message *waE2E.Message, options ...Option) (string, error) {
	return p.deliver(ctx, to, message, gather(options))
}

func (p *Phone) deliver(ctx context.Context, to types.JID, message *waE2E.Message, s saying) (string, error) {
	place := p.startSending()
	if s.id == "" {
		s.id = p.Client().GenerateMessageID()
	}
	response, err := p.Client().SendMessage(withEncryption(ctx), to, message, whatsmeow.SendRequestExtra{ID: s.id, Timeout: patienceOfPhones})
	// Two phones that write a thousand messages to each other without a pause lose ten races in a row.
	for tries := 1; errors.Is(err, errMoved) && tries < 1000; tries++ {
		response, err = p.Client().SendMessage(withEncryption(ctx), to, message, whatsmeow.SendRequestExtra{ID: s.id, Timeout: patienceOfPhones})
	}
	if err != nil {
		return response.ID, fmt.Errorf("send %s to %s: %w", response.ID, to, err)
	}
	p.noteSent(place, to, message, response, s)
	return response.ID, nil
}

// Read marks messages as read, so that their author's ticks turn blue.
func (p *Phone) Read(ctx context.Context, messages ...Received) error {
	for _, m := range messages {
		if err := p.Client().MarkRead(ctx, []types.MessageID{m.ID}, p.server.Now(), m.Chat, m.From); err != nil {
			return fmt.Errorf("mark %s as read: %w", m.ID, err)
		}
	}
	return nil
}

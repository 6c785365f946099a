package lab

import (
	"context"

	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.mau.fi/whatsmeow/types"
	"google.golang.org/protobuf/proto"
)

// Edit replaces the words of a text that the phone sent, and returns the edit's own id.
func (p *Phone) Edit(ctx context.Context, chat types.JID, id, text string, options ...Option) (string, error) {
	return p.Send(ctx, chat, p.Client().BuildEdit(chat, id, &waE2E.Message{Conversation: proto.String(text)}), options...)
}

// EditBare is Edit in the shape that some other clients send: without the wrapper that whatsmeow puts round it.
func (p *Phone) EditBare(ctx context.Context, chat types.JID, id, text string, options ...Option) (string, error) {
	wrapped := p.Client().BuildEdit(chat, id, &waE2E.Message{Conversation: proto.String(text)})
	return p.Send(ctx, chat, wrapped.GetEditedMessage().GetMessage(), options...)
}

// DeleteForEveryone takes back a message that the phone sent.
func (p *Phone) DeleteForEveryone(ctx context.Context, chat types.JID, id string, options ...Option) (string, error) {
	return p.Send(ctx, chat, p.Client().BuildRevoke(chat, types.EmptyJID, id), options...)
}

// DeleteAsAdmin takes back somebody else's message. The server does not ask whether the person is an admin, since the message
// that says so is encrypted: readers must.
func (p *Phone) DeleteAsAdmin(ctx context.Context, chat, author types.JID, id string, options ...Option) (string, error) {
	return p.Send(ctx, chat, p.Client().BuildRevoke(chat, author, id), options...)
}

// React puts an emoji on a message; author is who wrote it, under the address that the chat uses.
func (p *Phone) React(ctx context.Context, chat, author types.JID, id, emoji string, options ...Option) (string, error) {
	return p.Send(ctx, chat, p.Client().BuildReaction(chat, author, id, emoji), options...)
}

// Unreact takes the emoji away again.
func (p *Phone) Unreact(ctx context.Context, chat, author types.JID, id string, options ...Option) (string, error) {
	return p.React(ctx, chat, author, id, "", options...)
}

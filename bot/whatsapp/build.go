package whatsapp

import (
	"bytes"
	"context"
	"image/png"
	"strings"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/proto/waCommon"
	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.mau.fi/whatsmeow/types"
	"google.golang.org/protobuf/proto"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
)

// build makes the message that WhatsApp carries. Nothing in it is random but
// the keys of an upload, and what is built is kept before it is sent.
func (l *Link) build(ctx context.Context, out chat.Outgoing, to groupAddress) (*waE2E.Message, error) {
	switch o := out.(type) {
	case *chat.Say:
		return l.buildSay(ctx, o, to)
	case *chat.React:
		key, err := l.key(ctx, to, o.Target, o.Author)
		if err != nil {
			return nil, err
		}
		return &waE2E.Message{ReactionMessage: &waE2E.ReactionMessage{
			Key: key, Text: &o.Emoji, SenderTimestampMS: proto.Int64(l.options.Now().UnixMilli()),
		}}, nil
	case *chat.Poll:
		return l.buildPoll(o), nil
	case *chat.Picture:
		return l.buildPicture(ctx, o)
	case *chat.Document:
		return l.buildDocument(ctx, o)
	case *chat.Remove:
		key, err := l.key(ctx, to, o.Target, o.Author)
		if err != nil {
			return nil, err
		}
		return &waE2E.Message{ProtocolMessage: &waE2E.ProtocolMessage{Type: waE2E.ProtocolMessage_REVOKE.Enum(), Key: key}}, nil
	default:
		return nil, refused(bot.GiveUp, 0, "this kind of message cannot be sent", nil)
	}
}

// mentioned is the address under which somebody is mentioned: in a group one of
// the group's own kind, in a private chat the number, which a phone knows by its
// contact.
func (l *Link) mentioned(ctx context.Context, to groupAddress, who chat.Party) (types.JID, error) {
	if to.jid.Server == types.GroupServer {
		return l.author(ctx, to, who)
	}
	known, ok := l.resolve(ctx, who.Aliases)
	switch {
	case !ok:
		return types.EmptyJID, refused(bot.Retry, later, "address not known yet", nil)
	case known.pn.IsEmpty():
		return known.lid, nil
	}
	return known.pn, nil
}

func (l *Link) buildSay(ctx context.Context, say *chat.Say, to groupAddress) (*waE2E.Message, error) {
	text, context := l.withOwnNumber(say.Text.String()), &waE2E.ContextInfo{}
	for i, mention := range say.Mentions {
		if len(mention.Aliases) == 0 { // that would be the bot itself
			return nil, refused(bot.GiveUp, 0, "somebody is mentioned of whom nothing is known", nil)
		}
		who, err := l.mentioned(ctx, to, mention)
		if err != nil {
			return nil, err
		}
		text = strings.ReplaceAll(text, chat.MentionMark(i+1), "@"+who.User)
		context.MentionedJID = append(context.MentionedJID, who.String())
	}
	if say.Reply != nil {
		author, err := l.author(ctx, to, say.Reply.Author)
		if err != nil {
			return nil, err
		}
		context.StanzaID, context.Participant = proto.String(string(say.Reply.Message)), proto.String(author.String())
		context.QuotedMessage = &waE2E.Message{Conversation: proto.String(say.Reply.Text.String())}
	} else if len(say.Mentions) == 0 {
		return &waE2E.Message{Conversation: &text}, nil
	}
	return &waE2E.Message{ExtendedTextMessage: &waE2E.ExtendedTextMessage{Text: &text, ContextInfo: context}}, nil
}

// withOwnNumber makes the links to the private chat with the bot whole.
func (l *Link) withOwnNumber(text string) string {
	return strings.ReplaceAll(text, chat.OwnChat, "https://wa.me/"+l.device().GetJID().User)
}

// buildPoll makes a poll of the first shape, which every phone and the library
// know. Its secret follows from its id.
func (l *Link) buildPoll(poll *chat.Poll) *waE2E.Message {
	choices := poll.Choices
	if choices < 0 || choices > len(poll.Options) {
		choices = 0
	}
	message := &waE2E.PollCreationMessage{
		Name: proto.String(poll.Question.String()), SelectableOptionsCount: proto.Uint32(uint32(choices)),
	}
	for _, option := range poll.Options {
		message.Options = append(message.Options, &waE2E.PollCreationMessage_Option{OptionName: proto.String(option.String())})
	}
	return &waE2E.Message{
		PollCreationMessage: message,
		MessageContextInfo:  &waE2E.MessageContextInfo{MessageSecret: pollSecret(l.options.Key, poll.ID)},
	}
}

func (l *Link) buildPicture(ctx context.Context, picture *chat.Picture) (*waE2E.Message, error) {
	shape, err := png.DecodeConfig(bytes.NewReader(picture.PNG))
	if err != nil {
		return nil, refused(bot.GiveUp, 0, "the picture is no PNG", nil)
	}
	up, err := l.current().Upload(ctx, picture.PNG, whatsmeow.MediaImage)
	if err != nil {
		return nil, refused(bot.Retry, later, "the picture could not be uploaded", err)
	}
	return &waE2E.Message{ImageMessage: &waE2E.ImageMessage{
		Caption: optional(picture.Caption.String()), Mimetype: proto.String("image/png"),
		Width: proto.Uint32(uint32(shape.Width)), Height: proto.Uint32(uint32(shape.Height)),
		URL: &up.URL, DirectPath: &up.DirectPath, MediaKey: up.MediaKey,
		FileEncSHA256: up.FileEncSHA256, FileSHA256: up.FileSHA256, FileLength: &up.FileLength,
	}}, nil
}

func (l *Link) buildDocument(ctx context.Context, document *chat.Document) (*waE2E.Message, error) {
	up, err := l.current().Upload(ctx, document.Content, whatsmeow.MediaDocument)
	if err != nil {
		return nil, refused(bot.Retry, later, "the document could not be uploaded", err)
	}
	return &waE2E.Message{DocumentMessage: &waE2E.DocumentMessage{
		Caption: optional(document.Caption.String()), Mimetype: proto.String(document.MIME),
		FileName: proto.String(document.Name), Title: proto.String(document.Name),
		URL: &up.URL, DirectPath: &up.DirectPath, MediaKey: up.MediaKey,
		FileEncSHA256: up.FileEncSHA256, FileSHA256: up.FileSHA256, FileLength: &up.FileLength,
	}}, nil
}

// key names an earlier message in a chat: one of ours when it has no author.
func (l *Link) key(ctx context.Context, to groupAddress, id chat.MessageID, by chat.Party) (*waCommon.MessageKey, error) {
	key := &waCommon.MessageKey{
		FromMe: proto.Bool(len(by.Aliases) == 0), ID: proto.String(string(id)), RemoteJID: proto.String(to.jid.String()),
	}
	if len(by.Aliases) == 0 {
		return key, nil
	}
	author, err := l.author(ctx, to, by)
	if err != nil {
		return nil, err
	}
	if l.isSelf(author) {
		key.FromMe = proto.Bool(true)
	} else if to.jid.Server == types.GroupServer {
		key.Participant = proto.String(author.String())
	}
	return key, nil
}

// author is the address under which somebody is known in a chat; without any
// alias that is the bot itself.
func (l *Link) author(ctx context.Context, to groupAddress, by chat.Party) (types.JID, error) {
	if len(by.Aliases) == 0 {
		device := l.device()
		return to.of(addresses{lid: personal(device.GetLID()), pn: personal(device.GetJID())}), nil
	}
	known, ok := l.resolve(ctx, by.Aliases)
	if !ok {
		return types.EmptyJID, refused(bot.Retry, later, "address not known yet", nil)
	}
	if to.jid.Server != types.GroupServer {
		return to.jid, nil
	}
	return to.of(known), nil
}

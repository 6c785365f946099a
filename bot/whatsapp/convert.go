package whatsapp

import (
	"context"
	"time"

	"go.mau.fi/whatsmeow/types"
	"go.mau.fi/whatsmeow/types/events"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// place is where, by whom and when something was written.
type place struct {
	group  chat.GroupID
	sender chat.Person
	time   time.Time
}

// ours reports whether a chat is one that the bot listens in: a group or a
// private chat with a person. Channels, broadcast lists, the status and Meta's
// own bots are none.
func ours(source types.MessageSource) bool {
	if source.Sender.IsBot() || source.Chat.IsBot() || source.IsIncomingBroadcast() {
		return false
	}
	switch source.Chat.Server {
	case types.GroupServer:
		return source.IsGroup && !personal(source.Sender).IsEmpty()
	case types.DefaultUserServer, types.HiddenUserServer, types.LegacyUserServer, types.HostedServer, types.HostedLIDServer:
		return source.Chat.User != types.PSAJID.User
	default:
		return false
	}
}

// placed resolves the chat and the sender, and lets the book learn both.
func (l *Link) placed(ctx context.Context, info *types.MessageInfo) (at place, err error) {
	at.time = info.Timestamp.UTC()
	if at.sender, err = l.person(ctx, info.Sender, info.SenderAlt); err != nil {
		return at, err
	}
	if info.Chat.Server == types.GroupServer {
		at.group = groupID(l.options.Key, info.Chat)
		l.book.learnGroup(at.group, info.Chat, info.AddressingMode)
	} else if chatJID := personal(info.Chat); !chatJID.IsEmpty() {
		l.book.learnChat(at.sender, chatJID)
	}
	return at, nil
}

// convert turns a message into an event; nil when it is none of ours to tell.
// An error means that it could not be looked up now, and must come again.
func (l *Link) convert(ctx context.Context, e *events.Message) (chat.Event, error) {
	if e == nil || e.Message == nil || e.Info.IsFromMe || !ours(e.Info.MessageSource) {
		return nil, nil
	}
	c := read(e.Message)
	if c.sort == nothing {
		return nil, nil
	}
	at, err := l.placed(ctx, &e.Info)
	if err != nil {
		return nil, err
	}
	id := chat.MessageID(e.Info.ID)
	switch c.sort {
	case posting:
		return l.received(ctx, id, at, c)
	case edit:
		return chat.MessageEdited{
			ID: id, Target: chat.MessageID(c.target.id), Group: at.group, Sender: at.sender, At: at.time, Text: privacy.NewRaw(c.text),
		}, nil
	case revoke:
		author := at.sender
		if !c.target.fromMe && !c.target.author.IsEmpty() {
			if author, err = l.person(ctx, c.target.author); err != nil {
				return nil, err
			}
		}
		return chat.MessageRevoked{
			ID: id, Target: chat.MessageID(c.target.id), Group: at.group, Sender: at.sender, Author: author, At: at.time,
		}, nil
	case reaction:
		return chat.ReactionAdded{
			ID: id, Target: chat.MessageID(c.target.id), Group: at.group, Sender: at.sender, At: at.time, Emoji: c.emoji,
		}, nil
	case vote:
		return l.voted(ctx, e, at, c)
	default:
		l.counters.unreadable.Add(1)
		return chat.MessageUnreadable{ID: id, Group: at.group, Sender: at.sender, At: at.time}, nil
	}
}

// received makes the event of a posting.
func (l *Link) received(ctx context.Context, id chat.MessageID, at place, c content) (chat.Event, error) {
	in := chat.Incoming{
		ID: id, Group: at.group, Sender: at.sender, SentAt: at.time,
		Kind: c.kind, Text: privacy.NewRaw(c.text), Seconds: c.seconds,
	}
	for _, option := range c.options {
		in.Options = append(in.Options, privacy.NewRaw(option))
	}
	if c.reply != nil {
		author, err := l.person(ctx, c.reply.author)
		if err != nil {
			return nil, err
		}
		in.Reply = &chat.Reply{To: chat.MessageID(c.reply.id), Author: author, Quoted: privacy.NewRaw(c.reply.text)}
	}
	for _, mentioned := range c.mentions {
		person, err := l.person(ctx, mentioned)
		if err != nil {
			return nil, err
		}
		in.Mentions = append(in.Mentions, person)
	}
	return chat.MessageReceived{Incoming: in}, nil
}

// unread makes the event of a message that could not be decrypted; nil for one
// whose sender said that nobody need see it fail, such as a reaction.
func (l *Link) unread(ctx context.Context, e *events.UndecryptableMessage) (chat.Event, error) {
	if e.DecryptFailMode == events.DecryptFailHide || e.Info.IsFromMe || !ours(e.Info.MessageSource) {
		return nil, nil
	}
	at, err := l.placed(ctx, &e.Info)
	if err != nil {
		return nil, err
	}
	l.counters.unreadable.Add(1)
	return chat.MessageUnreadable{ID: chat.MessageID(e.Info.ID), Group: at.group, Sender: at.sender, At: at.time}, nil
}

// texts are all unscrubbed texts of an event.
func texts(event chat.Event) []privacy.Raw {
	switch e := event.(type) {
	case chat.MessageReceived:
		all := append([]privacy.Raw{e.Text}, e.Options...)
		if e.Reply != nil {
			all = append(all, e.Reply.Quoted)
		}
		return all
	case chat.MessageEdited:
		return []privacy.Raw{e.Text}
	default:
		return nil // the others hold none
	}
}

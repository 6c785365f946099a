package whatsapp

import (
	"context"
	"errors"
	"time"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.mau.fi/whatsmeow/types"
	"google.golang.org/protobuf/proto"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
)

// encryptAtMost is how often a message is encrypted anew because somebody wrote
// in the meantime. Nothing of it has left by then.
const encryptAtMost = 5

// Send sends one message. What is sent is first kept, byte for byte: the same
// id sent again is the same message, to the same chat, whatever has changed in
// between. A refusal is a *bot.SendError, which holds no address and no word of
// the message.
func (l *Link) Send(ctx context.Context, out chat.Outgoing) error {
	ready, err := l.ready(ctx, out)
	if err != nil {
		return err
	}
	message := &waE2E.Message{}
	if err := proto.Unmarshal(ready.message, message); err != nil {
		return refused(bot.GiveUp, 0, "the kept message is damaged", err)
	}
	if until, locked := l.lockedOut(ctx, ready); locked {
		return refused(bot.Retry, until, "no new private chats", nil)
	}
	ctx, cancel := context.WithTimeout(ctx, 2*l.options.Pace.Send)
	defer cancel()
	for range encryptAtMost {
		_, err = l.current().SendMessage(withEncryption(ctx), ready.chat, message, whatsmeow.SendRequestExtra{
			ID: types.MessageID(ready.id), Timeout: l.options.Pace.Send,
		})
		if !errors.Is(err, errMoved) {
			break
		}
	}
	return l.sentOrRefused(ctx, ready, err)
}

// ready returns what is to be sent: as it was kept, or built and kept now.
func (l *Link) ready(ctx context.Context, out chat.Outgoing) (sentMessage, error) {
	l.sending.Lock()
	defer l.sending.Unlock()
	id := out.Envelope().ID
	if id == "" {
		return sentMessage{}, refused(bot.GiveUp, 0, "the message has no id", nil)
	}
	if !l.state.isOnline() {
		return sentMessage{}, l.offline()
	}
	kept, err := l.storage.sent(ctx, id)
	if err == nil {
		return kept, nil
	} else if !errors.Is(err, chat.ErrNotFound) {
		return kept, refused(bot.HoldAll, soon, "the WhatsApp store cannot be used", l.trouble.note(err))
	}
	to, err := l.address(ctx, out.Envelope().To)
	if err != nil {
		return kept, err
	}
	message, err := l.build(ctx, out, to)
	if err != nil {
		return kept, err
	}
	kept = sentMessage{id: id, chat: to.jid}
	if kept.message, err = (proto.MarshalOptions{Deterministic: true}).Marshal(message); err != nil {
		return kept, refused(bot.GiveUp, 0, "the message cannot be written down", err)
	}
	if err = l.storage.keepSent(ctx, kept, l.options.Now()); err != nil {
		return kept, refused(bot.HoldAll, soon, "the WhatsApp store cannot be used", l.trouble.note(err))
	}
	return kept, nil
}

// offline says how long it makes no sense to send anything.
func (l *Link) offline() error {
	link := l.State()
	if left := link.Until.Sub(l.options.Now()); link.State == chat.LinkBanned && left > soon {
		return refused(bot.HoldAll, min(left, time.Hour), "banned for a while", nil)
	}
	return refused(bot.HoldAll, soon, "not connected", nil)
}

// address finds the chat of a recipient.
func (l *Link) address(ctx context.Context, to chat.Recipient) (groupAddress, error) {
	if !to.Group.IsPrivate() {
		group, ok := l.book.group(to.Group)
		if !ok && l.reads.beginning() {
			return group, refused(bot.HoldAll, atOnce, "groups not read yet", nil)
		} else if !ok {
			return group, refused(bot.Retry, later, "address not known yet", nil)
		}
		return group, nil
	}
	known, ok := l.resolve(ctx, to.Aliases)
	jid := l.private(to.Aliases, known)
	if !ok || jid.IsEmpty() {
		return groupAddress{}, refused(bot.Retry, later, "address not known yet", nil)
	}
	return groupAddress{jid: jid}, nil
}

// lockedOut reports whether a message would begin a private chat while WhatsApp
// lets us begin none, and how long that lasts.
func (l *Link) lockedOut(ctx context.Context, ready sentMessage) (time.Duration, bool) {
	left := l.timeLockedUntil().Sub(l.options.Now())
	if left <= 0 || ready.chat.Server == types.GroupServer {
		return 0, false
	}
	aliases := []chat.Alias{alias(l.options.Key, ready.chat)}
	if _, wrote := l.book.chatOf(aliases); wrote {
		return 0, false
	}
	known, err := l.storage.hasWrittenTo(ctx, ready.chat)
	return left, err == nil && !known
}

// sentOrRefused settles what was sent, or says what to do about it.
func (l *Link) sentOrRefused(ctx context.Context, ready sentMessage, err error) error {
	ctx = context.WithoutCancel(ctx)
	private := ready.chat.Server != types.GroupServer
	if err == nil {
		// Should this fail, the bytes are kept a little longer.
		_ = l.trouble.note(l.storage.settleSent(ctx, ready.id, l.options.Now()))
		return nil
	}
	if private && serverCode(err) == codeTimeLock {
		l.timeLocked(ctx)
		if ready.refusals > 0 {
			return refused(bot.GiveUp, 0, "no new private chats", err)
		}
		_ = l.trouble.note(l.storage.refuse(ctx, ready.id))
		return refused(bot.Retry, timeLockLasts, "no new private chats", err)
	}
	return sendError(err, private)
}

// messageForRetry answers a phone that could not decrypt a message of ours,
// over a restart too. Only the chat that it was sent to is answered.
func (l *Link) messageForRetry(_, to types.JID, id types.MessageID) *waE2E.Message {
	ctx, cancel := context.WithTimeout(l.base, l.options.Pace.Handler)
	defer cancel()
	kept, err := l.storage.sent(ctx, chat.MessageID(id))
	if errors.Is(err, chat.ErrNotFound) {
		return nil
	} else if err != nil {
		_ = l.trouble.note(err)
		return nil
	}
	if !l.sameChat(ctx, kept.chat, to) {
		return nil
	}
	message := &waE2E.Message{}
	if proto.Unmarshal(kept.message, message) != nil {
		return nil
	}
	return message
}

// sameChat reports whether two addresses are one chat: the same, or the two
// addresses of one person.
func (l *Link) sameChat(ctx context.Context, a, b types.JID) bool {
	if a.ToNonAD() == b.ToNonAD() {
		return true
	}
	known, err := l.addresses(ctx, a)
	if err != nil {
		return false
	}
	for _, jid := range known.list() {
		if jid == personal(b) {
			return true
		}
	}
	return false
}

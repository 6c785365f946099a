package whatsapp

import (
	"context"
	"errors"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/types"
	"go.mau.fi/whatsmeow/types/events"
	"go.uber.org/zap"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// hear takes every event of whatsmeow. It returns false for what must come
// again; whatsmeow then sends no acknowledgement.
func (l *Link) hear(client *whatsmeow.Client, event any) (ok bool) {
	defer func() {
		if recover() != nil {
			l.counters.panics.Add(1)
			l.alarm("a panic was caught", errPanicked)
			ok = false
			l.recall.ask()
		}
	}()
	if client != l.current() {
		return true // of a device that is linked no longer
	}
	ctx, cancel := context.WithTimeout(l.base, l.options.Pace.Handler)
	defer cancel()
	switch e := event.(type) {
	case *events.Message:
		return l.hearMessage(ctx, e)
	case *events.UndecryptableMessage:
		unread, err := l.unread(ctx, e)
		l.lastly(unread, err)
	case *events.GroupInfo:
		return l.hearGroup(ctx, e)
	case *events.JoinedGroup:
		read, err := l.groupRead(ctx, &e.GroupInfo, l.options.Now().UTC())
		return l.settle(err, read)
	case *events.IdentityChange:
		if !l.isSelf(e.JID) {
			_ = l.settle(l.renewed(ctx, e.JID)) // else the next message of theirs tells it
		}
	case *events.Receipt:
		if e.IsFromMe && e.Sender.Device == 0 {
			l.phoneSeen(ctx)
		}
	default:
		l.hearLine(event)
	}
	return true
}

// hearMessage delivers a message. While link.db cannot be relied on, nothing is
// taken: the keys that came with it may not have been kept.
func (l *Link) hearMessage(ctx context.Context, e *events.Message) bool {
	if e.Info.IsFromMe && e.Info.Sender.Device == 0 {
		l.phoneSeen(ctx)
	}
	if l.trouble.active.Load() {
		l.recall.ask()
		return false
	}
	if ours(e.Info.MessageSource) {
		if err := l.renewed(ctx, e.Info.Sender, e.Info.SenderAlt); err != nil {
			return l.settle(err)
		}
	}
	event, err := l.convertSafely(ctx, e)
	if e.UnavailableRequestID != "" { // acknowledged whatever we say
		if event != nil {
			l.counters.recovered.Add(1)
		}
		l.lastly(event, err)
		return true
	}
	if event == nil {
		return l.settle(err)
	}
	return l.settle(err, event)
}

// convertSafely is convert with two nets: a message that cannot be converted or
// scrubbed without a panic is an unreadable one. It would otherwise come again
// for ever, and perhaps end the process each time.
func (l *Link) convertSafely(ctx context.Context, e *events.Message) (event chat.Event, err error) {
	defer func() {
		if recover() != nil {
			l.rebuild.panicked()
			if edit, ok := event.(chat.MessageEdited); ok { // its words go, and so do those that it replaced
				edit.Text = privacy.Raw{}
				event, err = edit, nil
				return
			}
			event, err = l.unread(ctx, &events.UndecryptableMessage{Info: e.Info})
		}
	}()
	if event, err = l.convert(ctx, e); err != nil {
		return nil, err
	}
	for _, raw := range texts(event) {
		_, _ = l.options.Scrubber.Scrub(raw)
	}
	return event, nil
}

// settle delivers events of one stanza in order. It returns whether whatsmeow
// may acknowledge; otherwise a new line is asked for.
func (l *Link) settle(err error, happened ...chat.Event) bool {
	for _, event := range happened {
		if err == nil {
			err = l.deliver(event)
		}
	}
	if err == nil {
		return true
	}
	if !errors.Is(err, errNobodyListens) {
		l.recall.ask()
	}
	return false
}

// lastly queues an event that WhatsApp will not send again.
func (l *Link) lastly(event chat.Event, err error) {
	if err != nil {
		l.log.Warn("event lost", zap.String("cause", Mask(err.Error())))
		return
	}
	if event != nil {
		l.again.push(event)
	}
}

// hearGroup delivers a group's notice.
func (l *Link) hearGroup(ctx context.Context, e *events.GroupInfo) bool {
	changes, stale, err := l.groupChanged(ctx, e)
	if stale {
		l.readGroup(e.JID)
	}
	if !l.settle(err, changes...) {
		return false
	}
	if len(changes) > 0 {
		if left, ok := changes[len(changes)-1].(chat.BotLeft); ok {
			l.book.forgetGroup(left.Group)
		}
	}
	return true
}

// hearLine follows the line itself.
func (l *Link) hearLine(event any) {
	switch e := event.(type) {
	case *events.Connected:
		l.connected()
		l.isIn()
	case *events.Disconnected:
		l.lost(event, 0)
	case *events.StreamError:
		l.lost(event, number(e.Code))
	case *events.ConnectFailure:
		l.lost(event, int(e.Reason))
	case *events.ClientOutdated:
		refused := chat.Link{State: chat.LinkOutdated, Code: codeOutdated, Ours: l.version.get().String()}
		if before := l.State(); before.State == chat.LinkOutdated {
			refused.Newest = before.Newest // it was asked for since
		}
		l.become(refused, false)
		l.hearPairing(event)
	case *events.TemporaryBan:
		banned := chat.Link{State: chat.LinkBanned, Code: int(e.Code)}
		if e.Expire > 0 {
			banned.Until = l.options.Now().UTC().Add(e.Expire)
		}
		l.become(banned, false)
	case *events.LoggedOut:
		code := 0
		if e.OnConnect {
			code = int(e.Reason)
		}
		l.become(chat.Link{State: chat.LinkLoggedOut, Code: code}, false)
	case *events.StreamReplaced:
		l.become(chat.Link{State: chat.LinkReplaced}, false)
	case *events.PushNameSetting:
		l.beUnavailable()
	case *events.QR, *events.PairSuccess, *events.PairError, *events.QRScannedWithoutMultidevice:
		l.hearPairing(event)
	}
}

// isIn does what every new line needs, off the queue of events.
func (l *Link) isIn() {
	line := l.line.now()
	l.background(func(ctx context.Context) {
		l.keepVersion(ctx)
		_ = l.trouble.note(l.storage.pruneSent(ctx, l.options.Now()))
		l.line.ask(line, func() {
			l.beUnavailable()
			if l.isListening() {
				l.readGroups(ctx)
			}
		})
	})
}

// lost notes that the line is down. A number that is not linked yet has lost
// nothing but its codes.
func (l *Link) lost(event any, code int) {
	if l.device().ID == nil {
		l.state.setOnline(false)
	} else {
		l.become(chat.Link{State: chat.LinkLost, Code: code}, false)
	}
	l.hearPairing(event)
}

// beUnavailable tells WhatsApp that nobody looks at this device, so that the
// phone goes on ringing. It is possible once the phone has told us its name.
func (l *Link) beUnavailable() {
	client := l.current()
	if client.Store.PushName == "" {
		return
	}
	if err := client.SendPresence(l.base, types.PresenceUnavailable); err != nil {
		l.log.Warn("presence not sent", zap.String("cause", Mask(err.Error())))
	}
}

// number reads a code that came as text; 0 when it is none.
func number(text string) (n int) {
	for _, r := range text {
		if r < '0' || r > '9' || n > 9999 {
			return 0
		}
		n = n*10 + int(r-'0')
	}
	return n
}

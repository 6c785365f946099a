package whatsapp

import (
	"context"
	"errors"
	"fmt"
	"time"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/types/events"

	"github.com/mshauri/mshauri/chat"
)

// PairKind is what a PairEvent shows.
type PairKind string

// What can be shown while a number is linked.
const (
	PairQR       PairKind = "qr"        // Code is the text of a QR code to scan with the phone
	PairCode     PairKind = "code"      // Code is to be typed on the phone
	PairOldPhone PairKind = "old phone" // the phone that scanned must first be updated
)

// PairEvent is a step of linking a number that a person must see.
type PairEvent struct {
	Kind PairKind
	Code string
	// For is how long the code can be used; 0 when that is not known.
	For time.Duration
}

// ErrPaired says that the store is linked to a number already.
var ErrPaired = errors.New("a WhatsApp number is linked already: unlink this device on the phone first (Settings, Linked devices)")

// How long WhatsApp shows the first code and each that follows, and how long
// the new device may take to come online.
const (
	firstCode   = 60 * time.Second
	nextCode    = 20 * time.Second
	settlesIn   = 60 * time.Second
	shownAs     = "Chrome (Linux)" // WhatsApp takes no other kind of name
	codeRefresh = 150 * time.Second
)

// pairing carries what whatsmeow tells of a pairing to whoever waits for it.
type pairing struct {
	codes  chan []string
	notes  chan PairEvent
	result chan error
}

// Pair links a number: show is called with the text of one QR code after the
// other until one is scanned. It returns when the new device is connected.
func (l *Link) Pair(ctx context.Context, show func(PairEvent)) error {
	return l.pair(ctx, show, func(ctx context.Context, p *pairing, codes []string) error {
		wait := firstCode
		for _, code := range codes {
			show(PairEvent{Kind: PairQR, Code: code, For: wait})
			if done, err := p.await(ctx, wait, show); done {
				return err
			}
			wait = nextCode
		}
		return errNoneScanned
	})
}

// PairPhone links a number by a code of eight characters: the phone asks for it
// after show was called with it. It returns when the new device is connected.
func (l *Link) PairPhone(ctx context.Context, number string, show func(PairEvent)) error {
	digits, err := phoneDigits(number)
	if err != nil {
		return err
	}
	return l.pair(ctx, show, func(ctx context.Context, p *pairing, _ []string) error {
		code, err := l.current().PairPhone(ctx, digits, true, whatsmeow.PairClientChrome, shownAs)
		if err != nil {
			return fmt.Errorf("ask WhatsApp for a code: %w", masked(err))
		}
		show(PairEvent{Kind: PairCode, Code: code, For: codeRefresh})
		if done, err := p.await(ctx, codeRefresh, show); done {
			return err
		}
		return errNoneScanned
	})
}

// errNoneScanned says that all codes of one line went by.
var errNoneScanned = errors.New("no code was used")

// await waits for the pairing to end, at most for a while; done reports whether
// it did.
func (p *pairing) await(ctx context.Context, most time.Duration, show func(PairEvent)) (done bool, err error) {
	over := time.After(most)
	for {
		select {
		case <-ctx.Done():
			return true, ctx.Err()
		case err := <-p.result:
			return true, err
		case note := <-p.notes:
			show(note)
		case <-over:
			return false, nil
		}
	}
}

// pair opens lines until a code is used on one of them.
func (l *Link) pair(ctx context.Context, show func(PairEvent), use func(context.Context, *pairing, []string) error) error {
	p := &pairing{codes: make(chan []string, 1), notes: make(chan PairEvent, 4), result: make(chan error, 4)}
	if err := l.beginPairing(p); err != nil {
		return err
	}
	defer func() {
		l.mu.Lock()
		l.pairing = nil
		l.mu.Unlock()
	}()
	for {
		l.hangUp()
		if err := l.current().Connect(); err != nil {
			return fmt.Errorf("reach WhatsApp: %w", masked(err))
		}
		var err error
		select {
		case <-ctx.Done():
			err = ctx.Err()
		case err = <-p.result:
		case codes := <-p.codes:
			err = use(ctx, p, codes)
		}
		switch {
		case err == nil:
			return l.awaitConnected(ctx, settlesIn)
		case errors.Is(err, errNoneScanned), errors.Is(err, errLineLost):
			select {
			case <-ctx.Done():
			case <-time.After(l.options.Pace.Again):
			}
		case errors.Is(err, errOutdated) && l.refreshedVersion(ctx):
		default:
			l.hangUp()
			return err
		}
		if ctx.Err() != nil {
			l.hangUp()
			return ctx.Err()
		}
	}
}

var (
	errLineLost = errors.New("the line was lost")
	errOutdated = errors.New("WhatsApp refuses this version as outdated")
)

// beginPairing makes the link ready for a new device.
func (l *Link) beginPairing(p *pairing) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.closed:
		return errors.New("the WhatsApp link is closed")
	case l.listener != nil || l.pairing != nil:
		return errors.New("the WhatsApp link is busy")
	case l.client.Store.ID != nil:
		return ErrPaired
	}
	if l.client.Store.Initialized { // it was logged out: its keys are burnt
		l.client.Disconnect()
		l.client = l.newClient(l.storage.container.NewDevice())
	}
	l.pairing = p
	return nil
}

// hearPairing passes on what concerns a pairing.
func (l *Link) hearPairing(event any) {
	l.mu.Lock()
	p := l.pairing
	l.mu.Unlock()
	if _, ok := event.(*events.PairSuccess); ok {
		if state := l.State().State; state == chat.LinkUnpaired || state == chat.LinkLoggedOut {
			l.become(chat.Link{State: chat.LinkPaired}, false)
		}
	}
	if p == nil {
		return
	}
	switch e := event.(type) {
	case *events.QR:
		offer(p.codes, e.Codes)
	case *events.QRScannedWithoutMultidevice:
		offer(p.notes, PairEvent{Kind: PairOldPhone})
	case *events.PairSuccess:
		offer(p.result, nil)
	case *events.PairError:
		offer(p.result, fmt.Errorf("the phone and this device did not agree: %w", masked(e.Error)))
	case *events.ClientOutdated:
		offer(p.result, errOutdated)
	case *events.Disconnected, *events.StreamError, *events.ConnectFailure:
		offer(p.result, errLineLost)
	}
}

func offer[T any](to chan T, value T) {
	select {
	case to <- value:
	default:
	}
}

// awaitConnected waits until the line is up.
func (l *Link) awaitConnected(ctx context.Context, most time.Duration) error {
	over := time.After(most)
	for {
		link, changed := l.state.changes()
		if l.state.isOnline() {
			return nil
		}
		switch link.State {
		case chat.LinkLoggedOut, chat.LinkReplaced, chat.LinkBanned, chat.LinkOutdated:
			return fmt.Errorf("WhatsApp does not let this device in (%s)", link.State)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-over:
			return errors.New("WhatsApp did not answer in time")
		case <-changed:
		}
	}
}

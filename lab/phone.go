package lab

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/types"
	"go.mau.fi/whatsmeow/types/events"
)

// patienceOfPhones is how long a phone waits for the server's acknowledgement of what it sends.
const patienceOfPhones = 20 * time.Second

// Phone is a person's phone: a real whatsmeow client that plays an account's first device. It is logged in and connected from
// the start, and reconnects by itself when its line is cut.
type Phone struct {
	Account
	server *Server

	mu       sync.Mutex
	store    *phoneStore
	client   *whatsmeow.Client
	online   bool // wants to be
	closed   bool
	inbox    []Received
	sent     []Received
	places   int // given to what was received and sent
	ticks    []Tick
	notices  []Notice
	polls    map[string]poll
	grown    chan struct{} // closed when something comes, if anybody waits
	loggedIn chan struct{} // closed when the present client is logged in
}

// NewPhone adds a person whose phone is on.
func (s *Server) NewPhone(ctx context.Context, name string) (*Phone, error) {
	account, err := s.NewAccount(name)
	if err != nil {
		return nil, fmt.Errorf("new phone: %w", err)
	}
	return s.PhoneFor(ctx, account.PN)
}

// PhoneFor gives an account that has none its phone, for a person whose computer was linked first or who shall have both.
func (s *Server) PhoneFor(ctx context.Context, who types.JID) (*Phone, error) {
	s.mu.Lock()
	a, err := s.person(who)
	if err == nil && s.device(a.PN) != nil {
		err = fmt.Errorf("%s has a phone already", a.PN)
	}
	s.mu.Unlock()
	if err != nil {
		return nil, fmt.Errorf("new phone: %w", err)
	}
	p := &Phone{Account: a.Account, server: s, polls: map[string]poll{}}
	if err = p.install(ctx, a); err != nil {
		return nil, fmt.Errorf("new phone: %w", err)
	}
	s.mu.Lock()
	closed := s.closed
	s.phones = append(s.phones, p)
	s.mu.Unlock()
	if closed {
		return nil, errors.Join(errors.New("new phone: the lab is closed"), p.Close())
	}
	if err = p.GoOnline(ctx); err != nil {
		return nil, fmt.Errorf("new phone: %w", err)
	}
	return p, nil
}

// PhoneOf finds the phone of a person who has one.
func (s *Server) PhoneOf(who types.JID) (*Phone, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	a, err := s.person(who)
	if err != nil {
		return nil, err
	}
	for _, p := range s.phones {
		if p.PN == a.PN {
			return p, nil
		}
	}
	return nil, fmt.Errorf("a phone of %s: %w", who, ErrUnknown)
}

// install sets up a store with fresh keys, makes them known to the server and starts a client on them.
func (p *Phone) install(ctx context.Context, a *account) error {
	s := p.server
	s.mu.Lock()
	identity, name := a.identity, a.Name
	number := s.nextSerial()
	s.mu.Unlock()
	store, err := openPhoneStore(ctx, s.stores, number, s.options.PhonesInMemory)
	if err != nil {
		return err
	}
	fresh, published, err := store.provision(ctx, a.Account, name, identity)
	if err != nil {
		return errors.Join(err, store.close())
	}
	s.mu.Lock()
	published.account = a
	if d := s.device(a.PN); d != nil { // reinstalled
		published.lines, published.pending, published.unsent = d.lines, d.pending, len(d.pending)
		a.devices[0] = published
	} else {
		a.devices = append([]*device{published}, a.devices...)
		s.announceDevice("add", published)
	}
	s.mu.Unlock()

	client := whatsmeow.NewClient(fresh, nil)
	line := HTTPClient(s.Addr())
	client.SetWebsocketHTTPClient(line)
	client.SetPreLoginHTTPClient(line)
	client.SetMediaHTTPClient(line)
	client.EnableDecryptedEventBuffer = true    // it decrypts each message in a transaction
	client.SynchronousAck = true                // so that a phone that is Quiet has nothing left to write either
	client.SetForceActiveDeliveryReceipts(true) // a phone in the hand shows two ticks
	client.AddEventHandler(p.hear)
	p.mu.Lock()
	p.store, p.client, p.loggedIn = store, client, make(chan struct{})
	p.mu.Unlock()
	return nil
}

// Client is the whatsmeow client itself, for what a Phone has no word for.
func (p *Phone) Client() *whatsmeow.Client {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.client
}

// GoOnline connects the phone and waits until it is logged in.
func (p *Phone) GoOnline(ctx context.Context) error {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return errors.New("the phone is closed")
	}
	if p.online {
		p.mu.Unlock()
		return nil
	}
	p.online = true
	p.loggedIn = make(chan struct{})
	ready, client := p.loggedIn, p.client
	p.mu.Unlock()
	err := client.Connect()
	if err == nil {
		select {
		case <-ready:
			return nil
		case <-ctx.Done():
			err = ctx.Err()
			client.Disconnect()
		}
	}
	p.mu.Lock()
	p.online = false
	p.mu.Unlock()
	return fmt.Errorf("log in %s: %w", p.PN, err)
}

// GoOffline disconnects the phone and waits until the server has noticed. What is for it waits there.
func (p *Phone) GoOffline(ctx context.Context) error {
	p.mu.Lock()
	p.online = false
	client := p.client
	p.mu.Unlock()
	p.server.Quiet(ctx, p.PN)
	client.Disconnect()
	return p.server.WaitOffline(ctx, p.PN)
}

// Close disconnects the phone for good and closes its store. Server.Close does it for every phone.
func (p *Phone) Close() error {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return nil
	}
	p.closed, p.online = true, false
	client, store := p.client, p.store
	p.mu.Unlock()
	p.server.Quiet(context.Background(), p.PN)
	client.Disconnect()
	return store.close()
}

// Reinstall throws the phone's store away and starts anew with the same number and new keys, as when somebody gets a new
// telephone. It comes back online. Nobody is told: see Server.AnnounceIdentity.
func (p *Phone) Reinstall(ctx context.Context) error {
	if err := p.GoOffline(ctx); err != nil {
		return fmt.Errorf("reinstall: %w", err)
	}
	s := p.server
	s.mu.Lock()
	a, err := s.person(p.PN)
	if err == nil {
		a.renew()
	}
	s.mu.Unlock()
	if err != nil {
		return fmt.Errorf("reinstall: %w", err)
	}
	p.mu.Lock()
	old := p.store
	p.mu.Unlock()
	if err = errors.Join(old.close(), p.install(ctx, a)); err != nil {
		return fmt.Errorf("reinstall: %w", err)
	}
	return p.GoOnline(ctx)
}

// SetPushName changes the name that others see beside the person's messages.
func (p *Phone) SetPushName(name string) error { return p.server.SetName(p.PN, name) }

// Address is the person's address in the form that a chat uses: the LID in LID groups and in chats under LIDs.
func (p *Phone) Address(chat types.JID) types.JID {
	if p.form(chat).Server == types.HiddenUserServer {
		return p.LID
	}
	return p.PN
}

// form is an address of the form that a chat uses.
func (p *Phone) form(chat types.JID) types.JID {
	if chat.Server != types.GroupServer {
		return chat
	}
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	if g := p.server.group(chat); g != nil {
		return g.form()
	}
	return chat
}

// hear takes every event of the phone's client.
func (p *Phone) hear(event any) {
	switch e := event.(type) {
	case *events.Connected:
		p.mu.Lock()
		select {
		case <-p.loggedIn:
		default:
			close(p.loggedIn)
		}
		p.mu.Unlock()
	case *events.Message:
		p.receive(e)
	case *events.Receipt:
		p.tick(e)
	case *events.GroupInfo, *events.JoinedGroup, *events.IdentityChange, *events.UndecryptableMessage,
		*events.LoggedOut, *events.StreamReplaced, *events.TemporaryBan, *events.ClientOutdated, *events.Disconnected:
		p.notice(e)
	}
}

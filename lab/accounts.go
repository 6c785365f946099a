package lab

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"go.mau.fi/whatsmeow/types"
	"go.mau.fi/whatsmeow/util/keys"
)

const (
	firstNumber = 254700100001    // invented: Kenya's mobile range, counted upwards
	firstLID    = 270010000000001 // invented
)

// ErrUnknown is what an address, group or device that the server does not have answers with.
var ErrUnknown = errors.New("not known to the lab")

// Account is a person on the server, under both addresses.
type Account struct {
	PN   types.JID
	LID  types.JID
	Name string
}

// account is the server's side of one: its devices, and the key that vouches for them.
type account struct {
	Account
	identity *keys.KeyPair // the phone's identity, which signs linked devices
	devices  []*device
	nextLink uint16
}

// NewAccount adds a person with the next invented number. It has no device yet: link one with Scan, or take NewPhone instead.
func (s *Server) NewAccount(name string) (Account, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return Account{}, errors.New("new account: the lab is closed")
	}
	return s.addAccount(name).Account, nil
}

func (s *Server) addAccount(name string) *account {
	n := int64(len(s.accounts))
	a := &account{
		Account: Account{
			PN:   types.NewJID(strconv.FormatInt(firstNumber+n, 10), types.DefaultUserServer),
			LID:  types.NewJID(strconv.FormatInt(firstLID+n, 10), types.HiddenUserServer),
			Name: name,
		},
		identity: keys.NewKeyPair(),
		nextLink: 1,
	}
	s.accounts = append(s.accounts, a)
	s.people[a.PN.User] = a
	s.people[a.LID.User] = a
	return a
}

// NewGhost adds a person whose phone has keys but is never on: it takes part in groups and makes senders encrypt for it.
func (s *Server) NewGhost(name string) (Account, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return Account{}, errors.New("new ghost: the lab is closed")
	}
	a := s.addAccount(name)
	d := &device{account: a, ghost: true, noise: *keys.NewKeyPair().Pub}
	d.takeIdentity(a.identity, 1)
	a.devices = append(a.devices, d)
	return a.Account, nil
}

// Accounts lists everybody in the order in which they came.
func (s *Server) Accounts() []Account {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]Account, len(s.accounts))
	for i, a := range s.accounts {
		out[i] = a.Account
	}
	return out
}

// Find looks a person up by either address, or by the digits of the phone number alone.
func (s *Server) Find(address string) (Account, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	user, host, hasHost := strings.Cut(strings.TrimPrefix(address, "+"), "@")
	a := s.people[user]
	if a == nil || hasHost && host != types.DefaultUserServer && host != types.HiddenUserServer ||
		hasHost && host == types.HiddenUserServer && a.LID.User != user || !hasHost && a.PN.User != user {
		return Account{}, fmt.Errorf("%s: %w", address, ErrUnknown)
	}
	return a.Account, nil
}

// SetName changes the name that others see beside a person's messages.
func (s *Server) SetName(who types.JID, name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	a, err := s.person(who)
	if err != nil {
		return err
	}
	a.Name = name
	return nil
}

// person finds an account by an address of it, with or without a device.
func (s *Server) person(jid types.JID) (*account, error) {
	if a := s.lookup(jid); a != nil {
		return a, nil
	}
	return nil, fmt.Errorf("%s: %w", jid, ErrUnknown)
}

func (s *Server) lookup(jid types.JID) *account {
	a := s.people[jid.User]
	if a == nil || jid.Server != types.DefaultUserServer && jid.Server != types.HiddenUserServer {
		return nil
	}
	return a
}

// address is the account's address in the same form as another.
func (a *account) address(like types.JID) types.JID {
	if like.Server == types.HiddenUserServer {
		return a.LID
	}
	return a.PN
}

// renew gives the account a new identity, as a new telephone has. Devices that were linked before keep the old one's word.
func (a *account) renew() { a.identity = keys.NewKeyPair() }

package whatsapp

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"go.mau.fi/whatsmeow/store"
	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/chat"
)

// metaRenewed begins the names under which mshauri_meta remembers whose phone
// is a new one, until the handler has heard of it.
const metaRenewed = "renewed/"

// renewals knows whose identity was thrown away because their phone is a new
// one. whatsmeow tells of that from a goroutine of its own, while the first
// message of the new phone is on its way to us already; that message must find
// that the handler knows.
type renewals struct {
	storage *storage

	mu      sync.Mutex
	waiting map[string]bool // by the user part of an address
}

// load reads what waited when the process ended.
func (r *renewals) load(ctx context.Context) error {
	rows, err := r.storage.db.Query(ctx, "SELECT key FROM mshauri_meta WHERE key LIKE $1", metaRenewed+"%")
	if err != nil {
		return fmt.Errorf("read whose phone is a new one: %w", err)
	}
	defer func() { _ = rows.Close() }()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.waiting = make(map[string]bool)
	for rows.Next() {
		var key string
		if err := rows.Scan(&key); err != nil {
			return fmt.Errorf("read whose phone is a new one: %w", err)
		}
		r.waiting[strings.TrimPrefix(key, metaRenewed)] = true
	}
	return rows.Err()
}

// note remembers a new phone, in the transaction of the context if there is one.
func (r *renewals) note(ctx context.Context, user string) error {
	if err := r.storage.setMeta(ctx, metaRenewed+user, "1"); err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.waiting[user] = true
	return nil
}

// of returns which of somebody's addresses wait.
func (r *renewals) of(addresses ...types.JID) (users []string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, jid := range addresses {
		if r.waiting[jid.User] {
			users = append(users, jid.User)
		}
	}
	return users
}

// told forgets what the handler has heard.
func (r *renewals) told(ctx context.Context, users []string) error {
	for _, user := range users {
		if _, err := r.storage.db.Exec(ctx, "DELETE FROM mshauri_meta WHERE key=$1", metaRenewed+user); err != nil {
			return fmt.Errorf("forget a new phone: %w", err)
		}
		r.mu.Lock()
		delete(r.waiting, user)
		r.mu.Unlock()
	}
	return nil
}

// renewed tells the handler that the sender's phone is a new one, if that
// waits, before anything else of theirs. A failure is one of the message, which
// comes again.
func (l *Link) renewed(ctx context.Context, sender ...types.JID) error {
	users := l.renewals.of(sender...)
	if len(users) == 0 {
		return nil
	}
	person, err := l.person(ctx, sender...)
	if err != nil {
		return err
	}
	if err := l.deliver(chat.IdentityChanged{Member: person, At: l.options.Now().UTC()}); err != nil {
		return err
	}
	return l.trouble.note(l.renewals.told(ctx, users))
}

// identities says when whatsmeow throws somebody's identity away: their phone,
// which is their device 0, is then a new one.
type identities struct {
	store.IdentityStore
	trouble  *trouble
	renewals *renewals
}

func (s *identities) PutIdentity(ctx context.Context, address string, key [32]byte) error {
	return s.trouble.failed(ctx, s.IdentityStore.PutIdentity(ctx, address, key))
}

func (s *identities) IsTrustedIdentity(ctx context.Context, address string, key [32]byte) (bool, error) {
	trusted, err := s.IdentityStore.IsTrustedIdentity(ctx, address, key)
	return trusted, s.trouble.failed(ctx, err)
}

func (s *identities) DeleteIdentity(ctx context.Context, address string) error {
	err := s.IdentityStore.DeleteIdentity(ctx, address)
	if user, phone := strings.CutSuffix(address, ":0"); err == nil && phone {
		user, _, _ = strings.Cut(user, "_") // the agent of a LID
		err = s.renewals.note(ctx, user)
	}
	return s.trouble.failed(ctx, err)
}

func (s *identities) DeleteAllIdentities(ctx context.Context, user string) error {
	err := s.IdentityStore.DeleteAllIdentities(ctx, user)
	if err == nil {
		err = s.renewals.note(ctx, user)
	}
	return s.trouble.failed(ctx, err)
}

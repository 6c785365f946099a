package whatsapp

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"slices"

	"go.mau.fi/whatsmeow/store"
	"go.mau.fi/whatsmeow/types"
)

// errMoved says that a message of somebody came while one of ours was being
// encrypted for them.
var errMoved = errors.New("a session moved on meanwhile")

// sessions keeps what is shared with each phone. whatsmeow reads the sessions of
// all who are to get a message, may ask WhatsApp for keys of some of them, and
// then writes all back; it decrypts what comes from them meanwhile. What it
// would write back is then older than what is kept, and with it the next
// messages of that phone could not be read.
type sessions struct {
	store.SessionStore
	trouble *trouble
	storage *storage
}

// encryption is what the sessions were when a message of ours began.
type encryption struct{ began map[string][]byte }

type encryptionKey struct{}

// withEncryption lets the sessions of one message of ours be written back only
// if nothing has moved them on since they were read. Otherwise errMoved comes,
// before anything is sent.
func withEncryption(ctx context.Context) context.Context {
	return context.WithValue(ctx, encryptionKey{}, &encryption{began: make(map[string][]byte)})
}

// GetSession returns a session, for a message to be decrypted with it, in the
// transaction of that, or for a copy of one of ours to be encrypted that a phone
// could not read. whatsmeow makes such copies in goroutines of their own, and
// writes each session back when it is done, over what others have made of it
// meanwhile; so the counter is taken here, with the reading.
func (s *sessions) GetSession(ctx context.Context, address string) (session []byte, err error) {
	if w, decrypting := ctx.Value(watchKey{}).(*watch); decrypting {
		session, err = s.SessionStore.GetSession(ctx, address)
		w.sessions[address] = session
		return session, s.trouble.failed(ctx, err)
	}
	err = s.storage.transact(ctx, func(ctx context.Context) (err error) {
		if session, err = s.SessionStore.GetSession(ctx, address); err != nil || session == nil {
			return err
		}
		return s.SessionStore.PutSession(ctx, address, stepped(session))
	})
	return session, s.trouble.failed(ctx, err)
}

func (s *sessions) HasSession(ctx context.Context, address string) (bool, error) {
	has, err := s.SessionStore.HasSession(ctx, address)
	return has, s.trouble.failed(ctx, err)
}

func (s *sessions) GetManySessions(ctx context.Context, addresses []string) (map[string][]byte, error) {
	many, err := s.SessionStore.GetManySessions(ctx, addresses)
	if ours, ok := ctx.Value(encryptionKey{}).(*encryption); ok {
		maps.Copy(ours.began, many)
	}
	return many, s.trouble.failed(ctx, err)
}

// PutSession keeps what a decryption made of a session, or one that was begun
// for a copy. What else comes of encrypting a copy is kept already.
func (s *sessions) PutSession(ctx context.Context, address string, session []byte) error {
	if w, decrypting := ctx.Value(watchKey{}).(*watch); decrypting {
		return s.trouble.failed(ctx, s.SessionStore.PutSession(ctx, address, untouched(w.sessions[address], session)))
	}
	return s.trouble.failed(ctx, s.storage.transact(ctx, func(ctx context.Context) error {
		kept, err := s.SessionStore.GetSession(ctx, address)
		if err != nil {
			return err
		}
		return s.SessionStore.PutSession(ctx, address, begun(kept, session))
	}))
}

func (s *sessions) PutManySessions(ctx context.Context, many map[string][]byte) error {
	ours, ok := ctx.Value(encryptionKey{}).(*encryption)
	if !ok {
		return s.trouble.failed(ctx, s.SessionStore.PutManySessions(ctx, many))
	}
	err := s.storage.transact(ctx, func(ctx context.Context) error {
		now, err := s.SessionStore.GetManySessions(ctx, slices.Collect(maps.Keys(many)))
		if err != nil {
			return err
		}
		for address := range many {
			if !bytes.Equal(now[address], ours.began[address]) {
				return errMoved
			}
		}
		return s.SessionStore.PutManySessions(ctx, many)
	})
	if errors.Is(err, errMoved) {
		return err
	}
	return s.trouble.failed(ctx, err)
}

func (s *sessions) MigratePNToLID(ctx context.Context, pn, lid types.JID) error {
	return s.trouble.failed(ctx, s.SessionStore.MigratePNToLID(ctx, pn, lid))
}

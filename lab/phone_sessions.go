package lab

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"slices"

	"go.mau.fi/util/dbutil"
	"go.mau.fi/whatsmeow/store"
)

// errMoved says that somebody's message came to the phone while one for them was being encrypted.
var errMoved = errors.New("a session moved on meanwhile")

// phoneSessions keeps what the phone shares with each device. whatsmeow reads the sessions of all who are to get a message and
// writes all back later, over what it has decrypted meanwhile: a phone that writes and hears at the same time would use a
// counter twice, which no telephone does, and whoever gets that message drops it as an old one.
type phoneSessions struct {
	store.SessionStore
	db *dbutil.Database
}

// encryption is what the sessions were when a message began.
type encryption struct{ began map[string][]byte }

type encryptionKey struct{}

func withEncryption(ctx context.Context) context.Context {
	return context.WithValue(ctx, encryptionKey{}, &encryption{began: map[string][]byte{}})
}

func (s *phoneSessions) GetManySessions(ctx context.Context, addresses []string) (map[string][]byte, error) {
	many, err := s.SessionStore.GetManySessions(ctx, addresses)
	if own, ok := ctx.Value(encryptionKey{}).(*encryption); ok {
		maps.Copy(own.began, many)
	}
	return many, err
}

func (s *phoneSessions) PutManySessions(ctx context.Context, many map[string][]byte) error {
	own, ok := ctx.Value(encryptionKey{}).(*encryption)
	if !ok {
		return s.SessionStore.PutManySessions(ctx, many)
	}
	return s.db.DoTxn(ctx, nil, func(ctx context.Context) error {
		now, err := s.SessionStore.GetManySessions(ctx, slices.Collect(maps.Keys(many)))
		if err != nil {
			return err
		}
		for address := range many {
			if !bytes.Equal(now[address], own.began[address]) {
				return errMoved
			}
		}
		return s.SessionStore.PutManySessions(ctx, many)
	})
}

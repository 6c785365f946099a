package whatsapp

import (
	"bytes"
	"context"
	"slices"

	"go.mau.fi/whatsmeow/store"
)

// senderKeys keeps the keys with which members' messages to a group are
// decrypted. Many senders attach their key, as it stands then, to every message;
// libsignal puts each in front of the one before, and with it forgets how to
// read what was written a moment earlier and comes later: after a cut, or when
// it had to be sent again. A key that leads to the new one is therefore kept.
type senderKeys struct {
	store.SenderKeyStore
	trouble *trouble
}

// furthest is how far a key may lie ahead of the one that is kept. libsignal
// goes no more than 2,000 messages at once.
const furthest = 1500

// PutSenderKey keeps a key, unless what is kept already leads to it.
func (s *senderKeys) PutSenderKey(ctx context.Context, group, user string, key []byte) error {
	if _, decrypting := ctx.Value(watchKey{}).(*watch); !decrypting && isLedTo(key) { // a decryption moves on by what it read
		return nil
	}
	return s.trouble.failed(ctx, s.SenderKeyStore.PutSenderKey(ctx, group, user, key))
}

// GetSenderKey returns a key.
func (s *senderKeys) GetSenderKey(ctx context.Context, group, user string) ([]byte, error) {
	key, err := s.SenderKeyStore.GetSenderKey(ctx, group, user)
	return key, s.trouble.failed(ctx, err)
}

// isLedTo reports whether what libsignal is about to keep has its newest key a
// second time behind it, as it was kept: at the same place or a little before.
// What cannot be read is led to by nothing.
func isLedTo(added []byte) bool {
	record, err := store.SignalProtobufSerializer.SenderKeyRecord.Deserialize(added)
	if err != nil || record == nil || len(record.SenderKeyStates) < 2 {
		return false
	}
	newest := record.SenderKeyStates[0]
	if slices.ContainsFunc(newest.SigningKeyPrivate, func(b byte) bool { return b != 0 }) {
		return false // our own, which moved on by what we sent
	}
	for _, kept := range record.SenderKeyStates[1:] {
		if kept.KeyID == newest.KeyID && bytes.Equal(kept.SigningKeyPublic, newest.SigningKeyPublic) {
			from, to := kept.SenderChainKey.Iteration, newest.SenderChainKey.Iteration
			return from <= to && to-from <= furthest
		}
	}
	return false
}

package whatsapp

import (
	"context"

	"go.mau.fi/libsignal/groups/state/record"
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
	if _, decrypting := ctx.Value(watchKey{}).(*watch); !decrypting { // else it has moved on by what it read
		kept, err := s.SenderKeyStore.GetSenderKey(ctx, group, user)
		if err != nil {
			return s.trouble.failed(ctx, err)
		}
		if leadsTo(kept, key) {
			return nil
		}
	}
	return s.trouble.failed(ctx, s.SenderKeyStore.PutSenderKey(ctx, group, user, key))
}

// GetSenderKey returns a key.
func (s *senderKeys) GetSenderKey(ctx context.Context, group, user string) ([]byte, error) {
	key, err := s.SenderKeyStore.GetSenderKey(ctx, group, user)
	return key, s.trouble.failed(ctx, err)
}

// leadsTo reports whether the kept key is the same as the one that was put in
// front of it, at the same place or a little before. What cannot be read leads
// nowhere.
func leadsTo(kept, added []byte) (leads bool) {
	defer func() {
		if recover() != nil {
			leads = false
		}
	}()
	if len(kept) == 0 {
		return false
	}
	before, after := senderKey(kept), senderKey(added)
	if before == nil || after == nil {
		return false
	}
	newest, err := after.SenderKeyState()
	if err != nil {
		return false
	}
	if private := newest.SigningKey().PrivateKey(); private != nil && private.Serialize() != [32]byte{} {
		return false // our own, which moved on by what we sent
	}
	same, err := before.GetSenderKeyStateByID(newest.KeyID())
	if err != nil || same.SigningKey().PublicKey().PublicKey() != newest.SigningKey().PublicKey().PublicKey() {
		return false
	}
	from, to := same.SenderChainKey().Iteration(), newest.SenderChainKey().Iteration()
	return from <= to && to-from <= furthest
}

func senderKey(key []byte) *record.SenderKey {
	serializer := store.SignalProtobufSerializer
	read, err := record.NewSenderKeyFromBytes(key, serializer.SenderKeyRecord, serializer.SenderKeyState)
	if err != nil {
		return nil
	}
	return read
}

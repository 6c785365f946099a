package whatsapp

import (
	"context"

	"go.mau.fi/whatsmeow/store"
	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// secrets keeps no message secret. Members' phones attach one to every text,
// and whatsmeow would keep them all for ever; the only ones we need are those
// of our own polls, and these follow from the poll's id and the key.
type secrets struct{}

var _ store.MsgSecretStore = secrets{}

func (secrets) PutMessageSecrets(context.Context, []store.MessageSecretInsert) error { return nil }

func (secrets) PutMessageSecret(context.Context, types.JID, types.JID, types.MessageID, []byte) error {
	return nil
}

func (secrets) GetMessageSecret(context.Context, types.JID, types.JID, types.MessageID) ([]byte, types.JID, error) {
	return nil, types.EmptyJID, nil
}

// pollSecret is the secret of a poll of ours. A poll that is sent again after a
// crash has the same one: with another, its votes could not be read.
func pollSecret(key privacy.Key, id chat.MessageID) []byte {
	secret := key.Derive("poll", string(id))
	return secret[:]
}

package whatsapp

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"

	"go.mau.fi/libsignal/groups"
	"go.mau.fi/libsignal/protocol"
	"go.mau.fi/libsignal/signalerror"
	"go.mau.fi/whatsmeow/store"
)

// keysInMemory is a sender key store.
type keysInMemory map[string][]byte

func (k keysInMemory) PutSenderKey(_ context.Context, group, user string, session []byte) error {
	k[group+user] = bytes.Clone(session)
	return nil
}

func (k keysInMemory) GetSenderKey(_ context.Context, group, user string) ([]byte, error) {
	return bytes.Clone(k[group+user]), nil
}

// Each message comes with the key as it stood then. Whatever order the keys
// and the messages come in, all can be read; with libsignal alone, the first
// message after the second key is lost.
func TestAKeyThatComesEarlyForgetsNothing(t *testing.T) {
	ctx, serializer := t.Context(), store.SignalProtobufSerializer
	name := protocol.NewSenderKeyName("1203@g.us", protocol.NewSignalAddress("270010000000002", 0))
	sender := &store.Device{SenderKeys: keysInMemory{}}
	builder := groups.NewGroupSessionBuilder(sender, serializer)
	var keys []*protocol.SenderKeyDistributionMessage
	var messages [][]byte
	for i := range 4 {
		key, err := builder.Create(ctx, name)
		if err != nil {
			t.Fatal(err)
		}
		sealed, err := groups.NewGroupCipher(builder, name, sender).Encrypt(ctx, fmt.Append(nil, i))
		if err != nil {
			t.Fatal(err)
		}
		// As they come over the wire.
		arrived, err := protocol.NewSenderKeyDistributionMessageFromBytes(key.Serialize(), serializer.SenderKeyDistributionMessage)
		if err != nil {
			t.Fatal(err)
		}
		keys, messages = append(keys, arrived), append(messages, sealed.SignedSerialize())
	}
	read := func(keysFirst []int, wrapped bool) (lost int) {
		inner := keysInMemory{}
		bot := &store.Device{SenderKeys: inner}
		if wrapped {
			bot.SenderKeys = &senderKeys{inner, &trouble{counters: &counters{}}}
		}
		builder := groups.NewGroupSessionBuilder(bot, serializer)
		for _, i := range keysFirst {
			if err := builder.Process(ctx, name, keys[i]); err != nil {
				t.Fatal(err)
			}
		}
		for i, sealed := range messages {
			message, err := protocol.NewSenderKeyMessageFromBytes(bytes.Clone(sealed), serializer.SenderKeyMessage)
			if err != nil {
				t.Fatal(err)
			}
			decrypting, _ := withWatch(ctx)
			text, err := groups.NewGroupCipher(builder, name, bot).Decrypt(decrypting, message)
			switch {
			case errors.Is(err, signalerror.ErrOldCounter):
				lost++
			case err != nil || string(text) != fmt.Sprint(i):
				t.Errorf("message %d reads %q, %v", i, text, err)
			}
		}
		return lost
	}
	for _, order := range [][]int{{0}, {0, 1}, {0, 1, 2, 3}, {0, 3, 1}, {1, 0}, {3, 2, 1, 0}, {0, 0, 0}} {
		if lost := read(order, true); lost != 0 {
			t.Errorf("with the keys in order %v %d messages are lost", order, lost)
		}
	}
	if lost := read([]int{0, 1}, false); lost != 1 {
		t.Errorf("libsignal alone loses %d messages now: is senderkeys.go still needed?", lost)
	}
}

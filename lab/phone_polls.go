package lab

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"

	"go.mau.fi/whatsmeow/proto/waCommon"
	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.mau.fi/whatsmeow/types"
	"google.golang.org/protobuf/proto"
)

// Poll asks a question with options, of which so many may be chosen (nought: any number), and returns the poll's id.
func (p *Phone) Poll(ctx context.Context, to types.JID, question string, choices []string, limit int, options ...Option) (string, error) {
	return p.poll(ctx, to, p.Client().BuildPollCreation(question, choices, limit), choices, options)
}

// PollV3 is Poll in the shape that some other clients send.
func (p *Phone) PollV3(ctx context.Context, to types.JID, question string, choices []string, limit int, options ...Option) (string, error) {
	message := p.Client().BuildPollCreation(question, choices, limit)
	message.PollCreationMessageV3, message.PollCreationMessage = message.PollCreationMessage, nil
	return p.poll(ctx, to, message, choices, options)
}

func (p *Phone) poll(ctx context.Context, to types.JID, message *waE2E.Message, choices []string, options []Option) (string, error) {
	id, err := p.Send(ctx, to, message, options...)
	if err == nil {
		p.mu.Lock()
		p.remember(id, choices)
		p.mu.Unlock()
	}
	return id, err
}

// Vote chooses options of a poll that the phone has received; no options take the vote back. It returns the vote's id, for
// Server.WaitAcknowledged.
func (p *Phone) Vote(ctx context.Context, in Received, choices []string, options ...Option) (string, error) {
	for _, choice := range choices {
		if !slices.Contains(in.Options, choice) {
			return "", fmt.Errorf("vote in %s: it has no option of those words", in.ID)
		}
	}
	return p.vote(ctx, in.Chat, in.From, in.ID, choices, options)
}

// VoteInOwn chooses options of a poll that the phone itself posted.
func (p *Phone) VoteInOwn(ctx context.Context, chat types.JID, id string, choices []string, options ...Option) (string, error) {
	return p.vote(ctx, chat, p.Address(chat), id, choices, options)
}

// vote is made by hand: whatsmeow of this version encrypts every vote under the voter's phone number, while those who read it
// look under the address that the chat uses, so its votes in LID groups cannot be read.
func (p *Phone) vote(ctx context.Context, chat, creator types.JID, id string, choices []string, options []Option) (string, error) {
	secret, creator, err := p.Client().Store.MsgSecrets.GetMessageSecret(ctx, chat, creator, id)
	if err != nil {
		return "", fmt.Errorf("vote in %s: %w", id, err)
	}
	if secret == nil {
		return "", fmt.Errorf("vote in %s: %w", id, errNoPoll)
	}
	ballot := new(waE2E.PollVoteMessage)
	for _, choice := range choices {
		sum := sha256.Sum256([]byte(choice))
		ballot.SelectedOptions = append(ballot.SelectedOptions, sum[:])
	}
	plain, err := proto.Marshal(ballot)
	if err != nil {
		return "", fmt.Errorf("vote in %s: %w", id, err)
	}
	voter := p.Address(chat)
	sealed, nonce, err := sealVote(secret, id, creator.ToNonAD(), voter, plain)
	if err != nil {
		return "", fmt.Errorf("vote in %s: %w", id, err)
	}
	key := &waCommon.MessageKey{
		RemoteJID: proto.String(chat.String()), ID: proto.String(id), FromMe: proto.Bool(creator.User == voter.User),
	}
	if chat.Server == types.GroupServer {
		key.Participant = proto.String(creator.ToNonAD().String())
	}
	return p.Send(ctx, chat, &waE2E.Message{PollUpdateMessage: &waE2E.PollUpdateMessage{
		PollCreationMessageKey: key,
		Vote:                   &waE2E.PollEncValue{EncPayload: sealed, EncIV: nonce},
		SenderTimestampMS:      proto.Int64(p.server.Now().UnixMilli()),
	}}, append(slices.Clone(options), func(s *saying) { s.chosen = choices })...)
}

var errNoPoll = errors.New("the phone has not seen that poll")

func sealVote(secret []byte, id string, creator, voter types.JID, plain []byte) (sealed, nonce []byte, err error) {
	key, err := hkdf.Key(sha256.New, secret, nil, id+creator.String()+voter.String()+"Poll Vote", sha256.Size)
	if err != nil {
		return nil, nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, nil, err
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return nil, nil, err
	}
	nonce = make([]byte, gcm.NonceSize())
	if _, err = rand.Read(nonce); err != nil {
		return nil, nil, err
	}
	return gcm.Seal(nil, nonce, plain, []byte(id+"\x00"+voter.String())), nonce, nil
}

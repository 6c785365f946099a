package whatsapp

import (
	"context"

	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.mau.fi/whatsmeow/types"
	"go.mau.fi/whatsmeow/types/events"
	"go.mau.fi/whatsmeow/util/gcmutil"
	"go.mau.fi/whatsmeow/util/hkdfutil"
	"google.golang.org/protobuf/proto"

	"github.com/mshauri/mshauri/chat"
)

// maxVote is more than the vote for every option of the longest poll takes.
const maxVote = 4096

// readVote reads a vote, still encrypted.
func readVote(m *waE2E.Message, _ int) content {
	update := m.GetPollUpdateMessage()
	c := content{
		sort: vote, target: targetOf(update.GetPollCreationMessageKey()),
		payload: update.GetVote().GetEncPayload(), iv: update.GetVote().GetEncIV(),
	}
	if c.target.id == "" || len(c.payload) == 0 || len(c.payload) > maxVote || len(c.iv) != 12 {
		return content{}
	}
	return c
}

// pollAnswered opens a vote in a poll of ours; ours reports whether it is one.
// Phones disagree on which of the two addresses of voter and author go into the
// key, so every pairing is tried.
func (l *Link) pollAnswered(ctx context.Context, info *types.MessageInfo, c content) (choices []chat.OptionHash, ours bool, err error) {
	device := l.device()
	if device == nil || c.target.fromMe || !c.target.author.IsEmpty() && !l.isSelf(c.target.author) {
		return nil, false, nil
	}
	voters, err := l.addresses(ctx, info.Sender, info.SenderAlt)
	if err != nil {
		return nil, false, err
	}
	authors := addresses{lid: personal(device.GetLID()), pn: personal(device.GetJID())}
	secret := pollSecret(l.options.Key, chat.MessageID(c.target.id))
	for _, voter := range voters.list() {
		for _, author := range authors.list() {
			if choices, ok := openVote(secret, c, author, voter); ok {
				return choices, true, nil
			}
		}
	}
	return nil, true, nil
}

// openVote decrypts a vote under one pairing of author and voter.
func openVote(secret []byte, c content, author, voter types.JID) ([]chat.OptionHash, bool) {
	purpose := c.target.id + author.String() + voter.String() + "Poll Vote"
	key := hkdfutil.SHA256(secret, nil, []byte(purpose), 32)
	plaintext, err := gcmutil.Decrypt(key, c.iv, c.payload, []byte(c.target.id+"\x00"+voter.String()))
	if err != nil {
		return nil, false
	}
	var opened waE2E.PollVoteMessage
	if proto.Unmarshal(plaintext, &opened) != nil {
		return nil, false
	}
	choices := make([]chat.OptionHash, 0, len(opened.GetSelectedOptions()))
	for _, hash := range opened.GetSelectedOptions() {
		if len(hash) != len(chat.OptionHash{}) {
			return nil, false
		}
		choices = append(choices, chat.OptionHash(hash))
	}
	return choices, true
}

// voted makes the event of a vote. A vote in a poll of somebody else's is
// nothing; one in ours that no key opens is counted.
func (l *Link) voted(ctx context.Context, e *events.Message, at place, c content) (chat.Event, error) {
	choices, ours, err := l.pollAnswered(ctx, &e.Info, c)
	if err != nil || !ours {
		return nil, err
	}
	if choices == nil {
		l.counters.votesUnread.Add(1)
		return nil, nil
	}
	return chat.PollAnswered{
		ID: chat.MessageID(e.Info.ID), Poll: chat.MessageID(c.target.id), Group: at.group, Voter: at.sender, At: at.time, Choices: choices,
	}, nil
}

package bot

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// TakeBacks takes messages of the bot back; storage.DB satisfies it.
type TakeBacks interface {
	// TakeBack stops a message that waits; of one that was sent, sent is true.
	// fresh is false for one that was taken back before.
	TakeBack(ctx context.Context, id, removal chat.MessageID, at time.Time) (fresh, sent bool, err error)
}

// TakeBack takes a message of ours back from a group: it is never sent, or
// deleted for everyone. It belongs inside an effect of the turn (Turn.Do).
func (t *Turn) TakeBack(ctx context.Context, record TakeBacks, group chat.GroupID, id chat.MessageID) (fresh, sent bool, err error) {
	header := t.header(chat.Recipient{Group: group}, chat.Answer)
	header.Asker = t.Member.ID
	fresh, sent, err = record.TakeBack(ctx, id, header.ID, t.Now)
	if err == nil && fresh && sent {
		t.Send(&chat.Remove{Header: header, Target: id})
	}
	return fresh, sent, err
}

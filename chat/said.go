package chat

import (
	"time"

	"github.com/mshauri/mshauri/privacy"
)

// Said is something that the bot has posted in a group, or is about to.
type Said struct {
	ID     MessageID
	Number int64 // its place in the outbox
	Text   privacy.Authored
	Due    time.Time // when it may go at the earliest; zero is at once
	Sent   time.Time // zero while it waits
}

package watch

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// State is how the service is doing at one moment.
type State struct {
	Link chat.Link
	// Online reports whether the line to WhatsApp is up.
	Online bool
	// Waiting is how many messages wait in the outbox, Oldest since when the
	// first of them does; zero when none waits.
	Waiting int
	Oldest  time.Time
	// Dead counts dead letters, of turns and of messages.
	Dead int
	// Line is what the link counted since the start.
	Line Line
}

// Line is what the link to WhatsApp counted since the start.
type Line struct {
	// Redelivered counts events that were refused and come again; OldCounter
	// messages that were asked for again because another had used up their key.
	Redelivered, OldCounter int64
	// Recovered, Unreadable and VotesUnread count what could not be decrypted
	// at first, at all, and of votes.
	Recovered, Unreadable, VotesUnread int64
	// StorageErrors, Panics, Reconnects and Overflowed are the link's troubles.
	StorageErrors, Panics, Reconnects, Overflowed int64
}

// Service is what is asked when somebody looks; cmd satisfies it.
type Service interface {
	State(context.Context) (State, error)
}

package chat

import "time"

// LinkState is the state of the connection to WhatsApp.
type LinkState string

// The states of the connection. Each has a sentence for the operator in the
// phrases.
const (
	LinkUnpaired   LinkState = "unpaired"
	LinkPaired     LinkState = "paired"
	LinkConnected  LinkState = "connected"
	LinkLost       LinkState = "lost"
	LinkOutdated   LinkState = "outdated"
	LinkLoggedOut  LinkState = "logged-out"
	LinkReplaced   LinkState = "replaced"
	LinkBanned     LinkState = "banned"
	LinkTimeLocked LinkState = "time-locked"
)

// Link is the state of the connection, since when, and what belongs to it.
type Link struct {
	State LinkState
	Since time.Time
	// Until is when a ban or a time-lock ends; zero when unknown.
	Until time.Time
	// Code is WhatsApp's own number for the reason; 0 when there is none.
	Code int
	// Versions holds our version and the newest known one when outdated.
	Ours, Newest string
	// PhoneSeen is when something last came from the phone itself; zero is unknown.
	PhoneSeen time.Time
}

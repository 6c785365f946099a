package chat

import "time"

// DeedKind is what sort of deed it is.
type DeedKind string

// What people do beside writing.
const (
	DeedJoined   DeedKind = "joined"
	DeedLeft     DeedKind = "left"
	DeedVote     DeedKind = "vote"
	DeedReaction DeedKind = "reaction"
	DeedRequest  DeedKind = "request"
)

// Deed is one thing that is kept of a person beside what they wrote: that they
// came or left, voted, reacted, or asked for something under the law on data
// protection. What is the emoji of a reaction and the act of a request.
type Deed struct {
	Kind  DeedKind
	Group GroupID // empty for a request
	At    time.Time
	What  string
}

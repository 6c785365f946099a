package chat

import "time"

// TraceKind is what a trace is of.
type TraceKind string

// What a person leaves beside what they write.
const (
	TraceJoined   TraceKind = "joined"
	TraceLeft     TraceKind = "left"
	TraceVote     TraceKind = "vote"
	TraceReaction TraceKind = "reaction"
	TraceRequest  TraceKind = "request"
)

// Trace is one thing that is kept of a person beside what they wrote: that they
// came or left, voted, reacted, or asked for something under the law on data
// protection. What is the emoji of a reaction and the act of a request.
type Trace struct {
	Kind  TraceKind
	Group GroupID // empty for a request
	At    time.Time
	What  string
}

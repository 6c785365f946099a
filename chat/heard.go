package chat

import "time"

// HeardID numbers what was heard, in the order in which it was settled.
type HeardID int64

// HeardKind is what sort of thing was heard.
type HeardKind string

// What the bot may react to, once it is settled.
const (
	HeardPosting  HeardKind = "posting"
	HeardEdit     HeardKind = "edit"
	HeardVote     HeardKind = "vote"
	HeardReaction HeardKind = "reaction"
	HeardJoin     HeardKind = "join"
)

// Heard is something settled that still waits for the bot's reaction: the
// clean side of an Event. One row of the journal.
type Heard struct {
	ID     HeardID
	Kind   HeardKind
	Group  GroupID // empty in a private chat
	Member MemberID
	At     time.Time // WhatsApp's time
	// Posting is what was written, for a posting and an edit (then as edited).
	Posting Posting
	// Message is the id of the event itself; Target the message voted on or
	// reacted to.
	Message MessageID
	Target  MessageID
	Emoji   string
	Choices []OptionHash
	// Mark is that of a vote or a reaction on its way in; see NotKept. It is
	// not kept beside it.
	Mark string
	// Attempts is how many turns for it have failed before this one.
	Attempts int
}

// Amendment is an edit that passed the check of its author's identity.
type Amendment struct {
	Message MessageID // of the edit
	Target  MessageID
	Posting Posting // Text, Areas, Question and Findings as edited; Group, Member and Mark of the edit
}

// Deletion is a message deleted for everyone. Author is 0 when the deleter is
// the author; otherwise the deleter must be an administrator of the group.
type Deletion struct {
	Group  GroupID
	Target MessageID
	By     MemberID
	Author MemberID
	At     time.Time
	Mark   string // of the deletion's own message; see NotKept
}

package chat

import (
	"time"

	"github.com/mshauri/mshauri/privacy"
)

// Event is something that happened, in the past tense. The set is closed: a
// switch over it has a default that says so.
type Event interface{ isEvent() }

// Incoming is one message as it was heard: the raw side. Sender holds every
// alias that is known of the person.
type Incoming struct {
	ID     MessageID
	Group  GroupID // empty in a private chat
	Sender Person
	SentAt time.Time // WhatsApp's time, UTC
	Kind   Kind
	Text   privacy.Raw // body, caption or poll question
	// Options are the options of a poll.
	Options []privacy.Raw
	// Seconds is the length of a voice note, audio or video.
	Seconds  int
	Reply    *Reply
	Mentions []Person
}

// Reply says which message an Incoming answers.
type Reply struct {
	To     MessageID
	Author Person
	Quoted privacy.Raw
}

// MessageReceived says that a person wrote a message.
type MessageReceived struct{ Incoming }

// MessageEdited says that a person replaced the text of a message of theirs.
// Whether the editor is the author is for the engine to check.
type MessageEdited struct {
	ID     MessageID // of the edit itself
	Target MessageID
	Group  GroupID
	Sender Person
	At     time.Time
	Text   privacy.Raw
}

// MessageRevoked says that a message was deleted for everyone: by its author,
// or by an administrator of the group when Author is somebody else.
type MessageRevoked struct {
	ID     MessageID
	Target MessageID
	Group  GroupID
	Sender Person
	Author Person // of the message deleted
	At     time.Time
}

// OptionHash is SHA-256 of a poll option's text, as votes carry it.
type OptionHash [32]byte

// PollAnswered says that a person voted in a poll of ours. Choices holds the
// whole vote: a later one replaces it, and an empty one takes it back.
type PollAnswered struct {
	ID      MessageID
	Poll    MessageID
	Group   GroupID
	Voter   Person
	At      time.Time
	Choices []OptionHash
}

// ReactionAdded says that a person reacted to a message. Emoji is empty when a
// reaction was taken back, and holds nothing but emoji.
type ReactionAdded struct {
	ID     MessageID
	Target MessageID
	Group  GroupID
	Sender Person
	At     time.Time
	Emoji  string
}

// MessageUnreadable says that a message came that could not be decrypted. The
// sender's phone may send it again: then it is received after all.
type MessageUnreadable struct {
	ID     MessageID
	Group  GroupID
	Sender Person
	At     time.Time
}

// GroupMember is a person in a group as WhatsApp lists them.
type GroupMember struct {
	Person Person
	Admin  bool
}

// GroupRead is the whole membership of a group, as WhatsApp gave it after a
// connection was made. Whoever is not in it has left.
type GroupRead struct {
	Group   GroupID
	At      time.Time
	Members []GroupMember
	// BotAdmin reports whether the bot itself is an administrator.
	BotAdmin bool
}

// MemberJoined says that a person was added to a group or joined it.
type MemberJoined struct {
	Group  GroupID
	Member GroupMember
	At     time.Time
}

// MemberLeft says that a person left a group or was removed from it.
type MemberLeft struct {
	Group  GroupID
	Member Person
	At     time.Time
}

// BotLeft says that the bot itself was removed from a group.
type BotLeft struct {
	Group GroupID
	At    time.Time
}

// RoleChanged says that a person became an administrator of a group, or is one
// no longer. It gives no role in the programme.
type RoleChanged struct {
	Group  GroupID
	Member Person
	Admin  bool
	At     time.Time
}

// GroupRenamed says that a group has a new subject. The subject itself is not
// carried: we use the programme's own name.
type GroupRenamed struct {
	Group GroupID
	At    time.Time
}

// IdentityChanged says that a person's phone or app is a new one.
type IdentityChanged struct {
	Member Person
	At     time.Time
}

// LinkChanged says that the connection to WhatsApp has a new state.
type LinkChanged struct {
	Link Link
}

func (MessageReceived) isEvent()   {}
func (MessageEdited) isEvent()     {}
func (MessageRevoked) isEvent()    {}
func (PollAnswered) isEvent()      {}
func (ReactionAdded) isEvent()     {}
func (MessageUnreadable) isEvent() {}
func (GroupRead) isEvent()         {}
func (MemberJoined) isEvent()      {}
func (MemberLeft) isEvent()        {}
func (BotLeft) isEvent()           {}
func (RoleChanged) isEvent()       {}
func (GroupRenamed) isEvent()      {}
func (IdentityChanged) isEvent()   {}
func (LinkChanged) isEvent()       {}

package chat

import (
	"fmt"
	"time"

	"github.com/mshauri/mshauri/privacy"
)

// Outgoing is something to be sent. The set is closed. Everything random about
// it is decided before it is put into the outbox: sent again after a crash, it
// is the same message.
type Outgoing interface {
	Envelope() *Header
	isOutgoing()
}

// Urgency decides which budget of sending a message is charged to.
type Urgency string

// The urgencies.
const (
	Answer Urgency = "answer" // to somebody who asked: at once
	Notice Urgency = "notice" // unasked: slowly, never in quiet hours
	Alarm  Urgency = "alarm"  // unasked and cannot wait: in quiet hours too
)

// Recipient is a group, or one member privately.
type Recipient struct {
	Group  GroupID
	Member MemberID
	// Aliases of the member, filled in by the outbox when the message is due.
	Aliases []Alias
}

// Party is a member whose message an Outgoing refers to. The zero Party is the
// bot itself.
type Party struct {
	Member MemberID
	// Aliases of the member, filled in by the outbox when the message is due.
	Aliases []Alias
}

// Header is what every Outgoing has.
type Header struct {
	ID        MessageID
	To        Recipient
	Urgency   Urgency
	NotBefore time.Time
	// Unasked says what a notice to a group is about.
	Unasked Unasked
	// Asker is who gets this answer, for fair turns; 0 when nobody asked.
	Asker MemberID
	// Posting or Job is what caused it.
	Posting PostingID
	Job     string
}

// Envelope returns the header itself.
func (h *Header) Envelope() *Header { return h }

// Quoted is the message that an Outgoing replies to.
type Quoted struct {
	Message MessageID
	Author  Party
	Text    privacy.Clean
}

// Say is a text. Mentions are members of the group whom it names: the text has
// a MentionMark for each, in whose place a phone shows the name that it knows.
// We know none.
type Say struct {
	Header
	Text     privacy.Authored
	Reply    *Quoted
	Mentions []Party
}

// MentionMark is what stands in a text for its nth mention, the first being 1.
func MentionMark(n int) string { return fmt.Sprintf("@[%d]", n) }

// React puts an emoji on a message; an empty one takes it back.
type React struct {
	Header
	Target MessageID
	Author Party
	Emoji  string
}

// Poll asks a question with options. Everybody in the group sees who chose
// what, so it is for questions without a wrong answer.
type Poll struct {
	Header
	Question privacy.Authored
	Options  []privacy.Authored
	Choices  int // how many may be chosen; 0 is any number
}

// Picture is a PNG with a caption. The bytes are our own drawing.
type Picture struct {
	Header
	PNG     []byte
	Caption privacy.Authored
}

// Document is a file of ours with a name and a caption.
type Document struct {
	Header
	Name, MIME string
	Content    []byte
	Caption    privacy.Authored
}

// Remove deletes a message for everyone: one of ours when Author is empty,
// otherwise a member's, which needs the bot to be an administrator.
type Remove struct {
	Header
	Target MessageID
	Author Party
}

func (*Say) isOutgoing()      {}
func (*React) isOutgoing()    {}
func (*Poll) isOutgoing()     {}
func (*Picture) isOutgoing()  {}
func (*Document) isOutgoing() {}
func (*Remove) isOutgoing()   {}

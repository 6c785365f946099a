package chat

import (
	"time"

	"github.com/mshauri/mshauri/privacy"
)

// Area is the key of a technical area, such as "cold-chain".
type Area string

// Posting is a message as it is kept: the clean side.
type Posting struct {
	ID      PostingID
	Message MessageID
	Group   GroupID // empty for a private message to the bot
	Member  MemberID
	Role    Role // of the member when it was written
	SentAt  time.Time
	Kind    Kind
	Text    privacy.Clean
	Options []privacy.Clean
	Seconds int
	ReplyTo MessageID
	// Areas are the technical areas, the best first; Question says whether
	// something is asked.
	Areas    []Area
	Question bool
	Findings []privacy.Finding
	// Tagged is what the tagger said, where a human has corrected Areas.
	Tagged []Area
	// Answers is the question that it answers, if any.
	Answers PostingID
	// Danger is what it tells of that cannot wait, if anything.
	Danger Danger
	// Command is set when the message is an order to the bot.
	Command *Command
	// Import is the number of the import that read the posting from an exported
	// chat; 0 was heard.
	Import int64
	// Mark is the keyed hash of the message's identity, as in NotKept: a
	// message that was counted as unreadable and arrives after all is taken
	// out of that count.
	Mark string
}

// Command is an order as its grammar was read, before any free text in it was
// scrubbed. It is stored with the posting, so that it is carried out once even
// when the process dies in between.
type Command struct {
	Name string
	Args []Arg
	// Error is the catalogue key of what is wrong with it; empty when nothing is.
	Error string
	// Choice is the bare number that was typed in place of the order; 0 when
	// the order was written out. The number stands for a line of the private
	// menu, unless its sender was shown another list since.
	Choice int
}

// Arg is one argument of a command: exactly one of its fields is set.
type Arg struct {
	Word   string        // a word that the command's grammar knows
	Number string        // a number in decimal digits, with at most one point
	At     time.Time     // a time, resolved when the command was heard
	Member MemberID      // a person mentioned
	Text   privacy.Clean // what is left, scrubbed
}

// Reason says why a posting was not kept.
type Reason string

// The reasons for which a posting is counted instead of kept.
const (
	NoConsent  Reason = "no consent"
	NotAllowed Reason = "not on the allow-list"
	Unreadable Reason = "unreadable"
)

// NotKept is a posting that was counted and not kept. Mark is a keyed hash of
// the message's identity: it keeps a message that is delivered twice from
// being counted twice, says nothing of anybody, and is dropped after 30 days.
type NotKept struct {
	Mark   string
	Group  GroupID
	At     time.Time
	Reason Reason
}

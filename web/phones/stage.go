package phones

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// Phones are the phones of the rehearsal. A person or a chat that is not there
// is chat.ErrNotFound.
type Phones interface {
	// People lists who has a phone, in the order in which they are shown.
	People() []Person
	// Chats lists the chats on somebody's phone, the first of which is opened.
	Chats(person string) ([]Chat, error)
	// Messages are what the phone shows of a chat, the oldest first.
	Messages(person, chat string) ([]Message, error)
	// Picture is the JPEG of a message with a picture, or chat.ErrNotFound.
	Picture(ctx context.Context, person, chat, message string) ([]byte, error)
	// Do lets somebody do something. chat.ErrNotFound also means that the
	// message it is done to is gone, chat.ErrForbidden that it is another's.
	Do(ctx context.Context, person, chat string, act Act) error
}

// Record is the database as far as the panel shows it.
type Record interface {
	// Kept is what is kept of a chat's messages, by message. One that is not
	// in it is still on its way.
	Kept(ctx context.Context, person, chat string) (map[chat.MessageID]Kept, error)
}

// Person is somebody with a phone.
type Person struct {
	Key  string // in addresses, such as mentee-3
	Name string // as the phones show it
	Role string // in words, such as mentee 3
	Part string // the heading under which the person is listed
}

// Chat is a conversation on somebody's phone.
type Chat struct {
	Key      string // in addresses, such as group-1
	Name     string
	Private  bool // with the bot alone
	Language chat.Language
	Came     int // how many messages of others have come
}

// Message is a message as a phone shows it.
type Message struct {
	ID        chat.MessageID
	From      string
	Own, Bot  bool
	At        time.Time
	Kind      chat.Kind
	Text      string // or a picture's caption, or a poll's question
	Edited    bool
	Deleted   bool // then there are no words
	Reply     *Quote
	Poll      *Poll
	Reactions []Reaction
	Ticks     Ticks // of the phone's own
	MayEdit   bool
	MayDelete bool
}

// Quote is what a message answers.
type Quote struct{ From, Text string }

// Poll is the state of a poll. Limit is how many options may be chosen; 0 is
// any number.
type Poll struct {
	Options []Option
	Limit   int
}

// Option is one answer of a poll. Own says that this phone's owner chose it.
type Option struct {
	Text  string
	Votes int
	Own   bool
}

// Reaction is one emoji on a message.
type Reaction struct {
	Emoji string
	By    []string
	Own   bool
}

// Ticks say how far a message has come.
type Ticks struct {
	Delivered, Read, Of int // people
}

// Kept is what the record has of a message: a posting, or nothing when it was
// settled by a count alone.
type Kept struct {
	Posting *chat.Posting
}

// Deed is what can be done on a phone.
type Deed string

// The deeds.
const (
	Say     Deed = "say"
	Edit    Deed = "edit"
	Delete  Deed = "delete"
	React   Deed = "react"
	Vote    Deed = "vote"
	AskPoll Deed = "poll"
	Picture Deed = "picture"
)

// Act is one thing that somebody does.
type Act struct {
	Deed    Deed
	Target  chat.MessageID // what is edited, deleted, reacted to, voted in, or replied to (when there is one)
	Text    string         // words, caption or question
	Emoji   string         // empty takes the reaction back
	Options []string       // of a poll, or chosen
	Limit   int            // of a poll
	JPEG    []byte         // of a picture; empty: the phone draws one
}

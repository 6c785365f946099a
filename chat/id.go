package chat

// MessageID is WhatsApp's own id of a message. It is made by the sender's
// phone, or by us when a message is put into the outbox. It identifies nobody,
// and is unique only together with its group and its sender.
type MessageID string

// GroupID is the keyed hash of a group's address, made by bot/whatsapp alone.
// The empty GroupID is a private chat with the bot.
type GroupID string

// IsPrivate reports whether this is a private chat and not a group.
func (g GroupID) IsPrivate() bool { return g == "" }

// Alias is the keyed hash of one address of a person: the phone number or the
// LID. Made by bot/whatsapp, bot/transcript and the member commands.
type Alias string

// MemberID is the row of a person in our own records. 0 is nobody.
type MemberID int64

// PostingID is the row of a posting in our own records. 0 is none.
type PostingID int64

// Person is somebody as WhatsApp showed them: every alias that came with one
// event, the most stable first. An empty Person is nobody.
type Person struct {
	Aliases []Alias
}

// IsZero reports whether nobody is named.
func (p Person) IsZero() bool { return len(p.Aliases) == 0 }

// Is reports whether two people share an alias.
func (p Person) Is(other Person) bool {
	for _, mine := range p.Aliases {
		for _, theirs := range other.Aliases {
			if mine == theirs {
				return true
			}
		}
	}
	return false
}

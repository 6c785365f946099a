package bot

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// Journal settles what was heard. Every method may be repeated without harm:
// after a crash WhatsApp delivers again.
type Journal interface {
	// Record keeps a posting with its areas and findings, and notes that it
	// waits for a reaction, in one transaction. A posting that is already
	// there (same group, message and member) is left as it is.
	Record(context.Context, chat.Posting) error
	// Skip counts a posting that is not kept, once for its mark; one that was
	// kept already is not counted.
	Skip(context.Context, chat.NotKept) error
	// Amend replaces the kept text of a posting by its author's edit. An edit
	// of a posting that is not there yet waits for it.
	Amend(context.Context, chat.Amendment) error
	// Delete removes the kept text of a message that was deleted for everyone,
	// if whoever deleted it was allowed to. A deletion of a posting that is
	// not there yet waits for it.
	Delete(context.Context, chat.Deletion) error
	// Note keeps a vote or a reaction (chat.Heard of these kinds).
	Note(context.Context, chat.Heard) error
}

// Roster knows people and groups by their pseudonyms.
type Roster interface {
	// Group returns an allowed group, or chat.ErrNotFound.
	Group(context.Context, chat.GroupID) (chat.Group, error)
	// Member returns a known person, or chat.ErrNotFound. When the aliases
	// turn out to belong to two rows, these are joined first.
	Member(context.Context, chat.Person) (chat.Member, error)
	// MemberByID returns a member, or chat.ErrNotFound.
	MemberByID(context.Context, chat.MemberID) (chat.Member, error)
	// Meet is Member, and makes a row for somebody new.
	Meet(context.Context, chat.Person, time.Time) (chat.Member, error)
	// Reconcile makes the membership of an allowed group what WhatsApp says.
	Reconcile(context.Context, chat.GroupRead) error
	// Joined, Left and SetAdmin follow a group's notices. Those of a group
	// that is not allowed change nothing.
	Joined(context.Context, chat.MemberJoined) error
	Left(context.Context, chat.MemberLeft) error
	SetAdmin(context.Context, chat.RoleChanged) error
	// WroteFirst notes that a member has written to the bot privately.
	WroteFirst(context.Context, chat.MemberID, time.Time) error
	// PhoneChanged notes that a person's phone is a new one: nothing private
	// goes to it until it is confirmed who holds it.
	PhoneChanged(context.Context, chat.Person) error
	// StopWriting notes that a member can no longer be written to privately.
	StopWriting(context.Context, chat.MemberID) error
}

// Turns is the journal as the workers see it.
type Turns interface {
	// Waiting returns what has been heard and not reacted to, oldest first,
	// at most limit rows with an id above after.
	Waiting(ctx context.Context, after chat.HeardID, limit int) ([]chat.Heard, error)
	// Transact runs fn in one transaction, which travels in the context. An
	// error or a panic rolls everything back.
	Transact(ctx context.Context, fn func(context.Context) error) error
	// Reacted notes that the turn for something heard is committed.
	Reacted(context.Context, chat.HeardID, time.Time) error
	// Failed counts a turn that failed; after the third it is a dead letter
	// and is not offered again.
	Failed(ctx context.Context, id chat.HeardID, reason string, at time.Time) (dead bool, err error)
}

// Outbox keeps what is to be sent until it is settled.
type Outbox interface {
	// Enqueue puts a message in. One whose id is already there is left as it is.
	Enqueue(context.Context, chat.Outgoing) error
	// Due returns messages whose time has come, with the aliases of private
	// recipients filled in: alarms, then answers, then notices; within these
	// the oldest of each asker before anybody's second. So none of them keeps
	// the others out of a limited view.
	Due(ctx context.Context, now time.Time, limit int) ([]chat.Outgoing, error)
	// Sent settles a message: WhatsApp has it.
	Sent(context.Context, chat.MessageID, time.Time) error
	// Postpone tries a message again later, and counts the attempt.
	Postpone(ctx context.Context, id chat.MessageID, until time.Time, reason string) (attempts int, err error)
	// Bury makes a message a dead letter.
	Bury(ctx context.Context, id chat.MessageID, reason string, at time.Time) error
}

// Record is everything that the engine keeps; storage.DB satisfies it.
type Record interface {
	Journal
	Roster
	Turns
	Outbox
	// SetLink keeps the state of the connection; Link returns it.
	SetLink(context.Context, chat.Link) error
	Link(context.Context) (chat.Link, error)
	// Counts counts what was kept since a moment; of all groups when group is empty.
	Counts(ctx context.Context, group chat.GroupID, since time.Time) (chat.Counts, error)
}

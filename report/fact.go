package report

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// Fact is what is counted of one posting: a message that a person wrote in a
// group. Orders to the bot, answers to an open round, votes, reactions and what
// was deleted are no postings.
type Fact struct {
	ID       chat.PostingID
	Group    chat.GroupID
	Message  chat.MessageID
	Member   chat.MemberID
	Role     chat.Role // when it was written
	At       time.Time
	Areas    []chat.Area
	Question bool
	// Answered is when somebody else first answered a question, in the posting
	// AnsweredBy; without one, when a facilitator said that it is settled.
	Answered   time.Time
	AnsweredBy chat.PostingID
	Removed    []privacy.Finding
}

// IsSettled reports whether a facilitator's word stands for an answer.
func (f Fact) IsSettled() bool { return !f.Answered.IsZero() && f.AnsweredBy == 0 }

// Stay is one person's time in a group. To is zero while it lasts.
type Stay struct {
	Member   chat.MemberID
	From, To time.Time
	// IsKept says whether what this person writes may be kept, as the record
	// stands now.
	IsKept bool
}

// during reports whether a stay has any part in a time.
func (s Stay) during(from, to time.Time) bool {
	return s.From.Before(to) && (s.To.IsZero() || s.To.After(from))
}

// throughout reports whether a stay covers a time.
func (s Stay) throughout(from, to time.Time) bool {
	return !s.From.After(from) && (s.To.IsZero() || !s.To.Before(to))
}

// Offline is how long the service did not listen.
type Offline struct {
	// IsKnown is false for a time before anything was noted of the connection.
	IsKnown bool
	For     time.Duration
}

// Closed is a round of a quiz that has closed, as it was counted.
type Closed struct {
	Item                     string
	Area                     chat.Area
	Reached, Answered, Right int
}

// Vote is what one person chose in a poll without a right answer; which option
// it was is not told.
type Vote struct {
	Member chat.MemberID
	Area   chat.Area // of the poll; empty when that is about none of them
}

// Record is what a digest is counted from; storage.DB satisfies it.
type Record interface {
	// GroupsDuring returns the groups that were allowed at some time in a
	// period, by name, and those of which postings of it were read from an old
	// chat.
	GroupsDuring(ctx context.Context, from, to time.Time) ([]chat.Group, error)
	// Facts hands over every posting of a period, the oldest first.
	Facts(ctx context.Context, from, to time.Time, each func(Fact)) error
	// Stays returns who was in a group at some time in a period.
	Stays(ctx context.Context, group chat.GroupID, from, to time.Time) ([]Stay, error)
	// NotKeptIn counts the messages of a group that were not kept, by reason.
	NotKeptIn(ctx context.Context, group chat.GroupID, from, to time.Time) (map[chat.Reason]int, error)
	// ActiveNamed counts those who wrote in a group in a period, in all groups
	// when it is empty, and of whom nothing but a name is known.
	ActiveNamed(ctx context.Context, group chat.GroupID, from, to time.Time) (int, error)
	// OfflineIn says how long the service did not listen in a period.
	OfflineIn(ctx context.Context, from, to time.Time) (Offline, error)
	// ClosedIn returns the rounds of a group that closed in a period, the
	// first first.
	ClosedIn(ctx context.Context, group chat.GroupID, from, to time.Time) ([]Closed, error)
	// NotAskedIn counts the rounds of a group that were given up in a period,
	// by cause: late, holiday, strike, skipped.
	NotAskedIn(ctx context.Context, group chat.GroupID, from, to time.Time) (map[string]int, error)
	// VotesIn returns the votes of a period in a group that stand, in polls
	// that ask nothing with a right answer.
	VotesIn(ctx context.Context, group chat.GroupID, from, to time.Time) ([]Vote, error)
	// UnsaidIn counts what a group was not told in a period, because it had
	// heard enough of the bot.
	UnsaidIn(ctx context.Context, group chat.GroupID, from, to time.Time) (int, error)
	// Stockouts returns the stock reports that lasted in a period, of all groups
	// and of private chats when group is empty.
	Stockouts(ctx context.Context, group chat.GroupID, from, to time.Time) ([]chat.Stockout, error)
	// Stockout returns one of them, or chat.ErrNotFound.
	Stockout(ctx context.Context, number int64) (chat.Stockout, error)
	// RulingsIn counts the disagreements of a period to which policy was quoted
	// in a group, and those of these quotations that were withdrawn.
	RulingsIn(ctx context.Context, group chat.GroupID, from, to time.Time) (quoted, withdrawn int, err error)
	// Pauses returns the pauses that touch a period, of a group and of every
	// group.
	Pauses(ctx context.Context, group chat.GroupID, from, to time.Time) ([]chat.Pause, error)
	// BotAnswers returns when the bot first answered the messages of a group
	// that it answered in a period.
	BotAnswers(ctx context.Context, group chat.GroupID, from, to time.Time) (map[chat.MessageID]time.Time, error)
	// Clean returns the clean words of a posting, or chat.ErrNotFound when
	// they are gone.
	Clean(ctx context.Context, id chat.PostingID) (privacy.Clean, error)
	// Published returns a week's digest as it was made the first time, or
	// chat.ErrNotFound.
	Published(ctx context.Context, week string) ([]byte, error)
}

package quiz

import (
	"crypto/sha256"
	"slices"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// PollKind says what a poll without a right answer is about.
type PollKind string

// The kinds of poll.
const (
	PollSure  PollKind = "sure"  // how sure are you of the last question's topic
	PollTheme PollKind = "theme" // which theme comes next
	PollDate  PollKind = "date"  // which of some times suits
	PollOwn   PollKind = "own"   // a moderator's own words
)

// PollState says how far a poll has come.
type PollState string

// The states of a poll.
const (
	PollDraft  PollState = "draft" // shown to whoever wrote it, and not posted
	PollOpen   PollState = "open"
	PollClosed PollState = "closed"
	PollUndone PollState = "undone" // taken back: its votes count nowhere
)

// PollLeast is how many options a poll has at least; WhatsApp's own limits
// stand beside those of a question.
const PollLeast = 2

// PollMost is how many options WhatsApp lets a poll have.
const PollMost = maxOptions

// Poll is a native poll without a right answer. Everybody in its group sees who
// chose what; we count, and name nobody.
type Poll struct {
	Number  int
	Group   chat.GroupID
	Message chat.MessageID // of the poll; empty for a draft
	Kind    PollKind
	// Area is what a vote in it is about; empty when that is none of them.
	Area     chat.Area
	Question privacy.Authored
	Options  []privacy.Authored
	// Asker is who posted it; 0 when nobody did, or they are forgotten.
	Asker chat.MemberID
	State PollState
	// Theme is the first day of the theme that it chooses; zero for others.
	Theme time.Time
	// Before is when it is too late to vote, such as the first of the dates;
	// zero is never. It is not kept: Closes has come to terms with it.
	Before time.Time
	Made   time.Time
	Closes time.Time
	Closed time.Time
	// Counts is how many chose each option, by the close.
	Counts []int
}

// IsDue reports whether an open poll is to be closed.
func (p Poll) IsDue(now time.Time) bool { return p.State == PollOpen && !now.Before(p.Closes) }

// Close closes an open poll with the votes that stand; closing it again
// changes nothing.
func (p Poll) Close(now time.Time, votes [][]chat.OptionHash) Poll {
	if p.State != PollOpen {
		return p
	}
	p.State, p.Closed, p.Counts = PollClosed, now, p.Count(votes)
	return p
}

// Count is how many chose each option.
func (p Poll) Count(votes [][]chat.OptionHash) []int {
	counts := make([]int, len(p.Options))
	for i, option := range p.Options {
		hash := chat.OptionHash(sha256.Sum256([]byte(option.String())))
		for _, choices := range votes {
			if slices.Contains(choices, hash) {
				counts[i]++
			}
		}
	}
	return counts
}

// Winners are the places of the options that most chose; none when nobody
// voted.
func (p Poll) Winners() (places []int) {
	if len(p.Counts) == 0 || slices.Max(p.Counts) == 0 {
		return nil
	}
	most := slices.Max(p.Counts)
	for i, n := range p.Counts {
		if n == most {
			places = append(places, i)
		}
	}
	return places
}

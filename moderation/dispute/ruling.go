package dispute

import (
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/privacy"
)

// Ruling is what the bot quotes, or would have quoted, in a disagreement.
type Ruling struct {
	Number          int64
	Group           chat.GroupID
	Matter, Subject string
	Passage         policy.ID // what speaks of the matter
	Also            policy.ID // the other edition that was given with it; may be empty
	Text            privacy.Authored
	State           State
	Draft           int64          // the draft that a facilitator was shown
	Message         chat.MessageID // what was posted
	Made            time.Time
	Decided         time.Time // when it was posted, dropped or settled
	Withdrawn       time.Time
}

// State is what became of a ruling.
type State string

// The states.
const (
	Counted   State = "counted"   // the bot only listened
	Proposed  State = "proposed"  // a facilitator has the draft
	Posted    State = "posted"    // the group has it
	Dropped   State = "dropped"   // the facilitator did not want it
	Settled   State = "settled"   // the group settled it first, or there was nothing to settle
	Withdrawn State = "withdrawn" // it was said to be wrong
)

// Tally counts what became of the rulings of a span of time.
type Tally struct {
	Counted, Proposed, Posted, Dropped, Settled, Withdrawn int
}

// Precision is the share of what facilitators and groups were shown that
// nobody dropped or withdrew, with the number that it is a share of.
func (t Tally) Precision() (share float64, of int) {
	of = t.Posted + t.Dropped + t.Withdrawn
	if of == 0 {
		return 0, 0
	}
	return float64(t.Posted) / float64(of), of
}

package dispute

import "github.com/mshauri/mshauri/moderation/policy"

// Disagreement is two claims that cannot both be right.
type Disagreement struct {
	First, Second Claim
	// At is the place of the message with which both sides had spoken.
	At int
	// SettledAt is the message with which one of the two gave way at once, or
	// which showed that they do not disagree; -1 when there was none.
	SettledAt int
	// Sure is how likely it is that the two disagree and that the passage is on
	// their matter, between 0 and 1.
	Sure float64

	chosen []policy.ID // passages, the best first
	worth  float64     // of the figures of the two
	share  float64     // how likely the passage is right
	past   int         // the message after the disagreement before

	talk     []*sentence
	asked    int  // the message that opened the talk, and one more; 0 when none did
	question bool // which asked
}

// repeats reports whether a disagreement goes on that was found: on the same
// matter, or between messages of which one came before it.
func (d *Disagreement) repeats(old *Disagreement) bool {
	same := old.First.Matter.ID == d.First.Matter.ID && old.First.Subject == d.First.Subject
	return old.SettledAt < 0 && (same || d.First.message <= old.At && d.At-old.At <= beforeIt)
}

// Asked is the place of the message that the two answer, if they answer one.
func (d *Disagreement) Asked() (at int, ok bool) {
	return d.asked - 1, d.asked > 0 && d.asked-1 < d.First.message
}

// Sides are the two messages that hold the views, the earlier one first.
func (d *Disagreement) Sides() (first, second int) { return d.First.message, d.Second.message }

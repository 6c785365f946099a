package quiz

import (
	"errors"
	"fmt"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// RoundState says how far a round has come.
type RoundState string

// The states of a round. A round only ever goes forward; dropped and explained
// are ends.
const (
	Planned   RoundState = "planned"
	Open      RoundState = "open"
	Closed    RoundState = "closed"    // no answer counts any more
	Explained RoundState = "explained" // the group has the answer
	Dropped   RoundState = "dropped"   // too late, or skipped: never asked
)

// ErrTurn says that a round cannot take the step from where it stands.
var ErrTurn = errors.New("the round cannot take this step")

// Round is one item asked once in one group. Its methods give back the changed
// round and leave the old one as it was; the caller stores it.
type Round struct {
	Number int // as in Q12
	Group  chat.GroupID
	Item   ItemID
	Seed   uint64
	State  RoundState

	Opens  time.Time     // planned
	Closes time.Time     // planned; moves with the opening when that was late
	Grace  time.Duration // an opening later than this is dropped

	OpenedAt, ClosedAt, ExplainedAt, DroppedAt time.Time
	DropCause                                  string // "late" or "skipped"
}

// Plan is a new round. It opens for at least an hour.
func Plan(number int, group chat.GroupID, item ItemID, seed uint64, opens time.Time, lasts, grace time.Duration) (Round, error) {
	switch {
	case number <= 0 || item == "":
		return Round{}, fmt.Errorf("plan a round: it needs a number and an item")
	case opens.IsZero() || lasts < time.Hour || grace < 0:
		return Round{}, fmt.Errorf("plan round %d: it needs a time, and lasts at least an hour", number)
	}
	return Round{Number: number, Group: group, Item: item, Seed: seed, State: Planned, Opens: opens, Closes: opens.Add(lasts), Grace: grace}, nil
}

// Step is what a round does next.
type Step string

// The steps. Wait is the zero step.
const (
	Wait        Step = ""
	StepOpen    Step = "open"
	StepDrop    Step = "drop"
	StepClose   Step = "close"
	StepExplain Step = "explain"
)

// Due is the step that is due now.
func (r Round) Due(now time.Time) Step {
	switch r.State {
	case Planned:
		switch {
		case now.Before(r.Opens):
			return Wait
		case now.After(r.Opens.Add(r.Grace)):
			return StepDrop
		}
		return StepOpen
	case Open:
		if !now.Before(r.Closes) {
			return StepClose
		}
	case Closed:
		return StepExplain
	}
	return Wait
}

// Next is when a step falls due; the zero time when none will.
func (r Round) Next() time.Time {
	switch r.State {
	case Planned:
		return r.Opens
	case Open:
		return r.Closes
	case Closed:
		return r.ClosedAt
	}
	return time.Time{}
}

// Open opens a planned round. One that opens late closes as much later, so
// that everybody has the same time.
func (r Round) Open(now time.Time) (Round, error) {
	if r.State != Planned || r.Due(now) != StepOpen {
		return r, r.refuse(StepOpen)
	}
	lasts := r.Closes.Sub(r.Opens)
	r.State, r.OpenedAt, r.Closes = Open, now, now.Add(lasts)
	return r, nil
}

// OpenNow opens a planned round before its time, because a moderator asked.
func (r Round) OpenNow(now time.Time) (Round, error) {
	if r.State == Planned && now.Before(r.Opens) {
		r.Opens, r.Closes = now, now.Add(r.Closes.Sub(r.Opens))
	}
	return r.Open(now)
}

// Move plans a round for another time, with the same length.
func (r Round) Move(opens time.Time) (Round, error) {
	if r.State != Planned || opens.IsZero() {
		return r, r.refuse("move")
	}
	r.Opens, r.Closes = opens, opens.Add(r.Closes.Sub(r.Opens))
	return r, nil
}

// Drop gives up a planned round, because it is too late or was skipped.
func (r Round) Drop(now time.Time, cause string) (Round, error) {
	if r.State != Planned {
		return r, r.refuse(StepDrop)
	}
	r.State, r.DroppedAt, r.DropCause = Dropped, now, cause
	return r, nil
}

// Close closes an open round at its time, or before it when a moderator asked.
func (r Round) Close(now time.Time) (Round, error) {
	if r.State != Open || now.Before(r.OpenedAt) {
		return r, r.refuse(StepClose)
	}
	r.State, r.ClosedAt = Closed, now
	if r.Closes.Before(now) { // a late close counts no late answers
		r.ClosedAt = r.Closes
	}
	return r, nil
}

// Explain marks a closed round as explained.
func (r Round) Explain(now time.Time) (Round, error) {
	if r.State != Closed {
		return r, r.refuse(StepExplain)
	}
	r.State, r.ExplainedAt = Explained, now
	return r, nil
}

// Counts reports whether an answer that was given at a time counts.
func (r Round) Counts(at time.Time) bool {
	if r.OpenedAt.IsZero() || at.Before(r.OpenedAt) {
		return false
	}
	if !r.ClosedAt.IsZero() {
		return at.Before(r.ClosedAt)
	}
	return r.State == Open && at.Before(r.Closes)
}

func (r Round) refuse(step Step) error {
	return fmt.Errorf("round %d is %s: %s: %w", r.Number, r.State, step, ErrTurn)
}

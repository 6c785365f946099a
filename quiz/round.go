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
	// Due is the time of the timetable from which the round came, or that at
	// which a moderator asked for it: with the group it names the round, and
	// there is never a second one of it.
	Due   time.Time
	Item  ItemID // empty until it is chosen, at the opening
	Seed  uint64
	State RoundState

	Opens  time.Time     // planned
	Closes time.Time     // planned; moves with the opening when that was late
	Grace  time.Duration // an opening later than this is dropped

	OpenedAt, ClosedAt, ExplainedAt, DroppedAt time.Time
	DropCause                                  Cause
	// Moved is why the opening or the close was last moved; empty when never.
	Moved Cause

	// Area is the item's; before there is one, that which was asked for.
	Area     chat.Area
	Language chat.Language
	Poll     bool           // asked as a native poll, whose votes everybody sees
	Message  chat.MessageID // of the question
	Why      string         // the choice, in sentences
	Reach    int            // how many people could answer it when it opened
	// Weaker is how the weaker quarter of those who answered did, when there
	// were enough of them: see WeakerQuarter.
	Weaker Tally
}

// Cause is why a round was moved or dropped.
type Cause string

// The causes. What pauses a group is a cause too, by its own name.
const (
	Late      Cause = "late"     // the service did not run at its time
	Skipped   Cause = "skipped"  // a moderator's word
	Moved     Cause = "moved"    // a moderator's word too
	OnHoliday Cause = "holiday"  // a public holiday or a weekend
	InSession Cause = "session"  // the hours in which mothers wait
	Enough    Cause = "enough"   // the group has heard enough today
	Another   Cause = "another"  // another question is still open
	NoItem    Cause = "no item"  // nothing that is reviewed is left to ask
	TakenBack Cause = "undone"   // a moderator took the question back
	NoGroup   Cause = "no group" // the group is not served any more
	Quiet     Cause = "quiet"    // a moderator asked for quiet
	Unknown   Cause = "unknown"  // whether the group rests could not be read
)

// Key names a round among those of its group.
func (r Round) Key() string { return r.Due.UTC().Format(time.RFC3339) }

// Plan is a new round. It opens for at least an hour. Its number comes when it
// is stored, and its item at the opening.
func Plan(group chat.GroupID, opens time.Time, lasts, grace time.Duration) (Round, error) {
	if group == "" || opens.IsZero() || lasts < time.Hour || grace < 0 {
		return Round{}, fmt.Errorf("plan a round: it needs a group and a time, and lasts at least an hour")
	}
	return Round{Group: group, Due: opens, State: Planned, Opens: opens, Closes: opens.Add(lasts), Grace: grace}, nil
}

// Ask gives a planned round its item and its seed.
func (r Round) Ask(item Item, seed uint64) (Round, error) {
	if r.State != Planned {
		return r, r.refuse("ask")
	}
	r.Item, r.Area, r.Seed = item.ID, item.Area, seed
	return r, nil
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

// Step is the step that is due now.
func (r Round) Step(now time.Time) Step {
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
	if r.State != Planned || r.Item == "" || r.Step(now) != StepOpen {
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

// Move plans a round for another time, with the same length, and says why.
func (r Round) Move(opens time.Time, cause Cause) (Round, error) {
	if r.State != Planned || opens.IsZero() {
		return r, r.refuse("move")
	}
	r.Opens, r.Closes, r.Moved = opens, opens.Add(r.Closes.Sub(r.Opens)), cause
	return r, nil
}

// CloseAt sets another time for the close of an open round.
func (r Round) CloseAt(at time.Time, cause Cause) (Round, error) {
	if r.State != Open || at.Before(r.OpenedAt) {
		return r, r.refuse("close at")
	}
	r.Closes, r.Moved = at, cause
	return r, nil
}

// Drop gives up a planned round, because it is too late or was skipped.
func (r Round) Drop(now time.Time, cause Cause) (Round, error) {
	if r.State != Planned {
		return r, r.refuse(StepDrop)
	}
	r.State, r.DroppedAt, r.DropCause = Dropped, now, cause
	return r, nil
}

// TakeBack gives up an open round whose question a moderator took back: it was
// never asked, no answer counts, and its item may be asked again.
func (r Round) TakeBack(now time.Time) (Round, error) {
	if r.State != Open {
		return r, r.refuse("take back")
	}
	r.State, r.OpenedAt, r.DroppedAt, r.DropCause = Dropped, time.Time{}, now, TakenBack
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

// clocksDiffer is by how much WhatsApp's clock, which times answers in whole
// seconds, may be behind our own, which times the opening.
const clocksDiffer = 2 * time.Minute

// Counts reports whether an answer that was given at a time counts, when
// nothing but the time says for which question it was meant.
func (r Round) Counts(at time.Time) bool {
	return !at.Before(r.OpenedAt.Add(-clocksDiffer)) && r.InTime(at)
}

// InTime reports whether an answer that names its question was given before the
// close. It was given after the opening, whatever WhatsApp's clock says: ours
// may have been wrong when it opened.
func (r Round) InTime(at time.Time) bool {
	switch {
	case r.OpenedAt.IsZero():
		return false
	case !r.ClosedAt.IsZero():
		return at.Before(r.ClosedAt)
	}
	return r.State == Open && at.Before(r.Closes)
}

func (r Round) refuse(step Step) error {
	return fmt.Errorf("round %d is %s: %s: %w", r.Number, r.State, step, ErrTurn)
}

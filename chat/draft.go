package chat

import (
	"time"

	"github.com/mshauri/mshauri/privacy"
)

// DraftKind says what a draft will be once somebody has agreed to it.
type DraftKind string

// The kinds of draft.
const (
	// DraftRuling settles a disagreement with a passage.
	DraftRuling DraftKind = "ruling"
	// DraftQuestion is asked in a group for somebody who does not want to be named.
	DraftQuestion DraftKind = "question"
	// DraftCorrection says that a passage that was quoted has changed.
	DraftCorrection DraftKind = "correction"
	// DraftAnnouncement is what a moderator wants posted.
	DraftAnnouncement DraftKind = "announcement"
	// DraftPoll is a poll in a moderator's own words; About is its number.
	DraftPoll DraftKind = "poll"
)

// DraftState is what has become of a draft.
type DraftState string

// The states of a draft. One that nobody decided in time stays waiting, and is
// past its time.
const (
	DraftWaiting DraftState = "waiting"
	DraftPosted  DraftState = "posted"
	DraftDropped DraftState = "dropped"
	// DraftSettled is one that the group no longer needed.
	DraftSettled DraftState = "settled"
)

// Draft is something that the bot would post in a group, and that waits for a
// facilitator's word.
type Draft struct {
	ID    int64
	Kind  DraftKind
	Group GroupID
	// About is the row of the room that made it, such as a ruling's number.
	About int64
	Text  privacy.Authored
	// ReplyTo is the message that it answers in the group, if any.
	ReplyTo MessageID
	// Asker is on whose behalf it was made, 0 when nobody's. It is shown to nobody.
	Asker MemberID
	// NotBefore is when it may be posted at the earliest; zero is at once.
	NotBefore time.Time
	Made      time.Time
	// Dies is when it is too late to decide.
	Dies  time.Time
	State DraftState
	// Told is who was asked, and Note the private message that asked; 0 and
	// empty when nobody could be.
	Told MemberID
	Note MessageID
	// By decided it, and Decided is when; Message is what was posted.
	By      MemberID
	Decided time.Time
	Message MessageID
}

// Waits reports whether it can still be decided.
func (d Draft) Waits(now time.Time) bool { return d.State == DraftWaiting && now.Before(d.Dies) }

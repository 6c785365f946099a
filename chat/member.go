package chat

import (
	"fmt"
	"slices"
)

// Role is what a person is in the programme. Being an administrator of a
// WhatsApp group gives none.
type Role string

// The roles. Stranger is somebody in no group of ours.
const (
	Stranger    Role = ""
	Mentee      Role = "mentee"
	Mentor      Role = "mentor"
	Facilitator Role = "facilitator"
	Supervisor  Role = "supervisor"
	Staff       Role = "staff"
)

// ParseRole reads a role that can be given by hand: facilitator, supervisor or
// staff. Mentors and mentees become so by being in their group.
func ParseRole(s string) (Role, error) {
	switch r := Role(s); r {
	case Facilitator, Supervisor, Staff:
		return r, nil
	}
	return "", fmt.Errorf("the role is %q: it must be facilitator, supervisor or staff (mentors and mentees get theirs from their group)", s)
}

// Member is a person in our records: a pseudonym with a role.
type Member struct {
	ID       MemberID
	Role     Role
	Label    string   // the programme's word for staff, such as "Staff 2"; empty for others
	Language Language // the person's own choice; empty follows the group
	Groups   []GroupID
	// WroteFirst reports whether this person has ever written to the bot
	// privately. Nobody else is written to privately.
	WroteFirst bool
	// Refused reports whether this person has said that nothing of theirs is
	// to be kept.
	Refused bool
	// Consented reports whether this person has said that their postings may
	// be kept, whatever is recorded for the group.
	Consented bool
	// Changed reports whether the number has a new phone behind it, and nobody
	// has confirmed yet who holds it. Nothing private is then sent to it but
	// the question for the word, and WroteFirst is false.
	Changed bool
	// Word is the roster word, empty when none was drawn yet; WordTries counts
	// the wrong ones since the phone changed.
	Word      string
	WordTries int
	// Welcomed reports whether this person has been shown round.
	Welcomed bool
}

// In reports whether the person is in a group.
func (m Member) In(group GroupID) bool { return slices.Contains(m.Groups, group) }

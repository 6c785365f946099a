package chat

import (
	"fmt"
	"time"
)

// GroupKind says whose group it is.
type GroupKind string

// The two kinds of group in the programme.
const (
	MentorsGroup GroupKind = "mentors"
	MenteesGroup GroupKind = "mentees"
)

// ParseGroupKind reads "mentors" or "mentees".
func ParseGroupKind(s string) (GroupKind, error) {
	switch k := GroupKind(s); k {
	case MentorsGroup, MenteesGroup:
		return k, nil
	}
	return "", fmt.Errorf("the kind of group is %q: it must be mentors or mentees", s)
}

// Role is the role that membership of such a group gives.
func (k GroupKind) Role() Role {
	if k == MentorsGroup {
		return Mentor
	}
	return Mentee
}

// Group is a group that the programme has allowed, with its settings. Name is
// the programme's own word for it, never the subject seen on phones.
type Group struct {
	ID       GroupID
	Name     string
	Kind     GroupKind
	Language Language
	// Consent is how the members' written consent was recorded, in the
	// programme's words ("written, 2026-11-01"). Empty means none: nothing
	// that is written in the group is kept.
	Consent   string
	AllowedAt time.Time
	// Remind lets the bot say in the group, naming nobody, that a patient's
	// detail was left out. A facilitator switches it on.
	Remind bool
	// Rulings is what the group's mentors have said about disagreements; empty
	// when they have not.
	Rulings RulingMode
}

// RulingMode says what the bot does when two members disagree on something
// that policy settles.
type RulingMode string

// The modes.
const (
	// RulingsListen notes it, and says nothing.
	RulingsListen RulingMode = "listen"
	// RulingsSuggest shows a draft to the facilitator.
	RulingsSuggest RulingMode = "suggest"
	// RulingsAuto posts the passage.
	RulingsAuto RulingMode = "auto"
)

// listenFirst is how long the bot only listens in a new group.
const listenFirst = 14 * 24 * time.Hour

// RulingsAt is the mode at a moment: what was set, or else listening for two
// weeks and then suggesting.
func (g Group) RulingsAt(now time.Time) RulingMode {
	switch {
	case g.Rulings != "":
		return g.Rulings
	case now.Before(g.AllowedAt.Add(listenFirst)):
		return RulingsListen
	}
	return RulingsSuggest
}

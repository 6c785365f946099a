package chat

import (
	"fmt"
	"time"
)

// PauseKind says why a group rests.
type PauseKind string

// The kinds of pause.
const (
	PauseStrike   PauseKind = "strike"
	PauseCampaign PauseKind = "campaign"
	PauseHoliday  PauseKind = "holiday"
)

// ParsePauseKind reads "strike", "campaign" or "holiday".
func ParsePauseKind(s string) (PauseKind, error) {
	switch k := PauseKind(s); k {
	case PauseStrike, PauseCampaign, PauseHoliday:
		return k, nil
	}
	return "", fmt.Errorf("the kind of pause is %q: it must be strike, campaign or holiday", s)
}

// Pause is a span in which a group's rounds, reminders and rota rest. It is
// marked in the digest, so that a silent week is not taken for a weak one.
type Pause struct {
	Group GroupID // empty: every group
	Kind  PauseKind
	Since time.Time
	// Until is when it ends by itself; zero when somebody has to end it.
	Until time.Time
	// Ended is when somebody ended it; zero when nobody did.
	Ended time.Time
	By    MemberID // who ordered it, 0 when unknown
}

// Holds reports whether the pause holds at a moment.
func (p Pause) Holds(at time.Time) bool {
	return !at.Before(p.Since) && (p.Until.IsZero() || at.Before(p.Until)) && (p.Ended.IsZero() || at.Before(p.Ended))
}

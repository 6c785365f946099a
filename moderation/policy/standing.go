package policy

import (
	"fmt"
	"strings"
	"time"
)

// Authority says whose word a passage is.
type Authority string

// The authorities. Only NationalPolicy may be called national policy.
const (
	NationalPolicy Authority = "KE-policy"
	Programme      Authority = "KE-programme" // ministry or county statement, or Kenyan study
	System         Authority = "KE-system"    // software around the national forms: practice, not policy
	WHO            Authority = "WHO"
	Training       Authority = "training" // course material, some of it from other countries
	NoAuthority    Authority = "none"
)

// Confidence says how near anybody came to the source.
type Confidence string

// The confidences.
const (
	ReadInSource  Confidence = "read in source"
	FromSecondary Confidence = "from secondary source"
	Background    Confidence = "unverified background" // no page was opened
)

// State says what the programme has made of a passage.
type State string

// The states. Only a reviewed passage may settle anything or be posted unasked.
const (
	Draft      State = "draft"
	Reviewed   State = "reviewed"
	Superseded State = "superseded"
	Withdrawn  State = "withdrawn"
)

// Review says who compared a passage with the document in hand, and when.
type Review struct {
	Office string
	Date   string // 2006-01-02
}

// IsZero reports whether nobody has.
func (r Review) IsZero() bool { return r.Office == "" && r.Date == "" }

func (a Authority) known() bool {
	switch a {
	case NationalPolicy, Programme, System, WHO, Training, NoAuthority:
		return true
	}
	return false
}

func (c Confidence) known() bool {
	switch c {
	case ReadInSource, FromSecondary, Background:
		return true
	}
	return false
}

// parseState reads "draft", "superseded", "withdrawn", or "reviewed, office,
// date"; a superseded passage may have been reviewed too.
func parseState(text string) (State, Review, error) {
	parts := strings.Split(text, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	state := State(parts[0])
	switch state {
	case Draft, Reviewed, Superseded, Withdrawn:
	default:
		return "", Review{}, fmt.Errorf("the state is %q: it must be draft, reviewed, superseded or withdrawn", parts[0])
	}
	if len(parts) == 1 && state != Reviewed {
		return state, Review{}, nil
	}
	if len(parts) < 3 || state == Draft {
		return "", Review{}, fmt.Errorf("write a reviewed state as: reviewed, office, 2027-01-15")
	}
	review := Review{Office: strings.Join(parts[1:len(parts)-1], ", "), Date: parts[len(parts)-1]}
	if _, err := time.Parse(time.DateOnly, review.Date); err != nil || review.Office == "" {
		return "", Review{}, fmt.Errorf("write a reviewed state as: reviewed, office, 2027-01-15")
	}
	return state, review, nil
}

// writeState is the form that parseState reads.
func writeState(state State, review Review) string {
	if review.IsZero() {
		return string(state)
	}
	return fmt.Sprintf("%s, %s, %s", state, review.Office, review.Date)
}

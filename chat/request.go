package chat

import "time"

// Act is something that was done at a person's word under the law on data
// protection, or by the service for it.
type Act string

// The acts that the register keeps.
const (
	ActConsent Act = "consent"
	ActRefuse  Act = "refuse"
	ActShow    Act = "show"
	ActCorrect Act = "correct"
	ActForget  Act = "forget"
	ActRemove  Act = "remove"
	ActExpire  Act = "expire"
)

// Request is one line of the register: what was done, when, and how much it
// touched. After an erasure it names no member.
type Request struct {
	Number int64
	Act    Act
	Member MemberID
	Group  GroupID
	Count  int
	At     time.Time
}

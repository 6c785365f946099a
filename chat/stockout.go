package chat

import (
	"time"

	"github.com/mshauri/mshauri/privacy"
)

// Stockout is a vaccine that a facility has none of, or too much of, as a
// member has said. Learning stands still while there is nothing to give, so the
// digest shows it beside the scores. Whoever said so is shown to nobody.
type Stockout struct {
	Number   int64
	Group    GroupID // empty when it was said privately
	Vaccine  string  // a word of our own, such as "penta"
	Surplus  bool
	Facility privacy.Clean // as it was written, scrubbed; empty when not said
	Since    time.Time     // the day on which it began
	Reporter MemberID      // 0 when forgotten
	Reported time.Time
	Asked    time.Time // when the reporter was last asked, or said so
	Over     time.Time // zero while it lasts
}

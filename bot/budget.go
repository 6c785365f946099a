package bot

import (
	"math/rand/v2"
	"sync"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// Bucket is a budget of sending: so many at once, then one in a while. It is
// not safe for concurrent use.
type Bucket struct {
	burst int
	every time.Duration
	left  float64
	at    time.Time
}

// NewBucket makes a full bucket.
func NewBucket(burst int, every time.Duration) *Bucket {
	return &Bucket{burst: burst, every: every, left: float64(burst)}
}

// Wait is how long it takes until one may be taken; 0 is now. It is never so
// short that waiting for it would be spinning.
func (b *Bucket) Wait(now time.Time) time.Duration {
	b.refill(now)
	if b.left >= 1 {
		return 0
	}
	return time.Duration((1-b.left)*float64(b.every)) + time.Millisecond
}

// Take takes one, if there is one.
func (b *Bucket) Take(now time.Time) bool {
	b.refill(now)
	if b.left < 1 {
		return false
	}
	b.left--
	return true
}

// Return puts one back that was taken in vain.
func (b *Bucket) Return() { b.left = min(float64(b.burst), b.left+1) }

func (b *Bucket) refill(now time.Time) {
	if passed := now.Sub(b.at); passed > 0 && !b.at.IsZero() {
		b.left = min(float64(b.burst), b.left+float64(passed)/float64(b.every))
	}
	b.at = now
}

// Patience limits what one member's messages can make the bot say: ten answers
// at once, then one in three seconds. What comes faster is kept and tagged like
// any other posting, and obeyed ("/consent no" must not be lost), and goes
// unanswered; other members notice nothing.
type Patience struct {
	mu      sync.Mutex
	members map[chat.MemberID]*Bucket
}

// NewPatience starts with patience for everybody.
func NewPatience() *Patience { return &Patience{members: make(map[chat.MemberID]*Bucket)} }

// Has reports whether the turn may lead to an answer, and counts it. Ordinary
// postings cost nothing, nor does a turn that is taken again.
func (p *Patience) Has(turn *Turn) bool {
	if turn.Heard.Attempts > 0 || turn.Heard.Posting.Command == nil && !turn.IsPrivate() {
		return true
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	bucket := p.members[turn.Member.ID]
	if bucket == nil {
		if len(p.members) > 10_000 { // more than any programme has: forget, and start again
			clear(p.members)
		}
		bucket = NewBucket(10, 3*time.Second)
		p.members[turn.Member.ID] = bucket
	}
	return bucket.Take(turn.Now)
}

// Quiet is a span of the day in which nothing is sent unasked, in the
// programme's time zone. The zero Quiet has no such hours.
type Quiet struct {
	From, To time.Duration // since midnight; From > To spans midnight
	Zone     *time.Location
}

// At reports whether a moment lies in the quiet hours.
func (q Quiet) At(now time.Time) bool {
	if q.Zone == nil || q.From == q.To {
		return false
	}
	local := now.In(q.Zone)
	since := time.Duration(local.Hour())*time.Hour + time.Duration(local.Minute())*time.Minute
	if q.From < q.To {
		return since >= q.From && since < q.To
	}
	return since >= q.From || since < q.To
}

// After is the first moment from another on that lies in no quiet hours.
func (q Quiet) After(at time.Time) time.Time {
	if !q.At(at) {
		return at
	}
	local := at.In(q.Zone)
	year, month, day := local.Date()
	ends := time.Date(year, month, day, int(q.To/time.Hour), int(q.To%time.Hour/time.Minute), 0, 0, q.Zone)
	if !ends.After(at) {
		ends = ends.AddDate(0, 0, 1)
	}
	return ends.UTC()
}

// jitter spreads what is sent unasked over up to a third more time.
func jitter(d time.Duration, source *rand.Rand) time.Duration {
	return d + time.Duration(source.Int64N(int64(d/3)+1))
}

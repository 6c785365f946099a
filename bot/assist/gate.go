package assist

import (
	"sync"
	"time"
)

// gate counts the day's calls and holds the circuit breaker. Both live in
// memory: a restart begins the day's count anew.
type gate struct {
	now      func() time.Time
	zone     *time.Location
	daily    int
	failures int
	rest     time.Duration

	mu     sync.Mutex
	day    string
	spent  int
	failed int       // in a row
	until  time.Time // when it is open: not before then
	trying bool      // one call is trying whether the model is back
}

// enter takes a place, or says why there is none.
func (g *gate) enter() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := g.now()
	open := g.failed >= g.failures
	if open && (g.trying || now.Before(g.until)) {
		return ErrOpen
	}
	if day := now.In(g.zone).Format(time.DateOnly); day != g.day {
		g.day, g.spent = day, 0
	}
	if g.spent >= g.daily {
		return ErrSpent
	}
	g.spent++
	g.trying = open
	return nil
}

// leave gives the place back. A call that the caller gave up says nothing of
// the model.
func (g *gate) leave(worked, gaveUp bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.trying = false
	switch {
	case worked:
		g.failed = 0
	case !gaveUp:
		g.failed = min(g.failed+1, g.failures)
		g.until = g.now().Add(g.rest)
	}
}

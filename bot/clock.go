package bot

import "time"

// Clock is where the engine gets the time and how it waits for it. Cmd passes
// the machine's; tests pass one that they move by hand.
type Clock struct {
	Now   func() time.Time
	After func(time.Duration) <-chan time.Time
}

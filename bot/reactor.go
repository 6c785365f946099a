package bot

import "context"

// Reactor is one thing that the bot does when something was heard. Reactors
// stand in one list, written in cmd, and are asked in its order.
type Reactor interface {
	// Name is how the log and the tests call it.
	Name() string
	// React adds to the turn what should follow; nothing, most of the time.
	React(context.Context, *Turn) error
}

package bot

import "github.com/mshauri/mshauri/chat"

// Read is the reading of an order, for the fuzz test.
func (c *Commands) Read(in chat.Incoming, scrubber Scrubber) *chat.Command {
	return c.read(in, scrubber, nil)
}

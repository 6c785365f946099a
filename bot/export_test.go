package bot

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// Once carries out whatever is due now.
func (s *Scheduler) Once(ctx context.Context) {
	s.again, s.dealt = make(map[string]time.Time), make(map[string]time.Time)
	for _, job := range s.Jobs {
		for range 100 {
			if s.look(ctx, job) > 0 {
				break
			}
		}
	}
}

// Read is the reading of an order, for the fuzz test.
func (c *Commands) Read(in chat.Incoming, scrubber Scrubber) *chat.Command {
	return c.read(in, scrubber, nil)
}

// CarryOut does one occurrence of a job.
func (s *Scheduler) CarryOut(ctx context.Context, job Job, due time.Time) error {
	return s.carryOut(ctx, job, due)
}

// HandTurn is a turn of a test's own making, in a group.
func HandTurn(key privacy.Key, seed string, group chat.Group, now time.Time) *Turn {
	return &Turn{Heard: chat.Heard{Group: group.ID}, Group: group, Language: group.Language, Now: now, key: key, seed: seed}
}

// Commit carries the turn out.
func (t *Turn) Commit(ctx context.Context, outbox Outbox) error { return t.commit(ctx, outbox) }

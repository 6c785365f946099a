package main

import (
	"context"
	"time"
)

// beatEvery is how often the service notes that it is running. What lies
// between the last note and the next start was offline.
const beatEvery = time.Minute

// beat notes in the record that the service runs, so that a digest can say for
// how long it did not.
func (s *service) beat(ctx context.Context) error {
	for {
		if err := s.db.Alive(context.WithoutCancel(ctx), s.clock.Now()); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return s.db.Alive(context.WithoutCancel(ctx), s.clock.Now())
		case <-s.clock.After(beatEvery):
		}
	}
}

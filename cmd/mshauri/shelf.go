package main

import (
	"context"
	"sync/atomic"
	"time"

	"go.uber.org/zap"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/bot/commands"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/storage"
)

// shelfEvery is how often the service asks the record whether somebody has
// reviewed a passage, or put a document into use or out of it.
const shelfEvery = 20 * time.Second

// shelf holds the passages that are in use, and takes up what reviewers say of
// them while the service runs.
type shelf struct {
	db       *storage.DB
	settings config.Settings
	clock    bot.Clock
	log      *zap.Logger
	shipped  *policy.Index
	revision string
	now      atomic.Pointer[commands.Shelf]
}

// newShelf reads the passages for the first time; shipped is the index of those
// that are part of the program. The error names a product of
// the settings that no passage knows.
func newShelf(ctx context.Context, db *storage.DB, settings config.Settings, shipped *policy.Index, clock bot.Clock, log *zap.Logger) (*shelf, error) {
	s := &shelf{db: db, settings: settings, shipped: shipped, clock: clock, log: log}
	if err := s.look(ctx); err != nil {
		return nil, err
	}
	return s, knownProducts(settings, s.pack())
}

// get is what is on the shelf now.
func (s *shelf) get() commands.Shelf { return *s.now.Load() }

func (s *shelf) pack() *policy.Pack { return s.get().Pack }

// look reads the passages again when the record says that they have changed.
func (s *shelf) look(ctx context.Context) error {
	revision, err := s.db.PolicyRevision(ctx)
	if err != nil || revision == s.revision && s.now.Load() != nil {
		return err
	}
	pack, err := packInUse(ctx, s.db, s.settings)
	if err != nil {
		return err
	}
	shelf := commands.Shelf{Pack: pack, Index: s.shipped.Of(pack)}
	first := s.now.Swap(&shelf) == nil
	s.revision = revision
	if !first {
		s.log.Info("the passages were read again")
	}
	return nil
}

// run looks every now and then. What cannot be read leaves the shelf as it is.
func (s *shelf) run(ctx context.Context) error {
	every := shelfEvery
	if s.settings.Rehearsal.On() { // nobody waits in a rehearsal
		every = time.Second
	}
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-s.clock.After(every):
		}
		if err := s.look(ctx); err != nil && ctx.Err() == nil {
			s.log.Warn("the passages could not be read again", zap.Error(err))
		}
	}
}

// always is a shelf that nothing changes.
func always(pack *policy.Pack) func() *policy.Pack { return func() *policy.Pack { return pack } }

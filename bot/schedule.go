package bot

import (
	"context"
	"errors"
	"fmt"
	"time"

	"go.uber.org/zap"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// Job is something done at set times. Cmd holds the table of jobs.
type Job struct {
	Name string
	// Next gives the first time after a moment; a cron schedule satisfies it.
	Next interface{ Next(time.Time) time.Time }
	// Grace is how late an occurrence may still be carried out, when the
	// service was not running at its time.
	Grace time.Duration
	// Run adds to the turn what is to happen. It runs inside the turn's
	// transaction.
	Run func(context.Context, *Turn) error
}

// Occurrences remembers which times of a job have been dealt with.
type Occurrences interface {
	// Claim notes an occurrence; fresh is false when it was there already.
	Claim(ctx context.Context, job string, due time.Time) (fresh bool, err error)
	// LastOccurrence returns the latest one, or chat.ErrNotFound.
	LastOccurrence(ctx context.Context, job string) (time.Time, error)
	// Transact is Turns.Transact.
	Transact(ctx context.Context, fn func(context.Context) error) error
}

// Scheduler carries out jobs by the injected clock. Each occurrence has its
// own row in the record, written in the transaction of what it leads to, so
// that a restart neither skips nor repeats one.
type Scheduler struct {
	Jobs        []Job
	Occurrences Occurrences
	Outbox      Outbox
	Key         privacy.Key
	Clock       Clock
	Log         *zap.Logger
	Committed   func()
}

// clockLook is how often the clock is looked at while waiting: it may have
// been set, and a machine may have slept.
const clockLook = 30 * time.Second

// Run carries out jobs until the context ends.
func (s *Scheduler) Run(ctx context.Context) error {
	for ctx.Err() == nil {
		wait := clockLook
		for _, job := range s.Jobs {
			due, err := s.due(ctx, job)
			if err != nil {
				s.Log.Error("a job could not be looked up", zap.String("job", job.Name), zap.Error(err))
				continue
			}
			if until := due.Sub(s.Clock.Now()); until > 0 {
				wait = min(wait, until)
				continue
			}
			s.carryOut(context.WithoutCancel(ctx), job, due)
			wait = 0
		}
		select {
		case <-ctx.Done():
		case <-s.Clock.After(wait):
		}
	}
	return nil
}

// due returns the next time of a job that has not been dealt with. Of several
// that were missed only the latest is left to do. A job that has never been
// seen starts with the next time after now.
func (s *Scheduler) due(ctx context.Context, job Job) (time.Time, error) {
	now := s.Clock.Now()
	last, err := s.Occurrences.LastOccurrence(ctx, job.Name)
	if errors.Is(err, chat.ErrNotFound) {
		last = now
		_, err = s.Occurrences.Claim(ctx, job.Name, now)
	}
	if err != nil {
		return time.Time{}, fmt.Errorf("last occurrence of job %s: %w", job.Name, err)
	}
	due := job.Next.Next(last)
	for due.Before(now) {
		next := job.Next.Next(due)
		if next.After(now) {
			break
		}
		due = next
	}
	return due, nil
}

// carryOut does one occurrence, once. One that is later than its grace is
// noted as dealt with and dropped.
func (s *Scheduler) carryOut(ctx context.Context, job Job, due time.Time) {
	late := s.Clock.Now().Sub(due)
	err := s.Occurrences.Transact(ctx, func(ctx context.Context) error {
		fresh, err := s.Occurrences.Claim(ctx, job.Name, due)
		if err != nil || !fresh || late > job.Grace {
			return err
		}
		turn := &Turn{
			Now: s.Clock.Now(), Language: chat.English, key: s.Key,
			seed: fmt.Sprintf("job/%s/%s", job.Name, due.UTC().Format(time.RFC3339)),
		}
		if err := job.Run(ctx, turn); err != nil {
			return err
		}
		return turn.commit(ctx, s.Outbox)
	})
	if err != nil {
		s.Log.Error("a job failed and is tried again", zap.String("job", job.Name), zap.Error(err))
		select { // not at once: whatever is wrong may pass
		case <-s.Clock.After(clockLook):
		case <-ctx.Done():
		}
		return
	}
	s.Log.Info("job", zap.String("job", job.Name), zap.Duration("late", late), zap.Bool("dropped", late > job.Grace))
	if s.Committed != nil {
		s.Committed()
	}
}

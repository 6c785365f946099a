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
	// service was not running at its time. It is never less than a minute.
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

	again map[string]time.Time // when a job that failed is tried again
	dealt map[string]time.Time // the last occurrence of each job that was dealt with, since the start
}

// clockLook is how often the clock is looked at while waiting: it may have
// been set, and a machine may have slept.
const clockLook = 30 * time.Second

// Run carries out jobs until the context ends. A job in hand is finished.
func (s *Scheduler) Run(ctx context.Context) error {
	s.again, s.dealt = make(map[string]time.Time), make(map[string]time.Time)
	for ctx.Err() == nil {
		wait := clockLook
		for _, job := range s.Jobs {
			wait = min(wait, s.look(ctx, job))
		}
		select {
		case <-ctx.Done():
		case <-s.Clock.After(wait):
		}
	}
	return nil
}

// look carries out a job if its time has come, and says how long to wait until
// it is looked at again.
func (s *Scheduler) look(ctx context.Context, job Job) time.Duration {
	if wait := s.again[job.Name].Sub(s.Clock.Now()); wait > 0 {
		return wait
	}
	due, err := s.due(ctx, job)
	switch {
	case ctx.Err() != nil:
		return 0
	case err != nil:
		s.Log.Error("a job could not be looked up", zap.String("job", job.Name), zap.Error(err))
		return clockLook
	case due.IsZero(): // its schedule has no more times
		return clockLook
	}
	if until := due.Sub(s.Clock.Now()); until > 0 {
		return until
	}
	delete(s.again, job.Name)
	if err := s.carryOut(context.WithoutCancel(ctx), job, due); err != nil {
		s.Log.Error("a job failed and is tried again", zap.String("job", job.Name), zap.Error(err))
		s.again[job.Name] = s.Clock.Now().Add(clockLook) // not at once: whatever is wrong may pass
		return clockLook
	}
	s.dealt[job.Name] = due
	return 0
}

// due returns the next time of a job that has not been dealt with, zero if
// there is none. Of several that were missed only the latest within the job's
// grace is left to do. A job that has never been seen, or whose times were all
// missed by more than its grace, starts with the next time after now.
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
	if last.After(now) { // the clock was set back: what is done is claimed, and is not done again
		last = now.Add(-2 * clockLook)
		if dealt := s.dealt[job.Name]; dealt.After(last) && !dealt.After(now) {
			last = dealt
		}
	}
	due := job.Next.Next(last)
	if oldest := now.Add(-job.grace()); !due.IsZero() && due.Before(oldest) {
		// The service was not running for long: nobody counts what was missed.
		missed := due
		if due = job.Next.Next(oldest); due.IsZero() || due.After(now) {
			s.Log.Warn("a job was missed by more than its grace, and is dropped", zap.String("job", job.Name), zap.Time("first missed", missed))
			if _, err := s.Occurrences.Claim(ctx, job.Name, now); err != nil {
				return time.Time{}, fmt.Errorf("drop what was missed of job %s: %w", job.Name, err)
			}
			return due, nil
		}
	}
	for !due.After(now) {
		next := job.Next.Next(due)
		if !next.After(due) || next.After(now) {
			break
		}
		due = next
	}
	return due, nil
}

// grace is the job's own, or twice the time between two looks at the clock.
func (j Job) grace() time.Duration { return max(j.Grace, 2*clockLook) }

// carryOut does one occurrence, once.
func (s *Scheduler) carryOut(ctx context.Context, job Job, due time.Time) error {
	late, done := s.Clock.Now().Sub(due), false
	err := s.Occurrences.Transact(ctx, func(ctx context.Context) error {
		fresh, err := s.Occurrences.Claim(ctx, job.Name, due)
		if err != nil || !fresh {
			return err
		}
		done = true
		turn := &Turn{
			Now: s.Clock.Now(), Language: chat.English, key: s.Key,
			seed: fmt.Sprintf("job/%s/%s", job.Name, due.UTC().Format(time.RFC3339)),
		}
		if err := job.Run(ctx, turn); err != nil {
			return err
		}
		return turn.commit(ctx, s.Outbox)
	})
	if err != nil || !done {
		return err
	}
	s.Log.Info("a job is done", zap.String("job", job.Name), zap.Duration("late", late))
	if s.Committed != nil {
		s.Committed()
	}
	return nil
}

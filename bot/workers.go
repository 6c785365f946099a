package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"go.uber.org/zap"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

const (
	turnFor       = 3 * time.Second // how long the reactors of one turn may take together
	sweepEvery    = time.Second     // how often what was missed is looked for
	sweepLimit    = 500             // how much of it is taken at a time
	retryAfter    = 2 * time.Second // the pause before a failed turn is taken again, times its attempts
	giveWayAtMost = 300             // how often a worker gives way to what comes in without a pause
)

// Workers react to what was settled: one worker a group (in private: one a
// member), so that a slow group holds up no other, and within a group the
// order of the journal is the order of the reactions.
type Workers struct {
	WorkerOptions

	wake chan struct{}
	mu   sync.Mutex
	busy map[string][]chat.Heard // what each worker has before it, by place
	held map[chat.HeardID]bool   // what some worker has
	wait map[chat.HeardID]time.Time
	// done is what was dealt with since the reading of the journal began that
	// is going on: that reading may still show it as waiting.
	done map[chat.HeardID]bool
	// quiet is what was reacted to by nothing, and is not noted yet.
	quiet map[chat.HeardID]bool
	all   sync.WaitGroup
	// wakes is how often something was settled.
	wakes int
}

// WorkerOptions is what the workers need.
type WorkerOptions struct {
	Record    Record
	Reactors  []Reactor
	Patience  *Patience
	Key       privacy.Key
	Clock     Clock
	Log       *zap.Logger
	Committed func() // called after a turn was committed; wakes the dispatcher
	// Pause is how long nothing must have been settled before a turn is taken:
	// WhatsApp waits for what is settled, and nobody notices so short a wait
	// for an answer. Zero is no pause.
	Pause time.Duration
}

// NewWorkers prepares the workers; Run starts them.
func NewWorkers(options WorkerOptions) *Workers {
	return &Workers{
		WorkerOptions: options,
		wake:          make(chan struct{}, 1),
		busy:          make(map[string][]chat.Heard),
		held:          make(map[chat.HeardID]bool),
		wait:          make(map[chat.HeardID]time.Time),
		done:          make(map[chat.HeardID]bool),
		quiet:         make(map[chat.HeardID]bool),
	}
}

// Wake says that something was settled. It never blocks.
func (w *Workers) Wake() {
	w.mu.Lock()
	w.wakes++
	w.mu.Unlock()
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

// Run hands out what waits until the context ends, and then lets every worker
// finish the turn in hand. It also sweeps: what was recorded before a crash
// and not reacted to is found here.
func (w *Workers) Run(ctx context.Context) error {
	defer func() {
		w.all.Wait()
		w.noteQuiet(context.WithoutCancel(ctx))
	}()
	var after chat.HeardID
	sweep := w.Clock.After(sweepEvery) // not made anew for each wake, or a busy day would have no sweep
	for {
		if w.isMany() {
			w.noteQuiet(ctx)
		}
		w.mu.Lock()
		clear(w.done)
		w.mu.Unlock()
		waiting, err := w.Record.Waiting(ctx, after, sweepLimit)
		if err != nil && ctx.Err() == nil {
			w.Log.Error("what waits for a reaction could not be read", zap.Error(err))
		}
		for _, heard := range waiting {
			w.give(ctx, heard)
			after = max(after, heard.ID)
		}
		if len(waiting) == sweepLimit && ctx.Err() == nil {
			continue
		}
		select {
		case <-ctx.Done():
			return nil
		case <-w.wake:
		case <-sweep:
			w.noteQuiet(ctx)
			if w.holds() < sweepLimit { // else a backlog would be read anew each second
				after = 0
			}
			sweep = w.Clock.After(sweepEvery)
		}
	}
}

// holds is how much waits before the workers.
func (w *Workers) holds() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.held)
}

// give hands something heard to the worker of its place, and starts that
// worker if there is none.
func (w *Workers) give(ctx context.Context, heard chat.Heard) {
	place := string(heard.Group)
	if heard.Group.IsPrivate() {
		place = fmt.Sprintf("member %d", heard.Member)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.held[heard.ID] || w.done[heard.ID] || w.quiet[heard.ID] || w.Clock.Now().Before(w.wait[heard.ID]) {
		return
	}
	delete(w.wait, heard.ID)
	w.held[heard.ID] = true
	queue, running := w.busy[place]
	w.busy[place] = append(queue, heard)
	if !running {
		w.all.Go(func() { w.work(ctx, place) })
	}
}

// work takes turns for one place until nothing is left there.
func (w *Workers) work(ctx context.Context, place string) {
	way := way{left: giveWayAtMost}
	for {
		w.giveWay(ctx, place, &way)
		w.mu.Lock()
		queue := w.busy[place]
		if len(queue) == 0 || ctx.Err() != nil {
			delete(w.busy, place)
			w.mu.Unlock()
			return
		}
		heard := queue[0]
		w.busy[place] = queue[1:]
		w.mu.Unlock()

		// The turn in hand is finished even when the service is asked to stop.
		again := w.turn(context.WithoutCancel(ctx), heard)

		w.mu.Lock()
		delete(w.held, heard.ID)
		w.done[heard.ID] = true
		if again {
			w.wait[heard.ID] = w.Clock.Now().Add(retryAfter * time.Duration(heard.Attempts+1))
		}
		w.mu.Unlock()
	}
}

// way is what a worker has seen come in, and how often it may still give way.
type way struct{ seen, left int }

// giveWay waits, before a turn, until nothing has been settled for a moment: a
// backlog is first kept, then answered. It does not wait for ever, nor when
// something before this worker cannot wait.
func (w *Workers) giveWay(ctx context.Context, place string, way *way) {
	for w.Pause > 0 && way.left > 0 {
		w.mu.Lock()
		seen, urgent := w.wakes, slices.ContainsFunc(w.busy[place], func(h chat.Heard) bool { return h.Posting.Danger != "" })
		w.mu.Unlock()
		if urgent || seen == way.seen {
			return
		}
		way.seen, way.left = seen, way.left-1
		select {
		case <-ctx.Done():
			return
		case <-w.Clock.After(w.Pause):
		}
	}
}

// turn takes one turn. It reports whether the turn should be taken again.
func (w *Workers) turn(ctx context.Context, heard chat.Heard) (again bool) {
	err := w.take(ctx, heard)
	if err == nil {
		return false
	}
	dead, failErr := w.Record.Failed(ctx, heard.ID, "turn failed", w.Clock.Now())
	w.Log.Error("a turn failed", zap.Int64("heard", int64(heard.ID)), zap.Bool("dead letter", dead), zap.Error(errors.Join(err, failErr)))
	return !dead
}

// take lets the reactors have their say, and commits what they said in one
// transaction. A panic is an error like any other.
func (w *Workers) take(ctx context.Context, heard chat.Heard) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("panic of type %T", fault) // the value could hold text
		}
	}()
	turn, err := w.prepare(ctx, heard)
	if err != nil {
		return err
	}
	if err := w.react(ctx, turn); err != nil {
		return err
	}
	if turn.IsQuiet() {
		w.keepQuiet(heard.ID)
		return nil
	}
	err = w.Record.Transact(ctx, func(ctx context.Context) error {
		if err := turn.commit(ctx, w.Record); err != nil {
			return err
		}
		return w.Record.Reacted(ctx, heard.ID, w.Clock.Now())
	})
	if err == nil && w.Committed != nil && len(turn.out) > 0 {
		w.Committed()
	}
	return err
}

// prepare reads who wrote and where. A member or a group that has gone in the
// meantime leaves a turn in which nobody reacts.
func (w *Workers) prepare(ctx context.Context, heard chat.Heard) (*Turn, error) {
	// The time is part of it: somebody may join, leave, and join again.
	seed := fmt.Sprintf("%s/%s/%s/%d/%d", heard.Kind, heard.Group, heard.Message, heard.Member, heard.At.UnixMilli())
	turn := &Turn{Heard: heard, Now: w.Clock.Now(), Language: chat.English, seed: seed, key: w.Key}
	var err error
	if turn.Member, err = w.Record.MemberByID(ctx, heard.Member); err != nil && !errors.Is(err, chat.ErrNotFound) {
		return nil, fmt.Errorf("member of heard %d: %w", heard.ID, err)
	}
	groups := turn.Member.Groups
	if !heard.Group.IsPrivate() {
		groups = []chat.GroupID{heard.Group}
	}
	for _, id := range groups {
		group, err := w.Record.Group(ctx, id)
		if errors.Is(err, chat.ErrNotFound) {
			continue
		} else if err != nil {
			return nil, fmt.Errorf("group of heard %d: %w", heard.ID, err)
		}
		turn.Language = group.Language
		if !heard.Group.IsPrivate() {
			turn.Group = group
		}
		break
	}
	if turn.IsPrivate() && turn.Member.Language != "" {
		turn.Language = turn.Member.Language
	}
	return turn, nil
}

// react asks the reactors in order. One that panics or takes too long spoils
// this turn and nothing else.
func (w *Workers) react(ctx context.Context, turn *Turn) error {
	ctx, cancel := context.WithTimeout(ctx, turnFor)
	defer cancel()
	if turn.Member.ID == 0 || !turn.IsPrivate() && turn.Group.ID == "" {
		return nil
	}
	turn.muted = !w.Patience.Has(turn)
	done := make(chan error, 1)
	go func() {
		defer func() {
			if fault := recover(); fault != nil {
				done <- fmt.Errorf("a reactor panicked with a %T", fault)
			}
		}()
		for _, reactor := range w.Reactors {
			if err := reactor.React(ctx, turn); err != nil {
				done <- fmt.Errorf("reactor %s: %w", reactor.Name(), err)
				return
			}
		}
		done <- nil
	}()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return fmt.Errorf("the reactors took longer than %s", turnFor)
	}
}

// Obey is the reactor that carries out commands.
type Obey struct{ Commands *Commands }

// Name is "commands".
func (Obey) Name() string { return "commands" }

// React carries out the order in what was heard, or says kindly why not. An
// order that was edited into a message is not carried out, nor is one of
// somebody who has left since.
func (o Obey) React(ctx context.Context, turn *Turn) error {
	order := turn.Heard.Posting.Command
	if turn.Heard.Kind != chat.HeardPosting || order == nil || turn.Member.Role == chat.Stranger {
		return nil
	}
	command := o.Commands.Find(order.Name)
	if command == nil {
		return nil // recorded by a newer version that had it
	}
	if order.Error == errNear {
		if command.May(turn.Member.Role, turn.IsPrivate()) {
			turn.Answer(phrases.DidYouMean.In(turn.Language, phrases.Word("command", command.Name)))
		}
		return nil
	}
	if !command.May(turn.Member.Role, turn.IsPrivate()) {
		turn.Answer(refusal(turn, command))
		return nil
	}
	return command.Run(ctx, turn, *order)
}

func refusal(turn *Turn, command *Command) privacy.Authored {
	name := phrases.Word("command", command.Name)
	switch {
	case turn.IsPrivate() && !command.InPrivate && command.May(turn.Member.Role, false):
		return phrases.OnlyInGroup.In(turn.Language, name)
	case !turn.IsPrivate() && !command.InGroup && command.May(turn.Member.Role, true):
		return phrases.OnlyInPrivate.In(turn.Language, name)
	}
	return phrases.NotForYou.In(turn.Language, name)
}

package bot

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync/atomic"
	"time"

	"go.uber.org/zap"

	"github.com/mshauri/mshauri/chat"
)

const (
	sendFor      = 30 * time.Second // how long one send may take
	lookEvery    = time.Second      // how often the outbox is looked at unasked
	lookAt       = 100              // how many due messages are looked at
	maxAttempts  = 12               // after these a message is a dead letter
	noticeSpace  = 12 * time.Second // five unasked messages a minute
	firstBackoff = 2 * time.Second
	lastBackoff  = 10 * time.Minute
)

// Dispatcher sends what lies in the outbox, in two budgets: answers to
// somebody who asked (ten at once, then one in three seconds; whoever was
// served longest ago comes first), and what nobody asked for (five a minute,
// with jitter, never in quiet hours). It repeats the same message until it is
// settled.
type Dispatcher struct {
	Record    Record
	Transport Transport
	Quiet     Quiet
	// Ration holds back what a group has no room for today; nil holds nothing.
	Ration *Ration
	Clock  Clock
	Random *rand.Rand
	Log    *zap.Logger
	// Space is the time between two unasked messages; 12 seconds when nought,
	// as WhatsApp's patience wants it.
	Space time.Duration

	wake    chan struct{}
	answers *Bucket
	noticed time.Time // when the last unasked message went, and how long the next one waits
	gap     time.Duration
	hold    time.Time // nothing goes before this
	lineUp  *atomic.Bool
	served  map[chat.MemberID]time.Time
	tried   map[chat.MessageID]int // how often a message was refused, since the start
}

// NewDispatcher prepares a dispatcher; Run starts it.
func NewDispatcher(d Dispatcher) *Dispatcher {
	d.wake = make(chan struct{}, 1)
	d.lineUp = new(atomic.Bool)
	d.answers = NewBucket(10, 3*time.Second)
	d.served = make(map[chat.MemberID]time.Time)
	d.tried = make(map[chat.MessageID]int)
	return &d
}

// Wake says that something was put into the outbox. It never blocks.
func (d *Dispatcher) Wake() {
	select {
	case d.wake <- struct{}{}:
	default:
	}
}

// LineUp says that the line is up: whatever was held because it was down may
// go at once. It never blocks.
func (d *Dispatcher) LineUp() {
	d.lineUp.Store(true)
	d.Wake()
}

// Run sends until the context ends. A send in hand is finished.
func (d *Dispatcher) Run(ctx context.Context) error {
	for ctx.Err() == nil {
		message, pause, err := d.next(ctx)
		if err != nil && ctx.Err() == nil {
			d.Log.Error("the outbox could not be read", zap.Error(err))
		}
		if message != nil {
			d.send(context.WithoutCancel(ctx), message)
			continue
		}
		select {
		case <-ctx.Done():
		case <-d.wake:
		case <-d.Clock.After(pause):
		}
	}
	return nil
}

// next picks the message to be sent now, or says how long to wait.
func (d *Dispatcher) next(ctx context.Context) (chat.Outgoing, time.Duration, error) {
	now := d.Clock.Now()
	if d.lineUp.Swap(false) {
		d.hold = time.Time{}
	}
	if wait := d.hold.Sub(now); wait > 0 {
		return nil, min(wait, lookEvery), nil
	}
	due, err := d.Record.Due(ctx, now, lookAt)
	if err != nil {
		return nil, lookEvery, err
	}
	if alarm := pick(due, chat.Alarm, nil); alarm != nil {
		return alarm, 0, nil
	}
	pause := lookEvery
	if answer := pick(due, chat.Answer, d.served); answer != nil {
		if d.answers.Take(now) {
			return answer, 0, nil
		}
		pause = min(pause, d.answers.Wait(now)) // the other budget goes on
	}
	if notice := weightiest(due); notice != nil && !d.Quiet.At(now) && d.hasGap(now) {
		if held, err := d.held(ctx, notice, now); err != nil || held {
			return nil, 0, err
		}
		d.noticed, d.gap = now, jitter(cmp.Or(d.Space, noticeSpace), d.Random)
		return notice, 0, nil
	}
	return nil, pause, nil
}

// hasGap reports whether the last unasked message is long enough ago. A clock
// that was put back does not hold up the next one.
func (d *Dispatcher) hasGap(now time.Time) bool {
	since := now.Sub(d.noticed)
	return since < 0 || since >= d.gap
}

// weightiest is the oldest notice, or what weighs more of those for its group.
func weightiest(due []chat.Outgoing) chat.Outgoing {
	best := pick(due, chat.Notice, nil)
	if best == nil || best.Envelope().To.Group == "" {
		return best
	}
	for _, message := range due {
		one, other := message.Envelope(), best.Envelope()
		if one.Urgency == chat.Notice && one.To.Group == other.To.Group && one.Unasked.Weight() < other.Unasked.Weight() {
			best = message
		}
	}
	return best
}

// held lets a notice wait for another day, if its group has had enough today.
func (d *Dispatcher) held(ctx context.Context, notice chat.Outgoing, now time.Time) (bool, error) {
	if d.Ration == nil {
		return false, nil
	}
	until, err := d.Ration.Hold(ctx, notice, now)
	if err != nil || until.IsZero() {
		return false, err
	}
	_, err = d.Record.Postpone(ctx, notice.Envelope().ID, until, "the group has heard enough today")
	return true, err
}

// pick returns the oldest message of an urgency; with served, the oldest of
// the member who was served longest ago.
func pick(due []chat.Outgoing, urgency chat.Urgency, served map[chat.MemberID]time.Time) chat.Outgoing {
	var best chat.Outgoing
	for _, message := range due {
		header := message.Envelope()
		if header.Urgency != urgency {
			continue
		}
		if best == nil || served != nil && served[header.Asker].Before(served[best.Envelope().Asker]) {
			best = message
		}
	}
	return best
}

// send sends one message and settles it, or says what becomes of it.
func (d *Dispatcher) send(ctx context.Context, message chat.Outgoing) {
	header := message.Envelope()
	err := d.attempt(ctx, message)
	now := d.Clock.Now()
	refusal := &SendError{Verdict: Retry, Reason: "unknown fault", Err: err}
	if err != nil {
		errors.As(err, &refusal)
		d.Log.Warn("a message was not sent", zap.String("message", string(header.ID)), zap.String("verdict", string(refusal.Verdict)), zap.String("reason", refusal.Reason))
	}
	if err != nil && refusal.Verdict == HoldAll { // nothing is wrong with this message: it stays due
		d.hold = now.Add(max(refusal.After, lookEvery))
		d.giveBack(header.Urgency)
		return
	}
	if len(d.served) > 10_000 {
		clear(d.served)
	}
	d.served[header.Asker] = now
	switch {
	case err == nil:
		err = d.Record.Sent(ctx, header.ID, now)
	case refusal.Verdict == GiveUp || refusal.Verdict == StopWriting && header.To.Member == 0:
		err = d.Record.Bury(ctx, header.ID, refusal.Reason, now)
	case refusal.Verdict == StopWriting && header.To.Member != 0:
		err = errors.Join(d.Record.StopWriting(ctx, header.To.Member), d.Record.Bury(ctx, header.ID, refusal.Reason, now))
	default:
		d.settle(d.postpone(ctx, header, refusal, now), header.ID)
		return
	}
	delete(d.tried, header.ID)
	d.settle(err, header.ID)
}

// attempt hands one message to the transport. A panic there is a fault like
// any other: the message is tried again, and is a dead letter in the end.
func (d *Dispatcher) attempt(ctx context.Context, message chat.Outgoing) (err error) {
	ctx, cancel := context.WithTimeout(ctx, sendFor)
	defer cancel()
	defer func() {
		if fault := recover(); fault != nil {
			err = &SendError{Verdict: Retry, Reason: "panic", Err: fmt.Errorf("panic of type %T", fault)}
		}
	}()
	return d.Transport.Send(ctx, message)
}

// giveBack returns to its budget what was taken for a message that never left.
func (d *Dispatcher) giveBack(urgency chat.Urgency) {
	switch urgency {
	case chat.Answer:
		d.answers.Return()
	case chat.Notice:
		d.noticed = time.Time{}
	}
}

func (d *Dispatcher) postpone(ctx context.Context, header *chat.Header, refusal *SendError, now time.Time) error {
	d.tried[header.ID]++
	wait := refusal.After
	if wait <= 0 {
		wait = min(firstBackoff<<min(d.tried[header.ID]-1, 10), lastBackoff)
	}
	attempts, err := d.Record.Postpone(ctx, header.ID, now.Add(wait), refusal.Reason)
	if err == nil && attempts >= maxAttempts {
		delete(d.tried, header.ID)
		err = d.Record.Bury(ctx, header.ID, "too many attempts", now)
	}
	return err
}

// settle reports a fault of the record. The message is then sent again, the
// same one, which WhatsApp recognises; a short pause keeps that from spinning.
func (d *Dispatcher) settle(err error, id chat.MessageID) {
	if err == nil {
		return
	}
	d.Log.Error("a message could not be settled", zap.String("message", string(id)), zap.Error(err))
	d.hold = d.Clock.Now().Add(firstBackoff)
}

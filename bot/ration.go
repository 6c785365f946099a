package bot

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// MostUnasked is how many messages a day a mentees' group gets unasked.
const MostUnasked = 2

// Said knows what groups were told; storage.DB satisfies it.
type Said interface {
	// Group returns an allowed group, or chat.ErrNotFound.
	Group(context.Context, chat.GroupID) (chat.Group, error)
	// QuietUntil is until when nothing is said in a group unasked.
	QuietUntil(context.Context, chat.GroupID) (time.Time, error)
	// NoticesIn counts what was said unasked in a span of time, or waits to be
	// said in it; NoticesSent what was sent.
	NoticesIn(ctx context.Context, group chat.GroupID, from, to time.Time) (int, error)
	NoticesSent(ctx context.Context, group chat.GroupID, from, to time.Time) (int, error)
	// LeaveUnsaid notes, for the digest, what was not said.
	LeaveUnsaid(ctx context.Context, group chat.GroupID, about chat.Unasked, at time.Time) error
}

// Ration is the one rule for all that a mentees' group is told unasked: at most
// two messages a day, none in the quiet hours. What weighs less leaves room for
// the quiz of the same day; what finds no room waits for the next day, or is
// left unsaid with a note in the digest. What a moderator ordered goes at its
// time whatever the day had, and takes a place. Mentors' groups have no ration.
//
// It is asked three times: by whoever plans something (When), as something is
// put into the outbox (Over), and before it is sent (Hold), since a line
// that was down for days would let go of everything at once.
type Ration struct {
	Said  Said
	Zone  *time.Location
	Quiet Quiet
	// Planned counts what the quiz is going to say in a group in a span of time.
	Planned func(ctx context.Context, group chat.GroupID, from, to time.Time) (int, error)
}

// waits is for how many days something may wait for room: it is no use later.
// The week's recap and a reminder are of their day alone.
func waits(about chat.Unasked) int {
	switch about {
	case chat.AboutCorrection:
		return 7
	case chat.AboutClose, chat.AboutQuestion:
		return 3
	case chat.AboutRota, chat.AboutPoll:
		return 2
	case chat.AboutRuling:
		return 1
	}
	return 0
}

// When is the first moment, from at on, at which a group may be told something.
// ok is false when that would be too late to be of use.
func (r *Ration) When(ctx context.Context, id chat.GroupID, about chat.Unasked, at time.Time) (when time.Time, ok bool, err error) {
	group, err := r.Said.Group(ctx, id)
	if errors.Is(err, chat.ErrNotFound) {
		return at, true, nil // it is not served any more, and nothing goes there
	} else if err != nil {
		return at, false, err
	}
	quiet, err := r.Said.QuietUntil(ctx, id)
	if err != nil {
		return at, false, err
	}
	if at.Before(quiet) {
		at = quiet
	}
	at = r.Quiet.After(at)
	if group.Kind != chat.MenteesGroup || about == chat.AskedFor {
		return at, true, nil
	}
	for range waits(about) + 1 {
		room, err := r.HasRoom(ctx, id, about, at, 0)
		if err != nil || room {
			return at, room, err
		}
		at = r.Quiet.After(at.In(r.Zone).AddDate(0, 0, 1).UTC())
	}
	return at, false, nil
}

// HasRoom reports whether a mentees' group may be told one thing more on the
// day of a moment, when so many others are to be told in the same turn.
func (r *Ration) HasRoom(ctx context.Context, group chat.GroupID, about chat.Unasked, at time.Time, others int) (bool, error) {
	count := r.Told
	if about.Weight() <= chat.AboutQuestion.Weight() {
		count = func(ctx context.Context, group chat.GroupID, at time.Time) (int, error) {
			from, to := r.day(at)
			return r.Said.NoticesIn(ctx, group, from, to)
		}
	}
	said, err := count(ctx, group, at)
	return said+others < MostUnasked, err
}

// Told counts what a group is told unasked on the day of a moment, planned
// questions included.
func (r *Ration) Told(ctx context.Context, group chat.GroupID, at time.Time) (int, error) {
	from, to := r.day(at)
	said, err := r.Said.NoticesIn(ctx, group, from, to)
	if err != nil {
		return 0, err
	}
	planned, err := r.Planned(ctx, group, from, to)
	return said + planned, err
}

// Hold says until when a message must wait that is due now: zero when it may go.
func (r *Ration) Hold(ctx context.Context, message chat.Outgoing, now time.Time) (time.Time, error) {
	header := message.Envelope()
	if header.To.Group == "" || header.Unasked == chat.AskedFor {
		return time.Time{}, nil
	}
	if _, ok := message.(*chat.Remove); ok {
		return time.Time{}, nil
	}
	group, err := r.Said.Group(ctx, header.To.Group)
	if err != nil || group.Kind != chat.MenteesGroup {
		return time.Time{}, err
	}
	from, to := r.day(now)
	if sent, err := r.Said.NoticesSent(ctx, group.ID, from, to); err != nil || sent < MostUnasked {
		return time.Time{}, err
	}
	return r.Quiet.After(now.In(r.Zone).AddDate(0, 0, 1).UTC()), nil
}

// day is the day of a moment in the programme's zone.
func (r *Ration) day(at time.Time) (from, to time.Time) {
	year, month, date := at.In(r.Zone).Date()
	return time.Date(year, month, date, 0, 0, 0, 0, r.Zone).UTC(), time.Date(year, month, date+1, 0, 0, 0, 0, r.Zone).UTC()
}

// Over is a record whose outbox keeps to the ration.
func (r *Ration) Over(record Record, clock Clock) Record { return rationed{record, r, clock} }

// register is Record by another name: embedded in a struct, a field named
// Record would hide the method.
type register = Record

type rationed struct {
	register
	ration *Ration
	clock  Clock
}

// Enqueue puts a message into the outbox, for the moment at which it may go;
// what would come too late is left unsaid.
func (r rationed) Enqueue(ctx context.Context, message chat.Outgoing) error {
	header := message.Envelope()
	if header.Urgency != chat.Notice || header.To.Group == "" {
		return r.register.Enqueue(ctx, message)
	}
	at := r.clock.Now()
	if header.NotBefore.After(at) {
		at = header.NotBefore
	}
	when, ok, err := r.ration.When(ctx, header.To.Group, header.Unasked, at)
	if err != nil {
		return fmt.Errorf("find room for what is said in a group: %w", err)
	}
	if !ok {
		return r.ration.Said.LeaveUnsaid(ctx, header.To.Group, header.Unasked, at)
	}
	if when.After(at) && header.Unasked != chat.AskedFor { // what was ordered waits for quiet hours by itself
		header.NotBefore = when
	}
	return r.register.Enqueue(ctx, message)
}

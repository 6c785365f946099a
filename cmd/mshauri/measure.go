package main

import (
	"context"
	"errors"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/web/watch"
)

// register is bot.Record by another name: embedded in a struct, a field named
// Record would hide the method.
type register = bot.Record

// measuredRecord counts what is settled, as kept or not.
type measuredRecord struct {
	register
	meter *watch.Meter
}

// Record is bot.Journal's.
func (m measuredRecord) Record(ctx context.Context, posting chat.Posting) error {
	err := m.register.Record(ctx, posting)
	if err == nil {
		m.meter.Kept()
	}
	return err
}

// Skip is bot.Journal's.
func (m measuredRecord) Skip(ctx context.Context, skipped chat.NotKept) error {
	err := m.register.Skip(ctx, skipped)
	if err == nil {
		m.meter.NotKept(skipped.Reason)
	}
	return err
}

// measuredTransport counts what is sent, and how long settling takes.
type measuredTransport struct {
	bot.Transport
	meter *watch.Meter
	now   func() time.Time
}

// Listen is bot.Transport's.
func (m measuredTransport) Listen(ctx context.Context, handle bot.Handler) error {
	return m.Transport.Listen(ctx, func(ctx context.Context, event chat.Event) error {
		began := m.now()
		defer func() { m.meter.Handled(m.now().Sub(began)) }()
		return handle(ctx, event)
	})
}

// Send is bot.Transport's.
func (m measuredTransport) Send(ctx context.Context, message chat.Outgoing) error {
	err := m.Transport.Send(ctx, message)
	var refusal *bot.SendError
	switch {
	case err == nil:
		m.meter.Sent()
	case errors.As(err, &refusal):
		m.meter.SendFailed(string(refusal.Verdict))
	default:
		m.meter.SendFailed("unknown")
	}
	return err
}

// State is what /healthz and /metrics ask.
func (s *service) State(ctx context.Context) (state watch.State, err error) {
	c := s.link.Counters()
	state = watch.State{Link: s.link.State(), Online: s.link.Online(), Line: watch.Line{
		Redelivered: c.Refused, OldCounter: c.OldCounter, Recovered: c.Recovered, Unreadable: c.Unreadable, VotesUnread: c.VotesUnread,
		StorageErrors: c.StorageErrors, Panics: c.Panics, Reconnects: c.Reconnects, Overflowed: c.Overflowed,
	}}
	state.Waiting, state.Oldest, state.Dead, err = s.db.OutboxState(ctx)
	return state, err
}

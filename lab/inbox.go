package lab

import (
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"time"

	"go.mau.fi/whatsmeow/types"
	"go.mau.fi/whatsmeow/types/events"
)

// Tick is one receipt for something that a phone sent.
type Tick struct {
	ID   string
	Chat types.JID
	From types.JID // the device that received or read it
	Type types.ReceiptType
	Time time.Time
}

// Notice is an event about a group, a person's keys or the phone's own line, as whatsmeow gave it.
type Notice struct {
	Event any
}

// receive takes a message into the inbox.
func (p *Phone) receive(e *events.Message) {
	r, ok := p.read(e)
	if !ok {
		return
	}
	if r.Kind == Vote {
		if ballot, err := p.Client().DecryptPollVote(context.Background(), e); err == nil {
			r.Options = p.names(r.Target, ballot.GetSelectedOptions())
		} else {
			r.Kind = Unknown
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if r.Kind == Poll {
		p.remember(r.ID, r.Options)
	}
	for i := range p.inbox {
		if old := &p.inbox[i]; old.ID == r.ID && old.Chat == r.Chat && old.FromPN == r.FromPN {
			old.Count++
			p.wake()
			return
		}
	}
	r.N = p.place()
	p.inbox = append(p.inbox, r)
	for i := range p.inbox {
		if target := &p.inbox[i]; r.Target != "" && target.ID == r.Target && target.Chat == r.Chat {
			switch r.Kind {
			case Edited:
				target.WasEdited, target.EditedText = true, r.Text
			case Deleted:
				target.WasDeleted = true
			}
		}
	}
	p.wake()
}

func (p *Phone) tick(e *events.Receipt) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, id := range e.MessageIDs {
		p.ticks = append(p.ticks, Tick{ID: id, Chat: e.Chat, From: e.Sender, Type: e.Type, Time: e.Timestamp})
	}
	p.wake()
}

func (p *Phone) notice(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.notices = append(p.notices, Notice{Event: event})
	p.wake()
}

// remember keeps a poll's options, whose hashes are all that a vote has.
func (p *Phone) remember(id string, options []string) {
	kept := poll{options: map[[sha256.Size]byte]string{}, order: options}
	for _, option := range options {
		kept.options[sha256.Sum256([]byte(option))] = option
	}
	p.polls[id] = kept
}

func (p *Phone) names(id string, hashes [][]byte) []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	kept := p.polls[id]
	var out []string
	for _, option := range kept.order {
		sum := sha256.Sum256([]byte(option))
		if slices.ContainsFunc(hashes, func(hash []byte) bool { return slices.Equal(hash, sum[:]) }) {
			out = append(out, option)
		}
	}
	return out
}

// Inbox is everything that the phone has received, in order.
func (p *Phone) Inbox() []Received {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.inbox)
}

// Ticks are the receipts for one message that the phone sent.
func (p *Phone) Ticks(id string) []Tick {
	p.mu.Lock()
	defer p.mu.Unlock()
	var out []Tick
	for _, tick := range p.ticks {
		if tick.ID == id {
			out = append(out, tick)
		}
	}
	return out
}

// Notices are the events about groups, keys and the line itself, in order.
func (p *Phone) Notices() []Notice {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.notices)
}

// Wait returns the first message of the inbox that the predicate accepts, waiting for it if need be. The predicate must not
// call the phone.
func (p *Phone) Wait(ctx context.Context, wanted func(Received) bool) (Received, error) {
	var found Received
	err := p.await(ctx, func() bool {
		i := slices.IndexFunc(p.inbox, wanted)
		if i >= 0 {
			found = p.inbox[i]
		}
		return i >= 0
	})
	if err != nil {
		return Received{}, fmt.Errorf("wait for a message to %s: %w", p.PN, err)
	}
	return found, nil
}

// WaitText is Wait for a message with exactly these words.
func (p *Phone) WaitText(ctx context.Context, text string) (Received, error) {
	return p.Wait(ctx, func(r Received) bool { return r.Text == text })
}

// WaitTick returns the first receipt for a message that the predicate accepts, waiting for it if need be.
func (p *Phone) WaitTick(ctx context.Context, id string, wanted func(Tick) bool) (Tick, error) {
	var found Tick
	err := p.await(ctx, func() bool {
		i := slices.IndexFunc(p.ticks, func(t Tick) bool { return t.ID == id && wanted(t) })
		if i >= 0 {
			found = p.ticks[i]
		}
		return i >= 0
	})
	if err != nil {
		return Tick{}, fmt.Errorf("wait for a receipt to %s: %w", p.PN, err)
	}
	return found, nil
}

// WaitNotice returns the first notice that the predicate accepts, waiting for it if need be.
func (p *Phone) WaitNotice(ctx context.Context, wanted func(event any) bool) (Notice, error) {
	var found Notice
	err := p.await(ctx, func() bool {
		i := slices.IndexFunc(p.notices, func(n Notice) bool { return wanted(n.Event) })
		if i >= 0 {
			found = p.notices[i]
		}
		return i >= 0
	})
	if err != nil {
		return Notice{}, fmt.Errorf("wait for a notice to %s: %w", p.PN, err)
	}
	return found, nil
}

// wake lets those who wait look again. The lock is held.
func (p *Phone) wake() {
	if p.grown != nil {
		close(p.grown)
		p.grown = nil
	}
}

func (p *Phone) await(ctx context.Context, answer func() bool) error {
	for {
		p.mu.Lock()
		yes := answer()
		if p.grown == nil {
			p.grown = make(chan struct{})
		}
		grown := p.grown
		p.mu.Unlock()
		if yes {
			return nil
		}
		select {
		case <-grown:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

package whatsapp

import (
	"context"
	"time"

	"go.uber.org/zap"

	"github.com/mshauri/mshauri/chat"
)

// supervise keeps the line up while somebody listens: new lines for what was
// withheld, a watchdog for lines on which nobody is, and the long waits after
// refusals.
func (l *Link) supervise(ctx context.Context) {
	tick := time.NewTicker(l.options.Pace.Watchdog / 3)
	defer tick.Stop()
	missing := 0
	link, changed := l.state.changes()
	patience := l.wait(ctx, link)   // until a refused device may try again
	l.reconnect("listening begins") // a line left open by pairing has withheld what came
	for {
		select {
		case <-ctx.Done():
			return
		case <-changed:
			link, changed = l.state.changes()
			patience = l.wait(ctx, link)
		case <-patience:
			patience = time.After(l.options.Pace.Outdated)
			l.refreshedVersion(ctx)
			l.reconnect("the refusal may be over")
		case <-l.recall.due:
			if reconnects(link.State) {
				l.callAgain(ctx)
			}
		case <-tick.C:
			if !reconnects(link.State) || l.state.isOnline() && l.current().IsConnected() {
				missing = 0
				l.unlock(link)
			} else if missing++; missing >= 3 {
				missing = 0
				l.counters.reconnects.Add(1)
				l.reconnect("the watchdog found nobody on the line")
			}
		}
	}
}

// reconnects reports whether a state is one in which a new line may help.
func reconnects(state chat.LinkState) bool {
	switch state {
	case chat.LinkPaired, chat.LinkConnected, chat.LinkLost, chat.LinkTimeLocked:
		return true
	default: // unpaired, logged out, replaced, banned and outdated ones have reasons of their own
		return false
	}
}

// wait begins the long wait that a state asks for.
func (l *Link) wait(ctx context.Context, link chat.Link) <-chan time.Time {
	switch link.State {
	case chat.LinkOutdated:
		if link.Newest == "" && l.refreshedVersion(ctx) {
			l.reconnect("there is a newer version")
		}
		return time.After(l.options.Pace.Outdated)
	case chat.LinkBanned:
		if link.Until.IsZero() {
			return time.After(l.options.Pace.Outdated)
		}
		return time.After(max(link.Until.Sub(l.options.Now()), time.Second))
	default:
		return nil
	}
}

// callAgain opens a new line, once link.db can be written to.
func (l *Link) callAgain(ctx context.Context) {
	if l.trouble.active.Load() {
		probe, cancel := context.WithTimeout(ctx, 10*time.Second)
		defer cancel()
		if err := l.storage.probe(probe); err != nil {
			l.log.Warn("the WhatsApp store still cannot be used", zap.String("cause", Mask(err.Error())))
			l.recall.ask()
			return
		}
		l.trouble.active.Store(false)
		l.log.Info("the WhatsApp store can be used again")
	}
	l.counters.reconnects.Add(1)
	l.reconnect("messages were withheld")
}

// unlock notes that a time-lock is over.
func (l *Link) unlock(link chat.Link) {
	if link.State == chat.LinkTimeLocked && l.state.isOnline() && !link.Until.After(l.options.Now()) {
		l.connected()
	}
}

package whatsapp

import (
	"context"
	"sync"
	"time"

	"go.mau.fi/whatsmeow/store"
	"go.uber.org/zap"

	"github.com/mshauri/mshauri/chat"
)

// state is what is known of the line: one of chat's link states with what
// belongs to it.
type state struct {
	mu   sync.Mutex
	link chat.Link
	// online reports whether the last thing heard of the line was that it is up.
	online bool
	// timeLock is until when WhatsApp lets us begin no new private chat.
	timeLock time.Time
	// went is closed and replaced at every change.
	went chan struct{}
}

// firstState is the state before anything is connected.
func (l *Link) firstState(ctx context.Context, device *store.Device) (*state, error) {
	s := &state{went: make(chan struct{}), link: chat.Link{State: chat.LinkUnpaired, Since: l.options.Now().UTC()}}
	if !device.GetJID().IsEmpty() {
		s.link.State = chat.LinkPaired
	}
	var err error
	if s.link.PhoneSeen, err = l.storage.metaTime(ctx, metaPhoneSeen); err != nil {
		return nil, err
	}
	s.timeLock, err = l.storage.metaTime(ctx, metaTimeLock)
	return s, err
}

func (s *state) get() chat.Link {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.link
}

func (s *state) isOnline() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.online
}

// changes returns a channel that is closed at the next change.
func (s *state) changes() (chat.Link, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.link, s.went
}

// become sets the state and reports whether it is another than before.
func (s *state) become(next chat.Link, online bool) (chat.Link, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.online = online
	next.PhoneSeen = s.link.PhoneSeen
	before := s.link
	before.Since = next.Since
	if before == next {
		return s.link, false
	}
	if s.link.State == next.State {
		next.Since = s.link.Since
	}
	s.link = next
	close(s.went)
	s.went = make(chan struct{})
	return next, true
}

// setOnline notes that the line is up or down without a change of state: we
// hang up ourselves now and then.
func (s *state) setOnline(online bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.online = online
}

// become sets the state of the line and tells the handler if it is a new one.
func (l *Link) become(next chat.Link, online bool) {
	next.Since = l.options.Now().UTC()
	if link, changed := l.state.become(next, online); changed {
		l.log.Info("link changed", zapState(link))
		l.again.push(chat.LinkChanged{Link: link})
	}
}

// connected sets the state that an open line has.
func (l *Link) connected() {
	now := l.options.Now().UTC()
	if until := l.timeLockedUntil(); until.After(now) {
		l.become(chat.Link{State: chat.LinkTimeLocked, Until: until, Code: codeTimeLock}, true)
		return
	}
	l.become(chat.Link{State: chat.LinkConnected}, true)
}

func (l *Link) timeLockedUntil() time.Time {
	l.state.mu.Lock()
	defer l.state.mu.Unlock()
	return l.state.timeLock
}

// timeLocked notes that no new private chat may be begun for a day.
func (l *Link) timeLocked(ctx context.Context) time.Time {
	until := l.options.Now().UTC().Add(timeLockLasts)
	l.state.mu.Lock()
	l.state.timeLock = until
	l.state.mu.Unlock()
	_ = l.trouble.note(l.storage.setMetaTime(ctx, metaTimeLock, until))
	l.connected()
	return until
}

// phoneSeen notes that something came from the phone itself. WhatsApp unlinks
// devices whose phone was not seen for two weeks, so the operator is told.
func (l *Link) phoneSeen(ctx context.Context) {
	now := l.options.Now().UTC()
	l.state.mu.Lock()
	due := now.Sub(l.state.link.PhoneSeen) >= time.Hour
	if due {
		l.state.link.PhoneSeen = now
	}
	link := l.state.link
	l.state.mu.Unlock()
	if due {
		_ = l.trouble.note(l.storage.setMetaTime(ctx, metaPhoneSeen, now))
		l.again.push(chat.LinkChanged{Link: link})
	}
}

// zapState is a state for the log: no part of it is anybody's.
func zapState(link chat.Link) zap.Field {
	return zap.Dict("link", zap.String("state", string(link.State)), zap.Int("code", link.Code), zap.Time("until", link.Until))
}

package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/zap"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
)

// told collects what an alert address was sent.
type told struct {
	mu     sync.Mutex
	said   []string
	status int
}

func (l *told) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.status != 0 {
		w.WriteHeader(l.status)
		return
	}
	l.said = append(l.said, string(body))
}

func (l *told) take() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	said := l.said
	l.said = nil
	return said
}

func (l *told) answer(status int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.status = status
}

// Broken on purpose: with a.gone never reset the line that came back was told
// of as lost at once when it went again; without `told` each look told again.
func TestSomebodyIsToldWhenWhatsAppIsGone(t *testing.T) {
	listener := &told{}
	server := httptest.NewServer(listener)
	defer server.Close()
	now := time.Date(2026, 11, 2, 7, 0, 0, 0, time.UTC)
	link, online := chat.Link{State: chat.LinkConnected, PhoneSeen: now}, true
	a := newAlerter(config.Alert{URL: server.URL, AfterMinutes: 10}, bot.Clock{Now: func() time.Time { return now }}, zap.NewNop())
	a.link = func() (chat.Link, bool) { return link, online }
	// after lets time pass, looks once, and wants so many sentences, the first
	// of them with a word in it.
	after := func(d time.Duration, want int, word string) {
		t.Helper()
		now = now.Add(d)
		a.look()
		a.tell(t.Context())
		said := listener.take()
		if len(said) != want || want > 0 && !strings.Contains(said[0], word) {
			t.Errorf("after %s: %q, want %d with %q", d, said, want, word)
		}
	}
	after(time.Hour, 0, "")
	link.State, online = chat.LinkLost, false
	after(time.Minute, 0, "")
	after(9*time.Minute, 0, "")
	after(time.Minute, 1, "since 2 November 08:01")
	after(time.Hour, 0, "")
	after(24*time.Hour, 1, "since 2 November")
	link.State, online = chat.LinkConnected, true
	link.PhoneSeen = now
	after(time.Minute, 1, "up again")
	after(time.Minute, 0, "")
	link.State, online = chat.LinkLost, false
	after(time.Minute, 0, "")
	link.State = chat.LinkLoggedOut // what does not mend itself is told at once
	after(0, 1, "Mshauri: since")
	// What cannot be told is told later, in its order.
	listener.answer(500)
	link.State, online = chat.LinkConnected, true
	after(time.Minute, 0, "")
	listener.answer(0)
	after(time.Minute, 1, "up again")
	after(11*24*time.Hour, 1, "the phone was last heard of on")
}

func TestTheAlertCommandGetsTheSentence(t *testing.T) {
	folder := t.TempDir()
	said, program := filepath.Join(folder, "said"), filepath.Join(folder, "tell")
	must(t, os.WriteFile(program, []byte("#!/bin/sh\nprintf '%s\\n' \"$1: $2\" >> "+said+"\n"), 0o700))
	now := time.Date(2026, 11, 2, 7, 0, 0, 0, time.UTC)
	a := newAlerter(config.Alert{Command: []string{program, "to the office"}, AfterMinutes: 10}, bot.Clock{Now: func() time.Time { return now }}, zap.NewNop())
	a.say("alarm x", alarmAgain, "One; $(sentence) with `quotes`.")
	a.say("alarm x", alarmAgain, "Not twice within the hour.")
	a.tell(t.Context())
	content, err := os.ReadFile(said)
	must(t, err)
	if string(content) != "to the office: One; $(sentence) with `quotes`.\n" {
		t.Errorf("the command got %q", content)
	}
	a.settings.Command = []string{filepath.Join(folder, "nothing there")}
	a.say("alarm y", alarmAgain, "Two.")
	a.tell(t.Context())
	if len(a.waiting) != 1 {
		t.Errorf("%d wait, want the one that could not be told", len(a.waiting))
	}
}

package main

import (
	"io"
	"net"
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
	"github.com/mshauri/mshauri/lab"
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

// freeAddress is a loopback address that nobody uses now.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer func() { must(t, listener.Close()) }()
	return listener.Addr().String()
}

// The eyes on the real road: health goes with the line, the numbers with what
// is said, and somebody is told when the number is logged out.
func TestHealthAndAlertsOnTheRoad(t *testing.T) {
	listener := &told{}
	office := httptest.NewServer(listener)
	defer office.Close()
	address := freeAddress(t)
	s := newScene(t, func(settings *config.Settings) {
		settings.Watch.Address = address
		settings.Alert = config.Alert{URL: office.URL, AfterMinutes: 10}
	})
	s.serve(decorators{})
	get := func(path string) (int, string) {
		answer, err := http.Get("http://" + address + path)
		if err != nil {
			return 0, err.Error()
		}
		defer func() { _ = answer.Body.Close() }()
		body, err := io.ReadAll(answer.Body)
		must(t, err)
		return answer.StatusCode, string(body)
	}
	health := func(want int) func() bool {
		return func() bool { status, _ := get("/healthz"); return status == want }
	}
	s.await(20*time.Second, "the service to be healthy", health(200))
	nurse := s.phone("Nurse 1")
	group := s.group(lab.LIDMode, "The mentees", nurse)
	s.allow(group, chat.MenteesGroup)
	_, err := nurse.Say(within(t, 20*time.Second), group, "Patient name: Achieng Atieno, simu 0712 345 678")
	must(t, err)
	s.await(20*time.Second, "the posting to be counted", func() bool {
		_, body := get("/metrics")
		return strings.Contains(body, "\nmshauri_postings_total 1\n")
	})
	_, body := get("/metrics")
	for _, private := range []string{"Achieng", "0712", "345 678", nurse.PN.User, s.account.PN.User, group.User, "The mentees"} {
		if strings.Contains(body, private) {
			t.Errorf("the metrics show %q", private)
		}
	}
	must(t, s.server.Hold(s.device))
	s.await(20*time.Second, "the line to be lost", health(503))
	must(t, s.server.Release(s.device))
	s.await(60*time.Second, "the line to come back", health(200))
	must(t, s.server.End(s.device, "device_removed"))
	s.await(20*time.Second, "the service to see that it is logged out", func() bool {
		status, body := get("/healthz")
		return status == 503 && strings.Contains(body, "pair")
	})
	s.await(60*time.Second, "the office to be told", func() bool {
		said := listener.take()
		return len(said) == 1 && strings.Contains(said[0], "pair")
	})
}

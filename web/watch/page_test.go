package watch_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/web/watch"
)

// service says what the test wants it to say.
type service struct {
	mu    sync.Mutex
	state watch.State
	err   error
}

func (s *service) State(context.Context) (watch.State, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state, s.err
}

func (s *service) set(state watch.State, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state, s.err = state, err
}

// serve starts the page and returns a function that fetches from it.
func serve(t *testing.T, s *service, m *watch.Meter) func(path string) (int, string) {
	t.Helper()
	page, err := watch.Listen("127.0.0.1:0", m, s)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- page.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return func(path string) (int, string) {
		t.Helper()
		answer, err := http.Get("http://" + page.Address() + path)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		return answer.StatusCode, string(body)
	}
}

// Broken on purpose: without the line that writes 503 the second case is 200.
func TestHealthFollowsTheLine(t *testing.T) {
	s := &service{}
	get := serve(t, s, watch.NewMeter(s, "test"))
	for _, test := range []struct {
		label  string
		state  watch.State
		err    error
		status int
	}{
		{"connected", watch.State{Link: chat.Link{State: chat.LinkConnected}, Online: true}, nil, 200},
		{"lost", watch.State{Link: chat.Link{State: chat.LinkLost}}, nil, 503},
		{"time-locked, and the line is up", watch.State{Link: chat.Link{State: chat.LinkTimeLocked}, Online: true}, nil, 200},
		{"no record", watch.State{}, errors.New("the disk is full"), 503},
	} {
		s.set(test.state, test.err)
		status, body := get("/healthz")
		if status != test.status || len(body) < 10 || strings.Contains(body, "disk is full") {
			t.Errorf("%s: %d %q", test.label, status, body)
		}
	}
}

func TestMetricsCountAndNameNobody(t *testing.T) {
	s := &service{}
	m := watch.NewMeter(s, "v1")
	get := serve(t, s, m)
	s.set(watch.State{
		Link: chat.Link{State: chat.LinkConnected, PhoneSeen: time.Unix(1000, 0)}, Online: true,
		Waiting: 3, Oldest: time.Unix(2000, 0), Dead: 1, Line: watch.Line{Redelivered: 5, OldCounter: 6},
	}, nil)
	m.Kept()
	m.Kept()
	m.NotKept(chat.NoConsent)
	m.Sent()
	m.SendFailed("retry")
	m.Handled(3 * time.Millisecond)
	_, body := get("/metrics")
	for _, line := range []string{
		`mshauri_postings_total 2`, `mshauri_not_kept_total{reason="no consent"} 1`, `mshauri_not_kept_total{reason="unreadable"} 0`,
		`mshauri_sent_total 1`, `mshauri_send_errors_total{verdict="retry"} 1`, `mshauri_handling_seconds_count 1`,
		`mshauri_up 1`, `mshauri_connected 1`, `mshauri_link_state{state="connected"} 1`, `mshauri_outbox_depth 3`,
		`mshauri_outbox_oldest_timestamp_seconds 2000`, `mshauri_dead_letters 1`, `mshauri_phone_seen_timestamp_seconds 1000`,
		`mshauri_redeliveries_total 5`, `mshauri_old_counter_total 6`, `mshauri_build_info{version="v1"} 1`,
	} {
		if !strings.Contains(body, "\n"+line+"\n") {
			t.Errorf("no line %q", line)
		}
	}
	// When nothing is known of the phone, nothing is said of it.
	s.set(watch.State{Link: chat.Link{State: chat.LinkLost}}, nil)
	if _, body = get("/metrics"); strings.Contains(body, "phone_seen") || !strings.Contains(body, "\nmshauri_connected 0\n") {
		t.Error("a phone of which nothing is known must not be shown, and the line is down")
	}
	s.set(watch.State{}, errors.New("no record"))
	if status, body := get("/metrics"); status != 200 || !strings.Contains(body, "\nmshauri_up 0\n") {
		t.Errorf("without a record: %d", status)
	}
}

func TestAnAddressInUseIsSaidAtTheStart(t *testing.T) {
	s := &service{}
	first, err := watch.Listen("127.0.0.1:0", watch.NewMeter(s, "test"), s)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := watch.Listen(first.Address(), watch.NewMeter(s, "test"), s); err == nil {
		t.Error("the same address was opened twice")
	}
	if err := first.Run(ctx); err != nil {
		t.Error(err)
	}
}

// Nothing but the two pages is there, and nothing can be done on them. Seen red:
// with /metrics under every method.
func TestNoPageIsABackDoor(t *testing.T) {
	s := &service{state: watch.State{Online: true, Link: chat.Link{State: chat.LinkConnected}}}
	page, err := watch.Listen("127.0.0.1:0", watch.NewMeter(s, "test"), s)
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	ctx, cancel := context.WithCancel(context.Background())
	go func() { ended <- page.Run(ctx) }()
	defer func() { cancel(); <-ended }()
	for _, path := range []string{"/healthz", "/metrics", "/", "/debug/pprof/", "/groups"} {
		for _, method := range []string{"GET", "POST", "PUT", "DELETE"} {
			r, err := http.NewRequestWithContext(t.Context(), method, "http://"+page.Address()+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			answer, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			_ = answer.Body.Close()
			isThere := path == "/healthz" || path == "/metrics"
			isFound := answer.StatusCode != http.StatusNotFound && answer.StatusCode != http.StatusMethodNotAllowed
			if isFound != (isThere && method == "GET") {
				t.Errorf("%s %s: %d", method, path, answer.StatusCode)
			}
		}
	}
}

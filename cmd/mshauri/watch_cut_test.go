//go:build !race

package main

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/lab"
)

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
func TestCutHealthAndAlerts(t *testing.T) {
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

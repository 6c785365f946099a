//go:build !race

package main

import (
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// Seen red: with a doctor that only asks whether the service is alive.
func TestCutDoctorAsksTheRunningService(t *testing.T) {
	s := newScene(t)
	s.serve(decorators{})
	s.await(20*time.Second, "the doctor to find the service well", func() bool {
		f := checkService(t.Context(), s.settings)
		return f.advice == "" && strings.Contains(f.known, "on the line")
	})
	must(t, s.server.Hold(s.device))
	s.await(20*time.Second, "the doctor to see that the line is gone", func() bool {
		return strings.Contains(checkService(t.Context(), s.settings).advice, "without a line")
	})
	s.stop()
	if f := checkService(t.Context(), s.settings); !strings.Contains(f.advice, "not running") {
		t.Errorf("a service that is stopped: %+v", f)
	}
	for said, now := range map[string]localHealth{
		"link.db cannot be":     {Online: true, StoreFails: true},
		"written to the record": {Online: true, Refusing: true},
		"(banned)":              {Link: chat.Link{State: chat.LinkBanned}},
	} {
		if f := judge(now); !strings.Contains(f.advice, said) {
			t.Errorf("%+v: %q does not say %q", now, f.advice, said)
		}
	}
}

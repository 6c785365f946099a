package main

import (
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/moderation/policy"
)

// On the real road: what a reviewer says of a passage reaches the service while
// it runs.
func TestAReviewReachesTheRunningService(t *testing.T) {
	s := newScene(t)
	s.serve(decorators{})
	nurse := s.phone("Nurse Achieng")
	s.allow(s.group(lab.LIDMode, "Wanafunzi", nurse), chat.MenteesGroup)
	ctx := within(t, 90*time.Second)
	const passage = "Never recap a needle"
	answered := func(with bool) {
		sent(t)(nurse.Say(ctx, s.account.PN, "recap needles after use, is it allowed"))
		_, err := nurse.Wait(ctx, func(r lab.Received) bool {
			answer := strings.Contains(r.Text, "Reply 1") || strings.Contains(r.Text, "did not understand")
			return answer && strings.Contains(r.Text, passage) == with
		})
		must(t, err)
	}
	answered(true)
	withdrawn := policy.Standing{State: policy.Withdrawn, Review: policy.Review{Office: "an invented office", Date: "2026-11-21"}}
	must(t, s.service.db.SetStanding(ctx, "KE-INJ-02", withdrawn, "Staff 2", time.Now()))
	s.await(30*time.Second, "the service to take the review up", func() bool {
		p, ok := s.service.shelf.pack().Find("KE-INJ-02")
		return ok && p.State == policy.Withdrawn
	})
	answered(false)
}

// The doctor says when nobody has reviewed the emergency lines.
func TestDoctorAsksForEmergencyLines(t *testing.T) {
	settings := config.Default()
	if f := checkEmergency(settings); !strings.Contains(f.advice, "emergency.lines_en") {
		t.Errorf("without lines: %+v", f)
	}
	settings.Emergency = config.Emergency{LinesEN: "Call", LinesSW: "Piga simu", ReviewedBy: "an invented office"}
	if f := checkEmergency(settings); f.advice == "" {
		t.Errorf("without a day of review: %+v", f)
	}
	settings.Emergency.ReviewedOn = "2026-11-21"
	if f := checkEmergency(settings); f.advice != "" || !strings.Contains(f.known, "an invented office") {
		t.Errorf("with reviewed lines: %+v", f)
	}
}

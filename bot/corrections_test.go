package bot_test

import (
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/bot/reactions"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/dispute"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/privacy"

	"go.uber.org/zap"
)

// A passage that was quoted and then falls is put right in its group, once, at
// a facilitator's word.
//
// Broken on purpose: without the claim, each run proposed it anew.
func TestACorrectionIsProposedOnce(t *testing.T) {
	h, groups := scenarioHouse(t, chat.English, false)
	h.hear("amina", "", "hi")
	h.settle()
	ctx := t.Context()
	ruling := dispute.Ruling{
		Group: groups["mentees"], Matter: "mdvp", Passage: "KE-MDVP-01", Text: privacy.Author("(what was said)"),
		State: dispute.Posted, Made: h.clock.Now(), Decided: h.clock.Now(), Message: "RULING",
	}
	number, err := h.db.MakeRuling(ctx, ruling)
	if err != nil {
		t.Fatal(err)
	}
	ruling.Number = number
	if err := h.db.KeepRuling(ctx, ruling); err != nil {
		t.Fatal(err)
	}
	review := policy.Review{Office: "the invented office", Date: "2026-11-02"}
	said := map[policy.ID]policy.Standing{"KE-MDVP-01": {State: policy.Superseded, Review: review, SupersededBy: []policy.ID{"KE-MDVP-02"}}}
	if err := h.db.SetStanding(ctx, "KE-MDVP-01", said["KE-MDVP-01"], "sara", h.clock.Now()); err != nil {
		t.Fatal(err)
	}
	pack := policy.Shipped().AsReviewed(review).With(said)
	run := func() string {
		t.Helper()
		scheduler := &bot.Scheduler{Occurrences: h.db, Outbox: h.record, Key: privacy.NewKey(), Clock: h.clock, Log: zap.NewNop(), Committed: h.dispatcher.Wake}
		job := bot.Job{Name: "corrections", Run: reactions.Corrections(h.db, func() *policy.Pack { return pack }, h.desk)}
		if err := scheduler.CarryOut(ctx, job, h.clock.Now()); err != nil {
			t.Fatal(err)
		}
		return h.said(h.settle())
	}
	first := run()
	for _, want := range []string{"A passage that I quoted in mentees has changed", "P-1 has changed since I quoted it", "In short, after", "/ok 1"} {
		if !strings.Contains(first, want) {
			t.Errorf("it does not say %q:\n%s", want, first)
		}
	}
	h.moment.Add(int64(24 * time.Hour))
	if again := run(); strings.Contains(again, "has changed") {
		t.Errorf("the same is proposed again:\n%s", again)
	}
	h.hear("amina", "", "/ok 1")
	if posted := h.said(h.settle()); !strings.Contains(posted, "to the group") || !strings.Contains(posted, "P-1 has changed") {
		t.Errorf("after the facilitator's word:\n%s", posted)
	}
}

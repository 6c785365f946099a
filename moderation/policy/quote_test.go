package policy_test

import (
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/moderation/policy"
)

var review = policy.Review{Office: "sub-county EPI office", Date: "2027-01-15"}

func passage(change func(*policy.Passage)) policy.Passage {
	p := policy.Passage{
		ID: "T-1", Text: "Keep vaccines at +2 to +8 C.", Topic: "coldchain", Area: "cold-chain", Document: "Guidelines", Edition: "2013", Page: "p. 28",
		Confidence: policy.ReadInSource, Authority: policy.NationalPolicy, Kind: policy.Summary, State: policy.Reviewed, Review: review,
	}
	change(&p)
	return p
}

func TestRulesForQuoting(t *testing.T) {
	inUse := []policy.Product{"pcv/four-dose"}
	today := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		label                              string
		change                             func(*policy.Passage)
		quotable, national, unasked, settl bool
	}{
		{"reviewed national policy", func(*policy.Passage) {}, true, true, true, true},
		{"a draft may be shown, and settles nothing", func(p *policy.Passage) { p.State, p.Review = policy.Draft, policy.Review{} }, true, true, false, false},
		{"reviewed, but by nobody", func(p *policy.Passage) { p.Review = policy.Review{} }, true, true, false, false},
		{"unverified background", func(p *policy.Passage) { p.Confidence = policy.Background }, false, true, false, false},
		{"no authority", func(p *policy.Passage) { p.Authority = policy.NoAuthority }, false, false, false, false},
		{"training is not national policy", func(p *policy.Passage) { p.Authority = policy.Training }, true, false, true, true},
		{"a ministry statement is not national policy", func(p *policy.Passage) { p.Authority = policy.Programme }, true, false, true, true},
		{"software is not national policy", func(p *policy.Passage) { p.Authority = policy.System }, true, false, true, true},
		{"WHO is not national policy", func(p *policy.Passage) { p.Authority = policy.WHO }, true, false, true, true},
		{"withdrawn", func(p *policy.Passage) { p.State = policy.Withdrawn }, false, true, false, false},
		{"superseded", func(p *policy.Passage) { p.State, p.SupersededBy = policy.Superseded, []policy.ID{"T-2"} }, true, true, false, false},
		{"no document", func(p *policy.Passage) { p.Document = "" }, false, true, false, false},
		{"run out", func(p *policy.Passage) { p.ValidTo = "2025-11-02" }, true, true, true, false},
		{"run out this month is still valid", func(p *policy.Passage) { p.ValidTo = "2026-11" }, true, true, true, true},
		{"not yet valid", func(p *policy.Passage) { p.ValidFrom = "2027" }, true, true, true, false},
		{"bound in words", func(p *policy.Passage) { p.ValidTo = "as long as the vials are in use" }, true, true, true, true},
		{"the product in use", func(p *policy.Passage) { p.Products = inUse }, true, true, true, true},
		{"another product", func(p *policy.Passage) { p.Products = []policy.Product{"pcv/two-dose"} }, true, true, true, false},
		{"a product of which nobody said whether it is in use", func(p *policy.Passage) { p.Products = []policy.Product{"rota/rotarix"} }, true, true, true, false},
	} {
		t.Run(c.label, func(t *testing.T) {
			p := passage(c.change)
			if got := p.Quotable(); got != c.quotable {
				t.Errorf("quotable %v, want %v", got, c.quotable)
			}
			if got := p.IsNationalPolicy(); got != c.national {
				t.Errorf("national policy %v, want %v", got, c.national)
			}
			if got := p.MayPostUnasked(); got != c.unasked {
				t.Errorf("may be posted unasked %v, want %v", got, c.unasked)
			}
			if got := p.MaySettle(inUse, today); got != c.settl {
				t.Errorf("may settle %v, want %v", got, c.settl)
			}
		})
	}
	if (policy.Passage{}).Quotable() || (policy.Passage{}).MayPostUnasked() {
		t.Error("the zero passage must allow nothing")
	}
}

func TestNothingShippedSettlesBeforeReview(t *testing.T) {
	for _, p := range policy.Shipped().Passages() {
		if p.MayPostUnasked() || p.MaySettle(p.Products, time.Time{}) {
			t.Errorf("%s may be posted unasked, though nobody has reviewed it", p.ID)
		}
		if p.Kind != policy.Summary {
			t.Errorf("%s: what ships is our own words", p.ID)
		}
	}
}

func TestOnlyNationalPolicyIsCalledSo(t *testing.T) {
	for _, p := range policy.Shipped().Passages() {
		for language, words := range map[string]string{"en": "(national policy)", "sw": "(sera ya kitaifa)"} {
			shown := policy.Show(policy.Hit{Passage: p}, parse(t, language)).String()
			if strings.Contains(shown, words) != (p.Authority == policy.NationalPolicy && p.Quotable()) {
				t.Errorf("%s, %s: %q", p.ID, p.Authority, shown)
			}
		}
	}
}

func TestEditions(t *testing.T) {
	pack := policy.Shipped()
	p, _ := pack.Find("KE-SCH-07")
	if !p.EditionsDiffer() || !p.IsOutdated(time.Time{}) {
		t.Error("KE-SCH-07 is the older of two editions")
	}
	newer := pack.Newer("KE-SCH-07")
	if len(newer) != 1 || newer[0].ID != "KE-SCH-08" {
		t.Errorf("newer than KE-SCH-07: %v", newer)
	}
	both := pack.Editions("KE-MDVP-05")
	if len(both) != 2 || both[0].ID != "KE-MDVP-06" {
		t.Errorf("beside KE-MDVP-05 stand %d passages", len(both))
	}
	if others := pack.Editions("KE-TT-01"); len(others) != 1 || others[0].ID != "KE-TT-02" {
		t.Errorf("beside KE-TT-01 stand %d passages", len(others))
	}
}

// What ships as practice, from no opened page, never becomes a ruling, whatever
// office has reviewed it, and says at each showing what it is. A passage of
// practice that was given a document and an authority was seen to turn it red.
func TestPracticeIsNeverARuling(t *testing.T) {
	practice := 0
	for _, p := range shipped().Passages() { // which are taken as reviewed
		if p.Source != "BG" && p.Confidence != policy.Background {
			continue
		}
		practice++
		if p.Confidence != policy.Background || p.Quotable() || p.IsNationalPolicy() || p.MayPostUnasked() || p.MaySettle(p.Products, time.Time{}) {
			t.Errorf("%s is practice, and yet may be quoted", p.ID)
		}
		shown := policy.Show(policy.Hit{Passage: p}, "en").String()
		if !strings.HasPrefix(shown, "General practice, no page was opened: ") || !strings.HasSuffix(shown, " Ask your mentor first.") {
			t.Errorf("%s does not say that it is practice: %s", p.ID, shown)
		}
	}
	if practice < 200 {
		t.Errorf("only %d passages of practice were looked at", practice)
	}
}

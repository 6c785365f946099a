package policy_test

import (
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/moderation/policy/document"
)

const guide = `# 1. Open vials

An opened vial of product A may be used for 28 days if it is kept between +2 and +8 degrees. Write the date on it.

Short.

# 2. A long story

` // goes on below

func imported(t *testing.T, text string) (*policy.Pack, document.Document, int) {
	t.Helper()
	d, err := document.Read("guide.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	passages, leftOut := policy.Split(d, policy.Import{
		Name: "GUIDE-2026", Title: "Invented Guide", Edition: "2026", Origin: "guide.md", Source: "invented",
		Authority: policy.NationalPolicy, ValidFrom: "2026-01-01",
	})
	pack, err := policy.New(passages)
	if err != nil {
		t.Fatal(err)
	}
	return pack, d, leftOut
}

// Quotation marks stand only round characters that are in an imported file.
//
// Broken on purpose: a Split that upper-cased its first letter was seen here.
func TestWhatIsQuotedStandsInTheFile(t *testing.T) {
	long := strings.Repeat("The vaccine carrier is packed with conditioned ice packs before the session begins. ", 30)
	endless := strings.Repeat("word ", 300) + "."
	pack, d, leftOut := imported(t, guide+long+"\n\n"+endless+"\n")
	if leftOut != 1 {
		t.Errorf("%d sentences were left out, want the endless one", leftOut)
	}
	text := strings.Join(strings.Fields(d.Text()), " ")
	for _, p := range pack.Passages() {
		for _, language := range []chat.Language{chat.English, chat.Kiswahili} {
			shown := policy.Show(policy.Hit{Passage: p}, language).String()
			_, rest, opened := strings.Cut(shown, "“")
			quoted, _, closed := strings.Cut(rest, "”")
			if !opened || !closed || !strings.Contains(text, quoted) || len(quoted) < 25 {
				t.Errorf("%s: not in the file: %q", p.ID, quoted)
			}
			if !p.Fits() {
				t.Errorf("%s is too long to be shown", p.ID)
			}
		}
	}
	for _, p := range policy.Shipped().Passages() {
		if shown := policy.Show(policy.Hit{Passage: p}, chat.English).String(); strings.ContainsAny(shown, "“”„«»") {
			t.Errorf("%s was imported from no file, and is shown in quotation marks: %s", p.ID, shown)
		}
	}
	if faults := pack.Check(); len(faults) > 0 {
		t.Errorf("the pack: %q", faults)
	}
	first, ok := pack.Find("GUIDE-2026-001")
	if !ok || first.Page != "1. Open vials" || first.State != policy.Draft || first.MayPostUnasked() {
		t.Errorf("the first passage: %+v", first)
	}
}

// An imported passage is found before a shipped one on the same matter, and
// what it replaces is not offered alone any more.
func TestImportedPassagesOutrankShippedOnes(t *testing.T) {
	lower, _, _ := imported(t, guide)
	all := lower.Passages()
	for i := range all {
		all[i].ID = "OLD-" + all[i].ID
		all[i].Document, all[i].Edition, all[i].ValidFrom = "Older Guide", "2013", ""
	}
	old, err := policy.New(all)
	if err != nil {
		t.Fatal(err)
	}
	newer := lower.Over(old.Until("older guide", time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)))
	if first := newer.Passages()[0]; first.Document != "Invented Guide" {
		t.Errorf("first comes %s", first.ID)
	}
	p, _ := newer.Find("OLD-GUIDE-2026-001")
	for day, outdated := range map[time.Time]bool{
		time.Date(2025, 12, 31, 12, 0, 0, 0, time.UTC): false, time.Date(2026, 1, 1, 1, 0, 0, 0, time.UTC): true,
	} {
		if p.IsOutdated(day) != outdated {
			t.Errorf("on %s the older one is outdated: %t", day, !outdated)
		}
	}
	reviewed := newer.With(map[policy.ID]policy.Standing{"GUIDE-2026-001": {State: policy.Reviewed, Review: policy.Review{Office: "the office", Date: "2026-02-01"}}})
	if p, _ := reviewed.Find("GUIDE-2026-001"); !p.MayPostUnasked() {
		t.Error("a reviewed passage of national policy may be posted unasked")
	}
}

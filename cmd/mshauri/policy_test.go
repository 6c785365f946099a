package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.uber.org/zap"

	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/moderation/policy"
)

const inventedGuide = `# 1. Opened vials

An opened vial of product Q is thrown away after nine days, whatever is left in it.

# 2. Cold boxes

A cold box is opened at most four times in a session, and closed at once.
`

// A document goes its way: imported by one, refused without a second, shown,
// confirmed by another, found, reviewed and withdrawn.
func TestAProgrammesOwnDocument(t *testing.T) {
	m := newMachine(t)
	guide := filepath.Join(m.folder, "guide.md")
	must(t, os.WriteFile(guide, []byte(inventedGuide), 0o600))
	importing := []string{
		"policy", "import", guide, "--name", "INV-2026", "--title", "Invented Guide", "--edition", "2026", "--authority", "KE-policy",
		"--source", "invented for a test", "--by", "Staff 2",
	}
	m.types("", "policy", "check").does("no fault", "0 are reviewed")
	m.types("", importing...).refuses(1, "mshauri pair first")
	m.types("0712 000 002\n", "member", "add", "--role", "staff", "--label", "Staff 2").does()
	m.types("", append(append([]string(nil), importing...), "--replaces", "A title that nobody knows")...).refuses(1, "no passage comes from a document titled")
	m.types("", importing...).does("guide.md: 2 passages", "INV-2026-001 (1. Opened vials", "“An opened vial of product Q", "policy confirm INV-2026")
	m.types("", importing...).refuses(1, "is here already")
	m.types("", "policy", "list").does("waits for a second person")
	m.types("", "policy", "confirm", "INV-2026", "--by", "Staff 2", "--office", "the office").refuses(1, "imported by somebody else")
	m.types("", "policy", "confirm", "INV-2026", "--by", "Staff 9", "--office", "the office").refuses(1, "--by must be the label")
	m.types("0712 000 003\n", "member", "add", "--role", "staff", "--label", "Staff 3").does()
	m.types("", "policy", "confirm", "INV-2026", "--by", "Staff 3", "--office", "the office").does("is confirmed", "within a minute")
	m.types("", "policy", "list").does("in use, confirmed by Staff 3 for the office")
	m.types("", "policy", "show", "INV-2026-002").does("reviewed, the office", "“A cold box is opened", "had from: invented")
	m.types("", "policy", "check").does("no fault", "2 are reviewed")
	m.types("", "policy", "review", "INV-2026-002", "NO-SUCH-01", "--office", "the office", "--by", "Staff 2").refuses(1, "no passage NO-SUCH-01")
	m.types("", "policy", "review", "INV-2026-002", "--state", "superseded", "--office", "the office", "--by", "Staff 2").refuses(1, "--superseded-by")
	m.types("", "policy", "review", "INV-2026-002", "--state", "superseded", "--superseded-by", "INV-2026-001", "--office", "the office", "--by", "Staff 2").
		does("1 noted as superseded")
	m.types("", "policy", "show", "INV-2026-002").does("Older, since replaced.")
	m.types("", "policy", "review", "KE-MDVP-01", "--office", "the office", "--by", "Staff 3").does("1 noted as reviewed")
	m.types("", "policy", "show", "KE-MDVP-01").does("reviewed, the office")
	m.types("", "policy", "off", "INV-2026").does("out of use")
	m.types("", "policy", "show", "nothing").refuses(1, "no passage or document")
	broken := filepath.Join(m.folder, "broken.txt")
	must(t, os.WriteFile(broken, []byte("@A-1\ntext: x\nwrong: y\n"), 0o600))
	m.types("", "policy", "check", broken).refuses(1, "line 3, passage A-1")

	// What the service has on its shelf.
	settings, err := config.Load("", m.environ)
	must(t, err)
	db, _, err := existingRecord(t.Context(), settings, world{errors: os.Stderr}, machineClock())
	must(t, err)
	defer func() { must(t, db.Close()) }()
	pack, err := packInUse(t.Context(), db, settings)
	must(t, err)
	if p, ok := pack.Find("KE-MDVP-01"); !ok || !p.MayPostUnasked() {
		t.Error("the reviewed passage may not be posted")
	}
	if _, ok := pack.Find("INV-2026-001"); ok {
		t.Error("a document that is off is on the shelf")
	}

	// A product that no passage knows is refused at start, and the known ones are named.
	settings.Policy.Products = []string{"pcv/four-dose"}
	shipped := policy.NewIndex(policy.Shipped())
	if _, err := newShelf(t.Context(), db, settings, shipped, machineClock(), zap.NewNop()); err != nil {
		t.Error(err)
	}
	settings.Policy.Products = []string{"pcv/fourdose"}
	if _, err := newShelf(t.Context(), db, settings, shipped, machineClock(), zap.NewNop()); err == nil || !strings.Contains(err.Error(), `policy.products in the settings: no passage is about "pcv/fourdose"`) || !strings.Contains(err.Error(), "pcv/four-dose, pcv/two-dose") {
		t.Errorf("a mistyped product: %v", err)
	}
	if strings.Contains(m.out, "0712") {
		t.Error("a number is shown")
	}
}

package assist

import (
	"strings"
	"testing"

	"github.com/mshauri/mshauri/privacy"
)

// A facility is in no prompt, whole, by its own part, or cut in two.
// Broken on purpose: with nothing hidden all were red.
func TestFacilitiesAreHidden(t *testing.T) {
	m := newMask([]string{"Karima Health Centre", "Health Centre Two", "Kwa Nduta"})
	for label, text := range map[string]string{
		"whole": "we at Karima Health Centre", "its own part": "karima imepata?", "spread": "KARIMA  health\ncentre", "no kind": "huku kwa nduta",
		"at the cut": strings.Repeat("x", most-4) + " Karima",
	} {
		got := m.shown(privacy.Stored(text))
		if low := strings.ToLower(got); strings.Contains(low, "kar") || strings.Contains(low, "nduta") || len(got) > most+3 {
			t.Errorf("%s: %q", label, got[max(0, len(got)-40):])
		}
	}
	if got := m.shown(privacy.Stored("the health centre fridge")); got != "the health centre fridge" {
		t.Errorf("what every facility has was hidden: %q", got)
	}
}

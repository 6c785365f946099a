package stock_test

import (
	"strings"
	"testing"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/stock"
	"github.com/mshauri/mshauri/privacy"
)

// Every word calls one vaccine, and is written as a cursor compares words.
// Broken on purpose: with "polio" under BCG as well, it calls the wrong one.
func TestEveryWordCallsOneVaccine(t *testing.T) {
	seen := make(map[string]bool)
	for _, word := range stock.Words() {
		if seen[word] || word != strings.ToLower(word) || strings.Contains(word, " ") {
			t.Errorf("%q stands twice, or is no plain word", word)
		}
		seen[word] = true
		if stock.Vaccine(word) == "" {
			t.Errorf("%q calls nothing", word)
		}
		if got, ok := privacy.Read(privacy.NewRaw(strings.ToUpper(word) + ",")).Word(stock.Words()); !ok || got != word {
			t.Errorf("%q is not recognised when it is written large: %q", word, got)
		}
	}
	for word, want := range map[string]string{"polio": "OPV", "pentavalent": "Penta", "surua": "MR", "bananas": ""} {
		if got := stock.Name(stock.Vaccine(word)); got != want {
			t.Errorf("%q is %q, not %q", word, got, want)
		}
	}
	if len(stock.Vaccines()) < 11 {
		t.Errorf("only %d vaccines", len(stock.Vaccines()))
	}
}

func TestWhatAReportSays(t *testing.T) {
	for want, report := range map[string]chat.Stockout{
		"no BCG":                      {Vaccine: "bcg"},
		"too much OPV":                {Vaccine: "opv", Surplus: true},
		"no Penta at the health post": {Vaccine: "penta", Facility: privacy.Stored("the health post")},
	} {
		if got := stock.What(chat.English, report).String(); got != want {
			t.Errorf("%+v says %q, not %q", report, got, want)
		}
	}
}

package topics_test

import (
	"testing"

	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/privacy"
)

func TestStockAlert(t *testing.T) {
	tagger := topics.New()
	for _, c := range []struct {
		label, text string
		want        bool
	}{
		{"says so", "STOCK ALERT: MR vaccine out of stock at the sub county store from today. Manage what u have.", true},
		{"a vaccine is out", "BCG imeisha kaunti nzima", true},
		{"none is left", "hakuna rota kwa depo leo", true},
		{"none in the sub-county", "No TD vaccine in the whole sub county. Depot expecting consignment next week.", true},
		{"and a question", "Penta imeisha na nina watoto 12 kesho, tufanye nini?", true},
		{"who has extra", "Nani ako na BCG extra? Yangu imeisha na kesho ni clinic day", true},
		{"syringes", "AD syringes out of stock since Monday", true},
		{"diluent", "we have run out of BCG diluent", true},
		{"booklets", "MCH booklets are finished in the county store", true},
		{"nearly", "Tumebaki na vial moja ya yellow fever", true},
		{"tidy balance", "Balance: BCG 40, OPV 120, penta 90", false},
		{"what to do if", "If penta is out of stock what should we do with the mothers?", false},
		{"how to avoid", "How do you avoid vaccines running out of stock?", false},
		{"a conditional", "Chanjo ikiisha tunaagiza vipi?", false},
		{"patience is finished", "Kikao kimeisha, asante sana", false},
		{"delivered", "Store imepata penta leo, mje mchukue", false},
		{"no alarm", "No alarm on the fridge tag this week", false},
		{"a quiz", "Quiz: name two causes of stock-out", false},
		{"greeting", "Good morning all", false},
		{"nothing", "", false},
	} {
		if got := tagger.StockAlert(privacy.Stored(c.text)); got != c.want {
			t.Errorf("%s: got %v, want %v", c.label, got, c.want)
		}
	}
}

package moderation_test

import (
	"testing"

	"github.com/mshauri/mshauri/moderation"
	"github.com/mshauri/mshauri/privacy"
)

func TestHurries(t *testing.T) {
	for text, want := range map[string]bool{
		"Mtoto yuko hapa, penta 2 imechelewa, nimpe?":      true,
		"Naweza mchanja leo?":                              true,
		"Can I give MR now?":                               true,
		"mama anasubiri, BCG imeisha nifanye nini":         true,
		"Nina watoto wawili saa hii, nifungue vial?":       true,
		"How long may an opened vial be kept?":             false,
		"Habari ya leo, report ya 710 inafaa kufika lini?": false,
		"Sasa wadau, nani anajua formula ya dropout?":      false,
		"hadi sasa tumepata 40, tuko kwa target?":          false,
		"What is the schedule of IPV as we know it?":       false,
		"Nowadays, who signs the ledger?":                  false,
		"":                                                 false,
	} {
		if got := moderation.Hurries(privacy.Stored(text)); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

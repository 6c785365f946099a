// Package stock names the vaccines of the Kenyan schedule as nurses write them,
// and says what a report of stock is about.
package stock

import (
	"slices"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// names are the vaccines, with how each is written on paper and how people
// write it. The words of the schedule are not translated.
func names() []struct {
	key, name string
	words     []string
} {
	return []struct {
		key, name string
		words     []string
	}{
		{"bcg", "BCG", []string{"bcg"}},
		{"opv", "OPV", []string{"opv", "bopv", "polio"}},
		{"ipv", "IPV", []string{"ipv"}},
		{"penta", "Penta", []string{"penta", "pentavalent", "dpt", "dtp"}},
		{"pcv", "PCV", []string{"pcv", "pcv10", "pcv13", "pneumococcal"}},
		{"rotavirus", "Rotavirus", []string{"rota", "rotavirus", "rotarix", "rotavac"}},
		{"mr", "MR", []string{"mr", "measles", "surua", "measles-rubella"}},
		{"hpv", "HPV", []string{"hpv"}},
		{"td", "Td", []string{"td", "tt", "tetanus"}},
		{"vitamin-a", "Vitamin A", []string{"vitamin", "vit", "vita", "vas"}},
		{"yellow-fever", "Yellow fever", []string{"yellow", "yf"}},
		{"malaria", "Malaria vaccine", []string{"malaria", "rts,s", "rtss", "r21"}},
		{"syringes", "Syringes", []string{"syringes", "syringe", "sindano", "ads"}},
		{"diluent", "Diluent", []string{"diluent", "diluents"}},
	}
}

// Vaccines are the keys, in the order of the schedule; what is given with them
// comes last.
func Vaccines() (keys []string) {
	for _, v := range names() {
		keys = append(keys, v.key)
	}
	return keys
}

// Words are all words that call a vaccine.
func Words() (words []string) {
	for _, v := range names() {
		words = append(words, v.words...)
	}
	return words
}

// Vaccine is the key of the vaccine that a word calls, empty for another word.
func Vaccine(word string) string {
	for _, v := range names() {
		if slices.Contains(v.words, word) {
			return v.key
		}
	}
	return ""
}

// Name is how a vaccine is written.
func Name(key string) string {
	for _, v := range names() {
		if v.key == key {
			return v.name
		}
	}
	return key
}

// What says what a report is about: "no BCG at Lari health centre".
func What(language chat.Language, report chat.Stockout) privacy.Authored {
	key := phrases.StockNone
	if report.Surplus {
		key = phrases.StockSurplus
	}
	what := key.In(language, phrases.Word("vaccine", Name(report.Vaccine)))
	if report.Facility.IsEmpty() {
		return what
	}
	return phrases.StockAt.In(language, phrases.Text("what", what), phrases.Quote("facility", report.Facility))
}

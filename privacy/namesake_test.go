package privacy

import "testing"

// TestNamesakesAndShortNames asks of whole texts for what rules of what stays once
// left in: names of three letters in capitals, two of one name, and a name that
// has doses left; and for words after "one" and "other" that they took. Each was
// seen red before its rule was mended.
func TestNamesakesAndShortNames(t *testing.T) {
	s, err := NewScrubber(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Traced IAN, EVE today.":                      "Traced [name 1], [name 2] today.",
		"Please call ANN.":                            "Please call [name 1].",
		"Nimeona ROY, ana homa":                       "Nimeona [name 1], ana homa",
		"Please call Mr and Mrs Kosgei today":         "Please call [name 1] today",
		"Wanjiku and Wanjiku came":                    "[name 1] and [name 1] came",
		"Neema has 2 doses of penta remaining":        "[name 1] has 2 doses of penta remaining",
		"one of the twins got Penta 1, other Penta 2": "one of the twins got Penta 1, other Penta 2",
		"twins, one Male one Female":                  "twins, one Male one Female",
		"She gave birth in Githurai":                  "She gave birth in [place]",
		"The nurse visited the family in Kawangware":  "The nurse visited the family in [place]",
	} {
		if clean, _ := s.Scrub(NewRaw(text)); clean.String() != want {
			t.Errorf("%q became %q", text, clean)
		}
	}
}

package privacy

import (
	"slices"
	"testing"
)

// Each line was seen red when its rule answered the other way.
func TestEverydayWordsThatActAreNames(t *testing.T) {
	for _, c := range []struct {
		text, word string
		rule       func(v *view, i int) bool
		want       bool
	}{
		{"nimesikia joy amehama", "joy", (*view).acts, true},
		{"nimesikia joy imeisha", "joy", (*view).acts, false},
		{"kwa neema ametuwezesha", "neema", (*view).acts, false},
		{"who has mercy's charger?", "mercy", (*view).owns, true},
		{"for mercy's sake", "mercy", (*view).owns, false},
		{"ask mercy to bring it", "mercy", (*view).asked, true},
		{"ask mercy killing questions", "mercy", (*view).asked, false},
		{"uliza faith, ako hapo", "faith", (*view).asked, true},
		{"kadi ya amani imepotea", "amani", (*view).belongs, true},
		{"serikali ya amani imepita", "amani", (*view).belongs, false},
		{"brother yake furaha pia", "furaha", (*view).belongs, true},
		{"dada yake furaha imezidi", "furaha", (*view).belongs, false},
		{"mark is 9 months", "mark", (*view).suffers, true},
		{"May is 31 days long", "may", (*view).suffers, false},
		{"ruby tested negative", "ruby", (*view).suffers, true},
		{"Hope is tested in hard times", "hope", (*view).suffers, false},
		{"Precious M.", "precious", (*view).initialed, true},
		{"Precious Metals.", "precious", (*view).initialed, false},
		{"okay faith nimekuelewa", "faith", (*view).answered, true},
		{"okay faith imeisha", "faith", (*view).answered, false},
		{"Hope, hope you slept well", "hope", (*view).echoed, true},
		{"Hope, faith and love", "hope", (*view).echoed, false},
		{"let hope come with the card", "hope", (*view).asked, true},
		{"tell may to come", "may", (*view).asked, true},
		{"tell them may God bless you", "may", (*view).asked, false},
		{"June was dry, July is floods", "june", (*view).seasons, true},
		{"June was here with the twins", "june", (*view).seasons, false},
		{"June ndio kuna mafua", "june", (*view).seasons, true},
		{"Lucky enough she came", "lucky", (*view).everydayHere, true},
		{"Lucky came alone", "lucky", (*view).everydayHere, false},
		{"Said and done, let us go", "said", (*view).everydayHere, true},
	} {
		v := looked(c.text)
		i := slices.IndexFunc(v.tokens, func(t token) bool { return string(v.bytes[t.start:t.end]) == c.word })
		if i < 0 || c.rule(v, i) != c.want {
			t.Errorf("%s in %q: not %t", c.word, c.text, c.want)
		}
	}
}

// TestNamesTakeTheirCompany labels one word as the model would, or none, and asks
// what the rules add or take away.
func TestNamesTakeTheirCompany(t *testing.T) {
	for _, c := range []struct {
		text  string
		label string // the word that is a name already
		rule  func(v *view, labels []label)
		want  []string
	}{
		{"Patience and Charity have tied", "", (*view).paired, []string{"patience", "charity"}},
		{"faith na joy wamemaliza", "", (*view).paired, []string{"faith", "joy"}},
		{"Patience and charity have no limits", "", (*view).paired, nil},
		{"Neema na baraka zimefika", "", (*view).paired, nil},
		{"twins ni faith na favour", "", (*view).twins, []string{"faith", "favour"}},
		{"twins have faith and favour", "", (*view).twins, nil},
		{"Omosh junior amepatikana", "omosh", (*view).younger, []string{"omosh", "junior"}},
		{"Omosh Senior Secondary", "omosh", (*view).younger, []string{"omosh"}},
		{"Omosh na junior yake", "omosh", (*view).younger, []string{"omosh"}},
	} {
		v := looked(c.text)
		labels := make([]label, len(v.tokens))
		for i := range v.tokens {
			if c.label != "" && string(v.word(i)) == c.label {
				labels[i] = labelName
			}
		}
		c.rule(v, labels)
		var named []string
		for i, l := range labels {
			if l == labelName {
				named = append(named, string(v.word(i)))
			}
		}
		if !slices.Equal(named, c.want) {
			t.Errorf("%q: %q are names, not %q", c.text, named, c.want)
		}
	}
}

// TestStandsAt asks of a place that is a name as well whether it is the place.
func TestStandsAt(t *testing.T) {
	for text, want := range map[string]bool{
		"No network at Bahati since morning":        true,
		"No network at Bahati, ask 0722 for a mama": false,
		"Wanted: Bahati":                            false,
	} {
		v := looked(text)
		i := slices.IndexFunc(v.tokens, func(t token) bool { return string(v.bytes[t.start:t.end]) == "bahati" })
		if got := v.standsAt(make([]label, len(v.tokens)), i); got != want {
			t.Errorf("%q: %t, not %t", text, got, want)
		}
	}
}

// looked is a text cut into words of which everything is known.
func looked(text string) *view {
	v := new(view)
	v.build(text, nil)
	v.tokenize()
	builtin().look(v)
	return v
}

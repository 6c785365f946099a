package privacy

import (
	"strings"
	"testing"
)

// ruleOfWord is what a rule says of a word in a text.
type ruleOfWord struct {
	text, word string
	rule       func(v *view, i int) bool
	want       bool
}

// askRules asks rules by themselves, of each place where a word stands.
func askRules(t *testing.T, all []ruleOfWord) {
	t.Helper()
	for _, c := range all {
		v := new(view)
		v.build(c.text, nil)
		v.tokenize()
		builtin().look(v)
		found := false
		for i := range v.tokens {
			if string(v.word(i)) == c.word {
				found = true
				if got := c.rule(v, i); got != c.want {
					t.Errorf("%q: of %s the rule says %v", c.text, c.word, got)
				}
			}
		}
		if !found {
			t.Errorf("%q holds no %s", c.text, c.word)
		}
	}
}

// The model has learnt sentences such as these, so that what is scrubbed of them
// says little of the rules: they are asked here by themselves. Each was seen red
// when its rule answered no.
func TestWhatIsNobody(t *testing.T) {
	askRules(t, []ruleOfWord{
		{"outreach ya Chepkunyuk kesho", "chepkunyuk", (*view).venue, true},
		{"Outreach za wiki: Mon Sirisia, Tue Malakisi", "malakisi", (*view).venue, true},
		{"Kesho Mon Sirisia aje na kadi", "sirisia", (*view).venue, false},
		{"outreach ya Kevin kesho", "kevin", (*view).venue, false},
		{"Attendance: Kaptama 3, Chesikaki 2, Kubura 5", "chesikaki", (*view).tallied, true},
		{"Kimukung 4.2, Kamutiong 5.1, Toroso 3.9", "toroso", (*view).tallied, true},
		{"Kimukung 4, Kamutiong 5", "kimukung", (*view).tallied, false},
		{"Kevin 8, Mercy 9, Brian 10", "mercy", (*view).tallied, false},
		{"Happy feasts to Hope, Joy and Charity wards", "joy", (*view).grouped, true},
		{"Hope, Joy and Charity came", "joy", (*view).grouped, false},
		{"Lesson 3 groups: Simba, Twiga na Chui", "simba", (*view).grouped, true},
		{"Absent: Simba, Neema", "neema", (*view).grouped, false},
		{"Will bring the register", "will", (*view).helping, true},
		{"Will came with the baby", "will", (*view).helping, false},
		{"Jana tulifunga saa kumi", "jana", (*view).helping, true},
		{"Neema imefika", "imefika", (*view).thingVerb, true},
		{"Neema amefika", "amefika", (*view).thingVerb, false},
		{"Joy of a mother is a healthy child", "joy", (*view).virtues, true},
		{"Mercy and truth", "mercy", (*view).virtues, true},
		{"Mercy and her baby", "mercy", (*view).virtues, false},
		{"that boma of Arap Chumo", "chumo", (*view).clan, true},
		{"that boma of Mzee Chumo", "chumo", (*view).clan, false},
	})
}

// TestAPlaceBetweenDashes labels the name before, as the model would.
func TestAPlaceBetweenDashes(t *testing.T) {
	for text, want := range map[string]bool{
		"Wafula - Sikhendu - no phone": true,
		"Wafula - Sikhendu":            true,
		"Wafula - Sikhendu B - none":   true,
		"Wafula - Sikhendu came late":  false,
	} {
		v := new(view)
		v.build(text, nil)
		v.tokenize()
		builtin().look(v)
		labels := make([]label, len(v.tokens))
		labels[0] = labelName
		if v.dashed(labels, 2) != want {
			t.Errorf("%q: not %t", text, want)
		}
	}
}

// TestLeaningByWhatIsSpokenOf asks a model that knows nothing: its labels are
// those of the leaning alone (seen red with one leaning for every text).
func TestLeaningByWhatIsSpokenOf(t *testing.T) {
	blank := &model{weights: make([][labels]int16, 1<<featureBits)}
	lean := leaning{found: 1, person: -1, nobody: -1}
	for text, want := range map[string]struct{ first, second label }{
		"friji imeharibika":        {labelNone, labelNone},
		"mama ameuliza":            {labelNone, labelName},
		"piga simu 0722494882 leo": {labelName, labelName},
	} {
		v := new(view)
		v.build(text, nil)
		v.tokenize()
		builtin().look(v)
		findPhones(v)
		first := blank.decode(v, &v.lattice, lean)[0]
		second := blank.decode(v, &v.lattice, leaning{found: 1, person: 1, nobody: -1})[0]
		if first != want.first || second != want.second {
			t.Errorf("%q: %d and %d, not %d and %d", text, first, second, want.first, want.second)
		}
	}
}

// TestCountsByPlaceStay says the same of the whole scrubber, in words that no
// set holds.
func TestCountsByPlaceStay(t *testing.T) {
	s := scrubberWith(builtinModel())
	for _, text := range []string{
		"Attendance: Kaptama 3, Chesikaki 2, Kubura 5, Sasuri 1",
		"Chepkube 14, Lwakhakha 9, Tulienge 6. Total 29",
		"Kimukung 4.2, Kamutiong 5.1, Toroso 3.9",
		"Joy of a mother is a healthy child",
		"Faith, hope na upendo",
	} {
		if clean, _ := s.Scrub(NewRaw(text)); strings.Contains(clean.String(), "[") {
			t.Errorf("%s", clean)
		}
	}
}

// TestFieldsOfALine marks the name as found and asks where the place of a line is.
func TestFieldsOfALine(t *testing.T) {
	for _, c := range []struct {
		text, name, place string
		rule              func(v *view, i int) bool
		want              bool
	}{
		{"Mother: Nduta\nPlace: Bibirioni", "nduta", "place", (*view).placeField, true},
		{"in place of Nduta", "nduta", "place", (*view).placeField, false},
		{"Missed:\n1) Dzame 9m Mwangulu\n2) Nuru", "dzame", "mwangulu", (*view).endsItem, true},
		{"Missed:\n1) Dzame 9m Mwangulu no card", "dzame", "mwangulu", (*view).endsItem, false},
		{"Sasha/F/9 months/Kahawa Wendani/no phone", "sasha", "wendani", (*view).fielded, true},
		{"Sasha or Kahawa Wendani/no phone", "sasha", "wendani", (*view).fielded, false},
	} {
		v := looked(c.text)
		asked := -1
		for i := range v.tokens {
			switch string(v.word(i)) {
			case c.name:
				v.tokens[i].taken = className
			case c.place:
				asked = i
			}
		}
		if c.rule(v, asked) != c.want {
			t.Errorf("%s in %q: not %t", c.place, c.text, c.want)
		}
	}
}

// fielded reports whether slashField finds a field around token i.
func (v *view) fielded(i int) bool {
	_, end := v.slashField(i)
	return end > 0
}

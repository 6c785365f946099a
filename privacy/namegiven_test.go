package privacy

import (
	"slices"
	"testing"
)

// TestGivenNamesOfAnotherSort labels one word as the model would, or none, and
// asks what the rules add. Seen red: dayItself that is never, namesake,
// familyName and calledAfterHome that always are, a list of any length.
func TestGivenNamesOfAnotherSort(t *testing.T) {
	for _, c := range []struct {
		text  string
		label string // the word that is a name already
		rule  func(v *view, labels []label)
		want  []string
	}{
		{"Friday Kiprono came alone", "kiprono", (*view).given, []string{"friday", "kiprono"}},
		{"kuhusu Saturday Auma", "auma", (*view).given, []string{"saturday", "auma"}},
		{"On Friday Kiprono came alone", "kiprono", (*view).given, []string{"kiprono"}},
		{"Friday Kiprono is on duty", "kiprono", (*view).given, []string{"kiprono"}},
		{"Friday Kiprono, Saturday Auma", "kiprono", (*view).given, []string{"kiprono"}},
		{"Friday Mary came alone", "mary", (*view).given, []string{"mary"}},
		{"September Akinyi has no card", "akinyi", (*view).given, []string{"september", "akinyi"}},
		{"in September Akinyi had no card", "akinyi", (*view).given, []string{"akinyi"}},
		{"Easter Nafula has no card", "nafula", (*view).given, []string{"easter", "nafula"}},
		{"after Easter Nafula had no card", "nafula", (*view).given, []string{"nafula"}},
		{"Brown Kisiang'ani, 9 months", "kisiang'ani", (*view).given, []string{"brown", "kisiang'ani"}},
		{"Poor Kisiang'ani, 9 months", "kisiang'ani", (*view).given, []string{"kisiang'ani"}},
		{"Coffee Chebet was born there", "chebet", (*view).given, []string{"coffee", "chebet"}},
		{"Njaa Kahindi, 9 months", "kahindi", (*view).given, []string{"njaa", "kahindi"}},
		{"Traced Kahindi, 9 months", "kahindi", (*view).given, []string{"kahindi"}},
		{"Teacher Kahindi has the list", "kahindi", (*view).given, []string{"kahindi"}},
		{"Today Kahindi has the list", "kahindi", (*view).given, []string{"kahindi"}},
		{"Mkulima Kahindi ana swali", "kahindi", (*view).given, []string{"kahindi"}},
		{"Coffee Chebet and tea", "chebet", (*view).given, []string{"chebet"}},
		{"Nyar Yimbo osebiro", "", (*view).given, []string{"nyar", "yimbo"}},
		{"Ja Asembo osebiro", "", (*view).given, []string{"ja", "asembo"}},
		{"ja chini ni hii", "", (*view).given, nil},
		{"Nyar Yimbo dispensary", "", (*view).given, nil},
		{"Robin, Pearl and Hazel, triplets", "", (*view).roll, []string{"robin", "pearl", "hazel"}},
		{"Robin, Pearl are our defaulters", "", (*view).roll, []string{"robin", "pearl"}},
		{"Robin with all defaulters", "", (*view).roll, nil},
		{"Trace, Record, Report, the defaulters", "", (*view).roll, nil},
		{"Measles, Rubella, all defaulters", "", (*view).roll, nil},
		{"mapacha, mmoja Friday mwingine Saturday", "", (*view).twins, []string{"friday", "saturday"}},
		{"mapacha, mmoja wa Friday", "", (*view).twins, nil},
		{"kwa Josephine Mwanake leo", "josephine", (*view).beside, []string{"josephine", "mwanake"}},
		{"kwa Josephine mwanake leo", "josephine", (*view).beside, []string{"josephine"}},
		{"kwa Josephine Asante leo", "josephine", (*view).beside, []string{"josephine"}},
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

// TestWhatIsToldOfAPerson asks one rule of one word. humanDeed, goesBy, coloured
// and served were seen red when they always or never are.
func TestWhatIsToldOfAPerson(t *testing.T) {
	for _, c := range []struct {
		text, word string
		rule       func(v *view, i int) bool
		want       bool
	}{
		{"Robin vomited twice", "robin", (*view).told, true},
		{"Robin is a bird", "robin", (*view).told, false},
		{"Grant was taken home by his aunt", "grant", (*view).told, true},
		{"Grant was taken over by the county", "grant", (*view).told, false},
		{"Bill has no card", "bill", (*view).told, true},
		{"Bill has no stamp", "bill", (*view).told, false},
		{"Heather the girl with a cough", "heather", (*view).told, true},
		{"Parents refused again", "parents", (*view).told, false},
		{"the boy goes by Simba here", "simba", (*view).goesBy, true},
		{"the road goes past Simba here", "simba", (*view).goesBy, false},
		{"anajulikana kama Kadogo kwetu", "kadogo", (*view).goesBy, true},
		{"walimpa jina Manzi kwetu", "manzi", (*view).goesBy, true},
		{"walimpa simu Manzi kwetu", "manzi", (*view).goesBy, false},
		{"yellow bucket is full", "yellow", (*view).coloured, true},
		{"yellow is full", "yellow", (*view).coloured, false},
		{"got penta 2 at Marani on the 9th", "marani", (*view).served, true},
		{"she lives at Marani on the hill", "marani", (*view).served, false},
		{"got penta 2 at Marani primary", "marani", (*view).served, false},
		{"TO from Likuyani: a girl", "likuyani", (*view).served, true},
		{"moved from Likuyani: a girl", "likuyani", (*view).served, false},
		{"drained at Webuye in May", "webuye", (*view).served, true},
		{"Heather has an abscess", "heather", (*view).told, true},
		{"Heather has an office", "heather", (*view).told, false},
		{"Sparkle's mum called again", "sparkle", (*view).hasKin, true},
		{"Sunday's grandmother refused", "sunday", (*view).hasKin, true},
		{"Sunday's meeting is off", "sunday", (*view).hasKin, false},
		{"Baby's mum called again", "baby", (*view).hasKin, false},
		{"mtoto anaitwa Star kwetu", "star", (*view).goesBy, true},
		{"mamake Fifi aje", "fifi", (*view).goesBy, true},
		{"mama ya gift amekataa", "gift", (*view).parented, true},
		{"mama ya gift imekwisha", "gift", (*view).parented, false},
		{"duka ya gift amekataa", "gift", (*view).parented, false},
		{"Comfort is important to all", "comfort", (*view).quality, true},
		{"Comfort is back", "comfort", (*view).quality, false},
		{"Johnson and Johnson is one", "johnson", (*view).eponym, true},
		{"Johnson and Jackson came", "johnson", (*view).eponym, false},
		{"Wanjiku and Wanjiku came", "wanjiku", (*view).eponym, false},
		{"she gave birth in Githurai", "githurai", (*view).served, false},
		{"dose 3 missing, household in Kawangware", "kawangware", (*view).served, false},
		{"Please call ANN.", "ann", (*view).acronym, false},
		{"Neema ako sawa", "neema", (*view).speaks, true},
		{"Neema iko sawa", "neema", (*view).speaks, false},
		{"Neema bado ana homa", "neema", (*view).speaks, true},
		{"Joy you are late", "joy", (*view).addressed, true},
		{"Hope you are well", "hope", (*view).addressed, false},
	} {
		v := looked(c.text)
		i := slices.IndexFunc(v.tokens, func(t token) bool { return string(v.bytes[t.start:t.end]) == c.word })
		if i < 0 || c.rule(v, i) != c.want {
			t.Errorf("%s in %q: not %t", c.word, c.text, c.want)
		}
	}
}

// TestRangesFeastsAndAges asks of whole texts what stays and what goes. Without
// issued, fallsOn and met they were seen red.
func TestRangesFeastsAndAges(t *testing.T) {
	s, err := NewScrubber(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Booklet serials 0118200 to 0118299 issued":           "Booklet serials 0118200 to 0118299 issued",
		"Booklet serial 0118200 issued to Otieno Mwangi":      "Booklet serial [id] issued to [name 1]",
		"change the ID of Otieno Mwangi 24833555 to 24833565": "change the ID of [name 1] [id] to [id]",
		"Return date falls on Easter Monday, what next?":      "Return date falls on Easter Monday, what next?",
		"Tumepata mtoto wa miezi 8 leo, hana kadi":            "Tumepata mtoto wa [age 8 months] leo, hana kadi",
		"A mother brings a 7 month old. Which vaccines?":      "A mother brings a 7 month old. Which vaccines?",
		"Mtoto wa miezi 8 alikuja, apewe nini?":               "Mtoto wa miezi 8 alikuja, apewe nini?",
	} {
		if clean, _ := s.Scrub(NewRaw(text)); clean.String() != want {
			t.Errorf("%q: %q, want %q", text, clean, want)
		}
	}
}

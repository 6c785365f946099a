package privacy

import "testing"

// TestWhoIsSomebody asks the rules of titles, verbs and lists by themselves, for
// the model has learnt many of these sentences. Each was seen red when its rule
// answered no, and where nothing is wanted, yes.
func TestWhoIsSomebody(t *testing.T) {
	askRules(t, []ruleOfWord{
		{"Tulimkuta Nazi shambani", "tulimkuta", (*view).doneTo, true},
		{"nimempeleka Nazi", "nimempeleka", (*view).doneTo, true},
		{"Tulifika Nazi jana", "tulifika", (*view).doneTo, false},
		{"Tulimkuta Nazi shambani", "nazi", (*view).brought, true},
		{"Tulimkuta jana shambani", "jana", (*view).brought, false},
		{"Said anasoma ripoti", "anasoma", (*view).personVerb, true},
		{"Rehema inakuja", "inakuja", (*view).personVerb, false},
		{"Rehema alizotupa", "alizotupa", (*view).personVerb, false},
		{"Said anasoma ripoti", "said", (*view).speaks, true},
		{"Zebedayo ameamka mapema", "zebedayo", (*view).speaks, true},
		{"Serikali imeamka mapema", "serikali", (*view).speaks, false},
		{"Bi. Mutete kwa kazi", "mutete", (*view).cued, true},
		{"bi mutete kwa kazi", "mutete", (*view).cued, false},
		{"Mtoto wa Time amepata", "time", (*view).cued, true},
		{"Arap Mosop next door", "mosop", (*view).clan, true},
		{"jina lake Zuhura", "zuhura", (*view).onTheMap, false},
		{"fish of Lake Baringo", "baringo", (*view).onTheMap, true},
		{"Kuria East team", "kuria", (*view).onTheMap, true},
		{"Kuria is late", "kuria", (*view).onTheMap, false},
		{"kazi ya timu ya Kapsokwony", "kapsokwony", (*view).venue, true},
		{"the ordinary Wanjiku must know", "wanjiku", (*view).venue, true},
		{"the sister Wanjiku must know", "wanjiku", (*view).venue, false},
		{"Mumbua 28, Nthoki 31, Syomiti 26", "nthoki", (*view).tallied, false},
		{"Naserian means peace", "naserian", (*view).everydayHere, true},
		{"mwezi wa Ramadhan", "ramadhan", (*view).everydayHere, true},
		{"mtoto wa Ramadhan", "ramadhan", (*view).everydayHere, false},
		{"shukri badan walaal", "shukri", (*view).everydayHere, true},
	})
}

// TestHowAWordIsRead asks what is known of a word before any model sees it: a
// verb has no capital inside a sentence, the stop of a title ends none, and a
// word of a mother tongue is known as one. Each was seen red without its rule.
func TestHowAWordIsRead(t *testing.T) {
	v := new(view)
	v.build("Mtoto Ridhiwani wa Bi. Mutete. Mutete bulayi", nil)
	v.tokenize()
	builtin().look(v)
	if v.has(1, traitVerb|traitKiswahili) {
		t.Error("Ridhiwani inside a sentence is read as a word of Kiswahili")
	}
	if v.sentenceStart(5) != 0 || v.sentenceStart(7) == 0 {
		t.Error("a sentence begins behind the stop, and not behind that of Bi.")
	}
	if !v.has(8, traitTongue) || v.has(0, traitTongue) {
		t.Error("bulayi is a word of a mother tongue, mtoto is not")
	}
}

// TestMotherTonguesStay scrubs what is said of nobody in several languages, and
// names with their titles in them. The model knows many of these words, so that it
// was seen red without the rules of the stop behind a name, the box, the month, the
// underscore, the county and the title, and not without the tongues' own words.
func TestMotherTonguesStay(t *testing.T) {
	s, err := NewScrubber(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Mulembe mwesi, orie bana befwe":           "",
		"Wĩmwega andũ othe, mwarahũka atĩa rũcinĩ": "",
		"shukri badan, walaal":                     "",
		"katoto kameanza kutetemeka mwili mzima":   "",
		"mwka huu tumefika":                        "",
		"Jibu ni nusu tu. Jaribu tena!":            "",
		"Cold box 24.8L is with Wanjiku":           "Cold box 24.8L is with [name 1]",
		"Kamet ab Kibet komi":                      "[name 1] komi",
		"Mtoto Ridhiwani anaumwa sikio":            "Mtoto [name 1] anaumwa sikio",
		"card_ZAINAB_HARO_sms.png":                 "card_[name 1]_sms.png",
		"Absent: Kitui Wafula, Jebet, Odera":       "Absent: [name 1], [name 2], [name 3]",
	} {
		if want == "" {
			want = text
		}
		if clean, _ := s.Scrub(NewRaw(text)); clean.String() != want {
			t.Errorf("%q became %q", text, clean)
		}
	}
}

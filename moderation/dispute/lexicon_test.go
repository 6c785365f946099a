package dispute // the words have no exported door

import "testing"

// Taking "usi" and "asi" out of the beginnings that say no turns this red.
func TestKiswahiliVerbsSayNoInTheirBeginning(t *testing.T) {
	l, err := newLexicon()
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]struct {
		concept  string
		contrary bool
	}{
		"tupa": {"discard", false}, "unatupa": {"discard", false}, "hatutupi": {"discard", true}, "usitupe": {"discard", true}, "ikitupwa": {"discard", false},
		"asichanje": {"vaccinate", true}, "nimchanje": {"vaccinate", false}, "haturecap": {"recap", true}, "usiripoti": {"report", true},
		"recapping": {"recap", false}, "asirudie": {"restart", true}, "tunawagawanya": {"divide", false}, "discrad": {"", false}, "measels": {"mr", false}, "satchel": {"", false},
	} {
		found, contrary := "", false
		for _, f := range l.word(word) {
			if f.concept == want.concept {
				found, contrary = f.concept, f.contrary
			}
		}
		if want.concept == "" && len(l.word(word)) > 0 && word == "satchel" {
			t.Errorf("%s is taken for %v", word, l.word(word))
		}
		if found != want.concept || contrary != want.contrary {
			t.Errorf("%s: %v, want %+v", word, l.word(word), want)
		}
	}
}

// Numbers are read as people write them.
func TestValues(t *testing.T) {
	r := New()
	for text, want := range map[string]string{
		"28 days": "28 d", "siku 28": "28 d", "wiki kumi na nne": "14 w", "masaa sita": "6 h", "miezi kumi na minane": "18 m", "6, 10 and 14 weeks": "6 w",
		"200,000 IU": "200000 IU", "matone ya polio ni mawili": "2 drops", "minus 0.5 degrees": "-0.5 C", "robo tatu": "0.75", "3/4": "0.75", "0.05 ml": "0.05 ml",
		"mwaka moja na nusu": "1.5 y", "twice": "2 times", "mara tatu": "3 times", "saa nne": "4 h",
	} {
		s := r.sentences(text)
		if len(s) != 1 || len(s[0].values) == 0 {
			t.Errorf("%q: nothing was read", text)
			continue
		}
		found := false
		for _, v := range s[0].values {
			found = found || v.String() == want
		}
		if !found {
			t.Errorf("%q: %v, want %s", text, s[0].values, want)
		}
	}
	pairs := [][2]string{{"28d", "4w"}, {"6w", "42d"}, {"1m", "28d"}, {"18m", "1.5y"}}
	for _, pair := range pairs {
		a, _ := measure(pair[0])
		b, _ := measure(pair[1])
		if !same(a, b) {
			t.Errorf("%s is not %s", pair[0], pair[1])
		}
	}
	a, _ := measure("9m")
	b, _ := measure("10m")
	if same(a, b) {
		t.Error("nine months is ten months")
	}
}

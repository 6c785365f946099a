package words_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/moderation/policy/words"
)

func keys(terms []words.Term) []string {
	var all []string
	for _, term := range terms {
		all = append(all, term.Key)
	}
	return all
}

func TestBothLanguagesMeet(t *testing.T) {
	r := words.New()
	r.Passage("Condition frozen ice packs before packing. Close the safety box. Discard the vial.")
	r.Learned()
	for _, c := range []struct {
		text string
		want []string
	}{
		{"penta ilifunguliwa", []string{"penta", "opened"}},
		{"pentavalent vial opened", []string{"penta", "vial", "opened"}},
		{"PENTAVALENT", []string{"penta"}},
		{"pentavalnet", []string{"penta"}}, // two letters swapped
		{"chanjo ya homa ya manjano", []string{"yf"}},
		{"mtoto ana homa", []string{"child", "fever"}},
		{"nimerecap needle", []string{"recap", "needle"}},
		{"nadiscard saa ngapi", []string{"discard", "howlong"}},
		{"TT3", []string{"tt", "tt#3"}},
		{"tt 3", []string{"tt", "tt#3"}},
		{"second dose of MR", []string{"mr", "mr#2"}},
		{"28 days", []string{"n:28d"}},
		{"four weeks", []string{"n:28d"}},
		{"siku 28", []string{"n:28d"}},
		{"wiki nne", []string{"n:28d"}},
		{"miaka 2", []string{"n:24m"}},
		{"6hours", []string{"n:6h"}},
		{"coverage 130%", []string{"coverage", "over100"}},
		{"MOH710", []string{"moh710"}},
		{"friji, frij na fridge", []string{"fridge"}},
		{"bei ya chanjo", []string{"price"}},
		{"[name 1] na mtoto wa [age 2 months] kwa [place]", []string{"child", "n:2m"}},
	} {
		found := keys(r.Question(c.text))
		for _, want := range c.want {
			if !slices.Contains(found, want) {
				t.Errorf("%q was read as %v, without %s", c.text, found, want)
			}
		}
	}
}

func TestEmptyWordsSayNothing(t *testing.T) {
	r := words.New()
	r.Learned()
	for _, text := range []string{"", "habari ya asubuhi", "how can I", "[name 1]", "…", "na kwa ya"} {
		if found := r.Question(text); len(found) > 0 {
			t.Errorf("%q was read as %v", text, keys(found))
		}
	}
}

func TestEnglishWordsKeepTheirBeginnings(t *testing.T) {
	r := words.New()
	r.Learned()
	for _, text := range []string{"award", "Ulanga"} {
		for _, term := range r.Question(text) {
			if term.Named {
				t.Errorf("%q was taken for %s", text, term.Key)
			}
		}
	}
}

func TestUnknownWordsAreSaidToBe(t *testing.T) {
	r := words.New()
	r.Learned()
	if found := r.Question("zebra"); len(found) != 1 || !found[0].Unknown {
		t.Errorf("read as %+v", found)
	}
}

func FuzzQuestion(f *testing.F) {
	r := words.New()
	r.Passage("Opened multi-dose vials of OPV may be used for 28 days.")
	r.Learned()
	f.Add("penta ilifunguliwa")
	f.Add("[[age 2")
	f.Add("%%% 9.9.9")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			return
		}
		first, again := strings.Join(keys(r.Question(text)), " "), strings.Join(keys(r.Question(text)), " ")
		if first != again {
			t.Error("the same text was read in two ways")
		}
	})
}

// An everyday word meets its English, but is no matter of the trade. Reading
// everyday.txt as concepts.txt is read was seen to fail.
func TestEverydayWordsAreNoMatterOfTheTrade(t *testing.T) {
	r := words.New()
	r.Learned()
	swahili, english := r.Question("nguvu"), r.Question("potency")
	if len(swahili) != 1 || len(english) != 1 || swahili[0].Key != english[0].Key || swahili[0].Named || english[0].Named {
		t.Errorf("%v, %v", swahili, english)
	}
	if trade := r.Question("friji"); len(trade) != 1 || !trade[0].Named {
		t.Errorf("%v", trade)
	}
}

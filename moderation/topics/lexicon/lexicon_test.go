package lexicon_test

import (
	"slices"
	"testing"

	"github.com/mshauri/mshauri/moderation/topics/lexicon"
	"github.com/mshauri/mshauri/moderation/topics/wording"
)

func find(l *lexicon.Lexicon, text string) []string {
	var names []string
	for _, id := range l.Find(wording.Read(text).Tokens).Concepts {
		names = append(names, l.Name(id))
	}
	return names
}

func TestFind(t *testing.T) {
	l := lexicon.New()
	for _, c := range []struct {
		label, text, want string
	}{
		{"a word", "the fridge", "fridge"},
		{"a verb in Kiswahili", "tunaandika wapi", "write"},
		{"several words", "told to come back", "turned-away"},
		{"a beginning", "microplanning", "microplan"},
		{"a class in a term", "hakuna penta", "stock-out"},
		{"a class alone", "62%", "percent"},
		{"an English verb with a Kiswahili front", "nimetrace", "trace"},
	} {
		if got := find(l, c.text); !slices.Contains(got, c.want) {
			t.Errorf("%s: got %v, want %s among them", c.label, got, c.want)
		}
	}
	for _, c := range []struct{ label, text, not string }{
		{"come and not come are contraries", "itarudi", "defaulter"},
		{"photocopies are no photos", "photocopies", "group-admin"},
	} {
		if got := find(l, c.text); slices.Contains(got, c.not) {
			t.Errorf("%s: got %v, with %s among them", c.label, got, c.not)
		}
	}
}

// A rule moves the score from the noun to what is asked of it.
func TestRules(t *testing.T) {
	l := lexicon.New()
	const administering, redArea, record = 4, 6, 0
	found := l.Find(wording.Read("can i carry opened penta to outreach").Tokens)
	if plain, rules := l.Weigh(found), l.Score(found); rules[administering] <= plain[administering] || rules[redArea] >= plain[redArea] {
		t.Errorf("an opened vial at outreach: %v, and with rules %v", plain, rules)
	}
	found = l.Find(wording.Read("outreach doses, which column").Tokens)
	if rules := l.Score(found); rules[record] <= rules[redArea] {
		t.Errorf("outreach and a column: %v", rules)
	}
}

func TestConcepts(t *testing.T) {
	l := lexicon.New()
	if l.Concepts() < 100 {
		t.Errorf("%d concepts", l.Concepts())
	}
	for _, name := range []string{"stock-alert", "out-of-stock", "vaccine-any", "consumables", "booklet", "reconstitute", "vial", "raise", "answer", "why", "what-is"} {
		if l.Concept(name) < 0 {
			t.Errorf("StockAlert needs the concept %s", name)
		}
	}
	if l.Concept("no such thing") != -1 {
		t.Error("a concept was found that is not there")
	}
	var none lexicon.Found
	if none.Has(-1) {
		t.Error("a concept that does not exist is mentioned")
	}
}

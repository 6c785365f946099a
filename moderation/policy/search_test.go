package policy_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/privacy"
)

func ids(hits []policy.Hit) []policy.ID {
	var all []policy.ID
	for _, hit := range hits {
		all = append(all, hit.Passage.ID)
	}
	return all
}

func TestSearchFinds(t *testing.T) {
	index := policy.NewIndex(shipped())
	for _, c := range []struct {
		question string
		want     policy.ID // among the first two
	}{
		{"how long can opened pentavalent be kept", "KE-MDVP-01"},
		{"penta ilifunguliwa Monday bado iko sawa?", "KE-MDVP-01"},
		{"pentavelent vial opend how long", "KE-MDVP-01"},
		{"MR imechanganywa, natupa baada ya saa ngapi?", "KE-MDVP-03"},
		{"friji iwekwe umbali gani na ukuta", "MS-CC-03"},
		{"Chanjo ya BCG hudungwa mkono gani?", "KE-ADM-01"},
		{"nani ni defaulter", "KE-DEF-03"},
		{"recaping needles", "KE-INJ-02"},
		{"WF ya 40%", "MS-WST-01"},
		{"[name 1] asks: mtoto wa [age 2 months] ana homa, achanjwe?", "KE-CON-02"},
	} {
		hits := index.Search(privacy.Stored(c.question), policy.Options{})
		if found := ids(hits); !slices.Contains(found[:min(2, len(found))], c.want) {
			t.Errorf("%q found %v, want %s", c.question, found, c.want)
		}
	}
}

func TestSearchLeavesUnanswered(t *testing.T) {
	index := policy.NewIndex(shipped())
	for _, question := range []string{
		"", "?", "habari ya asubuhi", "who won the elections", "bei ya vaccine carrier", "nipe namba ya simu ya daktari", "🙂", "[name 1]", strings.Repeat("x", 5000),
	} {
		if hits := index.Search(privacy.Stored(question), policy.Options{}); len(hits) > 0 {
			t.Errorf("%.30q was answered with %v", question, ids(hits))
		}
	}
}

// A superseded passage never comes first, nor alone, whatever is asked and
// however few are wanted.
func TestSupersededIsNeverAlone(t *testing.T) {
	pack := shipped()
	index := policy.NewIndex(pack)
	for _, name := range []string{"dev", "test", "samples"} {
		for _, q := range questions(t, name) {
			for limit := 1; limit <= 3; limit++ {
				hits := index.Search(privacy.Stored(q.Text), policy.Options{Limit: limit})
				if len(hits) > limit {
					t.Fatalf("%s: %d passages, %d wanted", q.ID, len(hits), limit)
				}
				for i, hit := range hits {
					for _, newer := range pack.Newer(hit.Passage.ID) {
						if !slices.Contains(ids(hits[:i]), newer.ID) {
							t.Errorf("%s, limit %d: %s comes without %s before it", q.ID, limit, hit.Passage.ID, newer.ID)
						}
					}
				}
			}
		}
	}
}

func TestOtherProductsAreNotOfferedFirst(t *testing.T) {
	index := policy.NewIndex(shipped())
	hits := index.Search(privacy.Stored("opened PCV10 vial keep or discard"), policy.Options{Products: []policy.Product{"pcv/five-dose"}})
	if len(hits) == 0 || !slices.Contains(hits[0].Passage.Products, "pcv/five-dose") {
		t.Errorf("with the five-dose vial in use, found %v", ids(hits))
	}
}

func TestQuotableOnly(t *testing.T) {
	index := policy.NewIndex(shipped())
	for _, q := range questions(t, "dev") {
		for _, hit := range index.Search(privacy.Stored(q.Text), policy.Options{Quotable: true}) {
			if !hit.Passage.Quotable() {
				t.Errorf("%s: %s may not be quoted", q.ID, hit.Passage.ID)
			}
		}
	}
}

func TestWithdrawnIsNotFound(t *testing.T) {
	all := shipped().Passages()
	for i := range all {
		if all[i].ID == "KE-INJ-02" {
			all[i].State = policy.Withdrawn
		}
	}
	pack, err := policy.New(all)
	if err != nil {
		t.Fatal(err)
	}
	if found := ids(policy.NewIndex(pack).Search(privacy.Stored("can I recap the needle"), policy.Options{})); slices.Contains(found, "KE-INJ-02") {
		t.Errorf("found %v", found)
	}
}

// Whatever is asked: no panic, the same answer twice, from a second index too,
// and never more than a message holds.
func TestAnythingMayBeAsked(t *testing.T) {
	first, second := policy.NewIndex(shipped()), policy.NewIndex(shipped())
	source := rand.New(rand.NewPCG(1, 2))
	var words []string
	for _, q := range questions(t, "dev") {
		words = append(words, strings.Fields(q.Text)...)
	}
	words = append(words, "[", "]", "[name", "[age 2 weeks]", "…", "\x00", "\xff", "٣", "½", "a'", "%", "9am", "TT3", "2-8", "1,000", "ﷺ")
	for range 400 {
		var b strings.Builder
		for range source.IntN(12) {
			b.WriteString(words[source.IntN(len(words))])
			if source.IntN(6) > 0 {
				b.WriteByte(' ')
			}
		}
		question := privacy.Stored(b.String())
		one, two := first.Search(question, policy.Options{}), second.Search(question, policy.Options{})
		if !reflect.DeepEqual(one, two) {
			t.Fatalf("%q: %v, then %v", b.String(), ids(one), ids(two))
		}
		for _, hit := range one {
			if hit.Score <= 0 || hit.Score > 1 {
				t.Errorf("%s has the score %v", hit.Passage.ID, hit.Score)
			}
		}
	}
}

func TestAnEmptyPackFindsNothing(t *testing.T) {
	pack, err := policy.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	if hits := policy.NewIndex(pack).Search(privacy.Stored("opened penta"), policy.Options{}); len(hits) > 0 {
		t.Error("something was found in nothing")
	}
}

// thousands is a pack of n passages: what ships, and made ones as a ministry's
// documents would add, from the same words in another order.
func thousands(tb testing.TB, n int) *policy.Pack {
	tb.Helper()
	all := shipped().Passages()
	source := rand.New(rand.NewPCG(3, 4))
	var words []string
	for _, p := range all {
		words = append(words, strings.Fields(p.Text)...)
	}
	for i := len(all); i < n; i++ {
		text := make([]string, 25+source.IntN(40))
		for j := range text {
			text[j] = words[source.IntN(len(words))]
		}
		made := all[source.IntN(300)]
		made.ID, made.Text, made.Asked = policy.ID(fmt.Sprintf("X-%d", i)), strings.Join(text, " "), nil
		made.SupersededBy, made.With, made.State, made.Review = nil, nil, policy.Reviewed, review
		all = append(all, made)
	}
	pack, err := policy.New(all)
	if err != nil {
		tb.Fatal(err)
	}
	return pack
}

// An index serves another pack of the same words, and never offers what that one
// has withdrawn or says otherwise. Seen red with Of returning the index itself,
// and with its comparison leaving out the words.
func TestAnIndexServesAnotherPack(t *testing.T) {
	index := policy.NewIndex(policy.Shipped())
	question := privacy.Stored("How long may an opened OPV vial be used?")
	first := func(pack *policy.Pack) policy.Passage {
		hits := index.Of(pack).Search(question, policy.Options{})
		if len(hits) == 0 {
			return policy.Passage{}
		}
		return hits[0].Passage
	}
	was := first(policy.Shipped())
	if was.ID == "" {
		t.Fatal("nothing is found")
	}
	if p := first(policy.Shipped().AsReviewed(review)); p.ID != was.ID || p.State != policy.Reviewed {
		t.Errorf("as reviewed: %s, %s", p.ID, p.State)
	}
	change := func(with func(*policy.Passage)) *policy.Pack {
		all := policy.Shipped().Passages()
		for i := range all {
			if all[i].ID == was.ID {
				with(&all[i])
			}
		}
		pack, err := policy.New(all)
		if err != nil {
			t.Fatal(err)
		}
		return pack
	}
	if p := first(change(func(p *policy.Passage) { p.State = policy.Withdrawn })); p.ID == was.ID {
		t.Error("a withdrawn passage is offered")
	}
	other := change(func(p *policy.Passage) { p.Text, p.Topic, p.Asked = "Of bicycles and nothing else.", "bicycles", nil })
	if p := first(other); p.ID == was.ID {
		t.Error("a passage is found by what it says no more")
	}
}

// What a passage settles in one wording is answered, what only sounds like it is
// left alone: each was answered at some step; without unsettled.txt the first was seen to be again.
func TestWhatNoPassageSettlesIsLeftAlone(t *testing.T) {
	index := policy.NewIndex(shipped())
	for _, question := range []string{"saa ngapi sasa?", "nimechoka leo sana", "'; DROP TABLE posting; --", "chanjo/help", "betri ya fridgetag inauzwa wapi", "measles schedule in Tanzania"} {
		if hits := index.Search(privacy.Stored(question), policy.Options{}); len(hits) > 0 {
			t.Errorf("%q was answered with %v", question, ids(hits))
		}
	}
	for _, question := range []string{"surua hupewa miezi mingapi", "fridge tag battery imeisha"} {
		if hits := index.Search(privacy.Stored(question), policy.Options{}); len(hits) == 0 {
			t.Errorf("%q was left unanswered", question)
		}
	}
}

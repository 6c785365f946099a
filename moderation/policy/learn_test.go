package policy_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/privacy"
)

// few is a pack of three invented passages, each asked for in several ways.
func few(t *testing.T) *policy.Pack {
	t.Helper()
	made := func(id policy.ID, text string, asked ...string) policy.Passage {
		return policy.Passage{
			ID: id, Text: text, Asked: asked, Topic: "invented", Area: "coldchain", Document: "An invented page", Source: "none",
			Confidence: policy.ReadInSource, Authority: policy.Programme, Kind: policy.Summary, State: policy.Draft,
		}
	}
	pack, err := policy.New([]policy.Passage{
		made("A-1", "Shake test: freeze a control, thaw, shake both, compare.", "how to do a shake test", "steps of the shake test", "shake test inafanywa aje"),
		made("A-2", "The shake test is for adsorbed vaccines only.", "which vaccines shake test", "is shake test for polio", "shake test kwa chanjo zipi"),
		made("A-3", "The fridge is kept between +2 and +8 C.", "what temperature is the fridge", "friji digrii ngapi", "fridge range"),
	})
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// The same lessons give the same weights, to the letter; and a question that
// differs from another only in what it wants to know finds the passage that
// tells it.
func TestLearning(t *testing.T) {
	lessons := []policy.Lesson{
		{Question: "how do you do the shake test", Answers: func(shown string) bool { return strings.Contains(shown, "compare") }},
		{Question: "which vaccines fit the shake test", Answers: func(shown string) bool { return strings.Contains(shown, "adsorbed") }},
		{Question: "digrii za friji", Answers: func(shown string) bool { return strings.Contains(shown, "+8") }},
		{Question: "price of a fridge"},
		{Question: "who won the match"},
		{Question: "salary of a nurse"},
	}
	var once, twice bytes.Buffer
	index := policy.Learn(few(t), lessons)
	for _, b := range []*bytes.Buffer{&once, &twice} {
		if err := policy.Learn(few(t), lessons).WriteWeights(b); err != nil {
			t.Fatal(err)
		}
	}
	if once.String() != twice.String() || once.Len() == 0 {
		t.Error("the same lessons gave other weights")
	}
	for question, want := range map[string]policy.ID{"jinsi ya kufanya shake test": "A-1", "shake test is for which vaccines": "A-2"} {
		if found := ids(index.Search(privacy.Stored(question), policy.Options{})); len(found) == 0 || found[0] != want {
			t.Errorf("%q found %v, want %s first", question, found, want)
		}
	}
}

// TestWeightsThatShip are in the form that training writes: every figure has
// its line, in order. A line taken out was seen to fail.
func TestWeightsThatShip(t *testing.T) {
	shippedWeights, err := os.ReadFile("weights.txt")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := policy.NewIndex(few(t)).WriteWeights(&b); err != nil {
		t.Fatal(err)
	}
	if b.String() != string(shippedWeights) {
		t.Error("weights.txt is not as training writes it: go run ./moderation/policy/train")
	}
}

// TestWaysHeldBack asks each way of asking as if nobody had written it: what
// the search makes of wording that it has not seen. Floors a little below what
// was measured.
func TestWaysHeldBack(t *testing.T) {
	ways := policy.NewIndex(shipped()).TryWays()
	first, three := policy.CountWays(ways, 0)
	of := len(ways)
	t.Logf("first %d, in three %d of %d", first, three, of)
	if of < 5000 || float64(first) < 0.64*float64(of) || float64(three) < 0.84*float64(of) {
		t.Errorf("first %d, in three %d of %d", first, three, of)
	}
}

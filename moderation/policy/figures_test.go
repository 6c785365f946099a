package policy_test

import (
	"os"
	"testing"

	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/moderation/policy/score"
	"github.com/mshauri/mshauri/privacy"
)

// shipped is the pack as eval and the demonstration take it.
func shipped() *policy.Pack {
	return policy.Shipped().AsReviewed(policy.Review{Office: "demonstration", Date: "2026-01-01"})
}

func questions(t testing.TB, name string) []score.Question {
	t.Helper()
	file, err := os.Open("testdata/" + name + ".jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	gold, err := score.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	return gold
}

// TestFigures measures as eval does: the question is scrubbed first. The
// floors are the aims, for the two columns that were never tuned on and hold
// the questions of others or the first frozen part, and for all together.
func TestFigures(t *testing.T) {
	index := policy.NewIndex(shipped())
	scrubber, err := privacy.NewScrubber(privacy.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var allGold []score.Question
	var allFound []score.Found
	for _, name := range []string{"dev", "fresh", "fresh2", "fresh3", "fresh4", "test", "samples"} {
		gold := questions(t, name)
		var found []score.Found
		for _, q := range gold {
			clean, _ := scrubber.Scrub(privacy.NewRaw(q.Text))
			line := score.Found{ID: q.ID, Passages: []string{}}
			for _, hit := range index.Search(clean, policy.Options{}) {
				line.Passages = append(line.Passages, policy.Show(hit, "en").String())
			}
			found = append(found, line)
		}
		allGold, allFound = append(allGold, gold...), append(allFound, found...)
		measure(t, name, gold, found, name == "test" || name == "samples")
	}
	measure(t, "all", allGold, allFound, true)
}

func measure(t *testing.T, name string, gold []score.Question, found []score.Found, aims bool) {
	t.Helper()
	report, err := score.Compare(gold, found)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(name)
	if err := report.Print(t.Output(), false); err != nil {
		t.Fatal(err)
	}
	if aims && (report.First.Value() < 0.80 || report.FirstThree.Value() < 0.92 || report.Unanswered.Value() < 0.90) {
		t.Errorf("%s is below the aims: first %v, three %v, unanswered %v", name, report.First, report.FirstThree, report.Unanswered)
	}
}

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
// floors are the aims; test.jsonl and samples.jsonl were never tuned on.
func TestFigures(t *testing.T) {
	index := policy.NewIndex(shipped())
	scrubber, err := privacy.NewScrubber(privacy.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"dev", "test", "fresh", "fresh2", "fresh3", "fresh4", "samples"} {
		t.Run(name, func(t *testing.T) {
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
			report, err := score.Compare(gold, found)
			if err != nil {
				t.Fatal(err)
			}
			if err := report.Print(t.Output(), name == "dev"); err != nil {
				t.Fatal(err)
			}
			if report.First.Value() < 0.80 || report.FirstThree.Value() < 0.92 || report.Unanswered.Value() < 0.90 {
				t.Errorf("below the aims: first %v, three %v, unanswered %v", report.First, report.FirstThree, report.Unanswered)
			}
		})
	}
}

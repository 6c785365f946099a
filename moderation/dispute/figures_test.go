package dispute_test

import (
	"os"
	"testing"
	"time"

	"github.com/mshauri/mshauri/moderation/dispute"
	"github.com/mshauri/mshauri/moderation/dispute/score"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/privacy"
)

func reviewed() *policy.Pack {
	return policy.Shipped().AsReviewed(policy.Review{Office: "test", Date: "2026-01-01"})
}

func measure(t *testing.T, file string) *score.Report {
	t.Helper()
	in, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = in.Close() }()
	gold, err := score.Read(in)
	if err != nil {
		t.Fatal(err)
	}
	reader, pack := dispute.New(), reviewed()
	quotes := make([]score.Quote, len(gold))
	for i, thread := range gold {
		quotes[i].ID = thread.ID
		messages := make([]dispute.Message, len(thread.Messages))
		for j, m := range thread.Messages {
			messages[j] = dispute.Message{From: m.From, At: time.Unix(int64(m.T), 0), Text: privacy.Stored(m.Text)}
		}
		if found, _ := reader.Judge(messages); found != nil {
			if all := dispute.Settle(pack, found, nil, time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)); len(all) > 0 {
				id := string(all[0].On.ID)
				quotes[i].Quoted, quotes[i].At, quotes[i].Passage = true, &found.At, &id
			}
		}
	}
	report, err := score.Compare(gold, quotes)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// The floor lies a little below what docs/quality.md tells, for the search may
// change by itself: taking away the rule that a question is no claim was seen
// to break it.
func TestTheDevelopmentThreadsKeepTheirFigures(t *testing.T) {
	for file, recall := range map[string]float64{"dev": 0.8, "dev2": 0.75, "dev3": 0.75, "fresh": 0.8, "samples": 0.9, "dev6": 0.45, "dev7": 0.5} {
		r := measure(t, "testdata/threads-"+file+".jsonl")
		precision := 0.92
		if file == "samples" { // eleven quotes: one that comes a message too early is 0.909
			precision = 0.9
		}
		if r.Precision.Value() < precision || r.Recall.Value() < recall || r.Faults[score.Early] > 3 {
			t.Errorf("%s: precision %v, recall %v, %d too early", file, r.Precision, r.Recall, r.Faults[score.Early])
		}
	}
}

// Fifty talks in the words of policy in which nobody disagrees; twelve of them
// were quoted in when they were first read.
func TestQuietWhereNobodyDisagrees(t *testing.T) {
	if r := measure(t, "testdata/threads-dev4.jsonl"); r.Quiet.Of != r.Quiet.N {
		t.Errorf("quiet in %v: %v", r.Quiet, r.Wrong)
	}
}

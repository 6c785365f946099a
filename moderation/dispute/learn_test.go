package dispute_test

import (
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/moderation/dispute"
	"github.com/mshauri/mshauri/moderation/dispute/score"
	"github.com/mshauri/mshauri/moderation/policy"
)

// lessonsOf are the labelled threads of a file as lessons.
func lessonsOf(t *testing.T, name string) (all []dispute.Lesson, gold []score.Thread) {
	t.Helper()
	in, err := os.Open("testdata/threads-" + name + ".jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = in.Close() }()
	if gold, err = score.Read(in); err != nil {
		t.Fatal(err)
	}
	for _, g := range gold {
		l := dispute.Lesson{ID: g.ID, Disagree: g.Disagreement}
		for _, m := range g.Messages {
			l.From, l.At, l.Text = append(l.From, m.From), append(l.At, time.Unix(int64(m.T), 0)), append(l.Text, m.Text)
		}
		if g.Disagreement {
			l.ResolvesAt = *g.ResolvesAt
		}
		for _, id := range g.Accept {
			l.Accept = append(l.Accept, policy.ID(id))
		}
		all = append(all, l)
	}
	return all, gold
}

// What one hand's threads teach serves for another's, and the same lessons give
// the same scales. Learning with every label turned round gives 0 of 11.
func TestWhatOneHandTeachesServesForAnother(t *testing.T) {
	lessons, _ := lessonsOf(t, "dev7")
	learner := dispute.NewLearner()
	scales := learner.Learn(lessons)
	var once, twice strings.Builder
	if err := scales.Write(&once, &once, io.Discard, &once); err != nil {
		t.Fatal(err)
	}
	if err := learner.Learn(lessons).Write(&twice, &twice, io.Discard, &twice); err != nil || once.String() != twice.String() {
		t.Errorf("the same lessons give other scales: %v", err)
	}
	pack := reviewed()
	unseen, gold := lessonsOf(t, "samples")
	quotes := make([]score.Quote, len(unseen))
	for i := range unseen {
		quotes[i].ID = unseen[i].ID
		if found := learner.Judge(scales, &unseen[i]); found != nil {
			if all := dispute.Settle(pack, found, nil, day); len(all) > 0 {
				id := string(all[0].On.ID)
				quotes[i].Quoted, quotes[i].At, quotes[i].Passage = true, &found.At, &id
			}
		}
	}
	r, err := score.Compare(gold, quotes)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("precision %v, recall %v", r.Precision, r.Recall)
	if r.Precision.Value() < 0.9 || r.Recall.Value() < 0.6 {
		t.Errorf("precision %v, recall %v: %v", r.Precision, r.Recall, r.Wrong)
	}
}

// Where the nearest passage may not be quoted, none is offered, however sure it
// is. Offering the likeliest passage whatever its standing was seen to turn this
// red.
func TestWhatMayNotBeQuotedIsNotOffered(t *testing.T) {
	reader, pack := dispute.New(), reviewed()
	reader = reader.With(reader.Scales().At(0.05))
	if found, _ := reader.Judge(talk("A: BCG goes in the right upper arm")); found != nil {
		t.Errorf("one alone: %+v", found)
	}
	for _, lines := range [][]string{
		{"A: I draw up twenty syringes of penta for the queue", "B: no, never pre-fill syringes, draw one and give one"},
		{"A: 710 goes in by the 10th", "B: no, by the 5th"},
		{"A: MR goes into the muscle", "B: no, MR is subcutaneous, upper arm"},
		{"A: high alarm comes after one hour above 8", "B: no, ten hours above 8"},
	} {
		found, _ := reader.Judge(talk(lines...))
		if found == nil {
			continue
		}
		for _, id := range found.Passages() {
			if p, ok := pack.Find(id); !ok || !p.Quotable() {
				t.Errorf("%q: %s is offered", lines, id)
			}
		}
	}
}

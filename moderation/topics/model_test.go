package topics_test

import (
	"os"
	"testing"

	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/moderation/topics/learn"
	"github.com/mshauri/mshauri/moderation/topics/model"
	"github.com/mshauri/mshauri/moderation/topics/score"
	"github.com/mshauri/mshauri/privacy"
)

// A labelled file or a word was changed and the weights were not built anew.
func TestWeightsAreUpToDate(t *testing.T) {
	data, err := os.ReadFile("model.bin")
	if err != nil {
		t.Fatal(err)
	}
	if len(data) > 1_500_000 {
		t.Errorf("weights take %d bytes, at most 1.5 MB", len(data))
	}
	trained, err := model.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	sources, err := learn.ReadSources(".")
	if err != nil {
		t.Fatal(err)
	}
	if trained.Fingerprint != sources.Fingerprint {
		t.Error("the labelled files or the words have changed: go run ./moderation/topics/train")
	}
}

// A floor, not an aim: a broken model falls through it. It goes the way of the
// bot, through the scrubber, and says nothing of single postings, for the files
// are frozen.
func TestFrozenFloor(t *testing.T) {
	for _, name := range frozen {
		t.Run(name, func(t *testing.T) { testFloor(t, linesOf(t, name)) })
	}
}

// The second is by a hand that had seen neither the tagger nor the other files.
var frozen = []string{"tag-test.jsonl", "tag-other.jsonl"}

func linesOf(t *testing.T, name string) []learn.Line {
	t.Helper()
	file, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines, err := learn.ReadLines(file)
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

func testFloor(t *testing.T, lines []learn.Line) {
	scrubber, err := privacy.NewScrubber(privacy.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tagger := topics.New()
	var keys []string
	for _, area := range topics.Areas() {
		keys = append(keys, string(area))
	}
	var gold []score.Gold
	var tagged []score.Tagged
	for _, line := range lines {
		clean, _ := scrubber.Scrub(privacy.NewRaw(line.Text))
		areas, asked := tagger.Tag(clean)
		gold = append(gold, score.Gold{ID: line.ID, Labels: line.Labels, Acceptable: line.Acceptable, IsQuestion: line.Question})
		tagged = append(tagged, score.Tagged{ID: line.ID, Labels: []string{string(areas[0])}, IsQuestion: asked})
	}
	report, err := score.Compare(keys, gold, tagged)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("best label %v, macro-F1 %.3f, question F1 %.3f", report.Best, report.MacroF1(), report.Question.F1())
	if report.Best.Value() < 0.92 || report.MacroF1() < 0.92 || report.Question.F1() < 0.92 {
		t.Error("one of them is under 0.92")
	}
}

// The extra file is learnt from and may be read freely; the frozen ones
// may not. No posting stands in both.
func TestFrozenStaysApart(t *testing.T) {
	sources, err := learn.ReadSources(".")
	if err != nil {
		t.Fatal(err)
	}
	known := make(map[string]bool)
	for _, line := range append(sources.Extra, sources.Train...) {
		known[line.Text] = true
	}
	for _, name := range frozen {
		for _, line := range linesOf(t, name) {
			if known[line.Text] {
				t.Errorf("%s is learnt from as well", line.ID)
			}
		}
	}
}

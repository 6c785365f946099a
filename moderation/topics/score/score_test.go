package score_test

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/moderation/share"

	"github.com/mshauri/mshauri/moderation/topics/score"
)

var keys = []string{"supply", "red", "general"}

func TestCompare(t *testing.T) {
	gold, err := score.Read(strings.NewReader(`{"id":"1","text":"never read","labels":["supply"],"acceptable":["red"],"is_question":true}
{"id":"2","labels":["red","supply"],"acceptable":[],"is_question":true}
{"id":"3","labels":["general"],"is_question":false}

{"id":"4","labels":["red"],"is_question":false}`))
	if err != nil {
		t.Fatal(err)
	}
	r, err := score.Compare(keys, gold, []score.Tagged{
		{ID: "1", Labels: []string{"red"}, IsQuestion: true},
		{ID: "2", Labels: []string{"supply", "red"}},
		{ID: "3", Labels: []string{"general"}, IsQuestion: true},
		{ID: "4", Labels: []string{"general"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if r.Best != (share.Share{Of: 3, N: 4}) || r.Strict != (share.Share{Of: 1, N: 4}) {
		t.Errorf("best %v, first label %v", r.Best, r.Strict)
	}
	if !slices.Equal(r.Wrong, []string{"4"}) || !slices.Equal(r.WrongQuestion, []string{"2", "3"}) {
		t.Errorf("wrong %v, wrong questions %v", r.Wrong, r.WrongQuestion)
	}
	if r.Question != (score.Hits{Right: 1, Wrong: 1, Missed: 1}) || r.Question.F1() != 0.5 {
		t.Errorf("questions %+v", r.Question)
	}
	// supply: one right; red: one right, one missed; general: one right, one wrong.
	if want := (1 + 2.0/3 + 2.0/3) / 3; math.Abs(r.MacroF1()-want) > 1e-9 {
		t.Errorf("macro-F1 %f, want %f", r.MacroF1(), want)
	}
	if r.Confusion[1][2] != 1 || r.Confusion[0][1] != 1 {
		t.Errorf("confusion %v", r.Confusion)
	}
	if low, high := r.Spread((*score.Report).MacroF1); low > r.MacroF1() || high < r.MacroF1() || low < 0 || high > 1 {
		t.Errorf("spread %f to %f", low, high)
	}
	var out, again bytes.Buffer
	if r.Print(&out) != nil || r.Print(&again) != nil || out.String() != again.String() {
		t.Error("the same report is printed differently the second time")
	}
	if strings.Contains(out.String(), "never read") {
		t.Error("a text is in the report")
	}
}

func TestCompareRefuses(t *testing.T) {
	gold := []score.Gold{{ID: "1", Labels: []string{"red"}}}
	for label, tagged := range map[string][]score.Tagged{
		"a line too few":      nil,
		"another posting":     {{ID: "2", Labels: []string{"red"}}},
		"no label":            {{ID: "1"}},
		"a label that is not": {{ID: "1", Labels: []string{"purple"}}},
	} {
		if _, err := score.Compare(keys, gold, tagged); err == nil {
			t.Errorf("%s: no error", label)
		}
	}
}

func TestReadSaysNothingOfTheText(t *testing.T) {
	for _, bad := range []string{`{"id":"1","text":"Achieng"`, `{"id":"1","text":"Achieng"}`} {
		_, err := score.Read(strings.NewReader(bad))
		if err == nil || strings.Contains(err.Error(), "Achieng") {
			t.Errorf("error %v", err)
		}
	}
}

func TestInterval(t *testing.T) {
	for _, c := range []struct {
		share     share.Share
		low, high float64
	}{
		{share.Share{Of: 54, N: 55}, 0.904, 0.997},
		{share.Share{Of: 0, N: 10}, 0, 0.278},
		{share.Share{Of: 10, N: 10}, 0.722, 1},
		{share.Share{}, 0, 1},
	} {
		if low, high := c.share.Interval(); math.Abs(low-c.low) > 0.001 || math.Abs(high-c.high) > 0.001 {
			t.Errorf("%v: %f to %f", c.share, low, high)
		}
	}
}

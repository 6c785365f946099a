package score_test

import (
	"strings"
	"testing"

	"github.com/mshauri/mshauri/moderation/share"

	"github.com/mshauri/mshauri/moderation/policy/score"
)

const lines = `{"id":"a","text":"x","topic":"t","must_contain":["bcg","\\bid\\b|intra-?dermal"],"lang":"en","answerable":true}
{"id":"b","text":"x","topic":"t","must_contain":["28 days"],"lang":"sw","answerable":true}

{"id":"c","text":"x","topic":"none","must_contain":[],"lang":"sw","answerable":false}
{"id":"d","text":"x","topic":"none","must_contain":[],"lang":"en","answerable":false}
`

func TestCompare(t *testing.T) {
	gold, err := score.Read(strings.NewReader(lines))
	if err != nil {
		t.Fatal(err)
	}
	report, err := score.Compare(gold, []score.Found{
		{ID: "a", Passages: []string{"BCG: Intradermal."}},
		{ID: "b", Passages: []string{"Six hours.", "For 28 days."}},
		{ID: "c"},
		{ID: "d", Passages: []string{"BCG: intradermal."}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if report.First != (share.Share{Of: 1, N: 2}) || report.FirstThree != (share.Share{Of: 2, N: 2}) || report.Unanswered != (share.Share{Of: 1, N: 2}) {
		t.Errorf("counted %v, %v, %v", report.First, report.FirstThree, report.Unanswered)
	}
	var b strings.Builder
	if err := report.Print(&b, true); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"right passage first     0.500 (1 of 2, 95% 0.095 to 0.905)", "b t: second or third", "d: answered"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, b.String())
		}
	}
}

// All patterns must be in one passage, not spread over several.
func TestAllInOnePassage(t *testing.T) {
	gold, err := score.Read(strings.NewReader(lines))
	if err != nil {
		t.Fatal(err)
	}
	if gold[0].Answers("BCG at birth") || !gold[0].Answers("bcg goes ID") || gold[2].Answers("anything") {
		t.Error("a passage answers only when it holds every pattern")
	}
}

func TestRefuses(t *testing.T) {
	for label, text := range map[string]string{
		"no JSON": "hello", "a broken pattern": `{"id":"a","must_contain":["("],"answerable":true}`, "answerable by nothing": `{"id":"a","answerable":true}`,
	} {
		if _, err := score.Read(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%s: %v", label, err)
		}
	}
	gold, _ := score.Read(strings.NewReader(lines))
	for label, found := range map[string][]score.Found{
		"too few lines": {}, "another order": {{ID: "b"}, {ID: "a"}, {ID: "c"}, {ID: "d"}},
		"four passages": {{ID: "a", Passages: []string{"", "", "", ""}}, {ID: "b"}, {ID: "c"}, {ID: "d"}},
		"too long":      {{ID: "a", Passages: []string{strings.Repeat("é", 601)}}, {ID: "b"}, {ID: "c"}, {ID: "d"}},
	} {
		if _, err := score.Compare(gold, found); err == nil {
			t.Errorf("%s was taken", label)
		}
	}
}

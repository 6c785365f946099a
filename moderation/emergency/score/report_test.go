package score_test

import (
	"strings"
	"testing"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/emergency/score"
)

// Counted with the columns of recall and false alarms exchanged, this was seen
// to fail.
func TestReportCounts(t *testing.T) {
	var r score.Report
	for _, c := range []struct {
		id           string
		label, heard chat.Danger
	}{
		{"a", chat.Needle, chat.Needle},
		{"b", chat.Needle, chat.Death},
		{"c", chat.Death, ""},
		{"d", "", chat.Death},
		{"e", "", ""},
	} {
		if err := r.Count(score.Message{ID: c.id, Kind: c.label}, score.Heard{ID: c.id, Kind: c.heard}); err != nil {
			t.Fatal(err)
		}
	}
	var b strings.Builder
	if err := r.Print(&b, true); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"rings      0.667 (2 of 3", "yet rings     0.500 (1 of 2", "rightly           0.667 (2 of 3", "what it is     0.500 (1 of 2", "missed: [c]", "nothing: [d]"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, b.String())
		}
	}
	if r.Count(score.Message{ID: "a"}, score.Heard{ID: "b"}) == nil {
		t.Error("a line of another message was counted")
	}
}

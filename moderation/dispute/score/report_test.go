package score_test

import (
	"strings"
	"testing"

	"github.com/mshauri/mshauri/moderation/share"

	"github.com/mshauri/mshauri/moderation/dispute/score"
)

func at(n int) *int          { return &n }
func id(text string) *string { return &text }

// Counting an early quote as right, or one on another matter, turns this red.
func TestWhatCountsAsRight(t *testing.T) {
	yes := score.Thread{ID: "x", Messages: make([]score.Line, 3), Disagreement: true, ResolvesAt: at(1), Accept: []string{"P-1"}}
	no := score.Thread{ID: "x"}
	for _, test := range []struct {
		label  string
		thread score.Thread
		quote  score.Quote
		want   score.Fault
	}{
		{"right", yes, score.Quote{Quoted: true, At: at(1), Passage: id("P-1")}, score.NoFault},
		{"later is right too", yes, score.Quote{Quoted: true, At: at(2), Passage: id("P-1")}, score.NoFault},
		{"early", yes, score.Quote{Quoted: true, At: at(0), Passage: id("P-1")}, score.Early},
		{"another matter", yes, score.Quote{Quoted: true, At: at(1), Passage: id("P-2")}, score.Elsewhere},
		{"silent", yes, score.Quote{}, score.Silent},
		{"needless", no, score.Quote{Quoted: true, At: at(1), Passage: id("P-1")}, score.Needless},
		{"rightly silent", no, score.Quote{}, score.NoFault},
	} {
		if got := score.Judge(&test.thread, test.quote); got != test.want {
			t.Errorf("%s: %q, want %q", test.label, got, test.want)
		}
	}
}

func TestCompareCounts(t *testing.T) {
	gold, err := score.Read(strings.NewReader(`{"id":"a","messages":[{"t":0,"from":"A","text":"x"},{"t":1,"from":"B","text":"y"}],"disagreement":true,"resolves_at":1}
{"id":"b","messages":[],"disagreement":false,"policy_topic":null,"resolves_at":null}
`))
	if err != nil {
		t.Fatal(err)
	}
	r, err := score.Compare(gold, []score.Quote{{ID: "a", Quoted: true, At: at(1), Passage: id("P")}, {ID: "b", Quoted: true, At: at(0), Passage: id("P")}})
	if err != nil {
		t.Fatal(err)
	}
	if r.Precision != (share.Share{Of: 1, N: 2}) || r.Recall != (share.Share{Of: 1, N: 1}) || r.Quiet != (share.Share{N: 1}) {
		t.Errorf("precision %v, recall %v, quiet %v", r.Precision, r.Recall, r.Quiet)
	}
	if _, err := score.Read(strings.NewReader(`{"id":"a","messages":[],"disagreement":true,"resolves_at":3}`)); err == nil {
		t.Error("a label outside the thread is taken")
	}
}

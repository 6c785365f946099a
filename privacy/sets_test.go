package privacy

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/privacy/score"
)

// sets are the labelled files written by hand. A sum stands beside a frozen
// one: it was taken when the file was committed, before any rule of its round,
// and changes only with a correction of a label that the README of the files
// tells of.
var sets = []struct {
	path  string
	lines int
	free  float64
	sum   string
}{
	{"testdata/scrub-dev3.jsonl", 780, 0.40, ""},
	{"testdata/scrub-dev4.jsonl", 530, 0.40, ""},
	{"testdata/scrub-dev5.jsonl", 630, 0.40, ""},
	{"testdata/scrub-dev6.jsonl", 800, 0.40, ""},
	{"testdata/scrub-dev7.jsonl", 600, 0.40, ""},
	{"testdata/scrub-dev8.jsonl", 1000, 0.40, ""},
	{"testdata/scrub-numbers.jsonl", 380, 0.25, ""},
	{"testdata/scrub-news-dev.jsonl", 150, 0.2, ""},
	{"testdata/scrub-test2.jsonl", 750, 0.40, "597177ce37c0f08447a7b69f4f4fc0c28b4b883e569f4e746501083e01d146d7"},
	{"testdata/scrub-test3.jsonl", 280, 0.40, "0fdb4e014d8292994095290060454bf898536f39dd0c6f578cb052e90e840120"},
	{"testdata/scrub-test4.jsonl", 310, 0.40, "2a2111a265c5990b1ef2bb240a40dc8c580afa6b79366f789a8215be8623cada"},
	{"testdata/scrub-test5.jsonl", 410, 0.40, "5800b896c9b3543a49908fe5e6096174bf3a2a905dace1b54eecaee8e2762ac2"},
	{"testdata/scrub-test6.jsonl", 300, 0.40, "6932d2d4e10aae1ccda8224f2821416965de2c7eead610451d3bad8fe23abb63"},
	{"testdata/scrub-test7.jsonl", 670, 0.40, "c4c4ec5b68733025280af93c25a1439807afe14ec0c2f5cbe3903047d914bc4f"},
	{"testdata/scrub-news-test.jsonl", 60, 0.2, "13e64515668b71b0a2654ec55471524c8eea0e381ce418c5618ad14293af5cff"},
}

// TestFrozenSetsStand fails when one letter of a frozen set is changed (an
// added blank was seen to turn it red).
func TestFrozenSetsStand(t *testing.T) {
	for _, set := range sets {
		if set.sum == "" {
			continue
		}
		content, err := os.ReadFile(set.path)
		if err != nil {
			t.Fatal(err)
		}
		if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != set.sum {
			t.Errorf("%s has changed since it was frozen: %x", set.path, sum)
		}
	}
}

// TestSetsAreWellFormed asks of each labelled set that its labels stand where
// they say (ReadMessages), in order and apart, with known types and tidy ends;
// that no two lines are one; and that enough lines hold no identifier. A label
// moved by a byte, a type misspelt and a line twice were each seen to fail.
func TestSetsAreWellFormed(t *testing.T) {
	for _, set := range sets {
		messages := readGold(t, set.path)
		ids, texts := map[string]bool{}, map[string]bool{}
		free := 0
		for _, m := range messages {
			if ids[m.ID] || texts[m.Text] || m.ID == "" || m.Lang == "" || m.Kind == "" {
				t.Errorf("%s: message %s stands there twice or lacks its id, language or kind", set.path, m.ID)
			}
			ids[m.ID], texts[m.Text] = true, true
			if len(m.Spans) == 0 {
				free++
			}
			checkSpans(t, set.path, m)
		}
		if len(messages) < set.lines {
			t.Errorf("%s holds %d messages, at least %d", set.path, len(messages), set.lines)
		}
		if share := float64(free) / float64(len(messages)); share < set.free {
			t.Errorf("%s: %.3f of the messages hold no identifier, at least %.2f", set.path, share, set.free)
		}
	}
}

// checkSpans reports labels out of order, of no known type or with untidy ends.
func checkSpans(t *testing.T, path string, m score.Message) {
	t.Helper()
	end := 0
	for _, s := range m.Spans {
		switch {
		case s.Start < end:
			t.Errorf("%s, message %s: the label at %d begins inside the one before", path, m.ID, s.Start)
		case s.Text == "" || strings.TrimSpace(s.Text) != s.Text:
			t.Errorf("%s, message %s: the label at %d is empty or holds a blank at an end", path, m.ID, s.Start)
		case !slices.Contains(score.Types(), s.Type):
			t.Errorf("%s, message %s: no type is called %q", path, m.ID, s.Type)
		case s.Soft != (s.Type == "AGE"):
			t.Errorf("%s, message %s: the label at %d should be soft if and only if it is an age", path, m.ID, s.Start)
		}
		end = s.End
	}
}

// TestFrozenSetsStayApart fails when a frozen message stands word for word in
// anything that is learnt from (one copied into a development set was seen).
func TestFrozenSetsStayApart(t *testing.T) {
	frozen := map[string]string{}
	for _, set := range sets {
		if set.sum == "" {
			continue
		}
		for _, m := range readGold(t, set.path) {
			frozen[plain(m.Text)] = set.path + ", message " + m.ID
		}
	}
	learnt := []string{"testdata/scrub-dev.jsonl", "testdata/scrub-dev2.jsonl", "testdata/scrub-oldtest.jsonl"}
	for _, set := range sets {
		if set.sum == "" {
			learnt = append(learnt, set.path)
		}
	}
	for _, path := range learnt {
		for _, m := range readGold(t, path) {
			if at := frozen[plain(m.Text)]; at != "" {
				t.Errorf("%s stands in %s too, as %s", at, path, m.ID)
			}
		}
	}
	for _, m := range drawnDates(t) {
		if at := frozen[plain(m.Text)]; at != "" {
			t.Errorf("%s is drawn from testdata/date-train.txt too", at)
		}
	}
	for _, path := range []string{"testdata/scrub-train.txt", "testdata/scrub-innocent.txt"} {
		for line := range strings.Lines(content(t, path)) {
			if at := frozen[plain(line)]; at != "" {
				t.Errorf("%s stands in %s too", at, path)
			}
		}
	}
}

// plain is a text in small letters without blanks around it.
func plain(text string) string { return strings.ToLower(strings.TrimSpace(text)) }

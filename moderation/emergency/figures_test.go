package emergency_test

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/emergency"
	"github.com/mshauri/mshauri/moderation/topics/score"
	"github.com/mshauri/mshauri/privacy"
)

type labelled struct {
	ID, Text string
	Kind     chat.Danger
}

func read(t testing.TB, file string) (all []labelled) {
	t.Helper()
	in, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	for lines := bufio.NewScanner(in); lines.Scan(); {
		var m labelled
		if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
			t.Fatal(err)
		}
		all = append(all, m)
	}
	return all
}

// listen hears every message of some files as the bot would: scrubbed.
func listen(t *testing.T, hear func(m labelled, clean privacy.Clean, heard chat.Danger), files ...string) {
	t.Helper()
	scrubber, err := privacy.NewScrubber(privacy.Options{Vocabulary: emergency.Vocabulary()})
	if err != nil {
		t.Fatal(err)
	}
	listener := emergency.New()
	for _, file := range files {
		for _, m := range read(t, file) {
			clean, _ := scrubber.Scrub(privacy.NewRaw(m.Text))
			hear(m, clean, listener.Hear(clean))
		}
	}
}

// The figures of docs/quality.md, and floors under them. The texts of the
// frozen part are shown to nobody. Broken on purpose: without the class "teach"
// precision fell through its floor, without Vocabulary the recall of the parts
// in development.
func TestFigures(t *testing.T) {
	for _, part := range []struct {
		file              string
		recall, precision float64 // at least
	}{
		{"emergency-dev.jsonl", 0.97, 0.98},
		{"emergency-dev2.jsonl", 0.97, 0.98},
		{"emergency-dev3.jsonl", 0.90, 0.95},
		{"emergency-dev6.jsonl", 0.90, 0.95},
		{"emergency-dev7.jsonl", 0.90, 0.95},
		{"emergency-test.jsonl", 0.92, 0.95},
		{"emergency-fresh3.jsonl", 0.8, 0.8},
	} {
		var hits score.Hits
		kinds := 0
		listen(t, func(m labelled, clean privacy.Clean, heard chat.Danger) {
			switch {
			case heard != "" && m.Kind != "":
				hits.Right++
				if heard == m.Kind {
					kinds++
				}
				return
			case heard != "":
				hits.Wrong++
			case m.Kind != "":
				hits.Missed++
			default:
				return
			}
			if strings.Contains(part.file, "-dev") {
				t.Logf("%s is %q, heard as %q: %s", m.ID, m.Kind, heard, clean)
			}
		}, "testdata/"+part.file)
		t.Logf("%s: recall %s, precision %s, right kind %d of %d", part.file, hits.Recall(), hits.Precision(), kinds, hits.Right)
		if hits.Recall().Value() < part.recall || hits.Precision().Value() < part.precision {
			t.Errorf("%s fell under its floor", part.file)
		}
	}
}

// Among thousands of ordinary postings on immunization hardly one rings, those
// aside that cannot wait or of which two people would say two things. With
// the learnt part ringing from 0.1 on it was seen to fail.
func TestOrdinaryTalkHardlyRings(t *testing.T) {
	known := make(map[string]bool)
	for _, m := range read(t, "testdata/emergency-among.jsonl") {
		known[m.ID] = true
	}
	n, rung := 0, 0
	listen(t, func(m labelled, clean privacy.Clean, heard chat.Danger) {
		if n++; heard != "" && !known[m.ID] {
			rung++
			t.Logf("%s %s: %s", m.ID, heard, clean)
		}
	}, "../topics/testdata/tag-train.jsonl", "../topics/testdata/tag-extra.jsonl", "../topics/testdata/tag-samples.jsonl", "../policy/testdata/dev.jsonl")
	t.Logf("%d of %d rang", rung, n)
	if n < 4000 || rung > 5 {
		t.Errorf("%d of %d rang, at most 5 may", rung, n)
	}
}

func BenchmarkHear(b *testing.B) {
	listener := emergency.New()
	scrubber, err := privacy.NewScrubber(privacy.Options{})
	if err != nil {
		b.Fatal(err)
	}
	var all []privacy.Clean
	for _, m := range read(b, "testdata/emergency-dev.jsonl") {
		clean, _ := scrubber.Scrub(privacy.NewRaw(m.Text))
		all = append(all, clean)
	}
	for i := 0; b.Loop(); i++ {
		listener.Hear(all[i%len(all)])
	}
}

func FuzzHear(f *testing.F) {
	listener := emergency.New()
	scrubber, err := privacy.NewScrubber(privacy.Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Add("mtoto amezimia\x00 [name 1]?!")
	f.Fuzz(func(_ *testing.T, text string) {
		clean, _ := scrubber.Scrub(privacy.NewRaw(text))
		listener.Hear(clean)
	})
}

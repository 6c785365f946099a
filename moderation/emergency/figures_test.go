package emergency_test

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"github.com/mshauri/mshauri/moderation/emergency"
	"github.com/mshauri/mshauri/privacy"
)

type labelled struct {
	ID, Text string
	Kind     emergency.Kind
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

func TestDev(t *testing.T) {
	scrubber, err := privacy.NewScrubber(privacy.Options{SafeWords: emergency.Vocabulary()})
	if err != nil {
		t.Fatal(err)
	}
	l := emergency.New()
	var right, wrong, missed, kinds int
	for _, m := range append(read(t, "testdata/emergency-dev.jsonl"), read(t, "testdata/emergency-dev2.jsonl")...) {
		clean, _ := scrubber.Scrub(privacy.NewRaw(m.Text))
		switch heard := l.Hear(clean); {
		case heard != "" && m.Kind != "":
			right++
			if heard == m.Kind {
				kinds++
			} else {
				t.Logf("kind %s not %s: %s", heard, m.Kind, m.Text)
			}
		case heard != "":
			wrong++
			t.Logf("WRONG %s %s: %s", m.ID, heard, clean)
		case m.Kind != "":
			missed++
			t.Logf("MISSED %s %s: %s", m.ID, m.Kind, clean)
		}
	}
	t.Logf("right %d wrong %d missed %d kinds %d", right, wrong, missed, kinds)
}

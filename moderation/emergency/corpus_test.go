package emergency_test

import (
	"testing"

	"github.com/mshauri/mshauri/moderation/emergency"
	"github.com/mshauri/mshauri/privacy"
)

func TestCorpus(t *testing.T) {
	scrubber, err := privacy.NewScrubber(privacy.Options{SafeWords: emergency.Vocabulary()})
	if err != nil {
		t.Fatal(err)
	}
	l := emergency.New()
	n, rung := 0, 0
	for _, file := range []string{"../topics/testdata/tag-train.jsonl", "../topics/testdata/tag-extra.jsonl", "../topics/testdata/tag-samples.jsonl", "../policy/testdata/dev.jsonl"} {
		for _, m := range read(t, file) {
			clean, _ := scrubber.Scrub(privacy.NewRaw(m.Text))
			n++
			if heard := l.Hear(clean); heard != "" {
				rung++
				t.Logf("%s %s: %s", m.ID, heard, clean)
			}
		}
	}
	t.Logf("%d of %d", rung, n)
}

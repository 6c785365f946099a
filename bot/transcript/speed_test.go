package transcript

import (
	"bytes"
	"errors"
	"io"
	"os"
	"testing"
	"time"
)

var nairobi = time.FixedZone("EAT", 3*60*60)

// later is a day after every date in the tests.
var later = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// parse reads a whole chat as the bench-transcript script's other side does.
func parse(content []byte, given Order) (messages, others int, err error) {
	layout, err := Survey(bytes.NewReader(content), given, later)
	if err != nil {
		return 0, 0, err
	}
	r := NewReader(bytes.NewReader(content), layout, nairobi)
	for {
		e, err := r.Next()
		if errors.Is(err, io.EOF) {
			return messages, others, nil
		} else if err != nil {
			return messages, others, err
		}
		if e.Sort == Message {
			messages++
		} else {
			others++
		}
	}
}

func BenchmarkParse(b *testing.B) {
	content := generated(200_000)
	if path := os.Getenv("MSHAURI_TEST_CHAT"); path != "" { // for scripts/bench-transcript.sh
		if err := os.WriteFile(path, content, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(len(content)))
	for b.Loop() {
		messages, _, err := parse(content, DatesUnknown)
		if err != nil || messages < 190_000 {
			b.Fatal(messages, err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/200_000, "ns/message")
}

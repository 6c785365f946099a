package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"go.uber.org/zap"

	"github.com/mshauri/mshauri/config"
)

// The forms in which a number or an address may come into a log line. All are
// invented.
var numbered = []string{
	"254712345678", "+254712345678", "0712345678", "+254 712 345 678", "0712-345-678", "(254) 712345678", "254712345678@s.whatsapp.net",
	"254712345678:12@s.whatsapp.net", "254712345678.0:12@s.whatsapp.net", "123456789012345@lid", "120363012345678901@g.us",
	"254712345678-1400000000@g.us", "tel0712345678", "٠٧١٢٣٤٥٦٧٨", "０７１２３４５６７８",
}

// Whatever the level, the format and the place in the line, no number and no
// address leaves.
func TestTheLogMasksNumbersAtEveryLevel(t *testing.T) {
	for _, format := range []string{"console", "json"} {
		for _, number := range numbered {
			settings := config.Default()
			settings.Log.Level, settings.Log.Format = "debug", format
			var sink bytes.Buffer
			log := newLog(settings, &sink)
			lines := 0
			for _, write := range []func(string, ...zap.Field){log.Debug, log.Info, log.Warn, log.Error} {
				write("message from "+number+" came", zap.Int("n", 7))
				write("came", zap.String("from", number), zap.Error(errors.New("no device of "+number)))
				write("came", zap.Strings("all", []string{number, number}), zap.ByteString("bytes", []byte(number)))
				write("came", zap.Reflect("nested", map[string]any{"from": number}), zap.Stringer("jid", stringer(number)))
				log.With(zap.String("with", number)).Named(number).Info("came")
				lines += 5
			}
			_ = log.Sync()
			for _, part := range []string{number, "712345678", "712 345", "712-345", "1400000000", "2363012345", "56789012345", "١٢٣٤٥٦", "１２３４５６", "@s.whatsapp", "@lid", "@g.us"} {
				if strings.Contains(sink.String(), part) {
					t.Fatalf("%s: %q survives of %q:\n%s", format, part, number, sink.String())
				}
			}
			if got := strings.Count(sink.String(), "\n"); got != lines {
				t.Errorf("%s: %d lines, not %d", format, got, lines)
			}
		}
	}
}

type stringer string

func (s stringer) String() string { return string(s) }

// What an operator needs stays readable.
func TestTheLogLeavesWhatIsNoNumber(t *testing.T) {
	settings := config.Default()
	settings.Rehearsal = config.Rehearsal{Address: "127.0.0.1:8443", RootKey: "0a"}
	var sink bytes.Buffer
	log := newLog(settings, &sink)
	log.Debug("hidden by the level")
	log.Info("kept", zap.Int("postings", 12345678), zap.String("when", "2026-11-02 07:00:00"), zap.String("message", "3EB0123456789012345A"), zap.String("at", "127.0.0.1:8443"))
	for _, want := range []string{"12345678", "2026-11-02 07:00:00", "3EB0123456789012345A", "127.0.0.1:8443", `"rehearsal": true`, "info"} {
		if !strings.Contains(sink.String(), want) {
			t.Errorf("%q does not survive: %s", want, sink.String())
		}
	}
	if strings.Contains(sink.String(), "hidden") || strings.Contains(sink.String(), "[number]") {
		t.Errorf("the line is %s", sink.String())
	}
}

// brokenSink is a full disk.
type brokenSink struct{}

func (brokenSink) Write([]byte) (int, error) { return 0, errors.New("no space") }

func TestTheMaskReportsWhatWasWritten(t *testing.T) {
	if n, err := fmt.Fprint(&mask{sink: &bytes.Buffer{}}, "call 0712345678"); n != len("call 0712345678") || err != nil {
		t.Errorf("%d bytes (%v)", n, err)
	}
	if n, err := fmt.Fprint(&mask{sink: brokenSink{}}, "call 0712345678"); n != 0 || err == nil {
		t.Errorf("a fault of the sink is hidden: %d bytes", n)
	}
}

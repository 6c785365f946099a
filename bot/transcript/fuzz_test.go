package transcript

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// FuzzTranscript reads anything as a chat: it never panics, every entry stands
// at a line of its own and in time, and no more is read than was there.
func FuzzTranscript(f *testing.F) {
	paths, _ := filepath.Glob("testdata/layouts/*.txt")
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	f.Add([]byte("1/1/20, 9:05 PM - :\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		for _, given := range []Order{DatesUnknown, DayMonthYear, MonthDayYear, YearMonthDay} {
			layout, err := Survey(bytes.NewReader(content), given, later)
			if err != nil {
				continue
			}
			r := NewReader(bytes.NewReader(content), layout, nairobi)
			last, size, unknown := 0, 0, 0
			r.Unknown = func(int) { unknown++ }
			for {
				e, err := r.Next()
				if errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Fatal(err)
				}
				if e.Line <= last || e.Line > bytes.Count(content, []byte("\n"))+1 {
					t.Fatalf("an entry at line %d after one at %d", e.Line, last)
				}
				last = e.Line
				if y := e.At.Year(); y < oldestChatYear || y > 2100 {
					t.Fatalf("an entry in %d", y)
				}
				if e.Sort == Message && (len(e.sender) == 0 || e.Kind == "") {
					t.Fatalf("%v is of nobody, or of no kind", e)
				}
				size += len(e.text)
				for _, option := range e.options {
					size += len(option)
				}
			}
			if size > len(content) {
				t.Fatalf("%d bytes of text in a file of %d", size, len(content))
			}
		}
	})
}

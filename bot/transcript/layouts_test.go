package transcript

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the files of what is read")

// readOut writes what was read of a chat, one entry a line.
func readOut(t *testing.T, content []byte, given Order) string {
	t.Helper()
	layout, err := Survey(bytes.NewReader(content), given, later)
	if err != nil {
		return err.Error() + "\n"
	}
	var out strings.Builder
	fmt.Fprintf(&out, "dates %s\n", layout.Order)
	r := NewReader(bytes.NewReader(content), layout, nairobi)
	r.Unknown = func(line int) { fmt.Fprintf(&out, "(line %d is unknown)\n", line) }
	for {
		e, err := r.Next()
		if errors.Is(err, io.EOF) {
			return out.String()
		} else if err != nil {
			t.Fatal(err)
		}
		sort := [...]string{Message: "message", System: "system", Strange: "STRANGE", Deleted: "deleted", Waiting: "waiting"}[e.Sort]
		fmt.Fprintf(&out, "%d: %s %s", e.Line, e.At.Format("2006-01-02 15:04:05"), sort)
		if e.Sort == Message {
			fmt.Fprintf(&out, " %s", e.Kind)
		}
		if e.Edited {
			out.WriteString(" edited")
		}
		if e.Attached {
			out.WriteString(" attached")
		}
		if len(e.sender) > 0 {
			fmt.Fprintf(&out, " from %q", normal(e.sender))
		}
		if len(e.text) > 0 {
			fmt.Fprintf(&out, ": %q", e.text)
		}
		for _, option := range e.options {
			fmt.Fprintf(&out, " / %q", option)
		}
		out.WriteByte('\n')
	}
}

// TestLayouts reads an invented chat in each layout. What is read lies beside
// each, written by -update and then read by a person.
//
// Broken on purpose and put back: with isQuoting always false, android-kenya has
// a sender too many.
func TestLayouts(t *testing.T) {
	paths, err := filepath.Glob("testdata/layouts/*.txt")
	if err != nil || len(paths) < 20 {
		t.Fatalf("%d layouts: %v", len(paths), err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got := readOut(t, content, DatesUnknown)
			golden := strings.TrimSuffix(path, ".txt") + ".read"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("it reads\n%s\nand not\n%s", got, want)
			}
			// Windows and WhatsApp itself end lines in two ways, and some
			// programs put a mark before a file.
			for _, changed := range []string{
				"\ufeff" + string(content), strings.ReplaceAll(strings.ReplaceAll(string(content), "\r\n", "\n"), "\n", "\r\n"),
				strings.TrimRight(string(content), "\r\n"),
			} {
				if again := readOut(t, []byte(changed), DatesUnknown); strings.ReplaceAll(again, `\r`, "") != got {
					t.Errorf("with other line ends it reads\n%s\nand not\n%s", again, got)
				}
			}
		})
	}
}

func TestDates(t *testing.T) {
	line := func(dates ...string) []byte {
		var out bytes.Buffer
		for _, date := range dates {
			fmt.Fprintf(&out, "%s, 10:00 - Nurse Invented One: text\n", date)
		}
		return out.Bytes()
	}
	for _, test := range []struct {
		label string
		dates []string
		given Order
		want  string
	}{
		{"one day says nothing", []string{"05/06/2020"}, "", ErrAmbiguous.Error()},
		{"going forward either way says nothing", []string{"05/06/2020", "06/07/2020"}, "", ErrAmbiguous.Error()},
		{"going back either way says nothing", []string{"05/06/2020", "04/05/2020"}, "", ErrAmbiguous.Error()},
		{"a thirteenth", []string{"05/06/2020", "13/06/2020"}, "", "dates dmy"},
		{"a thirteenth of a month first", []string{"05/06/2020", "06/13/2020"}, "", "dates mdy"},
		{"chronology", []string{"01/05/2020", "02/05/2020", "01/06/2020"}, "", "dates dmy"},
		{"chronology, month first", []string{"05/01/2020", "05/02/2020", "06/01/2020"}, "", "dates mdy"},
		{"a day that has not come", []string{"02/12/2026"}, "", "dates mdy"},
		{"year first", []string{"2020/05/06"}, "", "dates ymd"},
		{"points", []string{"05.06.2020"}, "", "dates dmy"},
		{"two digits of a year first, where nothing else fits", []string{"20/12/31", "21/01/30"}, "", "dates ymd"},
		{"given", []string{"05/06/2020"}, MonthDayYear, "dates mdy"},
		{"given against the file", []string{"13/06/2020"}, MonthDayYear, "--dates mdy does not fit"},
		{"both thirteenths", []string{"13/06/2020", "06/13/2020"}, "", "fit no order"},
		{"no such day in any", []string{"31/02/2020"}, "", "fit no order"},
	} {
		t.Run(test.label, func(t *testing.T) {
			if got := readOut(t, line(test.dates...), test.given); !strings.Contains(got, test.want) {
				t.Errorf("it says %s", got)
			}
		})
	}
	for _, text := range []string{"", "Dear all,\nsee you on 13/06/2020 at 10:00\n", "\x00\x01", "[[[[\n13/06/2020\n"} {
		if got := readOut(t, []byte(text), DatesUnknown); !strings.Contains(got, "not a chat that WhatsApp exported") {
			t.Errorf("%q is taken for a chat: %s", text, got)
		}
	}
	if _, err := ParseOrder("day first"); err == nil {
		t.Error("an order that does not exist is taken")
	}
}

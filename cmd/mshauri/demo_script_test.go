package main

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTheDemosScriptParses(t *testing.T) {
	lines, err := demoLines()
	if err != nil {
		t.Fatal(err)
	}
	var planted, mentors, private, commands int
	for _, line := range lines {
		planted += len(line.planted)
		if line.mentor {
			mentors++
		}
		if line.private {
			private++
		}
		if strings.HasPrefix(line.text, "/") {
			commands++
		}
		if strings.ContainsAny(line.text, "{}") || line.text != strings.TrimSpace(line.text) {
			t.Errorf("%s says %q", line.who(), line.text)
		}
		for _, text := range line.planted {
			if len(text) < 3 || !strings.Contains(line.text, text) {
				t.Errorf("%s: %q is planted, and not said", line.who(), text)
			}
		}
	}
	if len(lines) < 20 || planted < 8 || mentors < 3 || private < 2 || commands < 3 {
		t.Errorf("%d lines, %d planted, %d of mentors, %d private, %d commands", len(lines), planted, mentors, private, commands)
	}
}

func TestParseDemoLine(t *testing.T) {
	for _, test := range []struct {
		line, who, text string
		planted         []string
	}{
		{"mentee 3: Habari", "mentee 3", "Habari", nil},
		{"  Mentor 1 :   /status", "mentor 1", "/status", nil},
		{"MENTEE 20 private: hi", "mentee 20 (private)", "hi", nil},
		{"mentee 1: a: b", "mentee 1", "a: b", nil},
		{"mentee 1: Mama {Wanjiku}, {0712 345 678}", "mentee 1", "Mama Wanjiku, 0712 345 678", []string{"Wanjiku", "0712 345 678"}},
	} {
		got, err := parseDemoLine(test.line)
		if err != nil || got.who() != test.who || got.text != test.text || strings.Join(got.planted, "|") != strings.Join(test.planted, "|") {
			t.Errorf("%q is %s: %q, planted %q (%v)", test.line, got.who(), got.text, got.planted, err)
		}
	}
	for _, line := range []string{"", "Habari", "mentee: x", "mentee 0: x", "mentee 21: x", "mentor 6: x", "mentee 3:", "mentee 3: ", "mentee 123: x", "nurse 1: x", "mentee 1 privately: x"} {
		if got, err := parseDemoLine(line); err == nil {
			t.Errorf("%q is taken for %+v", line, got)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		text string
		most int
		want string
	}{
		{"", 10, ""},
		{"one two three", 7, "one two|three"},
		{"one two three", 100, "one two three"},
		{"  one \n two\t", 3, "one|two"},
		{"abcdefghij", 4, "abcd|efgh|ij"},
		{"x abcdefghij y", 4, "x|abcd|efgh|ij y"},
		{"ŋŋŋŋ ŋŋŋŋ", 4, "ŋŋŋŋ|ŋŋŋŋ"},
		{"🙏🙏🙏🙏🙏", 2, "🙏🙏|🙏🙏|🙏"},
	} {
		lines := wrap(test.text, test.most)
		if got := strings.Join(lines, "|"); got != test.want {
			t.Errorf("%q in %d: %q, not %q", test.text, test.most, got, test.want)
		}
		for _, line := range lines {
			if width(line) > test.most || !utf8.ValidString(line) {
				t.Errorf("%q in %d: the line %q", test.text, test.most, line)
			}
		}
	}
	if joined := strings.Join(wrap(strings.Repeat("neno refu ", 500), 56), " "); joined != strings.TrimSpace(strings.Repeat("neno refu ", 500)) {
		t.Error("words were lost or turned round")
	}
}

func TestSideBySide(t *testing.T) {
	var out bytes.Buffer
	d := &demo{world: world{out: &out}}
	d.sideBySide("mentee 1: "+strings.Repeat("chanjo ", 20), "short 🙏")
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) != 3 || !strings.HasSuffix(lines[0], " │ short 🙏") {
		t.Fatalf("printed:\n%s", out.String())
	}
	for _, line := range lines {
		if left, _, found := strings.Cut(line, " │ "); !found || width(left) != demoColumn {
			t.Errorf("the columns do not stand under each other: %q", line)
		}
	}
}

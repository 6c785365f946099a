package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The files of a week, for staff and for supervisors; a second time they are
// the same; and what cannot be done is said in one sentence.
func TestDigestFiles(t *testing.T) {
	m, out, _ := exporter(t)
	digest := func(args ...string) *machine {
		return m.types("", append([]string{"digest", "--out", out}, args...)...)
	}
	read := func(ending string) string {
		t.Helper()
		content, err := os.ReadFile(filepath.Join(out, "mshauri-2020-W07"+ending))
		must(t, err)
		return string(content)
	}
	digest("--week", "2020-W07").does("mshauri-2020-W07.txt", "mshauri-2020-W07.png", "mshauri-2020-W07.pdf", "mshauri-2020-W07.xlsx")
	words := read(".txt")
	for _, want := range []string{"2020-W07* (10 Feb 2020 to 16 Feb 2020)", "Postings: 2 (last week 0)", "at [facility 1]?"} {
		if !strings.Contains(words, want) {
			t.Errorf("the message lacks %q:\n%s", want, words)
		}
	}
	if !strings.HasPrefix(read(".pdf"), "%PDF-") || !strings.HasPrefix(read(".png"), "\x89PNG") || !strings.HasPrefix(read(".xlsx"), "PK") {
		t.Error("a file is not what its name says")
	}
	first := read(".txt") + read(".png") + read(".pdf") + read(".xlsx")
	digest("--week", "2020-W07").does()
	if first != read(".txt")+read(".png")+read(".pdf")+read(".xlsx") {
		t.Error("the same week comes out in other bytes")
	}
	digest("--week", "2020-W07", "--facilities").does()
	if !strings.Contains(read(".txt"), "at Baraka Dispensary?") {
		t.Error("the facility is not called by its name")
	}
	digest("--week", "2020-W07", "--for", "supervisors", "--language", "sw").does()
	if words := read(".txt"); strings.Contains(words, "How many doses") || !strings.Contains(words, "Ujumbe: 2") {
		t.Errorf("supervisors read:\n%s", words)
	}
	m.modes(out)
	digest("--week", "2020-31").refuses(1, "write it as 2018-W31")
	digest("--week", "2999-W01").refuses(1, "is not over")
	if left, _ := filepath.Glob(filepath.Join(os.TempDir(), "excelize-*")); len(left) > 0 {
		t.Errorf("temporary files outside the data folder: %q", left)
	}
}

func TestFindAndFigures(t *testing.T) {
	m, out, _ := exporter(t)
	m.types("", "find", "doses", "BCG").does("2020-02-13 10:00", "How many doses of BCG in a vial")
	m.types("", "find", "doses", "nowhere").does("Nothing that is kept has all of these words")
	m.types("", "find", "doses", "--most", "0").refuses(1, "between 1 and 1000")
	m.types("", "figures", "--from", "2020-01", "--to", "2020-03", "--out", out).does("mshauri-2020-01-to-2020-03.csv", "mshauri-2020-01-to-2020-03.xlsx")
	rows := table(t, filepath.Join(out, "mshauri-2020-01-to-2020-03.csv"))
	if len(rows) != 2 || rows[1][1] != "2020-02" || rows[1][3] != "4" || rows[1][4] != "2" {
		t.Errorf("%q", rows)
	}
	m.types("", "figures", "--from", "2020-13", "--to", "2020-03", "--out", out).refuses(1, "write it as 2018-04")
	m.types("", "figures", "--from", "2020-04", "--to", "2020-03", "--out", out).refuses(1, "name the earlier one first")
}

package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// exporter is a machine with an imported chat, two people of staff, and a
// folder for exports.
func exporter(t *testing.T) (m *machine, out string, exports func(args ...string) *machine) {
	m, _, imports := importer(t)
	m.environ = append(m.environ, "MSHAURI_FACILITIES=Baraka Dispensary")
	m.writes("chat.txt",
		"13/02/2020, 10:00 - Nurse Invented One: How many doses of BCG in a vial at Baraka Dispensary?",
		"13/02/2020, 10:01 - Nurse Invented Two: =SUM(A1)",
		"19/02/2020, 23:59 - Nurse Invented One: the last minute",
		"20/02/2020, 00:00 - Nurse Invented One: the next week")
	imports().does()
	for i, number := range []string{"0712 345 678", "0712 345 679"} {
		m.types(number+"\n", "member", "add", "--role", "staff", "--label", fmt.Sprintf("Staff %d", i+1)).does()
	}
	m.types("0712 345 680\n", "member", "add", "--role", "supervisor", "--label", "Supervisor 1").does()
	out = filepath.Join(m.folder, "exports")
	return m, out, func(args ...string) *machine {
		return m.types("", append([]string{"export", "--from", "2020-02-13", "--to", "2020-02-19", "--out", out}, args...)...)
	}
}

// table reads a CSV of the export.
func table(t *testing.T, path string) [][]string {
	t.Helper()
	content, err := os.ReadFile(path)
	must(t, err)
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(content), "\ufeff"))).ReadAll()
	must(t, err)
	return rows
}

func TestExport(t *testing.T) {
	m, out, exports := exporter(t)
	exports().does("mshauri-postings-2020-02-13-to-2020-02-19.csv: 3 postings", "mshauri-answers-2020-02-13-to-2020-02-19.csv: 0 rows", "what the columns mean")
	rows := table(t, filepath.Join(out, "mshauri-postings-2020-02-13-to-2020-02-19.csv"))
	if len(rows) != 4 || rows[1][6] != "How many doses of BCG in a vial at [facility 1]?" || rows[2][6] != "'=SUM(A1)" || rows[3][4] != "2020-02-19 23:59" || rows[1][1] != rows[3][1] {
		t.Errorf("%q", rows)
	}
	again := func(args ...string) string {
		exports(args...).does()
		content, err := os.ReadFile(filepath.Join(out, "mshauri-postings-2020-02-13-to-2020-02-19.csv"))
		must(t, err)
		return string(content)
	}
	fresh, study := again(), again("--study", "lari")
	if fresh == again() {
		t.Error("two exports have the same pseudonyms")
	}
	if study != again("--study", "lari") {
		t.Error("the same study has other bytes")
	}
	if !strings.Contains(again("--facilities"), "at Baraka Dispensary?") {
		t.Error("the facility is not called by its name")
	}
	exports("--format", "xlsx").does("2020-02-19.xlsx: 3 postings")
	exports("--format", "jsonl", "--by", "Staff 1").does("2020-02-19.jsonl: 3 postings")
	exports("--linked", "--by", "Staff 1", "--second", "Staff 2", "--reason", "the protocol of the study").does()
	m.types("", "export", "--log").does("account ", " exported 3 postings and 0 rows of answers, 2020-02-13 to 2020-02-19, csv",
		"csv, study lari", "csv, facilities named", "Staff 1 exported 3 postings and 0 rows of answers, 2020-02-13 to 2020-02-19, jsonl",
		"csv, linked; Staff 2 agreed, because: the protocol of the study", "imported a chat, 4 messages kept; consent: written consent, 2019-01-01")
	if n := strings.Count(m.out, "exported"); n != 9 {
		t.Errorf("%d exports are logged, not 9:\n%s", n, m.out)
	}
	m.modes(out)
	m.modes(m.data)
	if left, _ := filepath.Glob(filepath.Join(m.data, "scratch*")); len(left) > 0 {
		t.Errorf("temporary files stay: %q", left)
	}
}

func TestExportRefuses(t *testing.T) {
	m, out, exports := exporter(t)
	for _, test := range []struct {
		args []string
		said string
	}{
		{[]string{"--format", "pdf"}, "--format must be csv, xlsx or jsonl"},
		{[]string{"--from", "13/02/2020"}, "--from must be a day, such as 2018-07-30"},
		{[]string{"--to", ""}, "--to must be a day"},
		{[]string{"--to", "2020-02-12"}, "--to lies before --from"},
		{[]string{"--by", "Nobody"}, "must be labels of staff"},
		{[]string{"--by", "Supervisor 1"}, "must be labels of staff"},
		{[]string{"--linked"}, "--linked lets answers be told of people"},
		{[]string{"--linked", "--by", "Staff 1", "--second", "Staff 1", "--reason", "the protocol of the study"}, "two different people of staff"},
		{[]string{"--linked", "--by", "Staff 1", "--second", "Staff 2"}, "--reason"},
		{[]string{"--linked", "--by", "Staff 1", "--second", "Supervisor 1", "--reason", "the protocol of the study"}, "must be labels of staff"},
		{[]string{"--second", "Staff 2"}, "go with --linked"},
		{[]string{"--study", "0712 345 678"}, "--study must be a short name"},
	} {
		exports(test.args...).refuses(1, test.said)
	}
	if files, _ := filepath.Glob(filepath.Join(out, "*")); len(files) > 0 {
		t.Errorf("files were written: %q", files)
	}
	m.types("", "export", "--log").does("imported a chat")
	if strings.Contains(m.out, "exported") {
		t.Errorf("an export is logged that was none: %s", m.out)
	}
	newMachine(t).types("", "export", "--from", "2020-02-13", "--to", "2020-02-19").refuses(1, "there is no record here")
}

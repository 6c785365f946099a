package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

var zone = time.FixedZone("EAT", 3*60*60)

var monday = time.Date(2018, 7, 30, 6, 0, 0, 0, time.UTC)

// shelf is a record of what it holds.
type shelf struct {
	postings []Posting
	rounds   []Round
}

func (s shelf) EachPosting(_ context.Context, _, _ time.Time, each func(Posting) error) error {
	for _, p := range s.postings {
		if err := each(p); err != nil {
			return err
		}
	}
	return nil
}

func (s shelf) EachRound(_ context.Context, _, _ time.Time, each func(Round) error) error {
	for _, r := range s.rounds {
		if err := each(r); err != nil {
			return err
		}
	}
	return nil
}

func sample() shelf {
	s := shelf{}
	for i, text := range []string{
		"=HYPERLINK(\"http://example.org\")", "+254", "-1", "@SUM(A1)", "\tx", " =1", "＝1+1", "ordinary, with \"marks\"\nand lines — ndiyo 💉",
		"[name 1] wa Tumaini health centre",
	} {
		s.postings = append(s.postings, Posting{
			ID: chat.PostingID(i + 1), Member: chat.MemberID(i%3 + 1), Role: chat.Mentee, Group: "Lari mentees", SentAt: monday.Add(time.Duration(i) * time.Minute),
			Kind: chat.KindText, Text: privacy.Stored(text), Areas: []chat.Area{"cold-chain", "dosing"}, Question: i%2 == 0,
		})
	}
	s.postings[7].ReplyTo, s.postings[7].Imported = 1, true
	s.postings[8].Options = []privacy.Clean{privacy.Stored("=two"), privacy.Stored("three")}
	s.rounds = []Round{{Number: 7, Group: "Lari mentees", Item: "cold-chain-1", Area: "cold-chain", Opened: monday, Reach: 20, Answers: []Answer{
		{Member: 1, At: monday.Add(2 * time.Hour), Given: "B", Verdict: "right"},
		{Member: 2, At: monday.Add(time.Hour), Given: "A", Verdict: "wrong"},
		{Member: 3, At: monday.Add(20 * time.Hour), Given: "75", Verdict: "slip", Slip: "usage-rate"},
	}, Counts: []Count{{Verdict: "right", People: 4}}}}
	return s
}

func options(f Format, names Names) Options {
	return Options{From: monday, Until: monday.AddDate(0, 0, 7), Format: f, Zone: zone, Names: names, Facilities: NewFacilities([]string{"Baraka Dispensary", "Tumaini Health Centre"})}
}

// made are the two files of an export.
func made(t *testing.T, s shelf, o Options) (postings, answers []byte) {
	t.Helper()
	var first, second bytes.Buffer
	if o.Scratch == "" {
		o.Scratch = t.TempDir()
	}
	if n, err := WritePostings(t.Context(), &first, o, s); err != nil || n != len(s.postings) {
		t.Fatal(n, err)
	}
	if _, _, err := WriteAnswers(t.Context(), &second, o, s); err != nil {
		t.Fatal(err)
	}
	return first.Bytes(), second.Bytes()
}

// cells reads a file back.
func cells(t *testing.T, f Format, content []byte) (rows [][]string) {
	t.Helper()
	switch f {
	case CSV:
		if !bytes.HasPrefix(content, []byte("\xef\xbb\xbf")) {
			t.Error("Excel would not know that it is UTF-8")
		}
		rows, err := csv.NewReader(bytes.NewReader(content[3:])).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return rows
	case XLSX:
		book, err := excelize.OpenReader(bytes.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		for _, sheet := range book.GetSheetList()[1:] {
			list, err := book.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			rows = append(rows, list...)
		}
		return rows
	}
	for i, line := range bytes.Split(bytes.TrimSpace(content), []byte("\n")) {
		var object map[string]any
		if err := json.Unmarshal(line, &object); err != nil {
			t.Fatalf("line %d: %v", i+1, err)
		}
		if i == 0 {
			if len(object["dictionary"].(map[string]any)) == 0 {
				t.Error("there is no dictionary")
			}
			continue
		}
		row := make([]string, 0, len(object))
		for _, value := range object {
			row = append(row, fmt.Sprint(value))
		}
		rows = append(rows, row)
	}
	return rows
}

// Broken on purpose and put back: with harmless giving the text back, seven
// cells are formulas; with one key for both files, people are the same in both.
func TestCellsAreHarmlessAndFilesCannotBeJoined(t *testing.T) {
	for _, f := range []Format{CSV, XLSX, JSONL} {
		t.Run(string(f), func(t *testing.T) {
			postings, answers := made(t, sample(), options(f, FreshNames()))
			first, second := cells(t, f, postings), cells(t, f, answers)
			if f != JSONL {
				if len(first) != 10 || len(second) != 5 {
					t.Fatalf("%d and %d rows", len(first), len(second))
				}
				for _, row := range append(slices.Clone(first), second...) {
					for _, cell := range row {
						if cell != "" && strings.ContainsRune("=+-@\t＝", []rune(strings.TrimLeft(cell, " "))[0]) {
							t.Errorf("a cell begins like a formula: %q", cell)
						}
					}
				}
				if got := strings.ReplaceAll(first[8][6], "\r\n", "\n"); got != "ordinary, with \"marks\"\nand lines — ndiyo 💉" {
					t.Errorf("the text is %q", got)
				}
				if first[8][9] != first[1][0] || first[8][10] != "imported" || first[9][6] != "[name 1] wa [facility 2]\n=two\nthree" {
					t.Errorf("%q", first[8:])
				}
				if fmt.Sprint(second[1][6:]) == "" || second[1][7] != "2018-07-30" || second[2][7] != "2018-07-31" {
					t.Errorf("answers: %q", second)
				}
			}
			inPostings := make(map[string]bool)
			for _, row := range first {
				for _, cell := range row {
					if strings.HasPrefix(cell, "P-") {
						inPostings[cell] = true
					}
				}
			}
			if len(inPostings) != 3 {
				t.Errorf("%d people write", len(inPostings))
			}
			for _, row := range second {
				for _, cell := range row {
					if inPostings[cell] {
						t.Errorf("%s is in both files", cell)
					}
				}
			}
		})
	}
}

// The same week again: the same bytes in one study, and everything but the
// pseudonyms otherwise.
func TestTheSameWeekTwice(t *testing.T) {
	key := privacy.NewKey()
	for _, f := range []Format{CSV, XLSX, JSONL} {
		one, oneAnswers := made(t, sample(), options(f, StudyNames(key, "lari")))
		two, twoAnswers := made(t, sample(), options(f, StudyNames(key, "lari")))
		if !bytes.Equal(one, two) || !bytes.Equal(oneAnswers, twoAnswers) {
			t.Errorf("%s: the same study has other bytes", f)
		}
		for label, names := range map[string]Names{"another study": StudyNames(key, "machakos"), "no study": FreshNames(), "another key": StudyNames(privacy.NewKey(), "lari")} {
			three, _ := made(t, sample(), options(f, names))
			if bytes.Equal(one, three) {
				t.Errorf("%s: %s has the same pseudonyms", f, label)
			}
			if f == CSV && len(three) != len(one) {
				t.Errorf("%s differs by more than pseudonyms", label)
			}
		}
	}
	linked, linkedAnswers := made(t, sample(), options(CSV, FreshNames().Linked()))
	if who := cells(t, CSV, linked)[1][1]; !strings.Contains(string(linkedAnswers), who) {
		t.Error("linked files are not linked")
	}
}

func TestWhatMayBeTold(t *testing.T) {
	for _, test := range []struct {
		label  string
		reach  int
		kinds  string // a letter for each answer
		counts int    // and so many right ones of nobody
		want   bool
	}{
		{"two people", 20, "ab", 0, false},
		{"three of twenty", 20, "aaa", 0, true},
		{"everybody, all the same", 5, "aaaaa", 0, false},
		{"everybody but one the same: that one knows the others", 5, "aaaab", 0, false},
		{"two of two kinds", 5, "aaabb", 0, true},
		{"three kinds", 3, "abc", 0, true},
		{"all but two, all the same", 5, "aaa", 0, false},
		{"with what is only counted", 20, "a", 2, true},
		{"nobody", 20, "", 0, false},
	} {
		r := Round{Reach: test.reach}
		for _, kind := range test.kinds {
			r.Answers = append(r.Answers, Answer{Verdict: string(kind)})
		}
		if test.counts > 0 {
			r.Counts = []Count{{Verdict: "a", People: test.counts}}
		}
		if got := r.mayTell(); got != test.want {
			t.Errorf("%s: %t", test.label, got)
		}
	}
}

func TestASheetThatIsFullIsFollowedByAnother(t *testing.T) {
	var out bytes.Buffer
	b, err := newBook(&out, "Postings", t.TempDir(), []Column{{"n", "a number"}})
	if err != nil {
		t.Fatal(err)
	}
	b.most = 4 // instead of 1,048,576
	for i := range 10 {
		if err := b.write([]any{i}); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.close(); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(book.GetSheetList()); got != "[Dictionary Postings Postings 2 Postings 3 Postings 4]" {
		// the first row of each sheet is its head
		t.Error(got)
	}
	rows := cells(t, XLSX, out.Bytes())
	if len(rows) != 14 || mostRows != 1_048_576 {
		t.Errorf("%d rows, %d on a sheet", len(rows), mostRows)
	}
	if _, err := ParseFormat("pdf"); err == nil {
		t.Error("a form that does not exist is taken")
	}
}

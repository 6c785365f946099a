package paper_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/report"
	"github.com/mshauri/mshauri/report/paper"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sample is the invented week of the tests of report.
func sample(t *testing.T) report.Digest {
	t.Helper()
	numbers, err := os.ReadFile(filepath.Join("..", "testdata", "sample.json"))
	if err != nil {
		t.Fatal(err)
	}
	nairobi := time.FixedZone("EAT", 3*60*60)
	digest := report.Digest{Week: report.WeekOf(time.Date(2018, 8, 1, 0, 0, 0, 0, nairobi), nairobi), Reader: report.ForStaff}
	if err := json.Unmarshal(numbers, &digest); err != nil {
		t.Fatal(err)
	}
	digest.Programme.Questions.Oldest.Words = privacy.Author("Which is the right place in the fridge for measles and BCG?")
	return digest
}

// Look at the golden files: they are what people will see. pdftoppm -r 80 -png
// makes pictures of the pages.
func TestThePapersOfAWeek(t *testing.T) {
	for _, language := range []chat.Language{chat.English, chat.Kiswahili} {
		t.Run(string(language), func(t *testing.T) {
			papers, err := paper.Make(sample(t), language)
			if err != nil {
				t.Fatal(err)
			}
			again, err := paper.Make(sample(t), language)
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range []struct {
				name        string
				made, twice []byte
			}{
				{"week." + string(language) + ".png", papers.PNG, again.PNG},
				{"week." + string(language) + ".pdf", papers.PDF, again.PDF},
				{"week." + string(language) + ".xlsx", papers.XLSX, again.XLSX},
			} {
				if !bytes.Equal(file.made, file.twice) {
					t.Errorf("%s is another one when it is made again", file.name)
				}
				path := filepath.Join("testdata", file.name)
				if *update {
					if err := os.WriteFile(path, file.made, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if runtime.GOARCH == "amd64" && !bytes.Equal(want, file.made) {
					t.Errorf("%s differs from the golden one (run go test ./report/paper -update, and look at it)", file.name)
				}
			}
		})
	}
}

func TestTheChartsAreForAPhone(t *testing.T) {
	charts, err := paper.Charts(sample(t), chat.English)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(charts))
	if err != nil {
		t.Fatal(err)
	}
	if size := picture.Bounds().Size(); size.X != 1080 || size.Y != 1350 {
		t.Errorf("the picture is %v", size)
	}
	if len(charts) > 300_000 {
		t.Errorf("the picture has %d bytes: people pay for them", len(charts))
	}
	empty, err := paper.Make(report.Digest{Week: sample(t).Week}, chat.English)
	if err != nil || len(empty.PNG) == 0 || len(empty.PDF) == 0 {
		t.Errorf("a week without anything: %v", err)
	}
}

// Numbers stand as numbers, and no cell is a formula.
func TestTheSpreadsheet(t *testing.T) {
	digest := sample(t)
	digest.Groups[0].Name = "=SUM(A1:A9)"
	made, err := paper.Sheet(digest, chat.English)
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(made))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	found := make(map[string]string)
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for j, value := range row {
				cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
				if formula, _ := book.GetCellFormula(sheet, cell); formula != "" {
					t.Errorf("%s %s is the formula %q", sheet, cell, formula)
				}
				kind, _ := book.GetCellType(sheet, cell)
				if row[0] == "Postings, this week" && j > 0 && kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
					t.Errorf("the number %q is kept as text", value)
				}
			}
			if len(row) > 2 {
				found[sheet+"/"+row[0]] = row[2]
			}
		}
	}
	for cell, want := range map[string]string{
		"2018-W31/Postings, this week": "11", "2018-W31/Members who wrote": "10", "2018-W31/Members": "22", "2018-W31/": "=SUM(A1:A9)",
		"Definitions/Posting": "Ben writes two messages, deletes one, and votes in a poll: one posting.",
	} {
		if found[cell] != want {
			t.Errorf("%s is %q, want %q", cell, found[cell], want)
		}
	}
}

package sheet_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/mshauri/mshauri/quiz"
	"github.com/mshauri/mshauri/quiz/sheet"
)

// The same three items in each form. They are invented.
const asText = `@OWN-1
kind: choice
area: cold-chain
topic: vvm
level: easy
teaches: KE-VVM-03
question: Which vial goes first: one, two or three?
right: The first, "as it is"
wrong: The second
wrong: The third
because: It was opened first.
sw.question: Vial ipi kwanza?
sw.right: Ya kwanza
sw.wrong: Ya pili
sw.wrong: Ya tatu
sw.because: Ilifunguliwa kwanza.
@OWN-2
kind: number
area: supply
topic: wastage
level: medium
teaches: F-WR-SUP
question: You received {received} doses and gave {given}. Wastage?
draw.received: 100 to 400 step 20
draw.given: 40 to 390
where: given < 0.9*received
answer: (received-given)/received*100
round: whole
within: 0.5
unit: %
slip.usage: given/received*100
says.usage: That is the usage rate.
sw.says.usage: Hiyo ni usage rate.
because: What was not given, of what was received.
sw.question: Ulipokea dozi {received}, ukatoa {given}. Wastage?
sw.because: Ambazo hazikutolewa, kati ya zilizopokelewa.
@OWN-3
kind: true or false
area: general
topic: general
level: easy
teaches: KE-GEN-01
question: True or false: this is a test.
right: true
because: It is.
state: reviewed, an office, 2026-01-15
`

const asYAML = `# The programme's own questions
- id: OWN-1
  kind: choice
  area: cold-chain
  topic: vvm
  level: easy
  teaches: KE-VVM-03
  question: "Which vial goes first: one, two or three?"
  right: The first, "as it is"
  wrong: [The second, The third]
  because: >
    It was
    opened first.
  sw:
    question: Vial ipi kwanza?
    right: Ya kwanza
    wrong:
      - Ya pili
      - Ya tatu
    because: Ilifunguliwa kwanza.
- id: OWN-2
  kind: number
  area: supply
  topic: wastage
  level: medium
  teaches: F-WR-SUP
  question: You received {received} doses and gave {given}. Wastage?
  draw:
    received: 100 to 400 step 20
    given: 40 to 390
  where: given < 0.9*received
  answer: (received-given)/received*100
  round: whole
  within: 0.5
  unit: "%"
  says: {usage: That is the usage rate.}
  slip: {usage: given/received*100}
  because: What was not given, of what was received.
  sw: {question: "Ulipokea dozi {received}, ukatoa {given}. Wastage?", because: "Ambazo hazikutolewa, kati ya zilizopokelewa.", says: {usage: Hiyo ni usage rate.}}
- id: OWN-3
  kind: true or false
  area: general
  topic: general
  level: easy
  teaches: KE-GEN-01
  question: "True or false: this is a test."
  right: true
  because: It is.
  state: reviewed, an office, 2026-01-15
`

func rows() [][]string {
	return [][]string{
		{"ID", "kind", "area", "topic", "level", "teaches", "question", "sw.question", "because", "sw.because", "right", "sw.right", "wrong", "wrong", "sw.wrong", "sw.wrong", "says.usage", "sw.says.usage", "draw.received", "draw.given", "where", "answer", "round", "within", "unit", "slip.usage", "state"},
		{"# a remark"},
		{"OWN-1", "choice", "cold-chain", "vvm", "easy", "KE-VVM-03", "Which vial goes first: one, two or three?", "Vial ipi kwanza?", "It was\nopened first.", "Ilifunguliwa kwanza.", `The first, "as it is"`, "Ya kwanza", "The second", "The third", "Ya pili", "Ya tatu"},
		{},
		{"OWN-2", "number", "supply", "wastage", "medium", "F-WR-SUP", "You received {received} doses and gave {given}. Wastage?", "Ulipokea dozi {received}, ukatoa {given}. Wastage?", "What was not given, of what was received.", "Ambazo hazikutolewa, kati ya zilizopokelewa.", "", "", "", "", "", "", "That is the usage rate.", "Hiyo ni usage rate.", "100 to 400 step 20", "40 to 390", "given < 0.9*received", "(received-given)/received*100", "whole", "0.5", "%", "given/received*100", ""},
		{"OWN-3", "true or false", "general", "general", "easy", "KE-GEN-01", "True or false: this is a test.", "", "It is.", "", "true", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "reviewed, an office, 2026-01-15"},
	}
}

func asCSV(t *testing.T, comma rune) []byte {
	t.Helper()
	var out bytes.Buffer
	out.WriteString("\ufeff")
	writer := csv.NewWriter(&out)
	writer.Comma = comma
	if err := writer.WriteAll(rows()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func asXLSX(t *testing.T, rows [][]string) []byte {
	t.Helper()
	book := excelize.NewFile()
	for i, row := range rows {
		if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// bare is an item without where it stood.
func bare(item quiz.Item) quiz.Item {
	item.File, item.Line = "", 0
	slips := item.Sum.Slips
	item.Sum.Slips = nil
	for _, slip := range slips {
		item.Sum.Slips = append(item.Sum.Slips, quiz.Slip{Name: slip.Name, Formula: slip.Formula, Says: slip.Says})
	}
	return item
}

func TestEveryFormGivesTheSameItems(t *testing.T) {
	want, problems := quiz.Read("own.txt", strings.NewReader(asText))
	if len(problems) > 0 || want.Len() != 3 {
		t.Fatal(want.Len(), problems)
	}
	for name, content := range map[string][]byte{
		"own.txt": []byte(asText), "own.yaml": []byte(asYAML), "Own.YML": []byte(asYAML),
		"own.csv": asCSV(t, ','), "semicolons.csv": asCSV(t, ';'), "own.xlsx": asXLSX(t, rows()),
	} {
		t.Run(name, func(t *testing.T) {
			got, problems := sheet.Read(name, bytes.NewReader(content))
			if len(problems) > 0 {
				t.Fatal(quiz.Problems(problems))
			}
			for _, item := range want.Items() {
				found, ok := got.Find(item.ID)
				if !ok || !reflect.DeepEqual(bare(found), bare(item)) {
					t.Errorf("%s:\n%+v, want\n%+v", item.ID, bare(found), bare(item))
				}
			}
			if found, _ := got.Find("OWN-2"); found.Line != map[string]int{".txt": 17, ".yaml": 21, ".YML": 21, ".csv": 6, ".xlsx": 5}[name[strings.LastIndex(name, "."):]] && !strings.HasSuffix(name, ".csv") {
				t.Errorf("OWN-2 stands on line %d", found.Line)
			}
		})
	}
}

func TestProblemsAreToldByLine(t *testing.T) {
	wrongRow := rows()
	wrongRow[2][1] = "choise"
	noID := append(rows(), []string{"", "choice"}, []string{"two words", "choice"})
	noName := append(rows(), append(make([]string, 30), "astray"))
	noName[6][0] = "OWN-4"
	for _, test := range []struct {
		label, name string
		content     []byte
		want        string
	}{
		{"a kind that is none", "own.xlsx", asXLSX(t, wrongRow), `own.xlsx:3: OWN-1: The kind is "choise"`},
		{"rows without an id", "own.xlsx", asXLSX(t, noID), "own.xlsx:7: The item needs an id"},
		{"a value in no column", "own.xlsx", asXLSX(t, noName), "own.xlsx:7: OWN-4: A value stands in a column that has no name"},
		{"no column of ids", "own.csv", []byte("name,kind\nx,choice\n"), "own.csv:1: The first row names the fields, and none of them is id."},
		{"an empty table", "own.csv", nil, "own.csv:1: The table is empty"},
		{"no workbook", "own.xlsx", []byte("id,kind"), "own.xlsx:1: The file is no workbook"},
		{"another ending", "own.docx", nil, "own.docx:1: The file must end in"},
		{"bytes that are no text", "own.csv", []byte("id\n\xff\xfe"), "own.csv:1: The file is not readable text"},
		{"YAML that is none", "own.yaml", []byte("- id: A\n  kind: [choice\n  area: x\n"), "own.yaml:"},
		{"a colon in a text", "own.yaml", []byte("- id: A\n  kind: choice\n  question: Which: one?\n"), "own.yaml:3: This is no YAML"},
		{"no list", "own.yaml", []byte("id: A\n"), "own.yaml:1: A bank is a list"},
		{"no id", "own.yaml", []byte("- id: A\n  kind: choice\n- kind: choice\n"), "own.yaml:3: The item needs an id"},
		{"an unknown field", "own.yaml", []byte("- id: A\n  kind: choice\n  colour: red\n"), `own.yaml:3: A: There is no field named "colour"`},
		{"an alias", "own.yaml", []byte("- id: A\n  kind: &k choice\n"), "own.yaml:2: A: Write the value itself"},
	} {
		t.Run(test.label, func(t *testing.T) {
			_, problems := sheet.Read(test.name, bytes.NewReader(test.content))
			if all := quiz.Problems(problems).Error(); !strings.Contains(all, test.want) {
				t.Errorf("told:\n%s\nwant:\n%s", all, test.want)
			}
		})
	}
}

package report_test

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/report"
)

// The study's Figure 3 comes out of a record with as many postings as the study
// counted: 239 in twelve months are 20 a month, 292 in nine are 32. Source:
// Hossain et al., Glob Health Sci Pract 2021;9(1), Figure 3 (CC BY 4.0).
func TestTheStudysFigure3(t *testing.T) {
	file, err := os.Open(filepath.Join("testdata", "figure3_postings.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil || len(rows) != 5 {
		t.Fatalf("%d rows: %v", len(rows), err)
	}
	record := &made{stays: make(map[chat.GroupID][]report.Stay)}
	last, err := report.ParseMonth("2019-03", nairobi)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		name := row[1] + " " + row[0]
		total, _ := strconv.Atoi(row[4])
		first, err := report.ParseMonth(row[2], nairobi)
		if err != nil {
			t.Fatal(err)
		}
		record.groups = append(record.groups, chat.Group{ID: chat.GroupID(name), Name: name})
		span := last.To().Sub(first.From())
		for i := range total {
			role := chat.Mentor
			if i%7 == 0 {
				role = chat.Facilitator
			}
			record.facts = append(record.facts, report.Fact{Group: chat.GroupID(name), Role: role, Member: 1, At: first.From().Add(span * time.Duration(i) / time.Duration(total))})
		}
	}
	from, err := report.ParseMonth("2018-04", nairobi)
	if err != nil {
		t.Fatal(err)
	}
	figures, err := report.CountFigures(t.Context(), record, from, last, report.Lists{})
	if err != nil {
		t.Fatal(err)
	}
	if len(figures.Months) != 12 || figures.Months[0].String() != "2018-04" || figures.Months[11].Quarter() != "2019-Q1" {
		t.Errorf("the months are %v", figures.Months)
	}
	found := make(map[string]report.FigureLine)
	for _, line := range figures.Lines {
		found[line.Group+"/"+string(line.Role)] = line
	}
	for _, row := range rows[1:] {
		name := row[1] + " " + row[0]
		all, mentors, others := found[name+"/"], found[name+"/mentor"], found[name+"/facilitator"]
		if got := fmt.Sprintf("%d %.0f", all.Total, math.Round(all.PerMonth())); got != row[4]+" "+row[5] {
			t.Errorf("%s: %s, the study has %s %s", name, got, row[4], row[5])
		}
		if mentors.Total+others.Total != all.Total || others.Total != (all.Total+6)/7 {
			t.Errorf("%s: %d by mentors and %d by facilitators are not %d", name, mentors.Total, others.Total, all.Total)
		}
		quarters, counts := all.ByQuarter(figures.Months)
		sum := 0
		for _, n := range counts {
			sum += n
		}
		if len(quarters) != 4 || sum != all.Total {
			t.Errorf("%s: the quarters %v have %v", name, quarters, counts)
		}
	}
}

// Examples are questions that name nobody, those that others answered first.
func TestExamplesNameNobody(t *testing.T) {
	month := report.MonthOf(week31.From(), nairobi)
	record := &made{groups: []chat.Group{{ID: "g", Name: "G"}}, words: make(map[chat.PostingID]privacy.Clean)}
	for i, q := range []struct {
		text     string
		answered bool
		removed  bool
	}{
		{"Which vaccines are kept in the freezer here?", false, false},
		{"What did [name 1] say about the fridge tag?", true, true},
		{"@colleague how long may the vial stay open?", true, false},
		{"And?", true, false},
		{"How long may the vial stay open after mixing?", true, false},
		{"How long may the vial stay open after mixing?", true, false},
		{"The fridge is broken", true, false},
		{"Where do we report a broken fridge?", false, false},
		{"Who has spare ice packs for the outreach?", false, false},
	} {
		id := chat.PostingID(i + 1)
		fact := report.Fact{ID: id, Group: "g", Member: 1, At: week31.From().Add(time.Duration(i) * time.Hour), Areas: []chat.Area{"cold-chain"}, Question: true}
		if q.answered {
			fact.Answered, fact.AnsweredBy = fact.At.Add(time.Minute), 99
		}
		if q.removed {
			fact.Removed = []privacy.Finding{{Kind: privacy.KindName, Count: 1}}
		}
		record.facts = append(record.facts, fact)
		record.words[id] = privacy.Stored(q.text)
	}
	figures, err := report.CountFigures(t.Context(), record, month, month, report.Lists{Areas: []chat.Area{"cold-chain"}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, example := range figures.Themes[0].Examples {
		got = append(got, example.String())
	}
	want := []string{"How long may the vial stay open after mixing?", "Which vaccines are kept in the freezer here?", "Where do we report a broken fridge?"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("the examples are %q, want %q", got, want)
	}
	if n := figures.Themes[0].Postings["G"]; n != 9 {
		t.Errorf("%d postings are about it", n)
	}
}

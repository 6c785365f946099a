package paper

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/report"
)

// FiguresCSV is the study's Figure 3 as a table: one line for each group, with
// its postings from the first month in which it posted, and their mean.
func FiguresCSV(figures report.Figures) ([]byte, error) {
	var out bytes.Buffer
	table := csv.NewWriter(&out)
	rows := [][]string{{"group", "from", "to", "postings_total", "postings_per_month"}}
	last := figures.Months[len(figures.Months)-1]
	for _, line := range figures.Lines {
		if line.Role != "" {
			continue
		}
		first := figures.Months[0]
		for i, n := range line.ByMonth {
			if n > 0 {
				first = figures.Months[i]
				break
			}
		}
		rows = append(rows, []string{line.Group, first.String(), last.String(), strconv.Itoa(line.Total), fmt.Sprintf("%.0f", line.PerMonth())})
	}
	err := table.WriteAll(rows)
	return out.Bytes(), errors.Join(err, table.Error())
}

// FiguresSheet is a workbook: postings by month and by quarter, for each group
// and role, the themes, and the rule of every count.
func FiguresSheet(figures report.Figures, language chat.Language) ([]byte, error) {
	book := &workbook{File: excelize.NewFile(), language: language}
	book.sheet(phrases.SheetMonths.In(language), 30, 16)
	heads := []any{phrases.SheetGroup.In(language), phrases.SheetRole.In(language)}
	for _, month := range figures.Months {
		heads = append(heads, month.String())
	}
	book.put(true, append(heads, phrases.SheetTotal.In(language), phrases.SheetPerMonth.In(language))...)
	for _, line := range figures.Lines {
		book.put(line.Role == "", append(book.figure(line, line.ByMonth), line.Total, fmt.Sprintf("%.1f", line.PerMonth()))...)
	}
	book.sheet(phrases.SheetQuarters.In(language), 30, 16)
	for i, line := range figures.Lines {
		quarters, counts := line.ByQuarter(figures.Months)
		if i == 0 {
			heads = heads[:2:2]
			for _, quarter := range quarters {
				heads = append(heads, quarter)
			}
			book.put(true, heads...)
		}
		book.put(line.Role == "", book.figure(line, counts)...)
	}
	book.themes(figures)
	book.definitions()
	book.finish(figures.Months[len(figures.Months)-1].To())
	var out bytes.Buffer
	_, err := book.WriteTo(&out)
	return out.Bytes(), errors.Join(book.failed, err, book.Close())
}

// figure is a line's name and numbers. A line without a role is of all roles.
func (b *workbook) figure(line report.FigureLine, counts []int) []any {
	role := string(line.Role)
	if role == "" {
		role = phrases.SheetAllRoles.In(b.language).String()
	}
	cells := []any{line.Group, role}
	for _, n := range counts {
		cells = append(cells, n)
	}
	return cells
}

func (b *workbook) themes(figures report.Figures) {
	b.sheet(phrases.LabelAreas.In(b.language), 32, 18, 18, 18, 18, 80)
	var names []string
	for _, line := range figures.Lines {
		if line.Role == "" {
			names = append(names, line.Group)
		}
	}
	heads := []any{phrases.LabelAreas.In(b.language)}
	for _, name := range names {
		heads = append(heads, name)
	}
	b.put(true, append(heads, phrases.SheetExamples.In(b.language))...)
	for _, theme := range figures.Themes {
		cells := []any{phrases.Area(theme.Area, b.language)}
		for _, name := range names {
			cells = append(cells, theme.Postings[name])
		}
		text := ""
		for i, example := range theme.Examples {
			if i > 0 {
				text += "\n"
			}
			text += example.String()
		}
		b.put(false, append(cells, text)...)
	}
}

package paper

import (
	"bytes"
	"errors"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/report"
)

// Sheet writes the digest as a workbook: the week, the areas, the twelve weeks,
// and the rule of every count. It is made in memory, without a file.
func Sheet(digest report.Digest, language chat.Language) ([]byte, error) {
	book := &workbook{File: excelize.NewFile(), language: language}
	book.week(digest)
	book.areas(digest)
	book.trend(digest)
	book.definitions()
	book.finish(digest.Week.To())
	var out bytes.Buffer
	_, err := book.WriteTo(&out)
	return out.Bytes(), errors.Join(book.failed, err, book.Close())
}

// workbook writes rows, and remembers the first failure.
type workbook struct {
	*excelize.File
	language chat.Language
	sheets   int
	row      int
	failed   error
	bold     int
	wrapped  int
}

func (b *workbook) note(err error) { b.failed = errors.Join(b.failed, err) }

// sheet begins a sheet with columns of these widths.
func (b *workbook) sheet(name privacy.Authored, widths ...float64) {
	title := strings.NewReplacer("/", "-", ":", "", "?", "", "*", "", "[", "", "]", "", "\\", "").Replace(name.String())
	if b.sheets++; b.sheets == 1 {
		var err error
		b.note(b.SetSheetName("Sheet1", title))
		b.bold, err = b.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
		b.note(err)
		b.wrapped, err = b.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
		b.note(err)
	} else {
		_, err := b.NewSheet(title)
		b.note(err)
	}
	b.SetActiveSheet(b.sheets - 1)
	b.row = 0
	for i, width := range widths {
		column, err := excelize.ColumnNumberToName(i + 1)
		b.note(err)
		b.note(b.SetColWidth(title, column, column, width))
	}
}

// put writes one row. Text is written as text, so that nothing a cell holds is
// ever taken for a formula.
func (b *workbook) put(bold bool, values ...any) {
	b.row++
	name := b.GetSheetName(b.sheets - 1)
	for i, value := range values {
		cell, err := excelize.CoordinatesToCellName(i+1, b.row)
		b.note(err)
		switch value := value.(type) {
		case int:
			b.note(b.SetCellInt(name, cell, int64(value)))
		case privacy.Authored:
			b.note(b.SetCellStr(name, cell, value.String()))
		case report.People:
			if n, told := value.Number(); told {
				b.note(b.SetCellInt(name, cell, int64(n)))
			} else {
				b.note(b.SetCellStr(name, cell, value.Words(b.language).String()))
			}
		case string:
			b.note(b.SetCellStr(name, cell, value))
		}
		style := b.wrapped
		if bold {
			style = b.bold
		}
		b.note(b.SetCellStyle(name, cell, cell, style))
	}
}

func sections(digest report.Digest) []report.Section {
	if len(digest.Groups) == 1 {
		return digest.Groups
	}
	return append([]report.Section{digest.Programme}, digest.Groups...)
}

func (b *workbook) name(section report.Section) string {
	if section.ID == "" {
		return phrases.DigestAll.In(b.language).String()
	}
	return section.Name
}

// week has a row for each count and a column for each section. Numbers stand
// as numbers where they are told.
func (b *workbook) week(digest report.Digest) {
	b.sheet(privacy.Author(digest.Week.String()), 34, 30, 30, 30, 30, 30)
	b.put(true, strings.ReplaceAll(digest.Title(b.language).String(), "*", ""))
	for _, finding := range digest.Findings(b.language) {
		b.put(false, finding)
	}
	b.put(false)
	heads := []any{privacy.Authored{}}
	for _, section := range sections(digest) {
		heads = append(heads, b.name(section))
	}
	b.put(true, heads...)
	numbers := func(label phrases.Key, of func(report.Section) any) {
		values := []any{label.In(b.language)}
		for _, section := range sections(digest) {
			values = append(values, of(section))
		}
		b.put(false, values...)
	}
	numbers(phrases.SheetPostings, func(s report.Section) any { return s.Postings.Now })
	numbers(phrases.SheetPostingsBefore, func(s report.Section) any { return s.Postings.Before })
	numbers(phrases.LabelActive, func(s report.Section) any { return s.Active })
	numbers(phrases.SheetActiveBefore, func(s report.Section) any { return s.ActiveBefore })
	numbers(phrases.SheetMembers, func(s report.Section) any { return s.Active.Of() })
	numbers(phrases.LabelSilent, func(s report.Section) any { return s.Silent })
	numbers(phrases.SheetAsked, func(s report.Section) any { return s.Questions.Asked.Now })
	numbers(phrases.SheetAnswered, func(s report.Section) any { return s.Questions.Answered })
	numbers(phrases.SheetOpen, func(s report.Section) any { return s.Questions.Open })
	numbers(phrases.SheetMinutes, func(s report.Section) any { return int(s.Questions.FirstAnswer.Round(time.Minute) / time.Minute) })
	for i, row := range digest.Rows(digest.Programme, b.language) {
		switch row.Key {
		case phrases.LabelPostings, phrases.LabelActive, phrases.LabelSilent, phrases.LabelQuestions, phrases.LabelAnswer:
			continue
		}
		numbers(row.Key, func(s report.Section) any { return digest.Rows(s, b.language)[i].Value })
	}
}

// areas has a row for each area of each section.
func (b *workbook) areas(digest report.Digest) {
	b.sheet(phrases.LabelAreas.In(b.language), 30, 34, 14, 14, 30)
	b.put(true, phrases.SheetGroup.In(b.language), phrases.LabelAreas.In(b.language), phrases.LabelThisWeek.In(b.language),
		phrases.LabelLastWeek.In(b.language), phrases.LabelPeople.In(b.language))
	for _, section := range sections(digest) {
		for _, about := range section.Areas {
			b.put(false, b.name(section), phrases.Area(about.Area, b.language), about.Postings.Now, about.Postings.Before, about.People)
		}
		b.put(false, b.name(section), phrases.SheetNoArea.In(b.language), section.NoArea.Now, section.NoArea.Before)
	}
}

func (b *workbook) trend(digest report.Digest) {
	b.sheet(phrases.SheetWeeks.In(b.language), 14, 22, 22)
	b.put(true, phrases.SheetWeek.In(b.language), phrases.ChartMentors.In(b.language), phrases.ChartMentees.In(b.language))
	for _, week := range digest.Trend {
		b.put(false, week.Week, week.Mentors, week.Mentees)
	}
}

func (b *workbook) definitions() {
	b.sheet(phrases.SheetDefinitions.In(b.language), 34, 100, 60)
	b.put(true, phrases.SheetCount.In(b.language), phrases.SheetRule.In(b.language), phrases.SheetExample.In(b.language))
	for _, definition := range report.Definitions() {
		b.put(false, definition.Name.In(b.language), definition.Rule.In(b.language), definition.Example.In(b.language))
	}
}

// finish fixes what would differ from one writing to the next.
func (b *workbook) finish(at time.Time) {
	b.SetActiveSheet(0)
	stamp := at.UTC().Format(time.RFC3339)
	b.note(b.SetDocProps(&excelize.DocProperties{Creator: "Mshauri", LastModifiedBy: "Mshauri", Created: stamp, Modified: stamp}))
}

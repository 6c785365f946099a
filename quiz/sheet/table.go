package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/mshauri/mshauri/quiz"
)

// readXLSX reads the first sheet of a workbook.
func readXLSX(content []byte) ([]quiz.Entry, []quiz.Problem) {
	// With the two limits alike nothing is unpacked to a file.
	book, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{UnzipSizeLimit: 4 * mostBytes, UnzipXMLSizeLimit: 4 * mostBytes})
	if err != nil {
		return nil, []quiz.Problem{problem(1, "The file is no workbook: save it as Excel (.xlsx), or as .csv.")}
	}
	defer func() { _ = book.Close() }()
	rows, err := book.GetRows(book.GetSheetName(0))
	if err != nil {
		return nil, []quiz.Problem{problem(1, "The first sheet of the workbook cannot be read.")}
	}
	lines := make([]int, len(rows))
	for i := range lines {
		lines[i] = i + 1
	}
	return table(rows, lines)
}

// readCSV reads values with commas between, or with semicolons, as spreadsheets
// in some countries write them.
func readCSV(content []byte) ([]quiz.Entry, []quiz.Problem) {
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	if !utf8.Valid(content) {
		return nil, []quiz.Problem{problem(1, "The file is not readable text: save it as CSV UTF-8.")}
	}
	reader := csv.NewReader(bytes.NewReader(content))
	reader.FieldsPerRecord, reader.TrimLeadingSpace, reader.LazyQuotes = -1, true, true
	first, _, _ := bytes.Cut(content, []byte("\n"))
	if bytes.Count(first, []byte(";")) > bytes.Count(first, []byte(",")) {
		reader.Comma = ';'
	}
	var rows [][]string
	var lines []int
	for {
		row, err := reader.Read()
		var wrong *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return table(rows, lines)
		case errors.As(err, &wrong):
			entries, problems := table(rows, lines)
			return entries, append(problems, problem(wrong.StartLine, "The quotation marks of this row do not fit."))
		case err != nil:
			return nil, []quiz.Problem{problem(1, "The file cannot be read.")}
		}
		line, _ := reader.FieldPos(0)
		rows, lines = append(rows, row), append(lines, line)
	}
}

// table makes entries of rows. The first names the fields; a name may stand
// more than once, as wrong does. A row that is empty, or whose id begins with
// #, is a remark.
func table(rows [][]string, lines []int) (entries []quiz.Entry, problems []quiz.Problem) {
	if len(rows) == 0 {
		return nil, []quiz.Problem{problem(1, "The table is empty: its first row names the fields, id first.")}
	}
	names := make([]string, len(rows[0]))
	for i, name := range rows[0] {
		names[i] = strings.ToLower(strings.TrimSpace(name))
	}
	place := slices.Index(names, "id")
	if place < 0 {
		return nil, []quiz.Problem{problem(lines[0], "The first row names the fields, and none of them is id.")}
	}
	for n, row := range rows[1:] {
		line := lines[n+1]
		if strings.TrimSpace(strings.Join(row, "")) == "" || place < len(row) && strings.HasPrefix(strings.TrimSpace(row[place]), "#") {
			continue
		}
		if place >= len(row) || !isID(strings.TrimSpace(row[place])) {
			problems = append(problems, problem(line, "The item needs an id, without spaces."))
			continue
		}
		entry := quiz.Entry{ID: quiz.ItemID(strings.TrimSpace(row[place])), Line: line}
		for i, value := range row {
			value = strings.Join(strings.Fields(value), " ")
			switch {
			case i == place || value == "":
			case i >= len(names) || names[i] == "":
				problems = append(problems, quiz.Problem{Line: line, Item: entry.ID, Text: "A value stands in a column that has no name in the first row."})
			default:
				entry.Fields = append(entry.Fields, quiz.Field{Name: names[i], Value: value, Line: line})
			}
		}
		entries = append(entries, entry)
	}
	return ordered(entries), problems
}

// ordered puts the word for a slip behind the slip, whatever the order of the
// columns: quiz.Build wants it so.
func ordered(entries []quiz.Entry) []quiz.Entry {
	for _, entry := range entries {
		slices.SortStableFunc(entry.Fields, func(a, b quiz.Field) int { return says(a.Name) - says(b.Name) })
	}
	return entries
}

func says(name string) int {
	if strings.HasPrefix(strings.TrimPrefix(name, "sw."), "says.") {
		return 1
	}
	return 0
}

func isID(id string) bool { return id != "" && !strings.ContainsAny(id, " \t\n") }

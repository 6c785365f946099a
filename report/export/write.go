package export

import (
	"archive/zip"
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// Format is the form of a file.
type Format string

// The forms.
const (
	CSV   Format = "csv"
	XLSX  Format = "xlsx"
	JSONL Format = "jsonl"
)

// ParseFormat reads csv, xlsx or jsonl.
func ParseFormat(s string) (Format, error) {
	switch f := Format(s); f {
	case CSV, XLSX, JSONL:
		return f, nil
	}
	return "", errors.New("--format must be csv, xlsx or jsonl")
}

// writer writes rows of one kind.
type writer interface {
	write(row []any) error
	close() error
}

// newWriter begins a file: its dictionary first where the form has a place for
// it. A workbook keeps what does not fit into memory in the folder scratch.
func newWriter(to io.Writer, f Format, title, scratch string, columns []Column) (writer, error) {
	switch f {
	case CSV:
		return newTable(to, columns)
	case JSONL:
		return newLines(to, columns)
	case XLSX:
		return newBook(to, title, scratch, columns)
	}
	return nil, fmt.Errorf("no such form: %q", f)
}

// table is a CSV in the form that Excel opens right: UTF-8 that says so, and
// lines that end as Windows ends them.
type table struct {
	out  *bufio.Writer
	csv  *csv.Writer
	text []string
}

func newTable(to io.Writer, columns []Column) (*table, error) {
	t := &table{out: bufio.NewWriterSize(to, 64<<10)}
	if _, err := t.out.WriteString("\ufeff"); err != nil {
		return nil, err
	}
	t.csv = csv.NewWriter(t.out)
	t.csv.UseCRLF = true
	head := make([]any, len(columns))
	for i, column := range columns {
		head[i] = column.Name
	}
	return t, t.write(head)
}

func (t *table) write(row []any) error {
	t.text = t.text[:0]
	for _, cell := range row {
		if text, ok := cell.(string); ok {
			t.text = append(t.text, harmless(text))
			continue
		}
		t.text = append(t.text, fmt.Sprint(cell))
	}
	return t.csv.Write(t.text)
}

func (t *table) close() error {
	t.csv.Flush()
	return errors.Join(t.csv.Error(), t.out.Flush())
}

// lines is one JSON object a line, the dictionary in the first.
type lines struct {
	out     *bufio.Writer
	columns []Column
}

func newLines(to io.Writer, columns []Column) (*lines, error) {
	l := &lines{out: bufio.NewWriterSize(to, 64<<10), columns: columns}
	dictionary := make(map[string]string, len(columns))
	for _, column := range columns {
		dictionary[column.Name] = column.Meaning
	}
	encoded, err := json.Marshal(map[string]any{"dictionary": dictionary, "rules": Rules()})
	if err != nil {
		return nil, err
	}
	_, err = l.out.Write(append(encoded, '\n'))
	return l, err
}

// write keeps the order of the columns, which a map would lose.
func (l *lines) write(row []any) error {
	for i, column := range l.columns {
		mark := byte(',')
		if i == 0 {
			mark = '{'
		}
		cell, err := json.Marshal(row[i])
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(l.out, "%c%q:%s", mark, column.Name, cell)
		if err != nil {
			return err
		}
	}
	_, err := l.out.WriteString("}\n")
	return err
}

func (l *lines) close() error { return l.out.Flush() }

// mostRows is how many rows a sheet holds.
const mostRows = excelize.TotalRows

// book is a workbook: the dictionary on the first sheet, then the rows, on as
// many sheets as they need.
type book struct {
	to      io.Writer
	file    *excelize.File
	stream  *excelize.StreamWriter
	title   string
	columns []Column
	sheets  int
	row     int
	most    int // rows of a sheet
}

func newBook(to io.Writer, title, scratch string, columns []Column) (*book, error) {
	b := &book{to: to, file: excelize.NewFile(excelize.Options{TmpDir: scratch}), title: title, columns: columns, most: mostRows}
	if err := b.file.SetSheetName("Sheet1", "Dictionary"); err != nil {
		return nil, err
	}
	list := [][]any{{"column", "meaning"}}
	for _, column := range columns {
		list = append(list, []any{column.Name, column.Meaning})
	}
	for _, rule := range Rules() {
		list = append(list, []any{"", rule})
	}
	for i, row := range list {
		if err := b.file.SetSheetRow("Dictionary", fmt.Sprintf("A%d", i+1), &row); err != nil {
			return nil, err
		}
	}
	return b, errors.Join(b.file.SetColWidth("Dictionary", "A", "A", 12), b.file.SetColWidth("Dictionary", "B", "B", 120), b.next())
}

// next begins a sheet.
func (b *book) next() error {
	if b.stream != nil {
		if err := b.stream.Flush(); err != nil {
			return err
		}
	}
	b.sheets++
	name := b.title
	if b.sheets > 1 {
		name = fmt.Sprintf("%s %d", b.title, b.sheets)
	}
	if _, err := b.file.NewSheet(name); err != nil {
		return err
	}
	var err error
	if b.stream, err = b.file.NewStreamWriter(name); err != nil {
		return err
	}
	b.row = 0
	head := make([]any, len(b.columns))
	for i, column := range b.columns {
		head[i] = column.Name
	}
	return b.write(head)
}

func (b *book) write(row []any) error {
	if b.row == b.most {
		if err := b.next(); err != nil {
			return err
		}
	}
	b.row++
	for i, cell := range row {
		if text, ok := cell.(string); ok {
			row[i] = harmless(text)
		}
	}
	return b.stream.SetRow(fmt.Sprintf("A%d", b.row), row)
}

// close packs the workbook straight into its file. WriteTo would hold all of it
// in memory first: so the library's buffer is left empty, and the zip written
// beside it. (What the library then mends in its buffer is the head of a sheet
// of more than 4 GB, 4,000 bytes a row, which postings do not reach.)
func (b *book) close() error {
	if err := b.stream.Flush(); err != nil {
		return errors.Join(err, b.file.Close())
	}
	b.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return zip.NewWriter(b.to) })
	_, err := b.file.WriteToBuffer()
	return errors.Join(err, b.file.Close())
}

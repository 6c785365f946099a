package quiz

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// maxBankLine bounds one line of a bank, and maxBank the lines of a file.
const (
	maxBankLine = 1 << 16
	maxBank     = 200_000
)

// Field is one named value of an entry, with the line on which it stands.
type Field struct {
	Name, Value string
	Line        int
}

// Entry is an item as it was written, before anything is understood. Read
// makes entries of the plain form; a bank that comes as YAML or as a
// spreadsheet makes its own, and Build reads them all alike.
type Entry struct {
	ID     ItemID
	Line   int
	Fields []Field
}

// Problem is one thing that is wrong with a bank, as a sentence.
type Problem struct {
	File string
	Line int
	Item ItemID
	Text string
}

// String is the file with the line, the item and the sentence.
func (p Problem) String() string {
	where := fmt.Sprintf("%s:%d", p.File, p.Line)
	if p.Item == "" {
		return where + ": " + p.Text
	}
	return where + ": " + string(p.Item) + ": " + p.Text
}

// Problems is what is wrong with a bank, as an error.
type Problems []Problem

// Error is every problem on a line of its own.
func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, problem := range p {
		lines[i] = problem.String()
	}
	return strings.Join(lines, "\n")
}

// Read reads a bank in the plain form of bank/README.md. What cannot be read
// is left out and comes back as problems, all of them at once.
func Read(file string, from io.Reader) (Bank, []Problem) {
	entries, problems := readEntries(file, from)
	bank, more := Build(file, entries)
	return bank, append(problems, more...)
}

// readEntries splits a bank into its entries.
func readEntries(file string, from io.Reader) ([]Entry, []Problem) {
	var all []Entry
	var problems []Problem
	fault := func(line int, format string, args ...any) {
		problem := Problem{File: file, Line: line, Text: fmt.Sprintf(format, args...)}
		if len(all) > 0 {
			problem.Item = all[len(all)-1].ID
		}
		problems = append(problems, problem)
	}
	lines := bufio.NewScanner(from)
	lines.Buffer(nil, maxBankLine)
	n := 1
	for ; n <= maxBank && lines.Scan(); n++ {
		line := strings.TrimRight(strings.TrimPrefix(lines.Text(), "\ufeff"), " \t\r")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case !utf8.ValidString(line):
			fault(n, "This line is not readable text (UTF-8).")
		case strings.HasPrefix(line, "@"):
			id := strings.TrimSpace(line[1:])
			if id == "" || strings.ContainsAny(id, " \t") {
				fault(n, "An item begins with @ and its id, without spaces.")
				id = "?"
			}
			all = append(all, Entry{ID: ItemID(id), Line: n})
		case len(all) == 0:
			fault(n, "A bank begins with @ and the id of an item.")
		case strings.HasPrefix(line, "  ") || strings.HasPrefix(line, "\t"):
			last := &all[len(all)-1]
			if len(last.Fields) == 0 {
				fault(n, "There is no field above for this line to go on with.")
				continue
			}
			f := &last.Fields[len(last.Fields)-1]
			f.Value = strings.TrimSpace(f.Value + " " + strings.TrimSpace(line))
		default:
			name, value, ok := strings.Cut(line, ":")
			if !ok || name == "" || strings.ContainsAny(name, " \t") {
				fault(n, "Write a field as name: value, and begin a line that goes on with two spaces.")
				continue
			}
			last := &all[len(all)-1]
			last.Fields = append(last.Fields, Field{Name: name, Value: strings.TrimSpace(value), Line: n})
		}
	}
	if err := lines.Err(); err != nil {
		fault(n, "The file cannot be read beyond this line: %s.", err)
	} else if n > maxBank {
		fault(n, "A bank has at most %d lines.", maxBank)
	}
	return all, problems
}

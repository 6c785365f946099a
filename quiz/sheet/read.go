package sheet

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/mshauri/mshauri/quiz"
)

// mostBytes bounds a file: the largest bank that there is has a hundredth of it.
const mostBytes = 16 << 20

// Read reads a bank by the ending of its file's name: .yaml or .yml, .xlsx,
// .csv, and .txt for the plain form of the bank that ships. What cannot be read
// is left out and comes back as problems, by line or row, all of them at once.
func Read(name string, from io.Reader) (quiz.Bank, []quiz.Problem) {
	content, err := io.ReadAll(io.LimitReader(from, mostBytes+1))
	base := filepath.Base(name)
	switch {
	case err != nil:
		return quiz.Bank{}, []quiz.Problem{{File: base, Line: 1, Text: "The file cannot be read."}}
	case len(content) > mostBytes:
		return quiz.Bank{}, []quiz.Problem{{File: base, Line: 1, Text: "The file is too large for a bank of questions."}}
	}
	var entries []quiz.Entry
	var problems []quiz.Problem
	switch strings.ToLower(filepath.Ext(name)) {
	case ".yaml", ".yml":
		entries, problems = readYAML(content)
	case ".xlsx":
		entries, problems = readXLSX(content)
	case ".csv":
		entries, problems = readCSV(content)
	case ".txt":
		return quiz.Read(base, bytes.NewReader(content))
	default:
		problems = []quiz.Problem{{Line: 1, Text: "The file must end in .yaml, .xlsx, .csv or .txt."}}
	}
	for i := range problems {
		problems[i].File = base
	}
	bank, more := quiz.Build(base, entries)
	return bank, append(problems, more...)
}

func problem(line int, format string, args ...any) quiz.Problem {
	return quiz.Problem{Line: line, Text: fmt.Sprintf(format, args...)}
}

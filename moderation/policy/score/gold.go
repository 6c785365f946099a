package score

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
)

// Question is one labelled line.
type Question struct {
	ID          string   `json:"id"`
	Text        string   `json:"text"`
	Topic       string   `json:"topic"`
	MustContain []string `json:"must_contain"` // regular expressions, all in one passage
	Lang        string   `json:"lang"`
	Answerable  bool     `json:"answerable"`

	patterns []*regexp.Regexp
}

// Found is what the search gave for one question, and one line of its output.
type Found struct {
	ID       string   `json:"id"`
	Passages []string `json:"passages"` // the best first, at most 3; none when it has none
}

// maxLine bounds one line of a labelled set.
const maxLine = 1 << 20

// Read reads labelled questions, one JSON object a line. The error names the
// line.
func Read(from io.Reader) ([]Question, error) {
	var all []Question
	lines := bufio.NewScanner(from)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var q Question
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			return nil, fmt.Errorf("read labelled line %d: not a JSON object with a question", n)
		}
		if q.Answerable && len(q.MustContain) == 0 {
			return nil, fmt.Errorf("read labelled line %d: %s is answerable, but nothing says by what", n, q.ID)
		}
		for _, pattern := range q.MustContain {
			compiled, err := regexp.Compile("(?i)" + pattern)
			if err != nil {
				return nil, fmt.Errorf("read labelled line %d: a pattern of %s is not a regular expression", n, q.ID)
			}
			q.patterns = append(q.patterns, compiled)
		}
		all = append(all, q)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read labelled lines: %w", err)
	}
	return all, nil
}

// Answers reports whether one passage holds all that the answer must contain.
func (q *Question) Answers(passage string) bool {
	if len(q.patterns) == 0 {
		return false
	}
	for _, pattern := range q.patterns {
		if !pattern.MatchString(passage) {
			return false
		}
	}
	return true
}

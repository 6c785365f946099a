package score

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
)

// Gold is what people say of one posting.
type Gold struct {
	ID         string   `json:"id"`
	Labels     []string `json:"labels"` // the best first
	Acceptable []string `json:"acceptable"`
	IsQuestion bool     `json:"is_question"`
}

// accepts reports whether a label is one that people gave or would let pass.
func (g *Gold) accepts(label string) bool {
	for _, one := range g.Labels {
		if one == label {
			return true
		}
	}
	for _, one := range g.Acceptable {
		if one == label {
			return true
		}
	}
	return false
}

// Tagged is what the tagger says of one posting, and one line of its output.
type Tagged struct {
	ID         string   `json:"id"`
	Labels     []string `json:"labels"` // the best first
	IsQuestion bool     `json:"is_question"`
}

// Read reads labelled lines, one JSON object a line. The error names the line,
// never what it says.
func Read(from io.Reader) ([]Gold, error) {
	var out []Gold
	scanner := bufio.NewScanner(from)
	scanner.Buffer(nil, 1<<20)
	for number := 1; scanner.Scan(); number++ {
		if len(scanner.Bytes()) == 0 {
			continue
		}
		var gold Gold
		if err := json.Unmarshal(scanner.Bytes(), &gold); err != nil {
			return nil, fmt.Errorf("read labelled line %d: not a JSON object with labels", number)
		}
		if len(gold.Labels) == 0 {
			return nil, fmt.Errorf("read labelled line %d: no label", number)
		}
		out = append(out, gold)
	}
	if err := scanner.Err(); err != nil {
		return nil, fmt.Errorf("read labelled lines: %w", err)
	}
	return out, nil
}

package learn

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"sort"

	"github.com/mshauri/mshauri/moderation/topics/features"
)

// Example is one labelled posting, turned into features.
type Example struct {
	Index  []uint32
	Value  []float32
	Target []float32 // what each class should have of one
	Weight float32
}

// Line is one labelled posting as the files hold it.
type Line struct {
	ID         string   `json:"id"`
	Text       string   `json:"text"`
	Labels     []string `json:"labels"`
	Acceptable []string `json:"acceptable"`
	Question   bool     `json:"is_question"`
	Language   string   `json:"lang,omitempty"`
}

// ReadLines reads a labelled file, one JSON object a line.
func ReadLines(from io.Reader) ([]Line, error) {
	var out []Line
	scanner := bufio.NewScanner(from)
	scanner.Buffer(nil, 1<<20)
	for number := 1; scanner.Scan(); number++ {
		if len(scanner.Bytes()) == 0 {
			continue
		}
		var line Line
		if err := json.Unmarshal(scanner.Bytes(), &line); err != nil {
			return nil, fmt.Errorf("read labelled line %d: %w", number, err)
		}
		if len(line.Labels) == 0 {
			return nil, fmt.Errorf("read labelled line %d: no label", number)
		}
		out = append(out, line)
	}
	return out, scanner.Err()
}

// FromVector copies a vector, each index once and in order.
func FromVector(v *features.Vector) Example {
	order := make([]int, len(v.Index))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return v.Index[order[i]] < v.Index[order[j]] })
	e := Example{Weight: 1}
	for _, at := range order {
		if n := len(e.Index); n > 0 && e.Index[n-1] == v.Index[at] {
			e.Value[n-1] += v.Value[at]
			continue
		}
		e.Index = append(e.Index, v.Index[at])
		e.Value = append(e.Value, v.Value[at])
	}
	return e
}

package score

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
)

// Thread is one labelled line.
type Thread struct {
	ID           string   `json:"id"`
	Messages     []Line   `json:"messages"`
	Disagreement bool     `json:"disagreement"`
	Topic        string   `json:"policy_topic"`
	ResolvesAt   *int     `json:"resolves_at"` // the message after which policy may be quoted
	Accept       []string `json:"accept"`      // passages that would be right; none: any is
	Lang         string   `json:"lang"`
	Note         string   `json:"note"`
}

// Line is one message of a thread.
type Line struct {
	T    int    `json:"t"` // seconds
	From string `json:"from"`
	Text string `json:"text"`
}

// Quote is what was made of one thread, and one line of output.
type Quote struct {
	ID      string  `json:"id"`
	Quoted  bool    `json:"quoted"`
	At      *int    `json:"at"`      // index of the message after which it is quoted
	Passage *string `json:"passage"` // id
}

// maxLine bounds one line of a labelled set.
const maxLine = 1 << 20

// Read reads labelled threads, one JSON object a line. The error names the
// line.
func Read(from io.Reader) ([]Thread, error) {
	var all []Thread
	lines := bufio.NewScanner(from)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var t Thread
		if err := json.Unmarshal(lines.Bytes(), &t); err != nil {
			return nil, fmt.Errorf("read labelled line %d: not a JSON object with a thread", n)
		}
		if t.Disagreement && (t.ResolvesAt == nil || *t.ResolvesAt < 0 || *t.ResolvesAt >= len(t.Messages)) {
			return nil, fmt.Errorf("read labelled line %d: %s is a disagreement, but resolves_at names none of its messages", n, t.ID)
		}
		all = append(all, t)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read labelled lines: %w", err)
	}
	return all, nil
}

package score

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
)

// Message is one labelled line: a text and the identifiers in it.
type Message struct {
	ID    string `json:"id"`
	Text  string `json:"text"`
	Spans []Span `json:"spans,omitempty"`
	Lang  string `json:"lang,omitempty"`
	Kind  string `json:"kind,omitempty"`
}

// Span is one identifier: byte offsets into the text, Start included and End
// excluded. Staff marks a health worker's name, which is removed too. A Soft
// span (most ages) is not counted as a leak.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Type  string `json:"type"`
	Text  string `json:"text,omitempty"`
	Staff bool   `json:"staff,omitempty"`
	Soft  bool   `json:"soft,omitempty"`
}

// Result is what a scrubber made of one message.
type Result struct {
	ID       string `json:"id"`
	Scrubbed string `json:"scrubbed"`
	Spans    []Span `json:"spans"`
}

// maxLine bounds one line of a labelled set: a posting of 60,000 characters
// with everything escaped fits.
const maxLine = 1 << 20

// ReadMessages reads labelled messages, one JSON object a line. A span that
// does not lie in its text, or whose text differs from what stands there, is
// an error that names the message and never quotes it.
func ReadMessages(r io.Reader) ([]Message, error) {
	var messages []Message
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 64<<10), maxLine)
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var m Message
		if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
			return nil, fmt.Errorf("line %d is not a labelled message", n)
		}
		for _, s := range m.Spans {
			if s.Start < 0 || s.End > len(m.Text) || s.Start >= s.End {
				return nil, fmt.Errorf("line %d, message %s: the span %d-%d lies outside the text", n, m.ID, s.Start, s.End)
			}
			if s.Text != "" && s.Text != m.Text[s.Start:s.End] {
				return nil, fmt.Errorf("line %d, message %s: the span %d-%d holds something else than it says", n, m.ID, s.Start, s.End)
			}
		}
		messages = append(messages, m)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read labelled messages: %w", err)
	}
	return messages, nil
}

// WriteMessages writes labelled messages, one JSON object a line.
func WriteMessages(w io.Writer, messages []Message) error { return writeLines(w, messages) }

// WriteResults writes results, one JSON object a line, in the order given.
func WriteResults(w io.Writer, results []Result) error { return writeLines(w, results) }

func writeLines[T any](w io.Writer, values []T) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	for _, value := range values {
		if err := encoder.Encode(value); err != nil {
			return fmt.Errorf("write a line: %w", err)
		}
	}
	return nil
}

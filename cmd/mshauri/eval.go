package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
)

// evalCommand measures on labelled messages, one JSON object a line.
type evalCommand struct {
	Scrub evalScrubCommand `cmd:"" help:"What the scrubber makes of each message, or with --gold its score."`
	Tag   evalTagCommand   `cmd:"" help:"What the tagger makes of each message, or with --gold its score."`

	Threads evalThreadsCommand `cmd:"" help:"Where two members disagree on something that policy settles, or with --gold the score."`

	Policy evalPolicyCommand `cmd:"" help:"Which passages answer each question, or with --gold the score."`

	Emergency evalEmergencyCommand `cmd:"" help:"Which messages cannot wait, or with --gold the score."`
}

// Help shows an example.
func (evalCommand) Help() string { return "Example: mshauri eval scrub --gold labelled.jsonl" }

// evalInput is where labelled messages come from.
type evalInput struct {
	File string `arg:"" optional:"" help:"A file of JSON lines; standard input when left out." type:"existingfile"`
	Gold bool   `help:"The lines carry labels: print the score instead of one line for each."`
}

// open returns the input; the caller closes it.
func (e evalInput) open(w world) (io.ReadCloser, error) {
	if e.File == "" {
		return io.NopCloser(w.in), nil
	}
	return os.Open(e.File)
}

// labelled is the input of an evaluation. With --gold what was read is kept, for
// the labels in it to be read afterwards.
type labelled struct {
	io.Reader
	io.Closer
	labels bytes.Buffer
}

// openLabelled is open, keeping the labels; the caller closes it.
func (e evalInput) openLabelled(w world) (*labelled, error) {
	in, err := e.open(w)
	if err != nil {
		return nil, err
	}
	l := &labelled{Reader: in, Closer: in}
	if e.Gold {
		l.Reader = io.TeeReader(in, &l.labels)
	}
	return l, nil
}

// eachLine decodes one JSON object a line and hands it on. A line that cannot
// be read is named by its number, and never shown.
func eachLine[T any](in io.Reader, use func(T) error) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 64<<10), 4<<20)
	n := 0
	for lines.Scan() {
		n++
		if len(lines.Bytes()) == 0 {
			continue
		}
		var value T
		if err := json.Unmarshal(lines.Bytes(), &value); err != nil {
			return fmt.Errorf("line %d is not a JSON object with the fields that are needed: see the labelled samples for the form", n)
		}
		if err := use(value); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read line %d: %w", n+1, err)
	}
	return nil
}

// jsonLines writes one JSON object a line, as they stand, without escaping.
func jsonLines(out io.Writer) (write func(any) error, flush func() error) {
	buffered := bufio.NewWriter(out)
	encoder := json.NewEncoder(buffered)
	encoder.SetEscapeHTML(false)
	return encoder.Encode, buffered.Flush
}

// percent prints a share with its count and its 95% interval.
func percent(hits, total int, low, high float64) string {
	if total == 0 {
		return "none"
	}
	return fmt.Sprintf("%6.2f%%  (%d of %d; 95%% interval %.2f to %.2f)", 100*float64(hits)/float64(total), hits, total, 100*low, 100*high)
}

package learn

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
)

// Sources are the files that the weights are made of.
type Sources struct {
	Train   []Line // written for this, the larger part
	Samples []Line // the samples that came with the task
	Extra   []Line // written after the first errors; never tested on
	// Fingerprint is the hash of the labelled files and of the words: weights
	// that carry another one are out of date.
	Fingerprint [32]byte
}

// ReadSources reads the labelled files under the folder of the topics package.
// The frozen test is not among them.
func ReadSources(folder string) (*Sources, error) {
	s := &Sources{}
	hash := sha256.New()
	for _, file := range []struct {
		name  string
		lines *[]Line
	}{
		{"testdata/tag-train.jsonl", &s.Train},
		{"testdata/tag-samples.jsonl", &s.Samples},
		{"testdata/tag-extra.jsonl", &s.Extra},
		{"lexicon/concepts.txt", nil},
		{"lexicon/rules.txt", nil},
		{"wording/spelling.txt", nil},
	} {
		data, err := os.ReadFile(filepath.Join(folder, file.name))
		if err != nil {
			return nil, fmt.Errorf("read training file: %w", err)
		}
		fmt.Fprintf(hash, "%s %d\n", file.name, len(data))
		hash.Write(data)
		if file.lines == nil {
			continue
		}
		if *file.lines, err = ReadLines(bytes.NewReader(data)); err != nil {
			return nil, fmt.Errorf("%s: %w", file.name, err)
		}
	}
	hash.Sum(s.Fingerprint[:0])
	return s, nil
}

// All is every line, in a fixed order.
func (s *Sources) All() []Line {
	all := make([]Line, 0, len(s.Train)+len(s.Samples)+len(s.Extra))
	all = append(all, s.Train...)
	all = append(all, s.Samples...)
	return append(all, s.Extra...)
}

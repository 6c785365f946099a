package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// copyFolder copies what the command reads, so that nothing here writes over
// the weights of the repository. The labelled files are cut short.
func copyFolder(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for _, name := range []string{
		"testdata/tag-train.jsonl", "testdata/tag-samples.jsonl", "testdata/tag-extra.jsonl", "testdata/tag-test.jsonl",
		"lexicon/concepts.txt", "lexicon/rules.txt", "wording/spelling.txt",
	} {
		data, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, ".jsonl") {
			lines := bytes.SplitAfter(data, []byte("\n"))
			data = bytes.Join(lines[:min(40, len(lines))], nil)
		}
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestRun(t *testing.T) {
	folder := copyFolder(t)
	for _, c := range []struct {
		label string
		args  []string
		want  string
	}{
		{"builds", nil, "120 postings"},
		{"measures", []string{"-measure", "-worst", "2"}, "| samples | mixture |"},
		{"scores the frozen test", []string{"-test"}, "| frozen test | naive Bayes |"},
	} {
		var out bytes.Buffer
		if err := run(append([]string{"-folder", folder, "-bits", "10"}, c.args...), &out); err != nil {
			t.Fatalf("%s: %v", c.label, err)
		}
		if !strings.Contains(out.String(), c.want) {
			t.Errorf("%s: %q is not in the output", c.label, c.want)
		}
	}
	var out bytes.Buffer
	if err := run([]string{"-folder", folder, "-bits", "10", "-test"}, &out); err != nil || strings.Contains(out.String(), "tt-") {
		t.Errorf("the frozen test is named posting by posting, or %v", err)
	}
	if info, err := os.Stat(filepath.Join(folder, "model.bin")); err != nil || info.Size() == 0 {
		t.Errorf("no weights: %v", err)
	}
	if err := run([]string{"-folder", t.TempDir()}, &out); err == nil {
		t.Error("an empty folder was learnt from")
	}
}

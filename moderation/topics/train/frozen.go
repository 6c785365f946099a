package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/mshauri/mshauri/moderation/topics/features"
	"github.com/mshauri/mshauri/moderation/topics/learn"
)

// scoreFrozen learns from every source and scores each method on the frozen
// test. It prints sums and no id: nobody is to tune on it.
func scoreFrozen(out io.Writer, folder string, recipe learn.Recipe, sources *learn.Sources) error {
	file, err := os.Open(filepath.Join(folder, "testdata", "tag-test.jsonl"))
	if err != nil {
		return fmt.Errorf("read frozen test: %w", err)
	}
	defer file.Close()
	frozen, err := learn.ReadLines(file)
	if err != nil {
		return fmt.Errorf("read frozen test: %w", err)
	}
	lines := sources.All()
	known := len(lines)
	corpus, err := learn.NewCorpus(recipe, features.NewReader(), keys(), append(lines, frozen...))
	if err != nil {
		return err
	}
	models := corpus.Train(func(at int) bool { return at < known })
	guesses := make([]learn.Guess, corpus.Len())
	for at := known; at < corpus.Len(); at++ {
		guesses[at] = corpus.Guess(models, at)
	}
	return printMethods(out, corpus, guesses, []part{{"frozen test", known, corpus.Len()}})
}

// Command train builds the weights of the topic tagger from the labelled
// files, or measures the methods. Run it from the root of the repository:
//
//	go run ./moderation/topics/train           builds moderation/topics/model.bin
//	go run ./moderation/topics/train -measure  cross-validates every method
//	go run ./moderation/topics/train -test     scores every method on the frozen test, in sum only
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/moderation/topics/features"
	"github.com/mshauri/mshauri/moderation/topics/learn"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	folder := flags.String("folder", filepath.Join("moderation", "topics"), "where the topics package lies")
	measureAll := flags.Bool("measure", false, "cross-validate every method instead of building")
	worst := flags.Int("worst", 0, "with -measure: show so many of the surest errors of the training files")
	frozen := flags.Bool("test", false, "score every method on the frozen test instead of building")
	bits := flags.Uint("bits", 0, "for a trial: tables of 1<<bits features instead of the chosen sizes")
	if err := flags.Parse(args); err != nil {
		return err
	}
	sources, err := learn.ReadSources(*folder)
	if err != nil {
		return err
	}
	recipe := learn.Chosen()
	if *bits > 0 {
		recipe.AreaBits, recipe.QuestionBits = features.Bits(*bits), features.Bits(*bits)
	}
	if *frozen {
		return scoreFrozen(out, *folder, recipe, sources)
	}
	corpus, err := learn.NewCorpus(recipe, features.NewReader(), keys(), sources.All())
	if err != nil {
		return err
	}
	if *measureAll {
		return measure(out, corpus, sources, *worst)
	}
	trained := corpus.Quantise(corpus.Train(func(int) bool { return true }), sources.Fingerprint)
	data, err := trained.Encode()
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(*folder, "model.bin"), data, 0o644); err != nil {
		return fmt.Errorf("write weights: %w", err)
	}
	_, err = fmt.Fprintf(out, "%d postings, %d bytes of weights\n", corpus.Len(), len(data))
	return err
}

func keys() []string {
	var out []string
	for _, area := range topics.Areas() {
		out = append(out, string(area))
	}
	return out
}

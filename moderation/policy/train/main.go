package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/moderation/policy/score"
)

// learntFrom are the columns that the weights are learnt from.
var learntFrom = []string{"dev", "fresh", "fresh2", "fresh3", "dev5", "dev6", "dev7", "dev8", "dev9", "dev10"}

func main() {
	folder := flag.String("testdata", "moderation/policy/testdata", "the folder of the labelled questions")
	out := flag.String("out", "moderation/policy/weights.txt", "the weights to write")
	folds := flag.Int("folds", 0, "measure by cross-validation in so many parts instead")
	flag.Parse()
	if err := run(*folder, *out, *folds); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(folder, out string, folds int) error {
	pack := policy.Shipped().AsReviewed(policy.Review{Office: "demonstration", Date: "2026-01-01"})
	var columns []column
	for _, name := range learntFrom {
		c, err := readColumn(folder, name)
		if err != nil {
			return err
		}
		columns = append(columns, c)
	}
	if folds > 1 {
		return crossValidate(os.Stdout, pack, columns, folds)
	}
	var lessons []policy.Lesson
	for _, c := range columns {
		lessons = append(lessons, c.lessons(func(int) bool { return true })...)
	}
	index := policy.Learn(pack, lessons)
	file, err := os.Create(out)
	if err != nil {
		return err
	}
	if err := index.WriteWeights(file); err != nil {
		return err
	}
	ways := index.TryWays()
	first, three := policy.CountWays(ways, 0)
	fmt.Printf("ways of asking, each as if nobody had written it: first %d, in three %d of %d\n", first, three, len(ways))
	return file.Close()
}

// column is one labelled file.
type column struct {
	name      string
	questions []score.Question
	otherHand bool // its writer knew nothing of the search
}

func readColumn(folder, name string) (column, error) {
	file, err := os.Open(filepath.Join(folder, name+".jsonl"))
	if err != nil {
		return column{}, err
	}
	defer file.Close()
	c := column{name: name, otherHand: name == "dev5" || name == "dev6" || name == "dev8" || name == "dev9" || name == "dev10"}
	if c.questions, err = score.Read(file); err != nil {
		return column{}, fmt.Errorf("%s: %w", name, err)
	}
	return c, nil
}

// lessons are those questions of the column that are wanted, by their place.
func (c column) lessons(wanted func(at int) bool) (all []policy.Lesson) {
	for i := range c.questions {
		if !wanted(i) {
			continue
		}
		l := policy.Lesson{Question: c.questions[i].Text}
		if c.questions[i].Answerable {
			l.Answers = c.questions[i].Answers
		}
		all = append(all, l)
	}
	return all
}

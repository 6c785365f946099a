package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/mshauri/mshauri/moderation/dispute"
	"github.com/mshauri/mshauri/moderation/dispute/score"
	"github.com/mshauri/mshauri/moderation/policy"
)

// files are the labelled threads that may be learnt from, and whether the rules
// were mended on them.
var files = []struct {
	name, hand string
	tuned      bool
}{
	{"dev", "own", true},
	{"dev2", "other", true},
	{"dev3", "own", true},
	{"dev4", "own", true},
	{"fresh", "own", true},
	{"samples", "samples", true},
	{"dev6", "", false},
	{"dev7", "late", false},
	{"dev8", "late", false},
	{"dev9", "", false},
	{"dev10", "", false},
	{"dev11", "", false},
	{"dev12", "", false},
	{"dev13", "", false},
	{"dev14", "", false},
	{"dev15", "", false},
}

// learntFrom stands in weights.txt before the sum of what was learnt from.
const learntFrom = "# Learnt from files with the sum "

func main() {
	folder := flag.String("testdata", "moderation/dispute/testdata", "the folder of the labelled threads")
	out := flag.String("out", "moderation/dispute", "the folder of the files to write")
	measure := flag.Bool("apart", false, "measure each hand with what the others teach instead")
	only := flag.String("hands", "", "with -apart: only these hands, with commas between")
	wrongAt := flag.Float64("errors", 0, "with -apart: what goes wrong at this bound")
	flag.Parse()
	if err := run(*folder, *out, *only, *measure, *wrongAt); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(folder, out, only string, measure bool, wrongAt float64) error {
	var all []thread
	for _, f := range files {
		read, err := readThreads(filepath.Join(folder, "threads-"+f.name+".jsonl"))
		if err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
		for _, one := range read {
			t := thread{Thread: one, hand: f.hand, lesson: lesson(&one, f.tuned)}
			if t.hand == "" {
				t.hand, _, _ = strings.Cut(one.ID, "-")
			}
			all = append(all, t)
		}
	}
	if measure {
		return apart(os.Stdout, all, only, wrongAt)
	}
	sum, err := sumOf(folder, out)
	if err != nil {
		return err
	}
	return write(out, sum, dispute.NewLearner().Learn(lessons(all, "")))
}

// sumOf is the sum of all that is learnt from: the labelled threads, the rules'
// words and matters, and the policy's passages with what its search has learnt.
func sumOf(folder, out string) (string, error) {
	paths := []string{"words.txt", "matters.txt", "../policy/pack.txt", "../policy/weights.txt", "../policy/unsettled.txt", "../policy/unsettled_labelled.txt"}
	for i, name := range paths {
		paths[i] = filepath.Join(out, name)
	}
	for _, f := range files {
		paths = append(paths, filepath.Join(folder, "threads-"+f.name+".jsonl"))
	}
	all := sha256.New()
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			return "", err
		}
		all.Write(content)
	}
	return hex.EncodeToString(all.Sum(nil)), nil
}

func write(folder, sum string, scales *dispute.Scales) (err error) {
	var weights, wordings, examples, profiles bytes.Buffer
	fmt.Fprintf(&weights, "%s%s\n", learntFrom, sum)
	if err := scales.Write(&weights, &wordings, &examples, &profiles); err != nil {
		return err
	}
	for name, content := range map[string]*bytes.Buffer{"weights.txt": &weights, "wordings.txt": &wordings, "examples.txt": &examples, "profiles.txt": &profiles} {
		err = errors.Join(err, os.WriteFile(filepath.Join(folder, name), content.Bytes(), 0o600))
	}
	return err
}

// thread is a labelled thread with whose hand it is of.
type thread struct {
	score.Thread
	hand   string
	lesson dispute.Lesson
}

func readThreads(path string) (all []score.Thread, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	return score.Read(file)
}

func lesson(t *score.Thread, tuned bool) dispute.Lesson {
	l := dispute.Lesson{ID: t.ID, Disagree: t.Disagreement, Tuned: tuned}
	for _, m := range t.Messages {
		l.From, l.At, l.Text = append(l.From, m.From), append(l.At, time.Unix(int64(m.T), 0)), append(l.Text, m.Text)
	}
	if t.Disagreement {
		l.ResolvesAt = *t.ResolvesAt
	}
	for _, id := range t.Accept {
		l.Accept = append(l.Accept, policy.ID(id))
	}
	return l
}

// lessons are those of all hands but one.
func lessons(all []thread, but string) (out []dispute.Lesson) {
	for i := range all {
		if all[i].hand != but {
			out = append(out, all[i].lesson)
		}
	}
	return out
}

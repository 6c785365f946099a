package main

import (
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/emergency"
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
	folder := flags.String("folder", filepath.Join("moderation", "emergency"), "where the package lies")
	measured := flags.Bool("measure", false, "leave out each writer in turn instead of building")
	worst := flags.Int("worst", 0, "with -measure: show so many of the worst errors")
	if err := flags.Parse(args); err != nil {
		return err
	}
	s, err := readSources(*folder)
	if err != nil {
		return err
	}
	all, err := readLessons(s)
	if err != nil {
		return err
	}
	if *measured {
		return measure(out, s, all, *worst)
	}
	data := build(s, all).Encode()
	if err := os.WriteFile(filepath.Join(*folder, "model.bin"), data, 0o644); err != nil {
		return fmt.Errorf("write weights: %w", err)
	}
	_, err = fmt.Fprintf(out, "%d messages, %d bytes of weights\n", len(all), len(data))
	return err
}

// The recipe, chosen by leaving out each writer in turn. A message that cannot
// wait weighs as many ordinary ones, and each is learnt a second time deaf.
const (
	rounds   = 10
	step     = 0.2
	shrink   = 1e-5
	orders   = 3
	pressing = 8
)

// train learns from those lessons that are wanted.
func train(all []lesson, wanted func(*lesson) bool) *learn.Weights {
	var examples []learn.Example
	for i := range all {
		if l := &all[i]; wanted(l) {
			examples = append(examples, l.heard)
			if l.hand != ordinaryHand {
				examples = append(examples, l.deaf)
			}
		}
	}
	recipe := learn.Logistic{Features: emergency.Features, Classes: emergency.Classes, Rounds: rounds, Step: step, Shrink: shrink, Seed: 1}
	return recipe.Mean(examples, orders)
}

// build learns from everything.
func build(s *sources, all []lesson) *emergency.Weights {
	w := quantise(train(all, func(*lesson) bool { return true }))
	w.Fingerprint = s.fingerprint
	return w
}

// quantise puts exact weights on a scale of 255 steps.
func quantise(exact *learn.Weights) *emergency.Weights {
	w := &emergency.Weights{Table: make([]int8, len(exact.Table))}
	copy(w.Bias[:], exact.Bias)
	widest := float32(0)
	for _, x := range exact.Table {
		widest = max(widest, x, -x)
	}
	w.Scale = widest / 127
	for i, x := range exact.Table {
		w.Table[i] = int8(math.Round(float64(x / w.Scale)))
	}
	return w
}

// classOf is the place of a kind among the classes; nothing is the first.
func classOf(kind chat.Danger) int { return slices.Index(chat.Dangers(), kind) + 1 }

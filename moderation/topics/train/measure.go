package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/mshauri/mshauri/moderation/share"

	"github.com/mshauri/mshauri/moderation/topics/learn"
	"github.com/mshauri/mshauri/moderation/topics/score"
)

// folds of the cross-validation.
const folds = 5

// part is a run of lines of the corpus that is reported by itself.
type part struct {
	name     string
	from, to int
}

// measure guesses each line of the training file and of the samples by what
// was learnt from the others, and reports every method. The extra file is
// learnt from and never tested: it was written after seeing errors.
func measure(out io.Writer, corpus *learn.Corpus, sources *learn.Sources, worst int) error {
	train, samples := len(sources.Train), len(sources.Samples)
	guesses := corpus.Folds(folds, func(at int) bool { return at < train+samples })
	parts := []part{{"training file", 0, train}, {"samples", train, train + samples}}
	if err := printMethods(out, corpus, guesses, parts); err != nil {
		return err
	}
	if err := honesty(out, corpus, guesses[:train]); err != nil {
		return err
	}
	return surestErrors(out, corpus, guesses[:train], worst)
}

// printMethods prints a line for each method and part, and the whole report of
// the mixture for each part.
func printMethods(out io.Writer, corpus *learn.Corpus, guesses []learn.Guess, parts []part) error {
	methods := []struct {
		name string
		area func(learn.Guess) int
	}{
		{"lexicon, weights alone", func(g learn.Guess) int { return g.Lexicon }},
		{"lexicon with rules", func(g learn.Guess) int { return g.LexiconRules }},
		{"naive Bayes", func(g learn.Guess) int { return g.Bayes }},
		{"logistic regression", func(g learn.Guess) int { return g.Logistic }},
		{"mixture", func(g learn.Guess) int { return g.Mixture }},
	}
	for _, p := range parts {
		for _, method := range methods {
			report, err := compare(corpus, guesses, p, method.area)
			if err != nil {
				return err
			}
			low, high := report.Spread((*score.Report).MacroF1)
			if _, err := fmt.Fprintf(out, "| %s | %s | %v | %v | %.3f (%.3f to %.3f) | %.3f |\n",
				p.name, method.name, report.Best, report.Strict, report.MacroF1(), low, high, report.StrictMacroF1()); err != nil {
				return err
			}
		}
	}
	for _, p := range parts {
		report, err := compare(corpus, guesses, p, methods[len(methods)-1].area)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(out, "\n%s, mixture\n", p.name); err != nil {
			return err
		}
		if err := report.Print(out); err != nil {
			return err
		}
	}
	return nil
}

func compare(corpus *learn.Corpus, guesses []learn.Guess, p part, area func(learn.Guess) int) (*score.Report, error) {
	names := keys()
	var gold []score.Gold
	var tagged []score.Tagged
	for at := p.from; at < p.to; at++ {
		line := corpus.Line(at)
		gold = append(gold, score.Gold{ID: line.ID, Labels: line.Labels, Acceptable: line.Acceptable, IsQuestion: line.Question})
		tagged = append(tagged, score.Tagged{ID: line.ID, Labels: []string{names[area(guesses[at])]}, IsQuestion: guesses[at].Asked})
	}
	return score.Compare(names, gold, tagged)
}

func accepted(line learn.Line, label string) bool {
	return slices.Contains(line.Labels, label) || slices.Contains(line.Acceptable, label)
}

// honesty prints how often the best area is right for each size of its share,
// and the mean surprise: what the factor Calm is chosen by.
func honesty(out io.Writer, corpus *learn.Corpus, guesses []learn.Guess) error {
	names := keys()
	var right, all [10]int
	var surprise float64
	for at, g := range guesses {
		bin := min(9, int(g.Shares[g.Mixture]*10))
		all[bin]++
		if accepted(corpus.Line(at), names[g.Mixture]) {
			right[bin]++
		}
		surprise -= math.Log(g.Shares[slices.Index(names, corpus.Line(at).Labels[0])])
	}
	if _, err := fmt.Fprintf(out, "\nmean surprise %.4f\n", surprise/float64(len(guesses))); err != nil {
		return err
	}
	for bin := range all {
		if _, err := fmt.Fprintf(out, "share %.1f and more: %v\n", float64(bin)/10, share.Share{Of: right[bin], N: all[bin]}); err != nil {
			return err
		}
	}
	return nil
}

// surestErrors prints the errors of which the tagger was surest. The texts are
// invented; this command reads nothing else.
func surestErrors(out io.Writer, corpus *learn.Corpus, guesses []learn.Guess, n int) error {
	names := keys()
	var wrong []int
	for at, g := range guesses {
		if !accepted(corpus.Line(at), names[g.Mixture]) {
			wrong = append(wrong, at)
		}
	}
	slices.SortStableFunc(wrong, func(a, b int) int {
		x, y := guesses[a].Shares[guesses[a].Mixture], guesses[b].Shares[guesses[b].Mixture]
		switch {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	for _, at := range wrong[:min(n, len(wrong))] {
		line, g := corpus.Line(at), guesses[at]
		if _, err := fmt.Fprintf(out, "%s %.2f %s, is %s: %s\n", line.ID, g.Shares[g.Mixture], names[g.Mixture],
			strings.Join(append(line.Labels, line.Acceptable...), "/"), line.Text); err != nil {
			return err
		}
	}
	return nil
}

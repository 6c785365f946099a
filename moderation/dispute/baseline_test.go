package dispute_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/moderation/dispute/score"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/privacy"
)

// overlap is the simplest method that could work, to measure ours against: two
// members in a row of whom the second says no or names another number, with a
// word of four letters in common; the passage is what the search finds first.
func overlap(index *policy.Index, thread score.Thread) score.Quote {
	quote := score.Quote{ID: thread.ID}
	for i := 1; i < len(thread.Messages); i++ {
		second := thread.Messages[i]
		for _, first := range thread.Messages[:i] {
			if first.From == second.From || !common(first.Text, second.Text) || !no.MatchString(second.Text) && !otherNumber(first.Text, second.Text) {
				continue
			}
			hits := index.Search(privacy.Stored(first.Text+" "+second.Text), policy.Options{Quotable: true, Limit: 1})
			if len(hits) > 0 {
				id := string(hits[0].Passage.ID)
				quote.Quoted, quote.At, quote.Passage = true, &i, &id
				return quote
			}
		}
	}
	return quote
}

var (
	no     = regexp.MustCompile(`(?i)\b(no|not|never|hapana|si|sio|zii)\b`)
	digits = regexp.MustCompile(`\d+`)
)

func common(a, b string) bool {
	words := strings.Fields(strings.ToLower(a))
	return slices.ContainsFunc(strings.Fields(strings.ToLower(b)), func(word string) bool { return len(word) >= 4 && slices.Contains(words, word) })
}

func otherNumber(a, b string) bool {
	of := digits.FindAllString(a, -1)
	return len(of) > 0 && slices.ContainsFunc(digits.FindAllString(b, -1), func(n string) bool { return !slices.Contains(of, n) })
}

// The room must be worth its rules: where it is not clearly above the overlap
// of words, the words would do. docs/quality.md has the figures.
func TestItIsFarAboveTheOverlapOfWords(t *testing.T) {
	index := policy.NewIndex(reviewed())
	for _, file := range []string{"testdata/threads-dev.jsonl", "testdata/threads-fresh.jsonl"} {
		in, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		gold, err := score.Read(in)
		if err = errorsOf(err, in.Close()); err != nil {
			t.Fatal(err)
		}
		quotes := make([]score.Quote, len(gold))
		for i, thread := range gold {
			quotes[i] = overlap(index, thread)
		}
		theirs, err := score.Compare(gold, quotes)
		if err != nil {
			t.Fatal(err)
		}
		ours := measure(t, file)
		t.Logf("%s: overlap %v, %v; ours %v, %v", file, theirs.Precision, theirs.Recall, ours.Precision, ours.Recall)
		if ours.F1() < theirs.F1()+0.3 {
			t.Errorf("%s: F1 %.3f, the overlap of words has %.3f", file, ours.F1(), theirs.F1())
		}
	}
}

func errorsOf(all ...error) error {
	for _, err := range all {
		if err != nil {
			return err
		}
	}
	return nil
}

package learn_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/moderation/topics/features"
	"github.com/mshauri/mshauri/moderation/topics/learn"
)

var keys = []string{"record-keeping", "data-use", "supply", "cold-chain", "administering", "coverage", "red", "communication", "general"}

func build(t *testing.T, lines []learn.Line) []byte {
	t.Helper()
	recipe := learn.Chosen()
	recipe.AreaBits, recipe.QuestionBits, recipe.Orders, recipe.Logistic.Rounds = 12, 11, 2, 4
	corpus, err := learn.NewCorpus(recipe, features.NewReader(), keys, lines)
	if err != nil {
		t.Fatal(err)
	}
	data, err := corpus.Quantise(corpus.Train(func(int) bool { return true }), [32]byte{}).Encode()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestTheSameFilesGiveTheSameBytes(t *testing.T) {
	sources, err := learn.ReadSources("..")
	if err != nil {
		t.Fatal(err)
	}
	lines := sources.All()[:300]
	first := build(t, lines)
	if !bytes.Equal(first, build(t, lines)) {
		t.Error("the same postings give other weights the second time")
	}
	if bytes.Equal(first, build(t, lines[:299])) {
		t.Error("a posting less makes no difference")
	}
}

// Each method learns what is easy to learn.
func TestMethodsLearn(t *testing.T) {
	sources, err := learn.ReadSources("..")
	if err != nil {
		t.Fatal(err)
	}
	recipe := learn.Chosen()
	recipe.AreaBits, recipe.QuestionBits, recipe.Orders, recipe.Logistic.Rounds = 13, 12, 1, 5
	corpus, err := learn.NewCorpus(recipe, features.NewReader(), keys, sources.Train[:600])
	if err != nil {
		t.Fatal(err)
	}
	guesses := corpus.Folds(3, func(at int) bool { return at%2 == 0 })
	var bayes, logistic, mixture, asked, all int
	for at := 0; at < corpus.Len(); at += 2 {
		line, g := corpus.Line(at), guesses[at]
		count := func(n *int, ok bool) {
			if ok {
				*n++
			}
		}
		all++
		count(&bayes, keys[g.Bayes] == line.Labels[0])
		count(&logistic, keys[g.Logistic] == line.Labels[0])
		count(&mixture, keys[g.Mixture] == line.Labels[0])
		count(&asked, g.Asked == line.Question)
	}
	for label, right := range map[string]int{"naive Bayes": bayes, "logistic regression": logistic, "mixture": mixture, "question": asked} {
		if right*10 < all*6 {
			t.Errorf("%s: %d of %d right", label, right, all)
		}
	}
}

func TestReadLines(t *testing.T) {
	lines, err := learn.ReadLines(strings.NewReader("{\"id\":\"a\",\"text\":\"x\",\"labels\":[\"red\"],\"is_question\":true}\n\n"))
	if err != nil || len(lines) != 1 || !lines[0].Question {
		t.Fatalf("%v, %v", lines, err)
	}
	for _, bad := range []string{"{", "{\"id\":\"a\"}\n"} {
		if _, err := learn.ReadLines(strings.NewReader(bad)); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
	if _, err := learn.NewCorpus(learn.Chosen(), features.NewReader(), keys, []learn.Line{{ID: "a", Labels: []string{"no area"}}}); err == nil {
		t.Error("a label that is no area was taken")
	}
}

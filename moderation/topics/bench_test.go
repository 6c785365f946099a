package topics_test

import (
	"os"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/moderation/topics/learn"
	"github.com/mshauri/mshauri/privacy"
)

func benchPostings(b *testing.B) []privacy.Clean {
	b.Helper()
	file, err := os.Open("testdata/tag-train.jsonl")
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	lines, err := learn.ReadLines(file)
	if err != nil {
		b.Fatal(err)
	}
	var out []privacy.Clean
	for _, line := range lines {
		out = append(out, privacy.Stored(line.Text))
	}
	return out
}

// BenchmarkTag is one posting of the training file; the aim is 50 microseconds.
func BenchmarkTag(b *testing.B) {
	postings, tagger := benchPostings(b), topics.New()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		tagger.Tag(postings[i%len(postings)])
	}
}

// BenchmarkFields is the measure beside it: the same postings split at spaces
// and their words counted.
func BenchmarkFields(b *testing.B) {
	postings, counts := benchPostings(b), make(map[string]int)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		for _, word := range strings.Fields(postings[i%len(postings)].String()) {
			counts[word]++
		}
	}
}

// BenchmarkLong is the longest posting that is read in full.
func BenchmarkLong(b *testing.B) {
	tagger := topics.New()
	long := privacy.Stored(strings.Repeat("Fridge-tag iko na alarm ya chini, natumia penta ama niitupe? ", 35))
	for b.Loop() {
		tagger.Tag(long)
	}
}

package wording

import (
	_ "embed"
	"strings"
)

//go:embed spelling.txt
var spellingText string

// spellings leads from a short or wrong spelling to the usual one. It is
// read, never written.
var spellings = parseSpellings(spellingText)

// parseSpellings reads lines "usual: variant variant"; # begins a comment.
func parseSpellings(text string) map[string]string {
	out := make(map[string]string, 300)
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		usual, variants, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		for _, variant := range strings.Fields(variants) {
			out[variant] = strings.TrimSpace(usual)
		}
	}
	return out
}

func spell(word string) string {
	if usual, ok := spellings[word]; ok {
		return usual
	}
	return word
}

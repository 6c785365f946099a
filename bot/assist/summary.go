package assist

import (
	"context"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mshauri/mshauri/privacy"
)

// The size of a summary, and of what it is made from.
const (
	summaryLines   = 2
	summaryLine    = 160  // letters of a line
	summaryShort   = 10   // and how many it has at least
	summaryLongest = 1000 // bytes of the answer
	summaryFacts   = 3000 // letters of the week that are shown
)

// Summary proposes two lines on a week's counts, in their language. What comes
// back names nobody and no number that the counts do not; it may be wrong all the
// same, and whoever shows it says that a machine wrote it. Errors as with Tag.
func (a *Assistant) Summary(ctx context.Context, counts privacy.Authored) (lines []string, err error) {
	answer, err := a.ask(ctx, summaryPrompt(a.mask, counts))
	if err != nil {
		return nil, err
	}
	return readSummary(answer, counts)
}

// Fits reports whether a summary still says nothing that other counts do not:
// they may have changed since it was made.
func (a *Assistant) Fits(lines []string, counts privacy.Authored) bool {
	return len(lines) == summaryLines && !slices.ContainsFunc(lines, func(line string) bool { return !isOf(line, counts) })
}

// summaryPrompt asks for two lines on a week.
func summaryPrompt(m mask, counts privacy.Authored) Prompt {
	return Prompt{
		name: "summary",
		task: "The value holds the counts of one week in chat groups of Kenyan immunization nurses and their mentors. Write two plain " +
			"lines for a busy programme officer, each of at most 150 characters, in the language of the counts: first what changed or " +
			"stands out, then what may be worth asking about. Use only numbers that stand in the counts. Name no person and no facility, " +
			"blame nobody, give no medical advice." + warning,
		data: written(struct {
			Counts string `json:"counts"`
		}{m.upTo(counts.String(), summaryFacts)}),
		schema: form("lines", map[string]any{"type": "array", "items": map[string]any{"type": "string"}, "minItems": summaryLines, "maxItems": summaryLines}),
	}
}

// readSummary reads {"lines":["...","..."]}, with two lines that say nothing
// that the counts do not.
func readSummary(answer string, counts privacy.Authored) ([]string, error) {
	value, err := onlyOf(answer, "lines", summaryLongest)
	if err != nil {
		return nil, err
	}
	var lines []string
	if json.Unmarshal(value, &lines) != nil || len(lines) != summaryLines {
		return nil, ErrRefused
	}
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
		if !isOf(lines[i], counts) {
			return nil, ErrRefused
		}
	}
	return lines, nil
}

var (
	figures = regexp.MustCompile(`[0-9]+`)
	words   = regexp.MustCompile(`\pL[\pL'’-]*`)
)

// isOf reports whether a line is one plain line, of which every number stands in
// the counts, and every word with a capital letter that does not begin a sentence.
func isOf(line string, counts privacy.Authored) bool {
	if n := utf8.RuneCountInString(line); n < summaryShort || n > summaryLine {
		return false
	}
	for _, r := range line {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" .,;:'’“”()%–-?!", r) {
			return false
		}
	}
	known := make(map[string]bool)
	for _, figure := range figures.FindAllString(counts.String(), -1) {
		known[figure] = true
	}
	for _, word := range words.FindAllString(counts.String(), -1) {
		known[word] = true
	}
	for _, figure := range figures.FindAllString(line, -1) {
		if !known[figure] {
			return false
		}
	}
	for _, at := range words.FindAllStringIndex(line, -1) {
		word := line[at[0]:at[1]]
		before := strings.TrimRight(line[:at[0]], " “(")
		begins := before == "" || strings.ContainsAny(before[len(before)-1:], ".?!:")
		if first, _ := utf8.DecodeRuneInString(word); !known[word] && (unicode.IsUpper(first) && !begins || strings.ToLower(word[1:]) != word[1:]) {
			return false
		}
	}
	return true
}

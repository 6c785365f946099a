package privacy_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/privacy/score"
)

// A number must go in every shape, with every sign between its parts, behind
// every cue and in every disguise. The tables of phone_test.go and its
// neighbours hold what was seen; these tests draw what was not: the product of
// all ways of writing, with other digits every time. The digits are drawn from
// a fixed seed, so a failure comes again.
//
// Broken on purpose once: without guessed letters ("0722 49488S") or without
// spoken digits the tests name the ways of writing that leak.

// way is one habit of writing a number: what comes out of a number's digits.
type way struct {
	label string
	write func(r *rand.Rand, digits string) string
}

// grouped writes digits in groups of these sizes with a sign between them.
func grouped(sign string, sizes ...int) func(*rand.Rand, string) string {
	return func(_ *rand.Rand, digits string) string {
		var parts []string
		for _, n := range sizes {
			n = min(n, len(digits))
			parts = append(parts, digits[:n])
			digits = digits[n:]
		}
		if digits != "" {
			parts[len(parts)-1] += digits
		}
		return strings.Join(parts, sign)
	}
}

func drawn(r *rand.Rand, n int) string {
	var out strings.Builder
	for range n {
		out.WriteByte(byte('0' + r.IntN(10)))
	}
	return out.String()
}

// disguises are ways to write digits so that a machine overlooks them.
func disguises() []way {
	swap := func(pairs ...string) func(*rand.Rand, string) string {
		replacer := strings.NewReplacer(pairs...)
		return func(_ *rand.Rand, s string) string { return replacer.Replace(s) }
	}
	each := func(from rune) func(*rand.Rand, string) string {
		return func(_ *rand.Rand, s string) string {
			return strings.Map(func(c rune) rune {
				if c >= '0' && c <= '9' {
					return from + c - '0'
				}
				return c
			}, s)
		}
	}
	between := func(sign string) func(*rand.Rand, string) string {
		return func(_ *rand.Rand, s string) string {
			var out strings.Builder
			for _, c := range s {
				out.WriteRune(c)
				if c >= '0' && c <= '9' {
					out.WriteString(sign)
				}
			}
			return out.String()
		}
	}
	return []way{
		{"plain", func(_ *rand.Rand, s string) string { return s }},
		{"full width", each('０')},
		{"Arabic digits", each('٠')},
		{"mathematical digits", each('𝟎')},
		{"emoji digits", between("\uFE0F\u20E3")},
		{"zero width", between("\u200b")},
		{"combining marks", between("\u0332")},
		{"bidirectional marks", between("\u200f")},
		{"soft hyphens", between("\u00ad")},
		{"hard spaces", swap(" ", "\u00a0")},
		{"en dashes", swap("-", "–", ".", "․")},
	}
}

// leak scrubs a sentence that holds one number and reports whether the number
// survives, by the rules of measurement.
func leak(s *privacy.Scrubber, kind, before, number, behind string) (string, bool) {
	text := before + number + behind
	m := score.Message{Text: text, Spans: []score.Span{{Start: len(before), End: len(before) + len(number), Type: kind}}}
	clean, _ := s.Scrub(privacy.NewRaw(text))
	left := folded(clean.String())
	if kind == "DATE" { // stricter than the measure: no month and no year may stay
		for _, word := range strings.FieldsFunc(folded(number), func(c rune) bool { return strings.ContainsRune(" /.-,\\_", c) }) {
			if len(word) >= 4 && !strings.EqualFold(word, "iliyopita") && strings.Count(left, word) > strings.Count(before+behind, word) {
				return clean.String(), true
			}
		}
	}
	return clean.String(), score.Leaks(m, m.Spans[0], left)
}

// folded reads digits of every script as ASCII, for the search for leaks.
func folded(text string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c >= '０' && c <= '９':
			return c - '０' + '0'
		case c >= '٠' && c <= '٩':
			return c - '٠' + '0'
		case c >= '𝟎' && c <= '𝟗':
			return c - '𝟎' + '0'
		case c == '\u200b', c == '\u200f', c == '\u0332', c == '\uFE0F', c == '\u20E3', c == '\u00ad':
			return -1
		}
		return c
	}, text)
}

// sentence is what stands around a number.
type sentence struct{ before, behind string }

// shapes checks one kind of number in every way of writing, sentence and disguise.
func shapes(t *testing.T, kind string, numbers []way, sentences []sentence) {
	t.Helper()
	s := newScrubber(t)
	r := rand.New(rand.NewPCG(1, 9))
	total, leaked := 0, make(map[string]int)
	example := make(map[string]string)
	for _, number := range numbers {
		for _, around := range sentences {
			for _, d := range disguises() {
				written := d.write(r, number.write(r, ""))
				total++
				if clean, leaks := leak(s, kind, around.before, written, around.behind); leaks {
					leaked[number.label]++
					if example[number.label] == "" {
						example[number.label] = fmt.Sprintf("%s: %q became %q", d.label, around.before+written+around.behind, clean)
					}
				}
			}
		}
	}
	for label, n := range leaked {
		t.Errorf("%s leaks %d times: %s", label, n, example[label])
	}
	t.Logf("%d written in all", total)
}

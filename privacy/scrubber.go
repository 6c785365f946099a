package privacy

import (
	"sort"
	"strings"
)

// Options are the programme's own additions to the Scrubber.
type Options struct {
	// Names, Places and SafeWords come from the settings: local names and
	// places to remove, and local words that must stay.
	Names, Places, SafeWords []string
}

// Scrubber removes what identifies a person. It is safe for concurrent use,
// holds no state between texts, and the same text always gives the same result.
type Scrubber struct {
	detectors []detector
}

// detector marks what it knows of one kind of identifier. It reads the text
// and adds spans; it never changes the text.
type detector interface {
	detect(text string, found []Span) []Span
}

// NewScrubber prepares a Scrubber. It returns an error that names the first
// option that cannot be used.
func NewScrubber(_ Options) (*Scrubber, error) {
	return &Scrubber{}, nil
}

// Scrub returns the text without its identifiers, and how many of each kind
// were removed. Marks that already stand in the text stay and are counted, so
// scrubbing twice changes neither the text nor the findings.
func (s *Scrubber) Scrub(raw Raw) (Clean, []Finding) {
	text := raw.text()
	spans := s.spans(text)
	if len(spans) == 0 {
		return Clean{text: text}, nil
	}
	var out strings.Builder
	counts := make(map[Kind]int)
	at := 0
	for _, span := range spans {
		out.WriteString(text[at:span.Start])
		out.WriteString("[" + string(span.Kind) + "]")
		counts[span.Kind]++
		at = span.End
	}
	out.WriteString(text[at:])
	return Clean{text: out.String()}, tally(counts)
}

// Trace returns where Scrub would cut, for measurement alone: only the eval
// command may call it (arch_test.go).
func (s *Scrubber) Trace(raw Raw) []Span { return s.spans(raw.text()) }

func (s *Scrubber) spans(text string) []Span {
	var found []Span
	for _, d := range s.detectors {
		found = d.detect(text, found)
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].Start < found[j].Start })
	return found
}

func tally(counts map[Kind]int) []Finding {
	var findings []Finding
	for _, kind := range Kinds() {
		if counts[kind] > 0 {
			findings = append(findings, Finding{Kind: kind, Count: counts[kind]})
		}
	}
	return findings
}

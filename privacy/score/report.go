package score

import (
	"fmt"
	"math"
)

// Types are the types of identifier, in the order of reports.
func Types() []string {
	return []string{"NAME", "PHONE", "ID", "FACILITY_NO", "DATE", "LOCATION", "EMAIL", "OTHER", "AGE"}
}

// Count is a number out of a number, such as the identifiers of a type that
// leaked out of all of that type.
type Count struct {
	Hits  int `json:"hits"`
	Total int `json:"total"`
}

// Share is Hits over Total, and 0 of nothing.
func (c Count) Share() float64 {
	if c.Total == 0 {
		return 0
	}
	return float64(c.Hits) / float64(c.Total)
}

// Interval is the 95% Wilson score interval of the share.
func (c Count) Interval() (low, high float64) {
	if c.Total == 0 {
		return 0, 1
	}
	const z = 1.959963984540054
	n, p := float64(c.Total), c.Share()
	middle := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return max(0, middle-half), min(1, middle+half)
}

// Without is the count of what did not hit.
func (c Count) Without() Count { return Count{Hits: c.Total - c.Hits, Total: c.Total} }

// Report is the score of one labelled set.
type Report struct {
	Messages  int              `json:"messages"`
	Leaked    map[string]Count `json:"leaked"`     // identifiers that leaked, by type; AGE only when the label is not soft
	Ages      Count            `json:"ages"`       // ages whose exact string survives, soft ones too
	All       Count            `json:"all"`        // all identifiers that count
	WithLeak  Count            `json:"with_leak"`  // messages with a leak, of all messages
	Holding   Count            `json:"holding"`    // messages with a leak, of those that hold an identifier
	Changed   Count            `json:"changed"`    // identifier-free messages that were changed
	WordsLost Count            `json:"words_lost"` // words outside identifiers that are gone
}

// Measure compares results with the labels. Results must be those of the same
// messages in the same order.
func Measure(gold []Message, results []Result) (Report, error) {
	if len(gold) != len(results) {
		return Report{}, fmt.Errorf("%d messages and %d results", len(gold), len(results))
	}
	report := Report{Messages: len(gold), Leaked: make(map[string]Count)}
	for i, m := range gold {
		if results[i].ID != m.ID {
			return Report{}, fmt.Errorf("result %d is of message %s, not %s", i+1, results[i].ID, m.ID)
		}
		report.add(m, results[i].Scrubbed)
	}
	return report, nil
}

func (r *Report) add(m Message, scrubbed string) {
	there, left := outside(m), withoutMarks(scrubbed)
	holding, leaked := false, false
	for _, span := range m.Spans {
		leak := leaks(m.Text[span.Start:span.End], span.Type, there, left)
		if span.Type == "AGE" {
			r.Ages = r.Ages.plus(leak)
		}
		if span.Soft {
			continue
		}
		holding = true
		leaked = leaked || leak
		r.Leaked[span.Type] = r.Leaked[span.Type].plus(leak)
		r.All = r.All.plus(leak)
	}
	r.WithLeak = r.WithLeak.plus(leaked)
	if holding {
		r.Holding = r.Holding.plus(leaked)
	}
	if len(m.Spans) == 0 {
		r.Changed = r.Changed.plus(scrubbed != m.Text)
	}
	lost := lostWords(there, left)
	r.WordsLost.Hits += lost.Hits
	r.WordsLost.Total += lost.Total
}

func (c Count) plus(hit bool) Count {
	c.Total++
	if hit {
		c.Hits++
	}
	return c
}

// lostWords counts the words of one text that another no longer holds.
func lostWords(there, left string) Count {
	counts := make(map[string]int)
	for _, word := range words(left) {
		counts[word]++
	}
	var lost Count
	for _, word := range words(there) {
		lost = lost.plus(counts[word] == 0)
		if counts[word] > 0 {
			counts[word]--
		}
	}
	return lost
}

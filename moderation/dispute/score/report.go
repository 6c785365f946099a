package score

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/mshauri/mshauri/moderation/share"
)

// Fault says what is wrong with a quote, or with silence.
type Fault string

// The faults. All but Silent count against precision; Early, Elsewhere and
// Silent against recall.
const (
	NoFault   Fault = ""
	Needless  Fault = "quoted, and there is no disagreement"
	Early     Fault = "quoted before both sides had spoken"
	Elsewhere Fault = "quoted on another matter"
	Silent    Fault = "not quoted"
)

// Report is what was counted.
type Report struct {
	Precision, Recall share.Share
	Quiet             share.Share // threads without a disagreement in which nothing was quoted
	Faults            map[Fault]int
	Languages         []Column
	Wrong             []Finding
}

// Column is the figures of one language.
type Column struct {
	Lang              string
	Precision, Recall share.Share
}

// Finding is a thread on which something went wrong.
type Finding struct {
	ID      string
	Topic   string // what it is about, or what kind of negative it is
	Passage string // what was quoted
	Fault   Fault
}

// Judge compares a quote with a label.
func Judge(t *Thread, q Quote) Fault {
	switch {
	case !q.Quoted && !t.Disagreement:
		return NoFault
	case !q.Quoted:
		return Silent
	case !t.Disagreement:
		return Needless
	case q.At == nil || *q.At < *t.ResolvesAt:
		return Early
	case q.Passage == nil || len(t.Accept) > 0 && !slices.Contains(t.Accept, *q.Passage):
		return Elsewhere
	}
	return NoFault
}

// Compare counts. The quotes must be those of the threads, in their order.
func Compare(gold []Thread, quotes []Quote) (*Report, error) {
	if len(gold) != len(quotes) {
		return nil, fmt.Errorf("there are %d threads and %d results", len(gold), len(quotes))
	}
	r := &Report{Faults: make(map[Fault]int)}
	for i := range gold {
		t, q := &gold[i], quotes[i]
		if t.ID != q.ID {
			return nil, fmt.Errorf("result %d is of %q, not of %q", i+1, q.ID, t.ID)
		}
		fault := Judge(t, q)
		column := r.column(t.Lang)
		if q.Quoted {
			r.Precision.Count(fault == NoFault)
			column.Precision.Count(fault == NoFault)
		}
		if t.Disagreement {
			r.Recall.Count(fault == NoFault)
			column.Recall.Count(fault == NoFault)
		} else {
			r.Quiet.Count(fault == NoFault)
		}
		if fault != NoFault {
			r.Faults[fault]++
			found := Finding{ID: t.ID, Topic: t.Topic, Fault: fault}
			if !t.Disagreement {
				found.Topic = t.Note
			}
			if q.Passage != nil {
				found.Passage = *q.Passage
			}
			r.Wrong = append(r.Wrong, found)
		}
	}
	return r, nil
}

func (r *Report) column(lang string) *Column {
	for i := range r.Languages {
		if r.Languages[i].Lang == lang {
			return &r.Languages[i]
		}
	}
	r.Languages = append(r.Languages, Column{Lang: lang})
	return &r.Languages[len(r.Languages)-1]
}

// F1 is the harmonic mean of precision and recall.
func (r *Report) F1() float64 {
	p, q := r.Precision.Value(), r.Recall.Value()
	if p+q == 0 {
		return 0
	}
	return 2 * p * q / (p + q)
}

// Print writes the figures, and with errors what went wrong.
func (r *Report) Print(to io.Writer, errors bool) error {
	var b strings.Builder
	fmt.Fprintf(&b, "precision  %v\nrecall     %v\nF1         %.3f\nquiet where there is no disagreement  %v\n", r.Precision, r.Recall, r.F1(), r.Quiet)
	for _, fault := range []Fault{Needless, Early, Elsewhere, Silent} {
		fmt.Fprintf(&b, "%-36s  %d\n", fault, r.Faults[fault])
	}
	if len(r.Languages) > 1 {
		for _, c := range r.Languages {
			fmt.Fprintf(&b, "%-6s precision %v, recall %v\n", c.Lang, c.Precision, c.Recall)
		}
	}
	if errors {
		for _, w := range r.Wrong {
			fmt.Fprintf(&b, "%s  %s  %s (%s)\n", w.ID, w.Fault, w.Passage, w.Topic)
		}
	}
	_, err := io.WriteString(to, b.String())
	return err
}

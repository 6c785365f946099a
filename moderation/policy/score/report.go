package score

import (
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/mshauri/mshauri/moderation/share"
)

// Most that one line of output may hold.
const (
	MaxPassages   = 3
	MaxCharacters = 600
)

// Report is what was counted.
type Report struct {
	First      share.Share // answerable: the right passage first
	FirstThree share.Share // answerable: the right one among the first three
	Unanswered share.Share // unanswerable: left unanswered
	Languages  []Column    // First and FirstThree by language, in the order they came
	Missed     []Miss      // answerable questions without the right passage first
	Answered   []string    // ids of unanswerable questions that were given a passage
}

// Column is the figures of one language.
type Column struct {
	Lang                          string
	First, FirstThree, Unanswered share.Share
}

// Miss is a question that did not get its passage first.
type Miss struct {
	ID, Topic string
	None      bool // it got none at all
	InThree   bool
}

// Compare counts. The results must be those of the questions, in their order.
func Compare(gold []Question, found []Found) (*Report, error) {
	if len(gold) != len(found) {
		return nil, fmt.Errorf("there are %d questions and %d results", len(gold), len(found))
	}
	r := &Report{}
	for i := range gold {
		q, f := &gold[i], found[i]
		if q.ID != f.ID {
			return nil, fmt.Errorf("result %d is of %q, not of %q", i+1, f.ID, q.ID)
		}
		if len(f.Passages) > MaxPassages {
			return nil, fmt.Errorf("%s has %d passages: at most %d", f.ID, len(f.Passages), MaxPassages)
		}
		for _, passage := range f.Passages {
			if utf8.RuneCountInString(passage) > MaxCharacters {
				return nil, fmt.Errorf("%s has a passage of more than %d characters", f.ID, MaxCharacters)
			}
		}
		r.count(q, f)
	}
	return r, nil
}

func (r *Report) count(q *Question, f Found) {
	column := r.column(q.Lang)
	if !q.Answerable {
		none := len(f.Passages) == 0
		r.Unanswered.Count(none)
		column.Unanswered.Count(none)
		if !none {
			r.Answered = append(r.Answered, q.ID)
		}
		return
	}
	first, three := false, false
	for i, passage := range f.Passages {
		if q.Answers(passage) {
			first, three = first || i == 0, true
		}
	}
	r.First.Count(first)
	r.FirstThree.Count(three)
	column.First.Count(first)
	column.FirstThree.Count(three)
	if !first {
		r.Missed = append(r.Missed, Miss{ID: q.ID, Topic: q.Topic, None: len(f.Passages) == 0, InThree: three})
	}
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

// Print writes the report as lines that a person reads; with errors, the ids
// of what went wrong, too.
func (r *Report) Print(to io.Writer, errors bool) error {
	_, err := fmt.Fprintf(to, "right passage first     %v\nright one in three      %v\nunanswerable unanswered %v\n", r.First, r.FirstThree, r.Unanswered)
	for _, c := range r.Languages {
		if err == nil {
			_, err = fmt.Fprintf(to, "%-4s first %v; in three %v; unanswered %v\n", c.Lang, c.First, c.FirstThree, c.Unanswered)
		}
	}
	if !errors {
		return err
	}
	for _, m := range r.Missed {
		how := "not in three"
		switch {
		case m.None:
			how = "no passage"
		case m.InThree:
			how = "second or third"
		}
		if err == nil {
			_, err = fmt.Fprintf(to, "%s %s: %s\n", m.ID, m.Topic, how)
		}
	}
	for _, id := range r.Answered {
		if err == nil {
			_, err = fmt.Fprintf(to, "%s: answered, though no passage answers it\n", id)
		}
	}
	return err
}

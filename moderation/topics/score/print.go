package score

import (
	"fmt"
	"io"
	"strings"
)

// Print writes the report as lines that a person reads and a table for the
// documents.
func (r *Report) Print(to io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "best label right      %v\n", r.Best)
	fmt.Fprintf(&b, "first label exactly   %v\n", r.Strict)
	low, high := r.Spread((*Report).MacroF1)
	fmt.Fprintf(&b, "macro-F1              %.3f (95%% %.3f to %.3f)\n", r.MacroF1(), low, high)
	low, high = r.Spread((*Report).StrictMacroF1)
	fmt.Fprintf(&b, "macro-F1, first label %.3f (95%% %.3f to %.3f)\n", r.StrictMacroF1(), low, high)
	fmt.Fprintf(&b, "question precision    %v\n", r.Question.Precision())
	fmt.Fprintf(&b, "question recall       %v\n", r.Question.Recall())
	low, high = r.Spread(QuestionF1)
	fmt.Fprintf(&b, "question F1           %.3f (95%% %.3f to %.3f)\n\n", r.Question.F1(), low, high)
	r.matrix(&b)
	_, err := io.WriteString(to, b.String())
	return err
}

// matrix writes the confusion: rows are what people say, columns the tags.
func (r *Report) matrix(b *strings.Builder) {
	b.WriteString("| first label \\ tag |")
	for _, key := range r.Keys {
		fmt.Fprintf(b, " %s |", key)
	}
	b.WriteString(" F1 |\n|---|" + strings.Repeat("---|", len(r.Keys)+1) + "\n")
	for i, key := range r.Keys {
		fmt.Fprintf(b, "| %s |", key)
		for _, n := range r.Confusion[i] {
			fmt.Fprintf(b, " %d |", n)
		}
		fmt.Fprintf(b, " %.3f |\n", r.Areas[i].F1())
	}
}

package policy

import (
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

//go:embed weights.txt
var weightsFile string

// weights are what each figure is worth: for the rank of a passage, and for
// there being an answer at all. They are learnt by
//
//	go run ./moderation/policy/train
type weights struct {
	rank     look
	answer   [answerCount]float64
	constant float64
}

// embeddedWeights are those that ship.
func embeddedWeights() weights {
	w, err := readWeights(weightsFile)
	if err != nil {
		// The weights are part of the program: a build with broken ones does
		// not pass its tests.
		panic("policy: weights.txt: " + err.Error())
	}
	return w
}

// readWeights reads one weight a line: what it is for, its name, the weight.
func readWeights(text string) (w weights, err error) {
	for number, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		of, rest, _ := strings.Cut(line, " ")
		name, value, _ := strings.Cut(rest, ": ")
		worth, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return w, fmt.Errorf("line %d has no weight", number+1)
		}
		rank, answer := slices.Index(lookNames[:], name), slices.Index(answerNames[:], name)
		switch {
		case of == "rank" && rank >= 0:
			w.rank[rank] = worth
		case of == "answer" && answer >= 0:
			w.answer[answer] = worth
		case of == "answer" && name == "constant":
			w.constant = worth
		default:
			return w, fmt.Errorf("line %d weighs nothing that is known", number+1)
		}
	}
	return w, nil
}

// write writes weights as readWeights reads them.
func (w weights) write(to io.Writer) error {
	var b strings.Builder
	b.WriteString("# What each figure is worth. Learnt by moderation/policy/train: change what it learns from, not this file.\n")
	for i, name := range lookNames {
		fmt.Fprintf(&b, "rank %s: %.4f\n", name, w.rank[i])
	}
	fmt.Fprintf(&b, "answer constant: %.4f\n", w.constant)
	for i, name := range answerNames {
		fmt.Fprintf(&b, "answer %s: %.4f\n", name, w.answer[i])
	}
	_, err := io.WriteString(to, b.String())
	return err
}

package dispute

import (
	_ "embed"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

//go:embed weights.txt
var weightFile string

//go:embed wordings.txt
var wordingFile string

//go:embed examples.txt
var exampleFile string

//go:embed profiles.txt
var profileFile string

// weights are what each figure is worth.
type weights map[string]float64

func (w weights) of(f figures) (sum float64) {
	for name, v := range f {
		sum += w[name] * v
	}
	return sum
}

// Scales weigh what was read of a talk. They are learnt by
//
//	go run ./moderation/dispute/train
type Scales struct {
	pair     weights  // for two messages being the two sides
	wording  wordings // for it by the wording of what they and others say
	choice   weights  // for a passage being on their matter
	ofTalk   float64  // no more does what is searched for speak for a pair
	certain  float64
	examples *examples
	profiles *profiles
	kin      *kin
}

// At is the same scales with another bound of what is certain.
func (s *Scales) At(certain float64) *Scales {
	other := *s
	other.certain = certain
	return &other
}

// ofTalk reports whether a figure is of the searches for a talk or of what they
// found.
func ofTalk(name string) bool {
	return name == "nearest example" || strings.HasPrefix(name, "best profile") || strings.Contains(name, "passage") || strings.HasPrefix(name, "sure of ") || strings.HasPrefix(name, "best share in ")
}

// embeddedScales are those that ship.
func embeddedScales() (*Scales, error) {
	s := &Scales{pair: make(weights), choice: make(weights)}
	for number, line := range lines(weightFile) {
		of, rest, _ := strings.Cut(line, " ")
		name, value, _ := strings.Cut(rest, ": ")
		worth, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return nil, fmt.Errorf("weights.txt, line %d has no weight", number)
		}
		switch of {
		case "pair":
			s.pair[name] = worth
		case "choice":
			s.choice[name] = worth
		case "bound":
			s.ofTalk = worth
		default:
			return nil, fmt.Errorf("weights.txt, line %d weighs nothing that is known", number)
		}
	}
	var err error
	if s.wording, err = readWordings(wordingFile); err != nil {
		return nil, err
	}
	if s.profiles, err = readProfiles(profileFile); err != nil {
		return nil, err
	}
	var all []example
	for number, line := range lines(exampleFile) {
		ids, terms, ok := strings.Cut(line, " | ")
		if !ok {
			return nil, fmt.Errorf("examples.txt, line %d: there is no stroke", number)
		}
		all = append(all, example{passages: idsOf(ids), terms: strings.Split(terms, ", ")})
	}
	s.examples, s.kin = newExamples(all), newKin(all)
	s.certain = certain
	return s, nil
}

// lines are the lines of a file that hold something, by their number.
func lines(text string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for n, line := range strings.Split(text, "\n") {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' && !yield(n+1, line) {
				return
			}
		}
	}
}

// Write writes the scales as the four files that are part of the program.
func (s *Scales) Write(weighed, worded, labelled, profiled io.Writer) error {
	var b strings.Builder
	b.WriteString("# What each figure is worth. Learnt by moderation/dispute/train: change what it learns from, not this file.\n")
	fmt.Fprintf(&b, "bound talk: %.3f\n", s.ofTalk)
	for _, one := range []struct {
		of string
		w  weights
	}{{"pair", s.pair}, {"choice", s.choice}} {
		for _, name := range slices.Sorted(maps.Keys(one.w)) {
			fmt.Fprintf(&b, "%s %s: %.3f\n", one.of, name, one.w[name])
		}
	}
	if _, err := io.WriteString(weighed, b.String()); err != nil {
		return fmt.Errorf("write weights: %w", err)
	}
	if err := s.wording.write(worded); err != nil {
		return fmt.Errorf("write wordings: %w", err)
	}
	if err := s.profiles.write(profiled); err != nil {
		return fmt.Errorf("write profiles: %w", err)
	}
	b.Reset()
	b.WriteString("# Of what labelled talks speak, and which passages settle them. Written by moderation/dispute/train.\n")
	for _, e := range s.examples.all {
		ids := make([]string, len(e.passages))
		for i, id := range e.passages {
			ids[i] = string(id)
		}
		fmt.Fprintf(&b, "%s | %s\n", strings.Join(ids, " "), strings.Join(e.terms, ", "))
	}
	if _, err := io.WriteString(labelled, b.String()); err != nil {
		return fmt.Errorf("write examples: %w", err)
	}
	return nil
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

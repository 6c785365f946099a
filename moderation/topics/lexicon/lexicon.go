package lexicon

import (
	_ "embed"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
)

//go:embed concepts.txt
var conceptsText string

//go:embed rules.txt
var rulesText string

// Areas is how many keys there are.
const Areas = 9

// Scores is one number an area, in the order of the taxonomy: record-keeping,
// data-use, supply, cold-chain, administering, coverage, red, communication,
// general.
type Scores [Areas]float32

// Lexicon is the vocabulary of the trade. It is safe for concurrent use.
type Lexicon struct {
	names   []string
	weights []Scores
	rules   []rule
	exact   map[string][]term // by the first word
	begins  map[string][]term // by the first three letters of a starred first word
	classes [32][]term        // by the class of the first token
	// perConcept holds the rules in which a concept is the first.
	perConcept [][]int
}

// New reads the embedded vocabulary. The data is part of the program, so a
// mistake in it is a mistake in the program: a test reads it first.
func New() *Lexicon {
	l, err := parse(conceptsText, rulesText)
	if err != nil {
		panic("lexicon: " + err.Error())
	}
	return l
}

// Concepts is how many concepts there are.
func (l *Lexicon) Concepts() int { return len(l.names) }

// Name is the name of a concept.
func (l *Lexicon) Name(concept int) string { return l.names[concept] }

// Concept is the place of a concept by its name, or -1 when there is none.
func (l *Lexicon) Concept(name string) int { return slices.Index(l.names, name) }

type rule struct {
	all, none []int
	adds      Scores
}

func parse(concepts, rules string) (*Lexicon, error) {
	l := &Lexicon{exact: make(map[string][]term), begins: make(map[string][]term)}
	ids := make(map[string]int)
	for number, line := range lines(concepts) {
		fields := strings.Split(line, "|")
		if len(fields) != 3 {
			return nil, fmt.Errorf("concept line %d: want name | weights | terms", number)
		}
		name := strings.TrimSpace(fields[0])
		if _, twice := ids[name]; twice {
			return nil, fmt.Errorf("concept %q stands twice", name)
		}
		weights, err := parseScores(fields[1])
		if err != nil {
			return nil, fmt.Errorf("concept %q: %w", name, err)
		}
		id := len(l.names)
		ids[name] = id
		l.names = append(l.names, name)
		l.weights = append(l.weights, weights)
		for _, written := range strings.Split(fields[2], ",") {
			l.add(id, strings.TrimSpace(written))
		}
	}
	if len(l.names) > maxConcepts {
		return nil, fmt.Errorf("%d concepts, at most %d", len(l.names), maxConcepts)
	}
	l.perConcept = make([][]int, len(l.names))
	for number, line := range lines(rules) {
		left, right, ok := strings.Cut(line, "=>")
		if !ok {
			return nil, fmt.Errorf("rule line %d: want concepts => weights", number)
		}
		adds, err := parseScores(right)
		if err != nil {
			return nil, fmt.Errorf("rule line %d: %w", number, err)
		}
		r := rule{adds: adds}
		for _, word := range strings.Split(left, "&") {
			word = strings.TrimSpace(word)
			bare, not := strings.CutPrefix(word, "!")
			id, known := ids[bare]
			if !known {
				return nil, fmt.Errorf("rule line %d: no concept %q", number, bare)
			}
			if not {
				r.none = append(r.none, id)
			} else {
				r.all = append(r.all, id)
			}
		}
		if len(r.all) == 0 {
			return nil, fmt.Errorf("rule line %d: nothing must be there", number)
		}
		l.perConcept[r.all[0]] = append(l.perConcept[r.all[0]], len(l.rules))
		l.rules = append(l.rules, r)
	}
	l.sort()
	return l, nil
}

// lines yields the lines that say something, without comments, with their
// numbers from one.
func lines(text string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		number := 0
		for line := range strings.Lines(text) {
			number++
			line, _, _ = strings.Cut(line, "#")
			if line = strings.TrimSpace(line); line != "" && !yield(number, line) {
				return
			}
		}
	}
}

func parseScores(text string) (Scores, error) {
	var s Scores
	for _, field := range strings.Fields(text) {
		key, value, ok := strings.Cut(field, "=")
		if !ok {
			return s, fmt.Errorf("want area=weight, not %q", field)
		}
		at := areaAt(key)
		if at < 0 {
			return s, fmt.Errorf("no area %q", key)
		}
		weight, err := strconv.ParseFloat(value, 32)
		if err != nil {
			return s, fmt.Errorf("weight %q: %w", value, err)
		}
		s[at] = float32(weight)
	}
	return s, nil
}

func areaAt(key string) int {
	for i, short := range [Areas]string{"rec", "data", "sup", "cold", "adm", "cov", "red", "com", "gen"} {
		if key == short {
			return i
		}
	}
	return -1
}

// Score adds up the weights of the concepts found and of the rules that hold
// among them.
func (l *Lexicon) Score(found Found) Scores {
	var s Scores
	for _, id := range found.Concepts {
		s.add(&l.weights[id])
		for _, at := range l.perConcept[id] {
			if r := &l.rules[at]; found.holds(r) {
				s.add(&r.adds)
			}
		}
	}
	return s
}

// Weigh is Score without the rules.
func (l *Lexicon) Weigh(found Found) Scores {
	var s Scores
	for _, id := range found.Concepts {
		s.add(&l.weights[id])
	}
	return s
}

func (s *Scores) add(other *Scores) {
	for i := range s {
		s[i] += other[i]
	}
}

func (l *Lexicon) sort() {
	longestFirst := func(terms []term) {
		sort.SliceStable(terms, func(i, j int) bool { return len(terms[i].words) > len(terms[j].words) })
	}
	for _, terms := range l.exact {
		longestFirst(terms)
	}
	for _, terms := range l.begins {
		longestFirst(terms)
	}
	for _, terms := range l.classes {
		longestFirst(terms)
	}
}

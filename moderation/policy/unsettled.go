package policy

import (
	_ "embed"
	"math"
	"strings"
)

//go:embed unsettled.txt
var unsettledFile string

//go:embed unsettled_labelled.txt
var unsettledLabelled string

// unsettled is what nurses ask and no passage settles.
type unsettled struct {
	lines []question
	// How many ways of asking, and how many of the lines, hold a piece of a word.
	asked, beyond map[uint32]float64
	ways          float64
}

// What counts of it.
const (
	unsettledNearest = 3   // lines that say how like a question is to them
	leanSmoothing    = 0.5 // of a piece that was never seen
	sameLine         = 0.999
)

// readUnsettled reads what no passage settles, once the ways of asking were
// weighed.
func (x *Index) readUnsettled() {
	u := unsettled{asked: make(map[uint32]float64), beyond: make(map[uint32]float64)}
	for i := range x.entries {
		for _, w := range x.entries[i].asked {
			u.ways++
			for _, g := range w.grams {
				u.asked[g.Key]++
			}
		}
	}
	for _, line := range append(unsettledLines(unsettledFile), unsettledLines(unsettledLabelled)...) {
		q := x.ask(line)
		for _, g := range q.grams {
			u.beyond[g.Key]++
		}
		u.lines = append(u.lines, q)
	}
	x.unsettled = u
}

// unsettledLines are the questions of one file.
func unsettledLines(file string) (all []string) {
	for line := range strings.Lines(file) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			all = append(all, line)
		}
	}
	return all
}

// likeness is how a question stands to what no passage settles.
type likeness struct {
	nearest float64 // likeness to the nearest line, by pieces of words
	few     float64 // to the nearest few, in the mean
	matters float64 // to the nearest line, by matters
	lean    float64 // above zero where its pieces are rather those of ways of asking
}

// standing says how a question stands to what no passage settles. apart leaves
// out a line that is the question itself, and the way that is held back: how
// it is learnt.
func (u *unsettled) standing(q question, h held, apart bool) likeness {
	var best [unsettledNearest]float64
	var l likeness
	itself := 0.0
	for i := range u.lines {
		line := &u.lines[i]
		like := alike(q.grams, line.grams)
		if apart && like > sameLine {
			itself = 1
			continue
		}
		l.matters = math.Max(l.matters, q.sharedWith(line))
		for j := range best {
			if like > best[j] {
				best[j], like = like, best[j]
			}
		}
	}
	for _, like := range best {
		l.few += like / unsettledNearest
	}
	l.nearest = math.Min(best[0], 1)
	own := 0.0
	if h.passage >= 0 {
		own = 1
	}
	sum, worth := 0.0, 0.0
	for _, g := range q.grams {
		asked := (u.asked[g.Key] - own + leanSmoothing) / (u.ways + 1)
		beyond := (u.beyond[g.Key] - itself + leanSmoothing) / (float64(len(u.lines)) + 1)
		sum += float64(g.Weight) * math.Log(math.Max(asked, leanSmoothing/(u.ways+1))/beyond)
		worth += float64(g.Weight)
	}
	if worth > 0 {
		l.lean = math.Max(-2, math.Min(2, sum/worth))
	}
	return l
}

// sharedWith is how like two questions are by their matters, those that no
// passage uses among them.
func (q *question) sharedWith(other *question) float64 {
	shared := 0.0
	for i := range q.terms {
		if q.terms[i].measure {
			continue
		}
		for j := range other.terms {
			if q.terms[i].key == other.terms[j].key {
				shared += q.terms[i].worth
			}
		}
	}
	for _, a := range q.odd {
		for _, b := range other.odd {
			if a == b {
				shared += q.oddWorth
			}
		}
	}
	if q.all+other.all == 0 {
		return 0
	}
	return math.Min(1, 2*shared/(q.all+other.all))
}

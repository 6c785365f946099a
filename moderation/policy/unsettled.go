package policy

import (
	_ "embed"
	"math"
	"sort"
	"strings"
)

//go:embed unsettled.txt
var unsettledFile string

//go:embed unsettled_labelled.txt
var unsettledLabelled string

// unsettled is what nurses ask and no passage settles, line by line.
type unsettled struct {
	all []float64 // worth of all the matters of each
	// The lines that speak of a matter, and of a word that no passage uses.
	terms, odd map[string][]int32
	pieces     *wordPieces // with the lines after the ways of asking
	ways       int32
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
	u := unsettled{terms: make(map[string][]int32), odd: make(map[string][]int32), pieces: &x.pieces, ways: x.pieces.texts}
	lines := append(unsettledLines(unsettledFile), unsettledLines(unsettledLabelled)...)
	read := make([]question, len(lines))
	inHalves(len(lines), func(i int) { read[i] = x.read(lines[i], nothingHeld) })
	for _, q := range read {
		n := int32(len(u.all))
		for _, term := range q.terms {
			u.terms[term.key] = append(u.terms[term.key], n)
		}
		for _, word := range q.odd {
			u.odd[word] = append(u.odd[word], n)
		}
		x.pieces.add(q.grams)
		u.all = append(u.all, q.all)
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
	shared := u.sharedWith(q)
	for i, like := range q.likes[u.ways:] {
		like := float64(like)
		if apart && like > sameLine {
			itself = 1
			continue
		}
		if all := q.all + u.all[i]; all > 0 {
			l.matters = math.Max(l.matters, math.Min(1, 2*shared[i]/all))
		}
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
	ways, lines := float64(u.ways), float64(len(u.all))
	for _, g := range q.grams {
		holders := u.pieces.holders[g.Key]
		n := sort.Search(len(holders), func(i int) bool { return holders[i].text >= u.ways })
		asked := (float64(n) - own + leanSmoothing) / (ways + 1)
		beyond := (float64(len(holders)-n) - itself + leanSmoothing) / (lines + 1)
		sum += float64(g.Weight) * math.Log(math.Max(asked, leanSmoothing/(ways+1))/beyond)
		worth += float64(g.Weight)
	}
	if worth > 0 {
		l.lean = math.Max(-2, math.Min(2, sum/worth))
	}
	return l
}

// sharedWith is the worth that a question shares with each line, the words that
// no passage uses among it.
func (u *unsettled) sharedWith(q question) []float64 {
	shared := make([]float64, len(u.all))
	for _, term := range q.terms {
		if term.measure {
			continue
		}
		for _, line := range u.terms[term.key] {
			shared[line] += term.worth
		}
	}
	for _, word := range q.odd {
		for _, line := range u.odd[word] {
			shared[line] += q.oddWorth
		}
	}
	return shared
}

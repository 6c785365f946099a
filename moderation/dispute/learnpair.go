package dispute

import (
	"strconv"
	"strings"
)

// seldom is in how many rows a cue must stand to be learnt, and slight what it
// must be worth to be kept.
const (
	seldom = 4
	slight = 0.015
)

// bag are pairs of which one is right, or none.
type bag struct {
	rows   [][]entry
	right  bool
	weight float64
}

// learnPair finds what figures and wordings are worth that tell the two sides of
// a disagreement from other pairs, when the second has spoken and after. Which of
// the pairs of a message is the right one is not labelled: it is the likeliest,
// at first the nearest.
func learnPair(all []taught) (weights, wordings) {
	names := newNames()
	var bags []bag
	for i := range all {
		bags = append(bags, all[i].bags(names)...)
	}
	dropSeldom(bags, names)
	w := newDescent(len(names.list))
	w.free = names.number["constant"]
	for round := range rounds {
		for _, b := range bags {
			if !b.right {
				for _, row := range b.rows {
					w.pull(row, -b.weight*logistic(w.of(row)))
				}
				continue
			}
			best := len(b.rows) - 1
			for k := range b.rows {
				if round >= 10 && w.of(b.rows[k]) > w.of(b.rows[best]) {
					best = k
				}
			}
			w.pull(b.rows[best], b.weight*(1-logistic(w.of(b.rows[best]))))
		}
		w.step(0.3, shrinkPair)
	}
	return names.split(w)
}

// bags are the pairs of a talk by their second message, and by the last that was
// heard: until both sides had spoken nothing shows a disagreement.
func (t *taught) bags(names *names) (all []bag) {
	for from := 0; from < len(t.all); {
		to := from
		for to < len(t.all) && t.all[to].second == t.all[from].second {
			to++
		}
		second := t.all[from].second
		right := t.Disagree && second == t.ResolvesAt
		for at := second; at <= min(second+followed, len(t.Text)-1); at++ {
			b := bag{right: right, weight: t.weight}
			for _, c := range t.all[from:to] {
				row := names.row(c.figures)
				row = append(row, names.row(t.talk.laterFigures(c.first, second, at))...)
				for _, p := range t.talk.parts(c.first, second, at) {
					for _, cue := range p.said.cues() {
						row = append(row, entry{names.at(wordingName(p.role, cue)), cueWorth})
					}
				}
				b.rows = append(b.rows, row)
			}
			all = append(all, b)
		}
		from = to
	}
	return all
}

// wordingName names a cue in a role among the figures.
func wordingName(r role, cue string) string { return "\x00" + strconv.Itoa(int(r)) + cue }

// dropSeldom leaves out cues that hardly occur.
func dropSeldom(bags []bag, names *names) {
	count := make([]int, len(names.list))
	for _, b := range bags {
		for _, row := range b.rows {
			for _, e := range row {
				count[e.at]++
			}
		}
	}
	for i := range bags {
		for k, row := range bags[i].rows {
			kept := row[:0]
			for _, e := range row {
				if names.list[e.at][0] != 0 || count[e.at] >= seldom {
					kept = append(kept, e)
				}
			}
			bags[i].rows[k] = kept
		}
	}
}

// split are the weights of figures and those of wordings.
func (n *names) split(d *descent) (weights, wordings) {
	figures, words := make(weights), make(wordings)
	for at, name := range n.list {
		v := d.weight[at]
		rest, ok := strings.CutPrefix(name, "\x00")
		switch {
		case !ok:
			figures[name] = v
		case v > slight || v < -slight:
			cue := rest[1:]
			if words[cue] == nil {
				words[cue] = new([roles]float32)
			}
			words[cue][rest[0]-'0'] = float32(v)
		}
	}
	return figures, words
}

package dispute

import (
	"maps"
	"math"
	"slices"
)

// entry is one figure of a row, by its number.
type entry struct {
	at    int
	value float64
}

// names gives figures numbers, in an order that does not change.
type names struct {
	number map[string]int
	list   []string
}

func newNames() *names { return &names{number: make(map[string]int)} }

// row is figures by their numbers.
func (n *names) row(f figures) []entry {
	row := make([]entry, 0, len(f))
	for _, name := range slices.Sorted(maps.Keys(f)) {
		if f[name] == 0 {
			continue
		}
		row = append(row, entry{n.at(name), f[name]})
	}
	return row
}

// at is the number of a name.
func (n *names) at(name string) int {
	at, ok := n.number[name]
	if !ok {
		at = len(n.list)
		n.number[name] = at
		n.list = append(n.list, name)
	}
	return at
}

// weights are what was learnt, by name.
func (n *names) weights(d *descent) weights {
	out := make(weights, len(n.list))
	for at, name := range n.list {
		out[name] = d.weight[at]
	}
	return out
}

// descent finds weights by steps along the whole gradient, each shorter the
// more a weight has moved, with a pull towards zero.
type descent struct {
	weight, gradient, moved []float64
	free                    int // a weight that is not pulled; -1 for none
}

func newDescent(size int) *descent {
	return &descent{weight: make([]float64, size), gradient: make([]float64, size), moved: make([]float64, size), free: -1}
}

func (d *descent) of(row []entry) (sum float64) {
	for _, e := range row {
		sum += d.weight[e.at] * e.value
	}
	return sum
}

// pull adds a row to the gradient.
func (d *descent) pull(row []entry, by float64) {
	for _, e := range row {
		d.gradient[e.at] += by * e.value
	}
}

// step moves the weights and forgets the gradient.
func (d *descent) step(length, shrink float64) {
	for i, g := range d.gradient {
		if i != d.free {
			g -= shrink * d.weight[i]
		}
		d.moved[i] += g * g
		if d.moved[i] > 0 {
			d.weight[i] += length * g / math.Sqrt(d.moved[i]+1e-12)
		}
		d.gradient[i] = 0
	}
}

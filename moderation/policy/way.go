package policy

import (
	"math"
	"math/bits"
	"slices"

	"github.com/mshauri/mshauri/moderation/policy/words"
)

// way is one way of asking for a passage.
type way struct {
	keys  []string // its distinct matters
	worth float64  // of them all
	kind  words.Kind
	text  int32        // its number among the pieces
	grams []words.Gram // until they are weighed
}

// gramWorths says how few ways of asking hold a piece of a word.
type gramWorths struct {
	of     map[uint32]float32
	rarest float32
}

// ways are the ways of asking for a passage, but for their matters.
func (x *Index) ways(p Passage) []way {
	ways := make([]way, len(p.Asked))
	for i, asked := range p.Asked {
		ways[i].kind, ways[i].grams = x.reader.Kind(asked), words.Grams(asked)
	}
	return ways
}

// weighWays weighs the matters and the pieces of every way of asking, once all
// were read.
func (x *Index) weighWays() {
	count, n := make(map[uint32]int), 0
	for i := range x.entries {
		for _, w := range x.entries[i].asked {
			n++
			for _, g := range w.grams {
				count[g.Key]++
			}
		}
	}
	x.grams = gramWorths{of: make(map[uint32]float32, len(count)), rarest: float32(math.Log(1 + float64(n)))}
	for key, df := range count {
		x.grams.of[key] = float32(math.Log(1 + float64(n)/float64(df)))
	}
	for i := range x.entries {
		asked := x.entries[i].asked
		for j := range asked {
			asked[j].text, asked[j].grams = x.pieces.add(x.grams.weigh(asked[j].grams)), nil
			for _, key := range asked[j].keys {
				asked[j].worth += x.worth[key]
			}
		}
	}
}

// weigh gives each piece its worth, and the whole the length one.
func (g gramWorths) weigh(grams []words.Gram) []words.Gram {
	sum := 0.0
	for i := range grams {
		worth, ok := g.of[grams[i].Key]
		if !ok {
			worth = g.rarest
		}
		grams[i].Weight *= worth
		sum += float64(grams[i].Weight * grams[i].Weight)
	}
	if sum > 0 {
		for i := range grams {
			grams[i].Weight /= float32(math.Sqrt(sum))
		}
	}
	return grams
}

// sameKind is how far two texts want to know the same: 1 for the same kinds, 0
// for other ones, a half where one of them does not say.
func sameKind(a, b words.Kind) float64 {
	if a == 0 || b == 0 {
		return 0.5
	}
	return float64(bits.OnesCount16(uint16(a&b))) / float64(bits.OnesCount16(uint16(a|b)))
}

// shares is how like the question is to a way of asking: shared worth over the
// worth of both.
func (w *way) shares(q question) float64 {
	shared := 0.0
	for _, term := range q.terms {
		if slices.Contains(w.keys, term.key) {
			shared += term.worth
		}
	}
	if shared == 0 {
		return 0
	}
	return 2 * shared / (w.worth + q.all)
}

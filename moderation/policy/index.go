package policy

import (
	"maps"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/mshauri/mshauri/moderation/policy/words"
)

// How a passage is weighed. Chosen on the labelled questions of
// testdata/dev.jsonl; docs/quality.md has the figures.
const (
	weightText  = 1.0 // a matter in the text
	weightAsked = 0.8 // in the words in which it is asked for
	saturation  = 1.2 // BM25's k1
	lengthShare = 0.5 // BM25's b
)

// Index finds passages. It is read-only once made, and safe for concurrent use.
type Index struct {
	pack      *Pack
	reader    *words.Reader
	postings  map[string][]posting
	worth     map[string]float64 // of a matter: how few passages speak of it
	rarest    float64            // worth of a matter that no passage speaks of
	grams     gramWorths
	pieces    wordPieces
	unsettled unsettled
	entries   []indexed
	weights   weights
}

type posting struct {
	passage int32
	weight  float32
	text    float32 // the part of the weight that is of the text, not of ways of asking
}

// indexed is what is kept of one passage.
type indexed struct {
	matters  map[string]bool
	text     map[string]float64 // of its text and topic alone: how much it speaks of each
	vaccines map[string]bool
	asked    []way
	norm     float64 // BM25's part for the length
}

// NewIndex reads every passage of a pack that has not been withdrawn.
func NewIndex(pack *Pack) *Index {
	x := &Index{pack: pack, reader: words.New(), postings: make(map[string][]posting), worth: make(map[string]float64), weights: embeddedWeights()}
	x.pieces.holders = make(map[uint32][]holder)
	x.entries = make([]indexed, len(pack.passages))
	counts := make([]map[string]float64, len(pack.passages))
	lengths, total := make([]float64, len(pack.passages)), 0.0
	inHalves(len(pack.passages), func(i int) { x.entries[i].asked = x.ways(pack.passages[i]) })
	for i, p := range pack.passages {
		if p.State == Withdrawn {
			x.entries[i].asked = nil
			continue
		}
		counts[i], lengths[i] = x.learn(i, p)
		total += lengths[i]
	}
	x.reader.Learned()
	mean := math.Max(total/math.Max(float64(len(pack.passages)), 1), 1)
	for i, found := range counts {
		x.entries[i].norm = saturation * (1 - lengthShare + lengthShare*lengths[i]/mean)
		for key, weight := range found {
			x.postings[key] = append(x.postings[key], posting{int32(i), float32(weight), float32(x.entries[i].text[key])})
		}
	}
	n := float64(len(pack.passages))
	for key, list := range x.postings {
		df := float64(len(list))
		x.worth[key] = math.Log(1 + (n-df+0.5)/(df+0.5))
	}
	x.rarest = math.Log(1 + (n+0.5)/0.5)
	x.weighWays()
	x.readUnsettled()
	return x
}

// Of is the index of another pack. Where that one says the same, and differs in
// what may be done with it, as after a review, nothing is read again.
func (x *Index) Of(pack *Pack) *Index {
	if !slices.EqualFunc(x.pack.passages, pack.passages, func(a, b Passage) bool {
		return a.ID == b.ID && a.Text == b.Text && a.Topic == b.Topic && slices.Equal(a.Asked, b.Asked) &&
			(a.State == Withdrawn) == (b.State == Withdrawn)
	}) {
		return NewIndex(pack)
	}
	other := *x
	other.pack = pack
	return &other
}

// learn reads one passage, and returns how much it speaks of each matter, and
// of all.
func (x *Index) learn(i int, p Passage) (counts map[string]float64, length float64) {
	entry := &x.entries[i]
	entry.matters, entry.vaccines, entry.text = make(map[string]bool), make(map[string]bool), make(map[string]float64)
	counts = make(map[string]float64)
	add := func(read func(string) []words.Term, text string, weight float64) []string {
		var keys []string
		for _, term := range read(text) {
			counts[term.Key] += weight
			length += weight
			entry.matters[term.Key] = true
			if term.Sort == words.Vaccine {
				entry.vaccines[term.Key] = true
			}
			if !term.Measure && !slices.Contains(keys, term.Key) {
				keys = append(keys, term.Key)
			}
		}
		return keys
	}
	add(x.reader.Passage, p.Text, weightText)
	add(x.reader.Passage, strings.ReplaceAll(p.Topic, "-", " "), weightAsked/2)
	maps.Copy(entry.text, counts)
	for n, asked := range p.Asked {
		entry.asked[n].keys = add(x.reader.Asked, asked, weightAsked)
	}
	return counts, length
}

// inHalves does something with each number up to n, on two processors: a start
// waits for it.
func inHalves(n int, do func(int)) {
	var first sync.WaitGroup
	first.Go(func() {
		for i := range n / 2 {
			do(i)
		}
	})
	for i := n / 2; i < n; i++ {
		do(i)
	}
	first.Wait()
}

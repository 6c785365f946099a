package privacy

import (
	"encoding/binary"
	"fmt"
	"sync"
)

// label is what the model says of a token.
type label uint8

const (
	labelNone label = iota
	labelName
	labelPlace
	labels = 3
)

// model is a linear chain: a weight for every feature and label, one for every
// pair of neighbouring labels. Weights are whole numbers, so that every
// machine gives the same result.
type model struct {
	weights [][labels]int16
	steps   [labels][labels]int32 // from, to
}

// modelScale is how many whole numbers make one unit of log-odds.
const modelScale = 1024

// builtinModel is the model that lies in this package, read once.
var builtinModel = sync.OnceValue(func() *model {
	m, err := readModel([]byte(unpack("data/model.bin.gz")))
	if err != nil {
		panic(fmt.Sprintf("privacy: data/model.bin.gz: %v", err)) // a broken build
	}
	return m
})

// readModel reads what writeModel wrote: the steps, then the weights that are
// not nought, each with how many were left out before it.
func readModel(packed []byte) (*model, error) {
	m := &model{weights: make([][labels]int16, 1<<featureBits)}
	at := 0
	next := func() (int64, error) {
		n, size := binary.Varint(packed[at:])
		if size <= 0 {
			return 0, fmt.Errorf("it ends in the middle of a number")
		}
		at += size
		return n, nil
	}
	for from := range labels {
		for to := range labels {
			n, err := next()
			if err != nil {
				return nil, err
			}
			m.steps[from][to] = int32(n)
		}
	}
	for i := -1; at < len(packed); {
		gap, err := next()
		if err != nil {
			return nil, err
		}
		i += int(gap)
		if gap < 1 || i >= len(m.weights) {
			return nil, fmt.Errorf("a weight lies outside the table")
		}
		for l := range labels {
			n, err := next()
			if err != nil {
				return nil, err
			}
			m.weights[i][l] = int16(n)
		}
	}
	return m, nil
}

func (m *model) write() []byte {
	var out []byte
	for from := range labels {
		for to := range labels {
			out = binary.AppendVarint(out, int64(m.steps[from][to]))
		}
	}
	last := -1
	for i, w := range m.weights {
		if w == ([labels]int16{}) {
			continue
		}
		out = binary.AppendVarint(out, int64(i-last))
		for _, n := range w {
			out = binary.AppendVarint(out, int64(n))
		}
		last = i
	}
	return out
}

// lattice is the model's scratch paper for one text.
type lattice struct {
	scores   [][labels]int32
	back     [][labels]label
	labels   []label
	features []uint32
}

// decode gives every token its label: the best path through the text, with
// the leaning added to every label but none. More leaning takes more.
func (m *model) decode(v *view, l *lattice, lean leaning) []label {
	n := len(v.tokens)
	l.scores, l.back, l.labels = l.scores[:0], l.back[:0], l.labels[:0]
	if cap(l.features) < maxFeatures {
		l.features = make([]uint32, 0, maxFeatures)
	}
	s := v.scene()
	bias := lean.nobody
	if s.traits&sceneTaken != 0 {
		bias = lean.found
	} else if s.traits&scenePerson != 0 {
		bias = lean.person
	}
	for i := range n {
		l.features = v.features(i, s, l.features)
		var score [labels]int32
		for _, f := range l.features {
			w := &m.weights[f]
			score[0] += int32(w[0])
			score[1] += int32(w[1])
			score[2] += int32(w[2])
		}
		score[labelName] += bias
		score[labelPlace] += min(bias, lean.place)
		l.scores = append(l.scores, score)
	}
	for i := range n {
		var back [labels]label
		if i > 0 {
			// Scores are kept near nought, so that they never overflow.
			top := max(l.scores[i-1][0], l.scores[i-1][1], l.scores[i-1][2])
			var best [labels]int32
			for to := range labels {
				for from := range labels {
					if score := l.scores[i-1][from] - top + m.steps[from][to]; from == 0 || score > best[to] {
						best[to], back[to] = score, label(from)
					}
				}
			}
			for to := range labels {
				l.scores[i][to] += best[to]
			}
		}
		l.back = append(l.back, back)
	}
	for range n {
		l.labels = append(l.labels, labelNone)
	}
	if n == 0 {
		return nil
	}
	last := labelNone
	for to := label(1); to < labels; to++ {
		if l.scores[n-1][to] > l.scores[n-1][last] {
			last = to
		}
	}
	for i := n - 1; i >= 0; i-- {
		l.labels[i] = last
		last = l.back[i][last]
	}
	return l.labels
}

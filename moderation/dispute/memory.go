package dispute

import "sync"

// memorized is how many messages are remembered, twice over at most, for when a
// talk is read anew.
const memorized = 128

// searched is how many searches are, twice over at most: a posting takes up to
// six.
const searched = 256

// memory keeps how the last messages were understood and what was searched for,
// for when a talk is read anew. Nothing changes a sentence that was read.
type memory struct {
	sentences kept[[]*sentence]
	searches  kept[nearby]
}

func newMemory() *memory {
	return &memory{kept[[]*sentence]{most: memorized}, kept[nearby]{most: searched}}
}

// kept remembers what takes long to make, by the words that it is made of.
type kept[T any] struct {
	mu          sync.Mutex
	most        int // twice over
	young, aged map[string]T
}

// remembered is what was made of some words, made unless it is remembered. What
// it gives is not changed by anybody.
func (k *kept[T]) remembered(words string, anew func() T) T {
	k.mu.Lock()
	one, known := k.young[words]
	if !known {
		one, known = k.aged[words]
	}
	k.mu.Unlock()
	if !known {
		one = anew()
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.young == nil || len(k.young) >= k.most {
		k.young, k.aged = make(map[string]T), k.young
	}
	k.young[words] = one
	return one
}

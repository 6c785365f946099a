package dispute

import (
	"sync"
)

// memorized is how many messages are remembered, twice over at most, for when a
// talk is read anew.
const memorized = 128

// searched is how many searches are, twice over at most: a posting takes up to
// six.
const searched = 256

// memory keeps how the last messages were understood, since a conversation is
// read again with each posting in it. Nothing changes a sentence that was read.
type memory struct {
	mu          sync.Mutex
	young, aged map[string][]*sentence
	searches    kept[nearby]
}

// sentences are those of a text, read unless they are remembered.
func (m *memory) sentences(text string, read func(string) []*sentence) []*sentence {
	m.mu.Lock()
	all, known := m.young[text]
	if !known {
		all, known = m.aged[text]
	}
	m.mu.Unlock()
	if !known {
		all = read(text)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.young == nil || len(m.young) >= memorized {
		m.young, m.aged = make(map[string][]*sentence, memorized), m.young
	}
	m.young[text] = all
	return all
}

// nearby is what a search for a text found, made unless it is remembered.
func (m *memory) nearby(text string, search func() nearby) nearby {
	return m.searches.remembered(text, search)
}

// kept remembers what takes long to make, by the words that it is made of.
type kept[T any] struct {
	mu          sync.Mutex
	most        int // searched, when zero
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
	most := k.most
	if most == 0 {
		most = searched
	}
	if k.young == nil || len(k.young) >= most {
		k.young, k.aged = make(map[string]T, searched), k.young
	}
	k.young[words] = one
	return one
}

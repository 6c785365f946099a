package dispute

import "sync"

// memorized is how many messages are remembered, twice over at most: enough
// for what two dozen groups are talking of.
const memorized = 512

// memory keeps how the last messages were understood, since a conversation is
// read again with each posting in it. Nothing changes a sentence that was read.
type memory struct {
	mu          sync.Mutex
	young, aged map[string][]*sentence
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

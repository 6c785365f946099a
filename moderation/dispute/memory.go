package dispute

import "sync"

// memorized is how many messages are remembered, twice over at most: enough
// for what two dozen groups are talking of.
const memorized = 512

// searched is how many searches are, twice over at most: a posting takes up to
// a dozen.
const searched = 1024

// memory keeps how the last messages were understood, since a conversation is
// read again with each posting in it. Nothing changes a sentence that was read.
type memory struct {
	mu          sync.Mutex
	young, aged map[string][]*sentence
	fresh, past map[string]nearby // what was searched for
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
	m.mu.Lock()
	found, known := m.fresh[text]
	if !known {
		found, known = m.past[text]
	}
	m.mu.Unlock()
	if !known {
		found = search()
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fresh == nil || len(m.fresh) >= searched {
		m.fresh, m.past = make(map[string]nearby, searched), m.fresh
	}
	m.fresh[text] = found
	return found
}

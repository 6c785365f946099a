package dispute

import (
	"slices"
	"sync"
)

// Limits of what is remembered of talks.
const (
	remembered = 24 // talks, the latest: one in each group that is busy
	stale      = 2  // times as long as what is asked for, and a talk is read anew
)

// talks are conversations as they were read last, so that with each posting only
// the new one is read. A talk that is being read is taken out: nothing changes
// it from two sides.
type talks struct {
	mu  sync.Mutex
	all []*thread // the latest last
}

// take takes out the talk that a conversation continues by one message; nil when
// none is remembered, or when something in it has changed since, as when a
// posting was deleted.
func (t *talks) take(messages []Message) *thread {
	t.mu.Lock()
	defer t.mu.Unlock()
	i := slices.IndexFunc(t.all, func(one *thread) bool { return one.ends(messages[:max(len(messages)-1, 0)]) })
	if i < 0 {
		return nil
	}
	one := t.all[i]
	t.all = slices.Delete(t.all, i, i+1)
	if len(one.messages) >= stale*len(messages) {
		return nil
	}
	return one
}

// keep remembers a talk.
func (t *talks) keep(one *thread) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.all = append(t.all, one)
	if len(t.all) > remembered {
		t.all = slices.Delete(t.all, 0, 1)
	}
}

// ends reports whether the last messages of a talk are these.
func (t *thread) ends(messages []Message) bool {
	n := len(t.messages) - len(messages)
	return len(messages) > 0 && n >= 0 && slices.EqualFunc(t.messages[n:], messages, func(a, b Message) bool {
		return a.From == b.From && a.At.Equal(b.At) && a.Text == b.Text
	})
}

// since is what was found in a talk from a message on, with the places counted
// from there.
func (t *thread) since(from int) ([]*Disagreement, [][]Claim) {
	var all []*Disagreement
	for _, d := range t.found {
		if d.First.message < from {
			continue
		}
		one := *d
		one.At -= from
		one.First.message -= from
		one.Second.message -= from
		if d.SettledAt >= 0 {
			one.SettledAt -= from
		}
		one.asked = max(0, d.asked-from)
		all = append(all, &one)
	}
	return all, t.all[from:]
}

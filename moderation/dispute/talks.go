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

// talks are the conversations of groups as they were read last, so that with each
// posting only what is new is read. A talk that is being read is taken out:
// nothing changes it from two sides.
type talks struct {
	mu  sync.Mutex
	all []*thread // the latest last
}

// take takes out the talk of a group, and says how many of some messages were
// read in it. None is given when it has none of them, when it has grown long, or
// when something in it has changed since, as when a posting was deleted.
func (t *talks) take(group string, messages []Message) (one *thread, known int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	i := slices.IndexFunc(t.all, func(one *thread) bool { return one.group == group })
	if i < 0 {
		return nil, 0
	}
	one = t.all[i]
	t.all = slices.Delete(t.all, i, i+1)
	known = one.overlap(messages)
	if known == 0 || len(one.messages) >= stale*len(messages) {
		return nil, 0
	}
	return one, known
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

// overlap is how many of the first of some messages are the last of a talk.
func (t *thread) overlap(messages []Message) int {
	for n := min(len(t.messages), len(messages)); n > 0; n-- {
		if slices.EqualFunc(t.messages[len(t.messages)-n:], messages[:n], sameMessage) {
			return n
		}
	}
	return 0
}

func sameMessage(a, b Message) bool {
	return a.From == b.From && a.At.Equal(b.At) && a.Text == b.Text
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
	return all, slices.Clone(t.all[from:])
}

package policy

import (
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"
)

//go:embed pack.txt
var packFile string

// Pack is a set of passages. It is read-only once made, and safe for
// concurrent use.
type Pack struct {
	passages []Passage
	place    map[ID]int
}

// Shipped is the pack that is part of the program. Every passage of it is a
// draft until a programme officer has reviewed it.
func Shipped() *Pack {
	pack, err := Read(strings.NewReader(packFile))
	if err != nil {
		// The pack is part of the program: a build with a broken one does not
		// pass its tests.
		panic("policy: shipped pack: " + err.Error())
	}
	return pack
}

// Read reads a pack. The error names the line and the passage.
func Read(from io.Reader) (*Pack, error) {
	entries, err := readEntries(from)
	if err != nil {
		return nil, err
	}
	passages := make([]Passage, len(entries))
	for i, e := range entries {
		passages[i] = Passage{Kind: Summary, State: Draft}
		if err := e.fill(&passages[i]); err != nil {
			return nil, err
		}
	}
	return New(passages)
}

// Amend reads a pack of amendments: an entry whose id is known changes the
// fields that it gives, any other one is added. It serves those who build packs.
func (p *Pack) Amend(from io.Reader) (*Pack, error) {
	entries, err := readEntries(from)
	if err != nil {
		return nil, err
	}
	passages := p.Passages()
	place := make(map[ID]int, len(passages))
	for i := range passages {
		place[passages[i].ID] = i
	}
	for _, e := range entries {
		i, known := place[e.id]
		if !known {
			i = len(passages)
			passages = append(passages, Passage{Kind: Summary, State: Draft})
		}
		if err := e.fill(&passages[i]); err != nil {
			return nil, err
		}
		place[e.id] = i
	}
	return New(passages)
}

// New makes a pack of passages, such as those that were imported from a
// document. Two with one id are an error; Check finds what else may be wrong.
func New(passages []Passage) (*Pack, error) {
	pack := &Pack{passages: make([]Passage, len(passages)), place: make(map[ID]int, len(passages))}
	for i, p := range passages {
		if p.ID == "" {
			return nil, fmt.Errorf("passage %d has no id", i+1)
		}
		if _, taken := pack.place[p.ID]; taken {
			return nil, fmt.Errorf("two passages are named %s", p.ID)
		}
		pack.passages[i] = p.clone()
		pack.place[p.ID] = i
	}
	return pack, nil
}

// Over lays a pack over another: what both name is taken from the upper one,
// and its passages come first, as the staff's outrank those that ship.
func (p *Pack) Over(lower *Pack) *Pack {
	all := p.Passages()
	for _, passage := range lower.passages {
		if _, taken := p.place[passage.ID]; !taken {
			all = append(all, passage)
		}
	}
	joined, err := New(all)
	if err != nil {
		panic("policy: " + err.Error()) // both packs had distinct ids
	}
	return joined
}

// AsReviewed is the same pack with every draft taken as reviewed, for
// measuring and demonstrations.
func (p *Pack) AsReviewed(review Review) *Pack {
	all := p.Passages()
	for i := range all {
		if all[i].State == Draft {
			all[i].State, all[i].Review = Reviewed, review
		}
	}
	reviewed, err := New(all)
	if err != nil {
		panic("policy: " + err.Error()) // the ids are those of a pack
	}
	return reviewed
}

// Passages returns a copy of all passages in their order.
func (p *Pack) Passages() []Passage {
	all := slices.Clone(p.passages)
	for i := range all {
		all[i] = all[i].clone()
	}
	return all
}

// Find returns the passage with an id.
func (p *Pack) Find(id ID) (Passage, bool) {
	i, ok := p.place[id]
	if !ok {
		return Passage{}, false
	}
	return p.passages[i].clone(), true
}

// Len is the number of passages.
func (p *Pack) Len() int { return len(p.passages) }

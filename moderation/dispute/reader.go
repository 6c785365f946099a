package dispute

import "github.com/mshauri/mshauri/moderation/policy"

// Reader reads conversations. It is safe for concurrent use.
type Reader struct {
	lexicon *lexicon
	units   map[string]unit
	matters []*Matter
	// mattersOf are those that a passage settles.
	mattersOf map[policy.ID][]*Matter
	memory    *memory
	index     *policy.Index // what speaks of words that no matter has
	pack      *policy.Pack
	scales    *Scales
	talks     *talks // as read by these scales
}

// New returns a reader of the matters that are part of the program.
func New() *Reader {
	scales, err := embeddedScales()
	if err != nil {
		panic("dispute: " + err.Error())
	}
	return newReader(scales)
}

// With returns a reader that weighs with other scales.
func (r *Reader) With(scales *Scales) *Reader {
	other := *r
	other.scales, other.talks = scales, &talks{}
	return &other
}

// Scales are those that it weighs with.
func (r *Reader) Scales() *Scales { return r.scales }

func newReader(scales *Scales) *Reader {
	l, err := newLexicon()
	if err != nil {
		// The words and matters are part of the program: a build with broken
		// ones does not pass its tests.
		panic("dispute: " + err.Error())
	}
	concepts := make(map[string]bool)
	for _, lists := range []map[string][]form{l.words, l.starts, l.roots} {
		for _, list := range lists {
			for _, f := range list {
				concepts[f.concept] = true
			}
		}
	}
	for _, list := range l.phrases {
		for _, p := range list {
			concepts[p.concept] = true
		}
	}
	matters, err := readMatters(func(name string) bool { return concepts[name] })
	if err != nil {
		panic("dispute: " + err.Error())
	}
	of := make(map[policy.ID][]*Matter)
	for _, m := range matters {
		for _, id := range m.Passages() {
			of[id] = append(of[id], m)
		}
	}
	pack := policy.Shipped()
	return &Reader{lexicon: l, units: units(), matters: matters, mattersOf: of, memory: newMemory(), index: policy.NewIndex(pack), pack: pack, scales: scales, talks: &talks{}}
}

// Index finds the passages that ship.
func (r *Reader) Index() *policy.Index { return r.index }

// Matters are all that the reader knows, in their order.
func (r *Reader) Matters() []*Matter { return r.matters }

package dispute

import (
	"slices"

	"github.com/mshauri/mshauri/moderation/policy"
)

// Passages are the ids of what speaks of the matter of a disagreement, the
// best first.
func (d *Disagreement) Passages() []policy.ID {
	var ids []policy.ID
	said := func(concept string) bool {
		return slices.ContainsFunc(d.talk, func(s *sentence) bool { return s.has(concept) })
	}
	for _, p := range d.First.Matter.passages {
		switch {
		case p.when != "" && !said(p.when):
			continue
		case p.above > 0 && !d.hotter(p.above):
			continue
		case len(p.subjects) > 0 && !slices.Contains(p.subjects, d.First.Subject):
			continue
		}
		for _, id := range p.ids {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// hotter reports whether a body temperature from a bound on was named.
func (d *Disagreement) hotter(bound float64) bool {
	return slices.ContainsFunc(d.talk, func(s *sentence) bool {
		return slices.ContainsFunc(s.values, func(v Value) bool { return v.Number >= bound && v.Number < 43 && (v.Kind == Bare || v.Kind == Heat) })
	})
}

// Choose returns the first passage of a pack that may be quoted on the
// disagreement; false when the pack has none.
func Choose(pack *policy.Pack, d *Disagreement) (policy.Passage, bool) {
	for _, id := range d.Passages() {
		if p, ok := pack.Find(id); ok && p.Quotable() && (p.IsReviewed() || p.State == policy.Superseded) {
			return p, true
		}
	}
	return policy.Passage{}, false
}

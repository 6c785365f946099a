package dispute

import (
	"slices"
	"time"

	"github.com/mshauri/mshauri/moderation/policy"
)

// Passages are the ids of what speaks of the matter of a disagreement, the
// best first.
func (d *Disagreement) Passages() []policy.ID {
	if len(d.chosen) > 0 {
		return d.chosen
	}
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

// Settlement is what the bot may quote.
type Settlement struct {
	// On speaks of the matter.
	On policy.Passage
	// With is another edition, or the newer passage where On has been
	// superseded: then it is given first. Its id is empty when there is none.
	With policy.Passage
}

// Newer reports whether With has taken the place of On.
func (s Settlement) Newer(on time.Time) bool { return s.With.ID != "" && s.On.IsOutdated(on) }

// Open reports whether editions or products differ, so that the sub-county has
// to say which one is followed.
func (s Settlement) Open() bool { return s.On.EditionsDiffer() || len(s.On.Products) > 0 }

// Settle returns what may be quoted in a disagreement on a day, the best first:
// passages that the programme has reviewed and that hold, about a product in
// use; or on which editions differ, which is then said. One that has been
// superseded comes with the newer one or not at all.
func Settle(pack *policy.Pack, d *Disagreement, inUse []policy.Product, on time.Time) []Settlement {
	var all []Settlement
	for _, id := range d.Passages() {
		p, ok := pack.Find(id)
		switch {
		case !ok || !p.Quotable():
		case p.IsOutdated(on):
			for _, newer := range pack.Newer(id) {
				if newer.MayPostUnasked() && newer.Holds(on) {
					all = append(all, Settlement{On: p, With: newer})
					break
				}
			}
		case p.MaySettle(inUse, on), p.MayPostUnasked() && p.EditionsDiffer() && p.Holds(on):
			s := Settlement{On: p}
			for _, other := range pack.Editions(id) {
				if other.MayPostUnasked() {
					s.With = other
					break
				}
			}
			all = append(all, s)
		}
	}
	return all
}

package dispute

import (
	"math"
	"slices"
	"strings"
	"time"

	"github.com/mshauri/mshauri/moderation/policy"
)

// choice is a passage that two messages may be about, with what speaks for it.
type choice struct {
	passage policy.ID
	figures figures
}

// Limits of what is looked at for the passage of a talk.
const (
	stretch = 8  // messages of the talk, the latest included
	offered = 10 // passages of each search
	faint   = 0.002
)

// choices are the passages that a talk may be about, by the policy search for
// its last messages, for the two alone and for the second beside the opening;
// by the matters whose words it has; by what the rules found; and by the
// labelled talks that are alike. talk says how sure the searches are.
func (t *thread) choices(first, second int, ruled *Disagreement) (all []choice, talk figures) {
	o := offer{place: make(map[policy.ID]int), talk: make(figures)}
	whole := t.around(first, second)
	o.searched("talk", t, whole...)
	o.searched("both", t, first, second)
	open := t.start
	if t.opened != nil && t.opened.at >= t.start && t.opened.at <= second {
		open = t.opened.at
	}
	if open != first && slices.Contains(whole, open) {
		o.searched("opening", t, open, second)
	}
	t.offerMatters(&o, whole, first, second)
	if ruled != nil {
		for n, id := range ruled.Passages() {
			f := o.at(id)
			f.when(n == 0, "first by rule")
			f.when(true, "by rule")
		}
	}
	t.offerProfiles(&o, whole, first, second)
	o.alike(t.scales.examples.near(termsOf(t.heard(whole)), t.source))
	for _, c := range o.all {
		c.figures.when(strings.HasPrefix(string(c.passage), "F-"), "a formula")
		c.figures.when(strings.HasPrefix(string(c.passage), "MS-"), "added")
		if p, ok := t.pack.Find(c.passage); ok {
			c.figures.when(!p.Quotable(), "background")
			c.figures.when(p.Authority == policy.NationalPolicy, "national")
		}
	}
	return o.all, o.talk
}

// around are the messages of which two are part: those before the second that
// are not of another talk. One that names other vaccines than the two is, and
// what lies before a long silence or before a disagreement that was found.
func (t *thread) around(first, second int) (places []int) {
	both := slices.Concat(t.sayings[first].vaccinesOf(), t.sayings[second].vaccinesOf())
	begin := first
	for begin > max(t.start, second-stretch+1) && begin > t.past && t.messages[begin].At.Sub(t.messages[begin-1].At) < lull {
		begin--
	}
	for i := begin; i <= second; i++ {
		named := t.sayings[i].vaccinesOf()
		shared := slices.ContainsFunc(named, func(v string) bool { return slices.Contains(both, v) })
		if i == first || i == second || len(both) == 0 || len(named) == 0 || shared {
			places = append(places, i)
		}
	}
	return places
}

// lull is a silence after which people often talk of something else.
const lull = 2 * time.Hour

// heard are messages by their places.
func (t *thread) heard(places []int) []*said {
	all := make([]*said, len(places))
	for i, at := range places {
		all[i] = t.sayings[at]
	}
	return all
}

// offer gathers choices.
type offer struct {
	all   []choice
	place map[policy.ID]int
	talk  figures
}

func (o *offer) at(id policy.ID) figures {
	n, ok := o.place[id]
	if !ok {
		n = len(o.all)
		o.place[id] = n
		o.all = append(o.all, choice{passage: id, figures: make(figures)})
	}
	return o.all[n].figures
}

// searched adds what a search finds for some messages.
func (o *offer) searched(name string, t *thread, places ...int) {
	found := t.near(places)
	o.talk["sure of "+name] = found.sure
	for i, hit := range found.hits {
		f := o.at(hit.Passage.ID)
		f["share in "+name] = math.Log(math.Max(hit.Score, faint)/faint) / 6
		f.when(i == 0, "first in "+name)
		f.when(i < 3, "in three of "+name)
	}
	if len(found.hits) > 0 {
		o.talk["best share in "+name] = found.hits[0].Score
	}
}

// alike adds what the labelled talks are about that are like this one.
func (o *offer) alike(near map[policy.ID]float64) {
	var best policy.ID
	top := 0.0
	for id, v := range near {
		if v > top || v == top && id < best {
			best, top = id, v
		}
	}
	o.talk["nearest example"] = top
	if top > 0.15 {
		o.at(best)
	}
	for _, c := range o.all {
		c.figures["example"] = near[c.passage]
		c.figures.when(c.passage == best, "first example")
	}
}

// offerMatters adds the passages of the matters whose words the talk has.
func (t *thread) offerMatters(o *offer, whole []int, one, other int) {
	parts := make([]*sentence, 0, stretch)
	for _, s := range t.heard(whole) {
		parts = append(parts, s.whole)
	}
	about := merge(parts)
	both := merge([]*sentence{t.sayings[one].whole, t.sayings[other].whole})
	ofTalk, ofBoth := alone(about, about.vaccines), alone(both, both.vaccines)
	for _, m := range t.matters {
		if t.fits(ofTalk, m) == 0 {
			continue
		}
		speaks, fits := t.speaks(about, m), t.fits(ofBoth, m) > 0
		first := true
		for _, p := range m.passages {
			hot := (&Disagreement{talk: parts}).hotter(p.above)
			if p.above > 0 && !hot || p.when != "" && !about.has(p.when) {
				continue // it is of another case
			}
			for _, id := range p.ids {
				f := o.at(id)
				f["matter speaks"] = math.Max(f["matter speaks"], math.Min(speaks, 6)/2)
				f.when(fits, "matter in both")
				f.when(first, "first of its matter")
				f.when(p.above > 0 || p.when != "", "of this very case")
				first = false
			}
		}
	}
}

// near searches the policy for what several messages speak of.
func (t *thread) near(places []int) nearby {
	texts := make([]string, len(places))
	for i, at := range places {
		texts[i] = t.texts[at]
	}
	return t.memory.nearby(strings.Join(texts, "\n"), func() (n nearby) {
		o := policy.Options{Limit: offered}
		if t.invented {
			n.hits, n.sure = t.index.TryNear(o, texts...)
			return n
		}
		talk := make([]clean, len(places))
		for i, at := range places {
			talk[i] = t.messages[at].Text
		}
		n.hits, n.sure = t.index.Near(o, talk...)
		return n
	})
}

// nearby is what a search found.
type nearby struct {
	hits []policy.Hit
	sure float64
}

// shares are how likely each choice is to be what the talk is about.
func (w weights) shares(all []choice) []float64 {
	out := make([]float64, len(all))
	sum := 0.0
	for i, c := range all {
		out[i] = math.Exp(w.of(c.figures))
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

// pick is the passage to quote of those that a talk may be about, and how
// likely it is the right one. The likeliest may be one that may not be quoted:
// then only another of its matter may, and otherwise none.
func (t *thread) pick(all []choice) (passages []policy.ID, share float64) {
	shares := t.scales.choice.shares(all)
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case shares[a] > shares[b]:
			return -1
		case shares[a] < shares[b]:
			return 1
		}
		return strings.Compare(string(all[a].passage), string(all[b].passage))
	})
	for n, i := range order {
		id := all[i].passage
		if n > 0 && !t.together(all[order[0]].passage, id) || n > 0 && shares[i] < least {
			continue
		}
		if p, ok := t.pack.Find(id); ok && p.Quotable() {
			passages = append(passages, id)
		}
	}
	for _, i := range order {
		switch {
		case len(passages) == 0:
		case all[i].passage == passages[0]:
			share += shares[i]
		case t.together(all[i].passage, passages[0]):
			share += sibling * shares[i]
		}
	}
	return passages, share
}

// least is the share that a passage beside the likeliest must have.
const least = 0.15

// sibling is what the share of another passage of the matter counts: it is often
// right too.
const sibling = 0.5

// together reports whether two passages are of one matter.
func (r *Reader) together(a, b policy.ID) bool {
	return slices.ContainsFunc(r.mattersOf[a], func(m *Matter) bool { return slices.Contains(r.mattersOf[b], m) })
}

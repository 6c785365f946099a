package dispute

import (
	"cmp"
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
	o.alike(t.scales.examples.near(termsOf(t.heard(whole))))
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
		f := o.at(hit.passage)
		f["share in "+name] = math.Log(math.Max(hit.score, faint)/faint) / 6
		f.when(i == 0, "first in "+name)
		f.when(i < 3, "in three of "+name)
	}
	if len(found.hits) > 0 {
		o.talk["best share in "+name] = found.hits[0].score
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
	return t.memory.searches.remembered(strings.Join(texts, "\n"), func() (n nearby) {
		var hits []policy.Hit
		o := policy.Options{Limit: offered}
		if t.invented {
			hits, n.sure = t.index.TryNear(o, texts...)
		} else {
			talk := make([]clean, len(places))
			for i, at := range places {
				talk[i] = t.messages[at].Text
			}
			hits, n.sure = t.index.Near(o, talk...)
		}
		for _, one := range hits {
			n.hits = append(n.hits, hit{one.Passage.ID, one.Score})
		}
		return n
	})
}

// nearby is what a search found.
type nearby struct {
	hits []hit
	sure float64
}

// hit is a passage with its share of all that speaks for any.
type hit struct {
	passage policy.ID
	score   float64
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

// pick is the passage to quote of those that a talk may be about, with others of
// its matter behind it, and how likely it is right: its own share, and of the
// others' as often as it is right where they are. None is when none of them may
// be quoted.
func (t *thread) pick(all []choice) (passages []policy.ID, share float64) {
	shares := t.scales.choice.shares(all)
	type picked struct {
		passage policy.ID
		right   float64
	}
	var able []picked
	for _, c := range all {
		if p, ok := t.pack.Find(c.passage); !ok || !p.Quotable() {
			continue
		}
		one := picked{passage: c.passage}
		for i, other := range all {
			one.right += shares[i] * t.scales.kin.right(c.passage, other.passage, t.together(c.passage, other.passage))
		}
		able = append(able, one)
	}
	slices.SortFunc(able, func(a, b picked) int {
		return cmp.Or(cmp.Compare(b.right, a.right), strings.Compare(string(a.passage), string(b.passage)))
	})
	for i, one := range able {
		if i == 0 || one.right >= least && t.together(one.passage, able[0].passage) {
			passages = append(passages, one.passage)
		}
	}
	if len(able) == 0 {
		return nil, 0
	}
	return passages, able[0].right
}

// least is how likely a passage behind the first must be right.
const least = 0.15

// together reports whether two passages are of one matter.
func (r *Reader) together(a, b policy.ID) bool {
	return slices.ContainsFunc(r.mattersOf[a], func(m *Matter) bool { return slices.Contains(r.mattersOf[b], m) })
}

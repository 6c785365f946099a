package dispute

import (
	"cmp"
	"maps"
	"slices"

	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/privacy"
)

type clean = privacy.Clean

// certain is how sure it must be that two messages are the two sides of a
// disagreement, and that a passage is on its matter, before that is quoted. It
// was set on hands that were left out of what was learnt from
// (docs/quality.md).
const certain = 0.72

// closely is at how many pairs a posting makes us look closely: that searches.
const closely = 2

// beforeIt is how many messages back the other side may lie.
const beforeIt = 8

// candidate is a pair of messages that may be the two sides.
type candidate struct {
	first, second int
	ruled         *Disagreement // what the rules found of the two
	figures       figures
	choices       []choice
	passages      []policy.ID // of those, what may be quoted, the best first
	share         float64     // how likely the best of them is right
	looked        bool        // the policy was searched for it
	worth         float64     // of its figures
}

// candidates are the pairs of a message with those before it. ruled is what the
// rules found; nil when nothing.
func (t *thread) candidates(at int, ruled *Disagreement) (all []candidate) {
	second := t.sayings[at]
	if second.isEmpty() || second.claims == 0 {
		return nil
	}
	for i := max(t.start, at-beforeIt); i < at; i++ {
		if t.messages[i].From == t.messages[at].From || t.sayings[i].isEmpty() || t.sayings[i].onlyAsks() {
			continue // who only asks is no side
		}
		c := candidate{first: i, second: at, figures: t.pairFigures(i, at)}
		if ruled != nil && ruled.First.message == i {
			c.ruled = ruled
			inTalk := ruled.First.inTalk || ruled.Second.inTalk
			c.figures.when(inTalk, "ruled by what they answer")
			c.figures.when(!inTalk, "ruled")
			c.figures.when(!inTalk && ruled.Second.opposes, "ruled, denied")
		}
		c.figures.when(ruled != nil, "ruled at all")
		all = append(all, c)
	}
	return all
}

// look searches for what a pair is about.
func (t *thread) look(c *candidate) {
	var talk figures
	c.choices, talk = t.choices(c.first, c.second, c.ruled)
	maps.Copy(c.figures, talk)
	c.looked = true
}

// settleOn picks the passage of a pair, and looks at the two beside it.
func (t *thread) settleOn(c *candidate) {
	c.passages, c.share = t.pick(c.choices)
	if len(c.passages) == 0 {
		return
	}
	text := t.reads(c.passages[0])
	t.besidePassage(c.figures, text, t.sayings[c.first], t.sayings[c.second])
}

// weigh finds the two sides of a disagreement as a message shows them: itself
// with an earlier one, or two that spoke shortly before it. They must be likely
// enough to disagree, and a passage that may be quoted to speak of it.
func (t *thread) weigh(at int, ruled *Disagreement) *Disagreement {
	t.pairs = slices.DeleteFunc(t.pairs, func(c candidate) bool { return c.second < max(t.past, at-followed) || c.first < t.start })
	fresh := t.candidates(at, ruled)
	for i := range fresh {
		fresh[i].worth = t.scales.pair.of(fresh[i].figures)
	}
	t.pairs = append(t.pairs, fresh...)
	top := t.scales.certain
	sums := make([]float64, len(t.pairs)) // of each pair, as far as it was looked at
	var order []int                       // those that may be it, the likeliest first
	for i, c := range t.pairs {
		if t.gaveWay(c.first, c.second, at) {
			continue
		}
		sums[i] = c.worth + t.scales.wording.of(t.parts(c.first, c.second, at)) + t.scales.pair.of(t.laterFigures(c.first, c.second, at))
		if c.looked && logistic(sums[i]) >= top || !c.looked && logistic(sums[i]+t.scales.ofTalk) >= top {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(sums[b], sums[a]) })
	var best *candidate
	looks := 0
	for _, i := range order {
		c := &t.pairs[i]
		if !c.looked {
			if looks++; looks > closely {
				continue
			}
			sums[i] -= c.worth
			t.look(c)
			t.settleOn(c)
			c.worth = t.scales.pair.of(c.figures)
			sums[i] += c.worth
		}
		if len(c.passages) == 0 {
			continue
		}
		if sure := logistic(sums[i]) * c.share; sure >= top {
			best, top = c, sure
		}
	}
	if best == nil {
		return nil
	}
	d := t.worded(best, best.passages)
	d.At, d.chosen, d.Sure, d.worth, d.share = at, best.passages, top, best.worth, best.share
	return d
}

// worded is the disagreement of a pair in the words of a matter: of the one
// that the rules found when the passage is its, or else of one that has the
// passage.
func (t *thread) worded(c *candidate, passages []policy.ID) *Disagreement {
	if c.ruled != nil && slices.Contains(c.ruled.First.Matter.Passages(), passages[0]) {
		ruled := *c.ruled // the pair may be found again, after it was taken back
		return &ruled
	}
	m := t.matterOf(passages[0], c)
	d := &Disagreement{First: t.claimOf(m, c.first), Second: t.claimOf(m, c.second), At: c.second, SettledAt: -1, talk: t.talk}
	if d.First.Subject != d.Second.Subject || !differ(d.First, d.Second) {
		// What was read of the two is not what they differ on: neither is put
		// into words.
		subject := d.First.Subject
		if subject == "" {
			subject = d.Second.Subject
		}
		d.First = Claim{Matter: m, Subject: subject, dose: -1, message: c.first, inTalk: true}
		d.Second = Claim{Matter: m, Subject: subject, dose: -1, message: c.second, inTalk: true}
	}
	return d
}

// matterOf is the matter of a passage: of several, the one whose words the two
// messages have. One that has none is a matter of its own, without a name.
func (t *thread) matterOf(id policy.ID, c *candidate) *Matter {
	both := merge([]*sentence{t.sayings[c.first].whole, t.sayings[c.second].whole})
	var best *Matter
	top := -1.0
	for _, m := range t.mattersOf[id] {
		if speaks := t.speaks(both, m); speaks > top {
			best, top = m, speaks
		}
	}
	if best == nil {
		best = &Matter{ID: string(id), passages: []passages{{ids: []policy.ID{id}}}}
	}
	return best
}

// claimOf is what a message holds on a matter, as far as it was read.
func (t *thread) claimOf(m *Matter, at int) Claim {
	for _, c := range t.all[at] {
		if c.Matter == m && c.For() {
			return c
		}
	}
	return Claim{Matter: m, dose: -1, message: at, inTalk: true}
}

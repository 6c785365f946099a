package dispute

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/privacy"
)

type clean = privacy.Clean

// certain is how sure it must be that two messages are the two sides of a
// disagreement, and that a passage is on its matter, before that is quoted. It
// was set on hands that were left out of what was learnt from
// (docs/quality.md).
const certain = 0.80

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

// candidates are the pairs of a message with those before it. ruled is what the
// rules found; nil when nothing. A pair that skip reports is not looked at
// closely.
func (t *thread) candidates(at int, ruled *Disagreement, skip func(figures) bool) (all []candidate) {
	second := t.sayings[at]
	if second.isEmpty() || second.claims == 0 {
		return nil
	}
	for i := max(t.start, at-beforeIt); i < at; i++ {
		if t.messages[i].From == t.messages[at].From || t.sayings[i].isEmpty() {
			continue
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
		if skip(c.figures) {
			continue
		}
		t.searched(&c)
		all = append(all, c)
	}
	return all
}

// searched looks at a pair closely: it searches for what the two are about,
// unless that is remembered, since a conversation is read again with each
// posting in it.
func (t *thread) searched(c *candidate) {
	if t.invented {
		var talk figures
		c.choices, talk = t.choices(c.first, c.second, c.ruled)
		maps.Copy(c.figures, talk)
		return
	}
	found := t.picks.remembered(t.wordsOf(c), func() picked {
		var talk figures
		c.choices, talk = t.choices(c.first, c.second, c.ruled)
		other := candidate{first: c.first, second: c.second, figures: talk, choices: c.choices}
		t.settleOn(&other)
		return picked{figures: talk, passages: other.passages, share: other.share}
	})
	maps.Copy(c.figures, found.figures)
	c.passages, c.share = found.passages, found.share
}

// wordsOf are all words and places on which the passage of a pair depends.
func (t *thread) wordsOf(c *candidate) string {
	var b strings.Builder
	for _, at := range t.around(c.first, c.second) {
		b.WriteString(t.texts[at])
		switch {
		case at == c.first:
			b.WriteString("\x01")
		case at == c.second:
			b.WriteString("\x02")
		case t.opened != nil && at == t.opened.at:
			b.WriteString("\x03")
		default:
			b.WriteString("\x00")
		}
	}
	if o := t.opened; o != nil {
		b.WriteString(o.unit.name)
		b.WriteString(strconv.Itoa(max(o.at, t.start) - c.first))
	}
	if c.ruled != nil {
		b.WriteString(c.ruled.First.Matter.ID)
		b.WriteString(c.ruled.First.Subject)
	}
	return b.String()
}

// weigh finds the pair that a message makes with an earlier one, if it is
// likely enough that the two disagree, and that a passage that may be quoted
// speaks of it.
func (t *thread) weigh(at int, ruled *Disagreement) *Disagreement {
	var best *candidate
	top := t.scales.certain
	all := t.candidates(at, ruled, func(f figures) bool { return logistic(t.scales.pair.of(f)+t.scales.ofTalk) < top })
	for i := range all {
		c := &all[i]
		if t.invented {
			t.settleOn(c)
		}
		if len(c.passages) == 0 {
			continue
		}
		if sure := logistic(t.scales.pair.of(c.figures)) * c.share; sure >= top {
			best, top = c, sure
		}
	}
	if best == nil {
		return nil
	}
	d := t.worded(best, best.passages)
	d.chosen, d.Sure = best.passages, top
	return d
}

// worded is the disagreement of a pair in the words of a matter: of the one
// that the rules found when the passage is its, or else of one that has the
// passage.
func (t *thread) worded(c *candidate, passages []policy.ID) *Disagreement {
	if c.ruled != nil && slices.Contains(c.ruled.First.Matter.Passages(), passages[0]) {
		return c.ruled
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
	for _, m := range t.matters {
		if !slices.Contains(m.Passages(), id) {
			continue
		}
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

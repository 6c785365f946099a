package dispute

import (
	"slices"

	"github.com/mshauri/mshauri/moderation/policy"
)

// opening is the message that a talk is about: a question, a case, or what
// somebody did, with the sentences in which it was put.
type opening struct {
	at      int
	from    string
	heard   *sentence
	asks    bool
	which   bool        // it asks when, how many or which: yes and no are no answer
	unit    unit        // for which it asks
	refuses bool        // "we do not restart, right?": its yes is a no
	found   []policy.ID // passages that the policy search finds for it
}

// open takes a message as what the talk is about from here, if it puts a matter.
func (t *thread) open(at int, from string, parts []*sentence, whole *sentence, silent bool) {
	if silent || len(whole.tokens) < 3 || whole.has("_past") || whole.has("_suppose") {
		return
	}
	asks := slices.ContainsFunc(parts, func(s *sentence) bool { return s.asks })
	if t.opened != nil && !asks && at-t.opened.at <= reach {
		return
	}
	best, sc := 0.0, alone(whole, whole.vaccines)
	for _, m := range t.matters {
		best = max(best, t.fits(sc, m))
	}
	o := &opening{asks: asks, which: asks && whole.wants(), at: at, from: from, heard: whole, refuses: putAsNo(parts, asks)}
	o.found = t.search(at)
	for _, s := range parts {
		if s.asks && o.unit.name == "" {
			o.unit = t.unitAsked(s.tokens)
		}
	}
	if best < plain && len(o.found) == 0 {
		return
	}
	t.opened = o
}

// alone is a sentence without the talk before it.
func alone(s *sentence, subject []string) *scope {
	sc := &scope{sentence: s, subject: subject, said: make(map[string]float64)}
	for concept := range s.concepts() {
		sc.said[concept] = 2
	}
	return sc
}

// putAsNo reports whether an opening says no itself: "we do not restart, right?".
func putAsNo(parts []*sentence, asks bool) bool {
	return slices.ContainsFunc(parts, func(s *sentence) bool {
		return (s.asks || !asks) && slices.ContainsFunc(s.tokens, func(one token) bool { return negators[one.text] })
	})
}

// whichWord asks for more than yes or no.
var whichWord = map[string]bool{
	"what": true, "when": true, "how": true, "which": true, "where": true, "who": true, "why": true, "lini": true, "ngapi": true, "gani": true, "ipi": true,
	"wapi": true, "nini": true, "nani": true, "mbona": true, "ngap": true, "aje": true, "vipi": true,
}

// wants reports whether a question wants more than yes or no.
func (s *sentence) wants() bool {
	return slices.ContainsFunc(s.tokens, func(one token) bool { return whichWord[one.text] })
}

// search asks the policy for what a message speaks of.
func (t *thread) search(at int) (ids []policy.ID) {
	var hits []policy.Hit
	if t.invented {
		hits = t.index.Try(t.texts[at], 3)
	} else {
		hits = t.index.Search(t.messages[at].Text, policy.Options{Limit: 3})
	}
	for _, hit := range hits {
		ids = append(ids, hit.Passage.ID)
	}
	return ids
}

// counted gives the numbers of a short answer the unit that was asked for:
// "wiki ngapi?", "sita".
func (t *thread) counted(at int, parts []*sentence) []*sentence {
	o := t.opened
	if o == nil || o.unit.name == "" || at-o.at > 4 || size(parts) > 8 {
		return parts
	}
	out := make([]*sentence, len(parts))
	for n, s := range parts {
		other := *s // what is remembered is not changed
		other.values = slices.Clone(s.values)
		for i := range other.values {
			if v := &other.values[i]; v.Kind == Bare && !v.clock && !v.person {
				v.Kind, v.Unit, v.base = o.unit.kind, o.unit.name, v.Number*o.unit.times
			}
		}
		out[n] = &other
	}
	return out
}

// unitAsked is the unit for which a question asks; one without a name when it
// asks for none, or for several.
func (r *Reader) unitAsked(all []token) unit {
	var found unit
	word := func(i int) string {
		if i >= 0 && i < len(all) {
			return all[i].text
		}
		return ""
	}
	isNumber := func(i int) bool { return i >= 0 && i < len(all) && all[i].kind == numberToken }
	for i, one := range all {
		u, ok := r.units[one.text]
		if !ok || isNumber(i-1) || isNumber(i+1) || isNumber(i+2) && isLink(word(i+1)) {
			continue
		}
		if word(i+1) == "ngapi" || word(i+1) == "ngap" || word(i+1) == "mangapi" || word(i+1) == "mingapi" || word(i-1) == "many" || word(i-1) == "what" {
			return u
		}
		switch {
		case word(i-1) == "per" || word(i-1) == "kwa" || word(i-1) == "each" || u.kind == Doses || u.kind == Times || one.text == "saa" || one.text == "c" || one.text == "h":
		case found.name != "" && found.name != u.name:
			return unit{}
		default:
			found = u
		}
	}
	return found
}

package dispute

import "slices"

// Claim is what one message holds on one matter.
type Claim struct {
	Matter  *Matter
	Subject string // a vaccine, where the matter is asked of each
	Values  []Value
	Option  string  // the ruling, where there are some; empty when there is only a value
	Against []Value // values that it says are wrong
	Denies  string  // a ruling that it says is wrong, without giving another

	dose     int // of a vaccine; -1 when none is named
	score    float64
	message  int
	local    bool     // it tells of one's own facility
	opposes  bool     // it begins by saying no
	agrees   bool     // it begins by saying yes
	general  bool     // it speaks as of a rule
	only     bool     // it holds in some case only
	adds     bool     // it begins as an addition: "and check the VVM too"
	answer   bool     // a bare yes or no
	inTalk   bool     // its matter lies in what it answers
	negative bool     // it says what is not done
	aspect   string   // which of its aspects it names
	nots     []string // concepts that it denies
	band     string   // the age group that it names
}

// For reports whether a claim is for something, not only against.
func (c Claim) For() bool { return len(c.Values) > 0 || c.Option != "" }

// scope is a sentence with the talk before it.
type scope struct {
	*sentence
	before  []*sentence // the latest last
	loose   bool        // a number alone may be the measure of a ruling
	subject []string    // vaccines of the sentence, or of the talk before it
	// said is how much each concept counts: 2 in the sentence, 1 in the talk. A
	// vaccine of the talk counts only where the sentence names no other.
	said map[string]float64
}

// few is how many sentences back a concept still counts.
const few = 7

// fits says how well a sentence speaks of a matter; 0 when it does not.
func (r *Reader) fits(s *scope, m *Matter) float64 {
	total := 0.0
	for _, concept := range m.not {
		if s.said[concept] == 2 {
			return 0
		}
	}
	for _, concept := range m.nowhere {
		if s.said[concept] > 0 {
			return 0
		}
	}
	if len(m.subjects) > 0 && len(s.subject) == 0 {
		return 0
	}
	for _, group := range m.need {
		best, own := 0.0, 0
		for _, concept := range group {
			got := s.said[concept]
			best = max(best, got)
			if got == 2 {
				own++
			}
		}
		if best == 0 {
			return 0
		}
		total += best
		if own > 1 {
			total += 0.3 * float64(min(own-1, 3))
		}
	}
	return total
}

// read returns what a sentence holds on a matter; several claims where it
// speaks of several vaccines.
func (r *Reader) read(s *scope, m *Matter, topic *Matter) []Claim {
	score := r.fits(s, m)
	if score == 0 {
		return nil
	}
	if len(m.own) > 0 && topic != m {
		owns := slices.ContainsFunc(m.own, s.has)
		if !owns {
			return nil
		}
	}
	if topic == m {
		score += 1.5
	}
	subjects := []string{""}
	if len(m.subjects) > 0 {
		subjects = nil
		for _, v := range s.subject {
			if slices.Contains(m.subjects, v) {
				subjects = append(subjects, v)
			}
		}
	}
	var out []Claim
	for _, subject := range subjects {
		c := Claim{Matter: m, Subject: subject, dose: -1, score: score}
		if subject != "" && slices.Contains(s.vaccines, subject) {
			c.score += 0.5
		}
		c.Values, c.Against = r.valuesOn(s, m, topic)
		if m.doses {
			c.dose = s.doseOf(subject)
		}
		c.Option = r.optionOf(s, m)
		c.band = s.band()
		c.aspect = s.aspectOf(m)
		c.negative = len(s.not) > 0
		for concept := range s.not {
			if concept[0] != '_' {
				c.nots = append(c.nots, concept)
			}
		}
		if c.Option == "" && len(m.options) > 2 {
			c.Denies = r.deniedOption(s, m)
		}
		if c.For() || c.Denies != "" || len(c.Against) > 0 {
			out = append(out, c)
		}
	}
	return out
}

// aspectOf is the aspect of a matter that is spoken of, from the sentences just
// before if need be.
func (s *scope) aspectOf(m *Matter) string {
	near := append(slices.Clone(s.before[max(0, len(s.before)-2):]), s.sentence)
	for i := len(near) - 1; i >= 0; i-- {
		if at := slices.IndexFunc(m.aspects, near[i].has); at >= 0 {
			return m.aspects[at]
		}
	}
	return ""
}

// doseOf is the dose that is spoken of, from the talk before if need be.
func (s *scope) doseOf(subject string) int {
	if d, ok := s.dose[subject]; ok {
		return d
	}
	if len(s.named()) > 0 {
		return -1
	}
	for i := len(s.before) - 1; i >= 0; i-- {
		if d, ok := s.before[i].dose[subject]; ok {
			return d
		}
		if len(s.before[i].vaccines) > 0 {
			return -1
		}
	}
	return -1
}

// valuesOn are the measures of a sentence that a matter is about.
func (r *Reader) valuesOn(s *scope, m, topic *Matter) (held, denied []Value) {
	if m.divisor {
		return s.divisors, nil
	}
	if len(m.kinds) == 0 {
		return nil, nil
	}
	for _, v := range s.values {
		fits := slices.Contains(m.kinds, v.Kind) && v.base >= m.low && v.base <= m.high
		// A number alone counts what the matter counts, in a short answer.
		if v.Kind == Bare && !fits && topic == m && len(s.tokens) <= 10 {
			fits = v.Number >= 0 && v.Number <= 60 && !(m.kinds[0] == Doses && len(held) > 0)
		}
		if len(m.units) > 0 && v.Unit != "" && !slices.Contains(m.units, v.Unit) {
			fits = false
		}
		if !fits || v.person || v.clock {
			continue
		}
		if v.denied {
			denied = append(denied, v)
		} else {
			held = append(held, v)
		}
	}
	if m.pair && len(held) < 2 && !(len(held) == 1 && (s.has("range") || len(denied) > 0)) {
		return nil, nil
	}
	return held, denied
}

// optionOf is the ruling that a sentence gives. A measure counts before words,
// and of two rulings with words the first that is listed.
func (r *Reader) optionOf(s *scope, m *Matter) string {
	for _, measured := range []bool{true, false} {
		for _, o := range m.options {
			for _, all := range o.cues {
				if r.holds(s, all, measured) {
					return o.name
				}
			}
		}
	}
	return ""
}

func (r *Reader) holds(s *scope, all []cue, measured bool) bool {
	any := false
	for _, c := range all {
		if c.low != nil {
			any = true
			if !slices.ContainsFunc(s.values, func(v Value) bool {
				return !v.denied && !v.person && !v.clock && (v.Kind == c.low.Kind && (v.base >= c.low.base && v.base <= c.high.base || same(v, *c.low)) || s.loose && v.Kind == Bare && v.Number >= c.low.Number && v.Number <= c.high.Number)
			}) {
				return false
			}
			continue
		}
		if c.contrary && !s.not[c.concept] || !c.contrary && !s.yes[c.concept] {
			return false
		}
	}
	return any == measured
}

// deniedOption is the ruling that a sentence says is wrong.
func (r *Reader) deniedOption(s *scope, m *Matter) string {
	for _, o := range m.options {
		for _, all := range o.cues {
			if len(all) == 1 && all[0].low == nil && !all[0].contrary && s.not[all[0].concept] && !s.yes[all[0].concept] {
				return o.name
			}
		}
	}
	return ""
}

// differ reports whether two claims on one matter cannot both be right.
func differ(a, b Claim) bool {
	if a.Matter != b.Matter || a.Subject != b.Subject || a.dose >= 0 && b.dose >= 0 && a.dose != b.dose {
		return false
	}
	if a.aspect != "" && b.aspect != "" && a.aspect != b.aspect {
		return false
	}
	if len(a.Values) > 0 && a.band != "" && b.band != "" && a.band != b.band {
		return false
	}
	if meets(a.Values, b.Against) || meets(b.Values, a.Against) {
		return true
	}
	if a.Denies != "" && a.Denies == b.Option || b.Denies != "" && b.Denies == a.Option {
		return true
	}
	if len(a.Values) > 0 && len(b.Values) > 0 {
		if !beyond(a.Values, b.Values) && !beyond(b.Values, a.Values) {
			return a.Option != "" && b.Option != "" && a.Option != b.Option // "50% is too high", "50% is planned"
		}
		if !beyond(a.Values, b.Values) || !beyond(b.Values, a.Values) {
			return false
		}
		known := a.Matter.known[a.Subject]
		if len(known) > 0 && (a.dose < 0 || b.dose < 0) && !b.opposes && !beyond(a.Values, known) && !beyond(b.Values, known) {
			return false
		}
		return true
	}
	return a.Option != "" && b.Option != "" && a.Option != b.Option
}

// meets reports whether the two share a value.
func meets(a, b []Value) bool {
	return slices.ContainsFunc(a, func(v Value) bool { return holdsValue(b, v) })
}

// beyond reports whether a has a value that b has not.
func beyond(a, b []Value) bool {
	return slices.ContainsFunc(a, func(v Value) bool { return !holdsValue(b, v) })
}

func holdsValue(all []Value, v Value) bool {
	return slices.ContainsFunc(all, func(other Value) bool { return same(v, other) })
}

// band is the age group of which a sentence speaks.
func (s *sentence) band() string {
	switch under, over := s.yes["underone"], s.yes["overone"]; {
	case under && !over:
		return "under"
	case over && !under:
		return "over"
	}
	return ""
}

package dispute

import (
	"slices"
	"strings"
)

// stand is what a message holds without saying on what: "no, 28", "go ahead".
// The matter lies in what it answers.
type stand struct {
	at      int
	from    string
	heard   *sentence // all sentences of the message that claim, as one
	values  []Value
	against []Value
	says    int // 1: do it, -1: do not, 0: neither
	local   bool
	opposes bool
	agrees  bool // it begins by agreeing
}

// Limits of what a short message may answer.
const (
	reach  = 9   // messages after the opening
	short  = 16  // words of a message whose matter is sought in what it answers
	plain  = 2.0 // how well an opening speaks of a matter, at least
	enough = 1.5 // and how well the talk
)

// hold keeps what a message holds, and makes it the opening where it is one.
func (t *thread) hold(at int, parts []*sentence, silent bool) *stand {
	from := t.messages[at].From
	whole := merge(parts)
	t.open(at, from, parts, whole, silent)
	if silent || t.opened != nil && t.opened.at == at && t.opened.asks {
		return nil
	}
	var said []*sentence
	for _, s := range parts {
		if !s.asks && !told(s) && !slices.ContainsFunc(noStand, s.has) {
			said = append(said, s)
		}
	}
	if len(said) == 0 || size(said) > short {
		return nil
	}
	s := &stand{at: at, from: from, heard: merge(said)}
	for _, v := range s.heard.values {
		switch {
		case v.person || v.clock:
		case v.denied:
			s.against = append(s.against, v)
		default:
			s.values = append(s.values, v)
		}
	}
	s.local = s.heard.has("_local") && !s.heard.has("_general")
	s.opposes = s.heard.has("_deny") && !(begins(parts, "_agree") && s.heard.has("_but") && !s.heard.has("_strongno"))
	s.says, s.agrees = s.leaning(), begins(parts, "_agree")
	if s.says == 0 && t.opened != nil {
		s.says = t.echo(s)
	}
	return s
}

// noStand are the marks of a sentence that holds nothing.
var noStand = []string{"_unsure", "_suppose", "_past", "_others", "_reported", "_story", "_ownfact"}

// echo reads an answer that takes up the verb of what was asked: "najaza
// form?", "usijaze", "jaza".
func (t *thread) echo(s *stand) int {
	for _, one := range s.heard.tokens {
		for _, mine := range stems(one) {
			for _, asked := range t.opened.heard.tokens {
				for _, theirs := range stems(asked) {
					if mine.root != theirs.root {
						continue
					}
					if mine.contrary != theirs.contrary {
						return -1
					}
					return 1
				}
			}
		}
	}
	return 0
}

// stem is a word that may be a Kiswahili verb, without who, when and its end.
type stem struct {
	root     string
	contrary bool
}

func stems(one token) []stem {
	if one.kind != wordToken || len(one.text) < 4 {
		return nil
	}
	word := strings.TrimRight(one.text, "aei")
	word = strings.TrimSuffix(word, "w")
	if word == strings.TrimSuffix(one.text, "w") {
		return nil // a verb ends in a vowel
	}
	var out []stem
	for at := 0; at+3 <= len(word); at++ {
		if no, ok := beginning(word[:at]); ok && (at > 0 || len(one.text) <= 6) {
			out = append(out, stem{word[at:], no})
		}
	}
	return out
}

// told reports whether a sentence tells what somebody did: "alichanjwa wiki ya
// 8". What one was taught is held all the same.
func told(s *sentence) bool {
	return slices.ContainsFunc(s.tokens, func(one token) bool {
		for _, begin := range []string{"ali", "nili", "tuli", "wali"} {
			if rest, ok := strings.CutPrefix(one.text, begin); ok && len(rest) >= 4 && rest[len(rest)-1] == 'a' && !strings.HasPrefix(rest, "fundish") && !strings.HasPrefix(rest, "ambi") && !strings.HasPrefix(rest, "som") {
				return true
			}
		}
		return false
	})
}

// leaning reads a short ruling on what was asked or done. One that says both is
// none: "yes, but wait".
func (s *stand) leaning() int {
	goes, stops := s.heard.yes["_go"] || s.heard.not["_stop"], s.heard.yes["_stop"] || s.heard.not["_go"]
	switch {
	case goes && !stops:
		return 1
	case stops && !goes:
		return -1
	}
	return 0
}

// contradicts finds an earlier stand that a new one contradicts, and the matter in
// what both answer.
func (t *thread) contradicts(s *stand) *Disagreement {
	if s == nil || t.opened == nil || s.at-t.opened.at > reach || s.at == t.opened.at {
		return nil
	}
	heard := make(map[string]bool) // only the last that each has said counts
	for i := len(t.stands) - 1; i >= 0; i-- {
		o := t.stands[i]
		if heard[o.from] {
			continue
		}
		heard[o.from] = true
		if s.agrees && !s.opposes && o.at == s.at-1 || t.turned(o.at, s.at) && !s.opposes || !s.opposes && conditional[s.heard.tokens[0].text] || s.agrees && s.says < 0 {
			continue
		}
		if o.from == s.from || o.at < t.opened.at || o.local && s.local || t.opened.from == s.from && len(s.values) == 0 {
			continue
		}
		if o.at < s.at-1 && t.elsewhereAt(s.at-1, s) {
			continue
		}
		if d := t.between(o, s); d != nil {
			return d
		}
	}
	return nil
}

// elsewhereAt reports whether a short answer is to a message of its own that
// names a measure: "lunch ni 500", "hapana ni 700".
func (t *thread) elsewhereAt(at int, s *stand) bool {
	if at <= t.opened.at || t.messages[at].From == s.from || len(s.values) == 0 || !s.opposes {
		return false
	}
	return slices.ContainsFunc(t.talk[t.begun[at]:t.begun[at+1]], func(before *sentence) bool {
		return !before.asks && slices.ContainsFunc(before.values, func(v Value) bool { return !v.person && !v.clock })
	})
}

// between names the disagreement of two stands, nil where they agree or where
// no matter is plain. The opening has to speak of the matter: by its words, or
// by the passages that the policy search finds for it.
func (t *thread) between(o, s *stand) *Disagreement {
	opened := t.opened.heard
	if len(o.heard.named()) > 0 && len(s.heard.named()) > 0 && !slices.Contains(o.heard.named(), s.heard.named()[0]) {
		return nil
	}
	for _, named := range [][]string{o.heard.named(), s.heard.named()} {
		if len(opened.named()) > 0 && len(named) > 0 && !slices.Contains(opened.named(), named[0]) {
			return nil
		}
	}
	about := merge([]*sentence{opened, o.heard, s.heard})
	delete(about.yes, "yetu") // the case is one's own, the answers are not
	var best *Disagreement
	top, sc := 0.0, alone(about, about.named())
	for _, m := range t.matters {
		if t.fits(sc, m) == 0 || len(m.own) > 0 && !slices.ContainsFunc(m.own, about.has) {
			continue
		}
		score := t.speaks(opened, m)
		score += t.foundFor(m) + t.speaks(about, m)/2
		if o.says*s.says < 0 {
			score++
		}
		if score < enough || score <= top {
			continue
		}
		a, b, ok := t.sides(m, o, s)
		if !ok || t.knows(o.at, m) && t.knows(s.at, m) || o.at == t.opened.at && !t.knows(o.at, m) {
			continue
		}
		a.score, b.score, a.inTalk, b.inTalk = score, score, !t.knows(o.at, m), !t.knows(s.at, m)
		best, top = &Disagreement{First: a, Second: b, At: s.at, SettledAt: -1, talk: t.talk}, score
	}
	return best
}

// show puts claims that lie in the talk beside those of their messages.
func (t *thread) show(claims ...Claim) {
	for _, c := range claims {
		if c.inTalk {
			t.all[c.message] = append(t.all[c.message], c)
		}
	}
}

// knows reports whether a message has a claim of its own on a matter: where both
// have one they have been compared.
func (t *thread) knows(at int, m *Matter) bool {
	return slices.ContainsFunc(t.all[at], func(c Claim) bool { return c.Matter == m })
}

// foundFor says how high the policy search puts a matter for what the talk
// opened with: 3 when it comes first, 0 when it was not found.
func (t *thread) foundFor(m *Matter) float64 {
	if t.opened == nil {
		return 0
	}
	for _, id := range m.Passages() {
		if n := slices.Index(t.opened.found, id); n >= 0 {
			return 3 - float64(n)
		}
	}
	return 0
}

// speaks counts the words of a matter that are its own: a vaccine's name
// belongs to many.
func (t *thread) speaks(s *sentence, m *Matter) float64 {
	seen := make(map[string]bool)
	n := 0.0
	for _, group := range append(slices.Clone(m.need), m.own) {
		for _, concept := range group {
			if !t.lexicon.vaccines[concept] && !seen[concept] && s.has(concept) {
				seen[concept] = true
				n++
			}
		}
	}
	return n
}

// sides are the two claims on a matter; ok when they cannot both be right.
func (t *thread) sides(m *Matter, o, s *stand) (a, b Claim, ok bool) {
	subject := ""
	for _, all := range [][]string{s.heard.named(), o.heard.named(), t.opened.heard.named()} {
		for _, v := range all {
			if subject == "" && slices.Contains(m.subjects, v) {
				subject = v
			}
		}
	}
	if len(m.subjects) > 0 && subject == "" {
		return a, b, false
	}
	a, b = t.side(m, subject, o), t.side(m, subject, s)
	if a.For() && len(a.Values) > 0 && len(b.Values) > 0 {
		return a, b, differ(a, b)
	}
	if a.Option == "" || b.Option == "" {
		return a, b, false
	}
	return a, b, a.Option != b.Option && differ(a, b)
}

// side is one stand as a claim on a matter.
func (t *thread) side(m *Matter, subject string, s *stand) Claim {
	c := Claim{Matter: m, Subject: subject, dose: -1, message: s.at, local: s.local, opposes: s.opposes}
	if m.doses {
		if d, ok := t.opened.heard.dose[subject]; ok {
			c.dose = d
		}
		if d, ok := s.heard.dose[subject]; ok {
			c.dose = d
		}
	}
	for _, own := range t.all[s.at] {
		if own.Matter == m && own.Subject == subject {
			c.Values, c.Against, c.Option = own.Values, own.Against, own.Option
			return c
		}
	}
	c.Values, c.Against = m.taken(s.values), m.taken(s.against)
	if m.pair && len(c.Values) < 2 {
		c.Values = nil
	}
	c.Option = t.optionOf(&scope{sentence: s.heard, subject: []string{subject}, loose: len(m.kinds) == 0}, m)
	if c.Option == "" && t.optionOf(&scope{sentence: t.opened.heard, subject: []string{subject}}, m) == "" {
		c.Option = t.optionOf(&scope{sentence: merge([]*sentence{t.opened.heard, s.heard}), subject: []string{subject}}, m) // "slower?", "discard"
	}
	if c.Option != "" || len(m.options) != 2 || s.says == 0 || s.at == t.opened.at || t.opened.which {
		return c
	}
	asked := t.optionOf(&scope{sentence: t.opened.heard, subject: []string{subject}}, m)
	if asked == "" {
		asked = m.goes
	}
	if asked == "" || t.opened.refuses || !t.opened.asks && m.goes == "" {
		return c
	}
	if c.Option = asked; s.says < 0 {
		c.Option = otherOption(m, asked)
	}
	return c
}

// taken are the values that a matter is about; a number alone counts what the
// matter counts.
func (m *Matter) taken(all []Value) []Value {
	var out []Value
	if len(m.kinds) == 0 {
		return nil
	}
	for _, v := range all {
		fits := slices.Contains(m.kinds, v.Kind) && v.base >= m.low && v.base <= m.high && (len(m.units) == 0 || v.Unit == "" || slices.Contains(m.units, v.Unit))
		if fits || v.Kind == Bare && v.Number >= 0 && v.Number <= 100 {
			out = append(out, v)
		}
	}
	return out
}

// merge is several sentences as one.
func merge(parts []*sentence) *sentence {
	all := &sentence{yes: make(map[string]bool), not: make(map[string]bool), dose: make(map[string]int)}
	for _, s := range parts {
		all.tokens = append(all.tokens, s.tokens...)
		all.values = append(all.values, s.values...)
		all.divisors = append(all.divisors, s.divisors...)
		for concept := range s.yes {
			all.yes[concept] = true
		}
		for concept := range s.not {
			all.not[concept] = true
		}
		all.beside = append(all.beside, s.beside...)
		for _, v := range s.vaccines {
			if !slices.Contains(all.vaccines, v) {
				all.vaccines = append(all.vaccines, v)
			}
		}
		for v, n := range s.dose {
			all.dose[v] = n
		}
	}
	return all
}

// size is how many words and numbers sentences have.
func size(parts []*sentence) (n int) {
	for _, s := range parts {
		for _, one := range s.tokens {
			if one.kind == wordToken || one.kind == numberToken {
				n++
			}
		}
	}
	return n
}

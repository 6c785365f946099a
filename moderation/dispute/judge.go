package dispute

import (
	"regexp"
	"slices"
	"time"

	"github.com/mshauri/mshauri/privacy"
)

// Message is one posting of a conversation. From only tells members apart.
type Message struct {
	From string
	At   time.Time
	Text privacy.Clean
}

// Limits of one conversation.
const (
	pause   = 12 * time.Hour // a longer silence begins another one
	longest = 24 * time.Hour
	// Patience is how long the group is given to settle it by itself, and how
	// long what it says may show that there is nothing to settle.
	Patience = 15 * time.Minute
	near     = 1.5 // how far a claim may lie below the best of its sentence
	quizzes  = 12  // messages after a mark of a quiz that may be answers
)

// thread is what is known of a conversation while it is read.
type thread struct {
	*Reader
	group     string // whose it is
	messages  []Message
	standing  []Claim // what each member holds now
	talk      []*sentence
	topic     *Matter // what was last spoken of
	asked     *asking
	quiz      int // messages for which a quiz still casts its shadow
	all       [][]Claim
	begun     []int // where each message begins in the talk
	opened    *opening
	stands    []*stand
	elsewhere bool   // the last sentence asked, and of no matter
	held      *stand // by the message in hand
	sayings   []*said
	start     int // the message with which the conversation began
	texts     []string
	invented  bool        // it is a lesson
	past      int         // the message after the last disagreement that was found
	pairs     []candidate // of the last messages
	found     []*Disagreement
	watch     func(at int, ruled *Disagreement) // for who learns from it
}

// asking is the last question that can be answered by yes or no.
type asking struct {
	claim Claim
	from  string
	at    int
}

// Judge reads a conversation and returns the first disagreement that the group
// did not settle at once, with what every message claims; nil when there is none.
func (r *Reader) Judge(messages []Message) (*Disagreement, [][]Claim) {
	t := &thread{Reader: r}
	t.readOn(messages)
	for _, d := range t.found {
		if d.SettledAt < 0 {
			return d, t.all
		}
	}
	return nil, t.all
}

// Follow reads the conversation of a group as far as it has come, and returns
// every disagreement in it, in the order in which they arose, and what every
// message claims. One matter gives one disagreement, unless it was settled and
// arose again. Of a group whose conversation was read before only what is new is
// read; what was said in it before the first of these messages still counts as
// said.
func (r *Reader) Follow(group string, messages []Message) ([]*Disagreement, [][]Claim) {
	t, known := r.talks.take(group, messages)
	if t == nil {
		t = &thread{Reader: r, group: group}
	}
	from := len(t.messages) - known
	t.found = slices.DeleteFunc(t.found, func(d *Disagreement) bool { return d.First.message < from })
	t.readOn(messages[known:])
	found, claims := t.since(from)
	r.talks.keep(t)
	return found, claims
}

// readOn reads messages after those that were read.
func (t *thread) readOn(messages []Message) {
	for _, m := range messages {
		t.messages, t.texts = append(t.messages, m), append(t.texts, m.Text.String())
		t.next(len(t.messages) - 1)
	}
}

// run reads every message, in their order.
func (t *thread) run() []*Disagreement {
	for i := range t.messages {
		t.next(i)
	}
	return t.found
}

// next reads a message after those before it.
func (t *thread) next(i int) {
	if i > 0 && t.messages[i].At.Sub(t.messages[i-1].At) > pause {
		t.standing, t.talk, t.topic, t.asked, t.quiz, t.opened, t.stands = nil, nil, nil, nil, 0, nil, nil
		t.start, t.past = i, i
	}
	claims := t.hear(i)
	t.all = append(t.all, claims)
	for _, d := range t.found {
		switch {
		case d.SettledAt >= 0:
		case t.settles(d, i):
			d.SettledAt = i
			t.standing = nil
		case t.doubts(d, i):
			d.SettledAt = i
			t.past = d.past
		}
	}
	ruled := t.clash(i, claims)
	if ruled == nil {
		if ruled = t.contradicts(t.held); ruled != nil {
			t.show(ruled.First, ruled.Second)
		}
	}
	if t.held != nil {
		t.stands = append(t.stands, t.held)
	}
	if t.watch != nil {
		t.watch(i, ruled)
	} else if d := t.weigh(i, ruled); d != nil && !slices.ContainsFunc(t.found, d.repeats) {
		if t.opened != nil {
			d.asked, d.question = t.opened.at+1, t.opened.asks
		}
		t.found = append(t.found, d)
		d.past, t.past = t.past, i+1
	}
	t.keep(i, claims)
}

// clash finds what another member holds against the claims of a message.
func (t *thread) clash(at int, claims []Claim) *Disagreement {
	var best *Disagreement
	for _, c := range claims {
		for _, other := range t.standing {
			before := t.messages[other.message]
			switch {
			case before.From == t.messages[at].From, t.messages[at].At.Sub(before.At) > longest:
				continue
			case !differ(other, c), other.local && c.local && !c.opposes:
				continue
			case c.agrees && !c.opposes && t.goesWith(at-1, other), (c.adds || c.only) && !c.opposes, t.turned(other.message, at) && !c.opposes:
				continue
			case !other.For() && !c.For(), c.opposes && len(c.Values) == 0 && shares(c.nots, other.nots):
				continue
			}
			if best == nil || c.score+other.score > best.First.score+best.Second.score {
				best = &Disagreement{First: other, Second: c, At: at, SettledAt: -1, talk: t.talk}
			}
		}
	}
	return best
}

// shares reports whether two claims deny the same thing: "we do not discard
// it", "no, we do not".
func shares(a, b []string) bool {
	return slices.ContainsFunc(a, func(one string) bool { return slices.Contains(b, one) })
}

// keep makes a message's claims the ones that its member holds.
func (t *thread) keep(at int, claims []Claim) {
	from := t.messages[at].From
	t.standing = slices.DeleteFunc(t.standing, func(old Claim) bool {
		return t.messages[old.message].From == from && slices.ContainsFunc(claims, func(c Claim) bool { return c.Matter == old.Matter && c.Subject == old.Subject && c.For() })
	})
	t.standing = append(t.standing, claims...)
}

// hear reads one message and returns its claims.
func (t *thread) hear(at int) []Claim {
	t.begun = append(t.begun, len(t.talk))
	t.held = nil
	text := t.texts[at]
	if len(text) > 0 && text[0] == '/' {
		t.sayings = append(t.sayings, sayingOf(nil, true))
		return nil
	}
	parts := t.counted(at, t.memory.sentences.remembered(text, func() []*sentence { return t.sentences(text) }))
	mark := marksOf(parts)
	if len(parts) > 0 && (opensQuiz(parts[0].tokens) || listed.MatchString(text)) {
		mark["_quiz"] = true
	}
	if mark["_quiz"] {
		t.quiz = quizzes
		t.standing = nil
	}
	silent := t.quiz > 0 || laughs(parts) || mark["_joke"]
	t.quiz--
	t.held = t.hold(at, parts, silent)
	t.sayings = append(t.sayings, sayingOf(parts, silent))
	if mark["_yield"] && at > 0 || len(text) > 0 && text[0] == '*' {
		from := t.messages[at].From
		t.standing = slices.DeleteFunc(t.standing, func(old Claim) bool { return t.messages[old.message].From == from })
	}
	var claims []Claim
	for n, s := range parts {
		found, matter, mayClaim := t.listen(at, s, n == 0)
		if !silent && mayClaim && !(mark["_reported"] && mark["_refute"]) {
			claims = append(claims, found...)
		}
		if matter != nil {
			t.topic = matter
		}
		t.elsewhere = s.asks && matter == nil
		t.talk = append(t.talk, s)
	}
	for i := range claims {
		claims[i].message = at
		claims[i].local = mark["_local"] && !mark["_general"]
		claims[i].agrees = begins(parts, "_agree")
		claims[i].opposes = mark["_deny"] && !(claims[i].agrees && mark["_but"] && !mark["_strongno"]) // "yes, but" agrees
		claims[i].only = conditional[parts[0].tokens[0].text]
		claims[i].adds = len(parts) > 0 && (parts[0].tokens[0].text == "and" || parts[0].tokens[0].text == "plus")
		claims[i].general = mark["_general"]
	}
	return claims
}

// listen reads one sentence: what it claims, the matter it is most about, and
// whether it is a claim at all.
func (t *thread) listen(at int, s *sentence, first bool) (claims []Claim, about *Matter, ok bool) {
	sc := t.scope(s)
	best, guess := 0.0, 2.0
	var guessed *Matter
	for _, m := range t.matters {
		for _, c := range t.read(sc, m, t.topic) {
			claims = append(claims, c)
			if c.score > best {
				best, about = c.score, m
			}
		}
		if !s.asks {
			continue
		}
		if score := t.fits(sc, m); score > guess {
			guess, guessed = score, m
		}
	}
	if about == nil {
		about = guessed
	}
	claims = slices.DeleteFunc(claims, func(c Claim) bool { return c.score < best-near })
	if s.asks {
		t.asked = nil
		if about != nil && !s.has("_experience") && !s.wants() {
			t.asked = &asking{claim: Claim{Matter: about}, from: t.messages[at].From, at: at}
			for _, c := range claims {
				if c.Matter == about {
					t.asked.claim = c
				}
			}
		}
		return nil, about, false
	}
	if t.answersElse(at, s) {
		return nil, nil, false
	}
	if len(claims) == 0 {
		claims = t.bare(at, s)
	}
	for _, mark := range []string{"_unsure", "_suppose", "_past", "_story", "_others", "_ownfact"} {
		if s.has(mark) && !((mark == "_story" || mark == "_ownfact") && (s.has("_deny") || s.has("_yesword"))) {
			return claims, about, false
		}
	}
	return claims, about, true
}

// answersElse reports whether a number alone answers a question that was on no
// matter: "ako na weight gani", "2.6".
func (t *thread) answersElse(at int, s *sentence) bool {
	if at == t.start || len(s.tokens) > 2 || len(s.values) != 1 || s.values[0].Kind != Bare {
		return false
	}
	before := t.talk[t.begun[at-1]:t.begun[at]]
	return t.messages[at-1].From != t.messages[at].From && t.elsewhere && slices.ContainsFunc(before, func(s *sentence) bool { return s.asks })
}

// bare reads "yes", "no" and "that is wrong" as the ruling that they give.
func (t *thread) bare(at int, s *sentence) []Claim {
	if len(s.tokens) > 6 || len(s.values) > 0 {
		return nil
	}
	from := t.messages[at].From
	yes, no := s.has("_yesword"), s.has("_noword")
	if q := t.asked; q != nil && q.from != from && at-q.at <= 3 && q.claim.Option != "" && len(q.claim.Matter.options) == 2 && yes != no {
		c := q.claim
		c.Values, c.Against, c.answer = nil, nil, true
		if no {
			c.Option = otherOption(c.Matter, c.Option)
		}
		return []Claim{c}
	}
	if at == 0 || !s.has("_strongno") || s.has("_noproblem") || t.asked != nil && t.asked.at == at-1 {
		return nil
	}
	var out []Claim
	for _, old := range t.standing {
		if old.message == at-1 && t.messages[old.message].From != from && !old.local && !old.negative && old.For() {
			out = append(out, Claim{Matter: old.Matter, Subject: old.Subject, dose: old.dose, score: old.score - 1, Against: old.Values, Denies: old.Option, answer: true})
		}
	}
	return out
}

func otherOption(m *Matter, name string) string {
	for _, o := range m.options {
		if o.name != name {
			return o.name
		}
	}
	return ""
}

// scope puts a sentence beside the talk before it.
func (t *thread) scope(s *sentence) *scope {
	sc := &scope{sentence: s, before: t.talk, subject: s.named(), said: make(map[string]float64)}
	for i := len(t.talk) - 1; i >= 0 && len(sc.subject) == 0; i-- {
		sc.subject = t.talk[i].named()
	}
	if len(sc.subject) == 0 {
		sc.subject = s.vaccines
	}
	for _, earlier := range t.talk[max(0, len(t.talk)-few):] {
		for concept := range earlier.concepts() {
			if !t.lexicon.vaccines[concept] {
				sc.said[concept] = 1
			}
		}
	}
	for _, vaccine := range sc.subject {
		sc.said[vaccine] = 1
	}
	for concept := range s.concepts() {
		sc.said[concept] = 2
	}
	return sc
}

// marksOf are what the sentences of a message do.
func marksOf(parts []*sentence) map[string]bool {
	marks := make(map[string]bool)
	for _, s := range parts {
		for concept := range s.yes {
			if concept[0] == '_' {
				marks[concept] = true
			}
		}
		for concept := range s.not {
			if concept[0] == '_' {
				marks[concept] = true
			}
		}
	}
	return marks
}

func laughs(parts []*sentence) bool {
	return slices.ContainsFunc(parts, func(s *sentence) bool {
		return slices.ContainsFunc(s.tokens, func(t token) bool { return t.kind == laughToken })
	})
}

// begins reports whether a message begins with a concept.
func begins(parts []*sentence, concept string) bool {
	return len(parts) > 0 && slices.ContainsFunc(parts[0].terms, func(t term) bool { return t.concept == concept && t.at <= 1 })
}

// listed is a question with its answers to choose from: "1) 4 hrs 2) 6 hrs", "A
// laki moja B laki mbili".
var listed = regexp.MustCompile(`(?s)\b1\s*[).:].*\b2\s*[).:]|(?:^|\s)[aA]\s*[).:].*\s[bB]\s*[).:]|\sA [a-z0-9].*\sB [a-z0-9]`)

// opensQuiz reports whether a message begins as a quiz question does:
// "Question: ...", "Swali 3: ...".
func opensQuiz(all []token) bool {
	if len(all) < 2 || all[0].text != "swali" && all[0].text != "question" && all[0].text != "qn" && all[0].text != "q" {
		return false
	}
	return all[1].kind == pauseToken || all[1].kind == numberToken || len(all) > 2 && all[1].text == "la"
}

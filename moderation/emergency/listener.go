package emergency

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/topics/wording"
	"github.com/mshauri/mshauri/privacy"
)

//go:embed signs.txt
var signsText string

//go:embed tongues.txt
var tonguesText string

//go:embed senses.txt
var sensesText string

// mustParse reads words that are part of the program: a build with broken ones
// does not pass its tests.
func mustParse(text string) []pattern {
	all, err := parse(text)
	if err != nil {
		panic("emergency: " + err.Error())
	}
	return all
}

// Listener hears what cannot wait. It is read-only once made, and safe for
// concurrent use.
type Listener struct {
	begin beginnings
	signs *speller
	learn *Weights
	// person is the class of whom it happened to, as any pattern of it has it.
	person pattern
}

// New makes a listener.
func New() *Listener {
	all := slices.Concat(mustParse(signsText), mustParse(tonguesText), mustParse(sensesText))
	l := &Listener{signs: newSpeller(all), learn: embedded()}
	numbers := make(map[string]uint8)
	for i := range all {
		p := &all[i]
		if _, ok := numbers[p.class]; !ok {
			numbers[p.class] = uint8(len(numbers))
		}
		p.number, p.hash = numbers[p.class], hash('x', p.class)
		if p.class == "person" {
			l.person = *p
		}
	}
	l.begin = newBeginnings(all)
	return l
}

// Hear says what a text tells of that cannot wait; nothing nearly always. The
// rules ring alone; what is learnt may ring where they know no word for it, and
// may silence them where it is sure.
func (l *Listener) Hear(text privacy.Clean) chat.Danger {
	read := wording.Read(text.String())
	if !read.Worded() {
		return ""
	}
	found := l.find(read)
	ruled, doubt := found.weigh(), found.doubt()
	sure, likely := l.learn.Judge(found.traits())
	switch {
	case ruled != "" && sure >= silence(doubt):
		return ruled
	case sure >= adds(doubt):
		return likely
	}
	return ""
}

// Ruled says what the rules alone make of a text, and whether there is something
// in it that speaks against it; the learnt part is measured against it.
func (l *Listener) Ruled(text privacy.Clean) (kind chat.Danger, doubt bool) {
	read := wording.Read(text.String())
	if !read.Worded() {
		return "", false
	}
	found := l.find(read)
	return found.weigh(), found.doubt()
}

// sign is a pattern that was found.
type sign struct {
	class    string
	number   uint8  // of the class
	hash     uint64 // of the class, as a trait
	from, to int
	how      mood
}

// signs are all that were found in a text.
type signs struct {
	all  []sign
	read wording.Reading
}

func (l *Listener) find(read wording.Reading) signs {
	found := signs{read: read}
	for i := range read.Tokens {
		token := &read.Tokens[i]
		if token.Class == wording.Word {
			token.Text = l.signs.mend(token.Text)
		}
	}
	for i := range read.Tokens {
		if read.Tokens[i].Class == wording.Word && ofSomebody(read.Tokens[i].Text) {
			found.all = append(found.all, sign{class: "person", number: l.person.number, hash: l.person.hash, from: i, to: i + 1, how: plain})
		}
		for p := range l.begin.at(&read.Tokens[i]) {
			if end, how := p.match(read.Tokens, i); end > 0 {
				found.all = append(found.all, sign{class: p.class, number: p.number, hash: p.hash, from: i, to: end, how: how})
			}
		}
	}
	return found
}

// has reports whether a class was found anywhere.
func (s signs) has(class string) bool { return s.count(class) > 0 }

// count is how many places a class was found at.
func (s signs) count(class string) int {
	n, last := 0, -1
	for _, sign := range s.all {
		if sign.class == class && sign.from != last {
			n, last = n+1, sign.from
		}
	}
	return n
}

// near reports whether a class was found in the sentence of a sign.
func (s signs) near(class string, at sign) bool {
	from, to := s.sentence(at)
	for _, other := range s.all {
		if other.class == class && other.from >= from && other.from < to {
			return true
		}
	}
	return false
}

// about reports whether a class was found close to a sign in its sentence: four
// words before it, or five after.
func (s signs) about(class string, at sign) bool {
	from, to := s.sentence(at)
	for _, other := range s.all {
		if other.class == class && other.from >= max(from, at.from-4) && other.from < min(to, at.to+5) {
			return true
		}
	}
	return false
}

// before reports whether a class was found within a few words before a sign,
// in its sentence.
func (s signs) before(class string, at sign, words int) bool {
	from, _ := s.sentence(at)
	for _, other := range s.all {
		if other.class == class && other.from >= from && other.to <= at.from && at.from-other.to < words {
			return true
		}
	}
	return false
}

func (s signs) sentence(at sign) (from, to int) {
	from, to = at.from, at.from+1
	for from > 0 && !s.read.Tokens[from].Starts {
		from--
	}
	for to < len(s.read.Tokens) && !s.read.Tokens[to].Starts {
		to++
	}
	return from, to
}

// isKind reports whether a class is "kind!" or "kind?", and which.
func isKind(class string) (kind chat.Danger, happens, ok bool) {
	if name, ok := strings.CutSuffix(class, "!"); ok {
		return chat.Danger(name), true, true
	}
	name, ok := strings.CutSuffix(class, "?")
	return chat.Danger(name), false, ok
}

package emergency

import (
	"math"
	"slices"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/topics/wording"
	"github.com/mshauri/mshauri/privacy"
)

// Traits are what a text shows, by which the learnt part tells what cannot wait
// from talk about it: which of the 1<<traitBits, and how strongly. One may stand
// more than once.
type Traits struct {
	Index []uint32
	Value []float32
	group int // where the group that is being filled begins
}

// traitBits is the size of the table of weights.
const traitBits = 14

// What each group of traits weighs together, however many stand in it. Chosen
// by leaving one writer's messages out; docs/quality.md has the figures.
const (
	ofWords, ofPairs, ofLetters, ofSigns, ofSenses, ofMoods, ofPlace = 1.0, 0.7, 1.2, 1.0, 3.0, 1.0, 0.5
)

// Traits reads the traits of a text; none of one without a word. Deaf, it leaves
// out every sign of a kind, as if the event were told in words that nobody had
// thought of: a lesson for the learnt part, which would else lean on the signs.
func (l *Listener) Traits(text privacy.Clean, deaf bool) Traits {
	read := wording.Read(text.String())
	if !read.Worded() {
		return Traits{}
	}
	found := l.find(read)
	if deaf {
		found.all = slices.DeleteFunc(found.all, func(s sign) bool {
			_, _, kind := isKind(s.class)
			return kind || s.class == "amiss"
		})
	}
	return found.traits()
}

// grade is how much the rules make of a text: 'n' nothing, 'd' distant, '?' a
// bare name, '!' something that happens.
func (s signs) grade() (strongest sign, grade byte) {
	grade = 'n'
	rank := 0
	for _, at := range s.all {
		kind, happening, ok := isKind(at.class)
		g, r := byte('?'), 2
		switch {
		case !ok && at.class == "gave" && at.how == plain && s.wrongly() > 0:
			g, r = '!', 4
		case !ok || !s.stands(kind, at):
			continue
		case happening && at.how == plain:
			g, r = '!', 4
		case happening:
			g, r = 'd', 3
		}
		if r > rank {
			strongest, grade, rank = at, g, r
		}
	}
	return strongest, grade
}

func (s signs) traits() Traits {
	v := Traits{Index: make([]uint32, 0, 256), Value: make([]float32, 0, 256)}
	tokens := s.read.Tokens
	at, grade := s.grade()

	for i := range tokens {
		v.put(hash('w', tokens[i].General()), 1)
		if t := &tokens[i]; t.Class == wording.Word && t.Stem != t.Text {
			v.put(hash('w', t.Text), 1)
		}
	}
	v.close(ofWords)

	before := "^"
	for i := range tokens {
		general := tokens[i].General()
		v.put(hash('b', before, general), 1)
		if before = general; tokens[i].Stop != 0 && tokens[i].Stop != ',' {
			before = string(tokens[i].Stop)
		}
	}
	v.put(hash('b', before, "$"), 1)
	v.close(ofPairs)

	for i := range tokens {
		if tokens[i].Class == wording.Word {
			v.letters(tokens[i].Text)
		}
	}
	v.close(ofLetters)

	var senses [48]*sign // the first of each sort, and of each class that speaks for or against
	var seen [2][256]bool
	m := 0
	for i := range s.all {
		sign := &s.all[i]
		distantly := 0
		if sign.how == distant {
			distantly = 1
		}
		if seen[distantly][sign.number] {
			continue
		}
		seen[distantly][sign.number] = true
		_, _, event := isKind(sign.class)
		if !event && m < len(senses) {
			senses[m], m = sign, m+1
		}
		if sign.class[0] == '~' {
			continue
		}
		v.put(sign.hash+uint64(distantly), 1)
		if !event {
			v.put(sign.hash^hashByte('y', grade)+uint64(distantly), 1)
		}
	}
	v.close(ofSigns)

	for i, a := range senses[:m] {
		if a.class[0] == '~' {
			v.put(a.hash, 1)
		}
		for _, b := range senses[i+1 : m] {
			if a.class[0] == '~' || b.class[0] == '~' {
				v.put((a.hash+b.hash)*5, 0.5) // either way round
			}
		}
	}
	v.close(ofSenses)

	for i := range tokens {
		if how := tell(tokens[i].Text); how.when != "" && tokens[i].Class == wording.Word {
			v.put(hash('t', how.when)+uint64(grade), 1)
			v.put(hash('t', how.when)+uint64(how.who)<<8, 1)
		}
	}
	v.close(ofMoods)

	v.put(hash('g', "grade")+uint64(grade), 2)
	most := 0
	for _, kind := range chat.Dangers() {
		most = max(most, s.weight(kind))
	}
	v.put(hash('g', "weight")+uint64(min(most, 8)), 2)
	v.put(hash('l', "long")+uint64(math.Log2(float64(len(tokens)+1))*1.5), 1)
	v.put(hash('l', "long", string(grade))+uint64(math.Log2(float64(len(tokens)+1))*1.5), 1)
	if s.read.Shape.Questions > 0 {
		v.put(hash('l', "asks", string(grade)), 1)
	}
	if s.read.Shape.Exclaims > 0 {
		v.put(hash('l', "exclaims", string(grade)), 1)
	}
	if s.read.Shape.Shouted {
		v.put(hash('l', "shouts", string(grade)), 1)
	}
	if grade != 'n' {
		for d := 1; d <= 3; d++ {
			if i := at.from - d; i >= 0 {
				v.put(hash('p', tokens[i].General()), 1)
			}
			if i := at.to + d - 1; i < len(tokens) {
				v.put(hash('q', tokens[i].General()), 1)
			}
		}
		if how := tell(tokens[at.from].Text); how.when != "" {
			v.put(hash('p', "told", how.when), 1)
		}
	}
	v.close(ofPlace)
	return v
}

// letters are the runs of three to five letters of a word.
func (v *Traits) letters(word string) {
	padded := "^" + word + "$"
	for n := 3; n <= 5; n++ {
		for i := 0; i+n <= len(padded); i++ {
			v.put(hash('c', padded[i:i+n]), 1)
		}
	}
}

func (v *Traits) put(hash uint64, value float32) {
	// The high half of a multiplied hash is the well mixed one.
	v.Index = append(v.Index, uint32(hash*0x9E3779B97F4A7C15>>(64-traitBits)))
	v.Value = append(v.Value, value)
}

// close ends a group of traits.
func (v *Traits) close(weight float64) {
	n := len(v.Value) - v.group
	each := float32(weight / math.Sqrt(float64(n)+2))
	for i := v.group; i < len(v.Value); i++ {
		v.Value[i] *= each
	}
	v.group = len(v.Value)
}

func hashByte(family, b byte) uint64 { return hash(family, string(rune(b))) }

// hash is the hash of a trait: each family has its own byte.
func hash(family byte, texts ...string) uint64 {
	const seed, prime = 14695981039346656037, 1099511628211
	h := (seed ^ uint64(family)) * prime
	for _, text := range texts {
		for i := range len(text) {
			h = (h ^ uint64(text[i])) * prime
		}
		h = (h ^ 0xff) * prime
	}
	return h
}

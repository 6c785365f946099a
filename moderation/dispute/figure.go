package dispute

import (
	"maps"
	"math"
	"time"
)

// figures are what speaks for and against two messages being the two sides of
// a disagreement, by name. One that is not named is zero.
type figures map[string]float64

func (f figures) when(is bool, name string) {
	if is {
		f[name] = 1
	}
}

// without is the same but for some.
func (f figures) without(names ...string) figures {
	out := maps.Clone(f)
	for _, name := range names {
		delete(out, name)
	}
	return out
}

// pairFigures looks at two messages of a conversation as its two sides.
func (t *thread) pairFigures(first, second int) figures {
	f := figures{"constant": 1}
	a, b := t.sayings[first], t.sayings[second]
	t.sideFigures(f, "first", a)
	t.sideFigures(f, "second", b)
	t.betweenFigures(f, first, second)
	kind, bare, same := differingNumbers(a, b)
	f.when(kind, "numbers of one kind differ")
	f.when(bare, "bare numbers differ")
	f.when(same, "same number")
	against, denied, alike := opposed(a, b)
	f["opposites"] = math.Min(float64(against), 3)
	f.when(against > 0, "some opposites")
	f["denied"] = math.Min(float64(denied), 3)
	f.when(denied > 0, "some denied")
	f["alike"] = math.Min(float64(alike), 4)
	same2, turned := takenUp(a, b)
	f["verbs alike"], f["verbs turned"] = math.Min(float64(same2), 2), math.Min(float64(turned), 2)
	f["words in common"] = math.Min(float64(common(a, b)), 4)
	f.when(a.leans()*b.leans() < 0, "lean apart")
	f.when(a.leans()*b.leans() > 0, "lean alike")
	own := a.marks["_local"] && b.marks["_local"]
	f.when(own, "both of their own")
	f.when(own && !b.begins("_deny"), "both of their own, no denial")
	f.when(b.begins("_deny") && (kind || bare), "denial with another number")
	f.when(b.begins("_deny") && against > 0, "denial with an opposite")
	f.when(b.refuses() != a.refuses(), "one of them refuses")
	f.when(b.refuses() && a.refuses(), "both refuse")
	x, y := a.vaccinesOf(), b.vaccinesOf()
	if len(x) > 0 && len(y) > 0 {
		shared := false
		for _, v := range y {
			for _, w := range x {
				shared = shared || v == w
			}
		}
		f.when(!shared, "other vaccine")
		f.when(shared, "same vaccine")
	}
	f.when(len(y) > 0 && len(x) == 0, "second names a vaccine anew")
	for v, n := range b.whole.dose {
		if m, ok := a.whole.dose[v]; ok {
			f.when(n != m, "other dose")
		}
	}
	denies := b.begins("_deny") || b.marks["_strongno"]
	both := a.speaksAsOne() && b.speaksAsOne()
	f.when(both, "both of what they do")
	f.when(both && !denies && !b.addresses(), "both of what they do, no denial")
	f.when(a.speaksAsOne() && !b.speaksAsOne(), "what one does, not the other")
	f.when(a.speaksAsOne() && b.addresses(), "what one does, addressed")
	f.when(b.echoes(a), "second asks back")
	f.when(b.echoes(a) && b.claims > 0, "second asks back and claims")
	answers := t.sayings[t.start].asks > 0 && first > t.start
	f.when(answers && (kind || bare), "both answer, with other numbers")
	f.when(answers && (against > 0 || denied > 0), "both answer, with opposites")
	f.when(answers && denies, "both answer, with denial")
	f.when(same && !kind && !bare && against == 0 && denied == 0 && turned == 0, "nothing differs but words")
	f.when(!kind && !bare && against == 0 && denied == 0 && turned == 0 && !denies && a.leans()*b.leans() >= 0, "nothing differs")
	return f
}

// sideFigures are those of one message.
func (t *thread) sideFigures(f figures, name string, s *said) {
	f.when(s.begins("_deny"), name+" begins with denial")
	f.when(s.begins("_agree"), name+" begins with agreement")
	for _, mark := range sideMarks {
		f.when(s.marks[mark], name+" "+mark[1:])
	}
	f.when(s.refuses(), name+" refuses")
	f.when(s.forbids(), name+" forbids")
	f.when(s.bids(), name+" bids")
	f.when(s.speaksAsOne(), name+" tells what they do")
	f.when(s.addresses(), name+" addresses")
	f.when(s.wouldHave(), name+" says what should be")
	f.when(s.reasons(), name+" gives a ground")
	f.when(s.asks > 0 && s.claims > 0, name+" asks too")
	f.when(s.laughs, name+" laughs")
	f.when(s.silent, name+" silent")
	f.when(s.leans() > 0, name+" says go")
	f.when(s.leans() < 0, name+" says stop")
	f.when(len(s.numbers()) > 0, name+" has a number")
	n := size(s.parts)
	f.when(n <= 2, name+" very short")
	f.when(n > 2 && n <= 6, name+" short")
	f.when(n > 18, name+" long")
	f.when(s.words["only"] || s.words["tu"] || s.words["pekee"] || s.words["just"], name+" only")
	f.when(s.words["ni"] || s.words["is"] || s.words["its"], name+" is")
	f.when(concepts(s) == 0, name+" speaks of nothing known")
	f["concepts of "+name] = math.Min(float64(concepts(s)), 5)
}

// sideMarks are the marks that are figures of a side.
var sideMarks = []string{"_strongno", "_deny", "_local", "_general", "_yield", "_concede", "_unsure", "_suppose", "_past", "_reported", "_refute", "_story", "_but", "_ownfact", "_others", "_quiz", "_joke", "_experience", "_agree", "_both"}

func concepts(s *said) (n int) {
	for concept := range s.whole.concepts() {
		if concept[0] != '_' {
			n++
		}
	}
	return n
}

// betweenFigures are those of the way from one to the other, and of the talk.
func (t *thread) betweenFigures(f figures, first, second int) {
	apart := second - first
	f.when(apart == 2, "one between")
	f.when(apart == 3, "two between")
	f.when(apart > 3, "more between")
	gap := t.messages[second].At.Sub(t.messages[first].At)
	f.when(gap > time.Hour, "an hour later")
	f.when(gap < 30*time.Second, "within half a minute")
	later, laughter, asked, agreed := false, 0, false, 0
	for at := first + 1; at < second; at++ {
		s := t.sayings[at]
		later = later || t.messages[at].From == t.messages[first].From && s.claims > 0
		if s.laughs {
			laughter++
		}
		asked = asked || s.asks > 0
		if s.begins("_agree") {
			agreed++
		}
	}
	f.when(later, "first has spoken since")
	f.when(t.turned(first, second), "asked on between")
	f.when(asked, "asked between")
	f["laughter between"] = math.Min(float64(laughter), 2)
	f["agreement between"] = math.Min(float64(agreed), 2)
	quiz := false
	before := 0
	for at := t.start; at < second; at++ {
		quiz = quiz || t.sayings[at].marks["_quiz"]
		if t.sayings[at].laughs {
			before++
		}
	}
	f.when(quiz, "a quiz before")
	f["laughter before"] = math.Min(float64(before), 3)
	f.when(first == t.start, "first opens")
	f["messages before"] = math.Min(float64(first-t.start), 4)
	opener := t.sayings[t.start]
	f.when(opener.asks > 0 && first > t.start, "both answer a question")
	f.when(first > t.start && t.messages[second].From == t.messages[t.start].From, "second opened")
	f.when(first > t.start && t.messages[first].From == t.messages[t.start].From, "first opened too")
	f.when(opener.asks > 0 && opener.whole.wants(), "which, when or how many was asked")
}

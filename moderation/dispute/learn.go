package dispute

import (
	"maps"
	"math"
	"slices"
	"time"

	"github.com/mshauri/mshauri/moderation/policy"
)

// Lesson is a labelled, invented talk from which the scales are learnt.
type Lesson struct {
	ID         string
	From       []string
	At         []time.Time
	Text       []string
	Disagree   bool
	ResolvesAt int         // the message with which both sides had spoken
	Accept     []policy.ID // passages that would be right; none: any is
	// Tuned says that the rules were mended on it: what they find in it is more
	// than they find in talk that they do not know.
	Tuned bool
}

// How it is learnt.
const (
	rounds      = 200
	shrinkPair  = 3.0
	shrinkShare = 0.002
	untuned     = 2.0 // what a lesson counts on which no rule was mended
	ruledShare  = 0.6 // and one with what the rules found, where they were mended on it; without, the rest
)

// taught is a lesson as it was read.
type taught struct {
	*Lesson
	talk   *thread
	all    []candidate
	weight float64
}

// Learner reads lessons, and remembers every search for them, since the same
// lesson is read again when another hand is left out.
type Learner struct{ reader *Reader }

// NewLearner returns one that has learnt nothing.
func NewLearner() *Learner {
	r := newReader(nil)
	r.memory.searches.most = 1 << 20
	return &Learner{r}
}

// Learn learns scales from lessons. The same lessons give the same scales.
func (l *Learner) Learn(lessons []Lesson) *Scales {
	r := l.reader.With(nil)
	talks := r.examplesOf(lessons)
	s := &Scales{examples: newExamples(talks), kin: newKin(talks)}
	r.scales = &Scales{kin: s.kin}
	asked := r.askedFor()
	s.profiles = newProfiles(append(documentsOf(talks), asked...))
	var all []taught
	fold := len(lessons)/folds + 1
	for i := range lessons {
		if i%fold == 0 { // what is learnt from a lesson knows nothing of those beside it, but which passages go together
			rest := without(talks, lessons[i:min(len(lessons), i+fold)])
			r.scales.examples, r.scales.profiles = newExamples(rest), newProfiles(append(documentsOf(rest), asked...))
		}
		read := taught{Lesson: &lessons[i], weight: untuned}
		read.talk, read.all = r.learnFrom(&lessons[i])
		if !lessons[i].Tuned {
			all = append(all, read)
			continue
		}
		read.weight = ruledShare
		all = append(all, read, read.unruled(1-ruledShare))
	}
	s.choice = learnChoice(all)
	r.scales.choice = s.choice
	for i := range all {
		for k := range all[i].all {
			c := &all[i].all[k]
			c.figures = maps.Clone(c.figures)
			all[i].talk.settleOn(c)
		}
	}
	s.pair, s.wording = learnPair(all)
	s.certain = certain
	s.ofTalk = s.mostOfTalk(all)
	return s
}

// mostOfTalk is the most that what is searched for speaks for any pair.
func (s *Scales) mostOfTalk(all []taught) (most float64) {
	for i := range all {
		for _, c := range all[i].all {
			sum := 0.0
			for name, v := range c.figures {
				if ofTalk(name) {
					sum += s.pair[name] * v
				}
			}
			most = math.Max(most, sum)
		}
	}
	return most
}

// folds are the parts in which lessons are read.
const folds = 8

// without are the examples of other lessons than some.
func without(all []example, but []Lesson) (out []example) {
	for _, e := range all {
		if !slices.ContainsFunc(but, func(l Lesson) bool { return l.ID == e.source }) {
			out = append(out, e)
		}
	}
	return out
}

// documentsOf are examples as documents.
func documentsOf(all []example) []document {
	out := make([]document, len(all))
	for i, e := range all {
		out[i] = document{e.words, e.passages, 1}
	}
	return out
}

// thread is a lesson as a talk.
func (l *Lesson) thread(r *Reader) *thread {
	t := &thread{Reader: r, texts: l.Text, invented: true}
	for i := range l.Text {
		t.messages = append(t.messages, Message{From: l.From[i], At: l.At[i]})
	}
	return t
}

// Judge is what a reader with such scales finds in a lesson, to measure what was
// learnt from others.
func (l *Learner) Judge(s *Scales, lesson *Lesson) *Disagreement {
	for _, d := range lesson.thread(l.reader.With(s)).run() {
		if d.SettledAt < 0 {
			return d
		}
	}
	return nil
}

// learnFrom are the pairs of a lesson, up to the message with which both had
// spoken.
func (r *Reader) learnFrom(l *Lesson) (t *thread, all []candidate) {
	t = l.thread(r)
	t.watch = func(at int, ruled *Disagreement) {
		if !l.Disagree || at <= l.ResolvesAt {
			for _, c := range t.candidates(at, ruled) {
				t.look(&c)
				all = append(all, c)
			}
		}
	}
	t.run()
	return t, all
}

// examplesOf are the lessons that show what a passage is talked of in.
func (r *Reader) examplesOf(lessons []Lesson) (all []example) {
	for i := range lessons {
		l := &lessons[i]
		if !l.Disagree || len(l.Accept) == 0 {
			continue
		}
		t := l.thread(r)
		t.watch = func(at int, _ *Disagreement) {
			if at == l.ResolvesAt {
				all = append(all, example{source: l.ID, passages: l.Accept, terms: termsOf(t.sayings[max(t.start, at-stretch+1) : at+1]), words: wordTerms(t.sayings[max(t.start, at-stretch+1) : at+1])})
			}
		}
		t.run()
	}
	return all
}

// unruled is a lesson without what the rules found in it.
func (t taught) unruled(weight float64) taught {
	out := taught{Lesson: t.Lesson, talk: t.talk, weight: weight}
	for _, c := range t.all {
		other := candidate{first: c.first, second: c.second, figures: c.figures.without("ruled", "ruled at all", "ruled by what they answer", "ruled, denied")}
		for _, one := range c.choices {
			other.choices = append(other.choices, choice{one.passage, one.figures.without("by rule", "first by rule")})
		}
		out.all = append(out.all, other)
	}
	return out
}

// at is the pair from which the passage is learnt: that of the rules, or else
// the nearest.
func (t *taught) at() *candidate {
	var best *candidate
	for i := range t.all {
		c := &t.all[i]
		if c.second == t.ResolvesAt && (best == nil || c.ruled != nil || best.ruled == nil) {
			best = c
		}
	}
	return best
}

// learnChoice finds the weights that make the right passages likely.
func learnChoice(all []taught) weights {
	type question struct {
		choices [][]entry
		right   []bool
		weight  float64
	}
	names := newNames()
	var questions []question
	for i := range all {
		c := all[i].at()
		if !all[i].Disagree || len(all[i].Accept) == 0 || c == nil {
			continue
		}
		q := question{weight: all[i].weight}
		for _, one := range c.choices {
			q.choices = append(q.choices, names.row(one.figures))
			q.right = append(q.right, slices.Contains(all[i].Accept, one.passage))
		}
		if slices.Contains(q.right, true) {
			questions = append(questions, q)
		}
	}
	w := newDescent(len(names.list))
	for range rounds {
		for _, q := range questions {
			likely := make([]float64, len(q.choices))
			sum, right := 0.0, 0.0
			for i, row := range q.choices {
				likely[i] = math.Exp(w.of(row))
				sum += likely[i]
				if q.right[i] {
					right += likely[i]
				}
			}
			for i, row := range q.choices {
				pull := -likely[i] / sum
				if q.right[i] {
					pull += likely[i] / right
				}
				w.pull(row, q.weight*pull/float64(len(questions)))
			}
		}
		w.step(0.4, shrinkShare)
	}
	return names.weights(w)
}

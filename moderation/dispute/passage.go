package dispute

import "github.com/mshauri/mshauri/moderation/policy"

// reads is a passage read as if somebody had said it.
func (r *Reader) reads(id policy.ID) *said {
	p, _ := r.pack.Find(id)
	return sayingOf(r.memory.sentences.remembered(p.Text, func() []*sentence { return r.sentences(p.Text) }), false)
}

// besidePassage holds two messages against the passage that may settle it. Where
// two differ, one of them often says what it says, and the other does not.
func (t *thread) besidePassage(f figures, passage, first, second *said) {
	one, two := sayIt(passage, first), sayIt(passage, second)
	f.when(one && two, "both say the passage's number")
	f.when(two && !one && len(first.numbers()) > 0, "second alone says the passage's number")
	f.when(one && !two && len(second.numbers()) > 0, "first alone says the passage's number")
	f.when(two && len(first.numbers()) == 0, "second says the passage's number, first none")
	f.when(!one && !two && len(first.numbers()) > 0 && len(second.numbers()) > 0, "neither says the passage's number")
	near, far := standing(passage, second), standing(passage, first)
	f.when(near > far, "passage sides with second")
	f.when(far > near, "passage sides with first")
	f.when(near < 0, "second against passage")
	f.when(far < 0, "first against passage")
	f.when(far < 0 && near > 0, "first against passage, second with it")
}

// sayIt reports whether a message names a measure of a passage.
func sayIt(passage, s *said) bool {
	for _, v := range s.numbers() {
		for _, w := range passage.whole.values {
			if (v.Kind == w.Kind || v.Kind == Bare) && same(v, w) {
				return true
			}
		}
	}
	return false
}

// standing is how far a message goes with a passage, below zero against it.
func standing(passage, s *said) int {
	against, denied, alike := opposed(passage, s)
	return min(alike, 2) - 2*against - 2*denied
}

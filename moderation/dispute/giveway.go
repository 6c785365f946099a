package dispute

import (
	"slices"
	"time"
)

// How many messages later one who gives way is still heard to give way in this
// matter: what settles it may also be that another says both are right.
const (
	yields     = 3
	reconciles = 4
)

// settles reports whether a message shows that one of the two has given way at
// once: the group needs no passage then.
func (t *thread) settles(found *Disagreement, at int) bool {
	return t.givesWay(found.First.message, found.Second.message, found.At, at, Patience)
}

// gaveWay reports whether one of two has given way by a message, however long
// after: a passage does not come when somebody has conceded.
func (t *thread) gaveWay(first, second, at int) bool {
	for i := second + 1; i <= at; i++ {
		if t.givesWay(first, second, second, i, longest) {
			return true
		}
	}
	return false
}

// givesWay reports whether a message shows that one of two who disagreed at a
// place gives way, within a time.
func (t *thread) givesWay(first, second, since, at int, within time.Duration) bool {
	from := t.messages[at].From
	if at > since+reconciles || t.messages[at].At.Sub(t.messages[since].At) > within {
		return false
	}
	if t.sayings[at].marks["_both"] {
		return true
	}
	if at > since+yields || from != t.messages[first].From && from != t.messages[second].From {
		return false
	}
	return slices.ContainsFunc(t.sayings[at].parts, func(s *sentence) bool { return s.yes["_concede"] && !s.has("_condole") && !s.asks })
}

// doubts reports whether it is no longer certain of a disagreement, by what was
// said within Patience after it was found: "I mean another age", "we say the
// same".
func (t *thread) doubts(found *Disagreement, at int) bool {
	first, second := found.Sides()
	if at > second+followed || t.messages[at].At.Sub(t.messages[found.At].At) > Patience {
		return false
	}
	sum := found.worth + t.scales.wording.of(t.parts(first, second, at)) + t.scales.pair.of(t.laterFigures(first, second, at))
	return logistic(sum)*found.share < t.scales.certain
}

package dispute

import "slices"

// settles reports whether a message shows that one of the two has given way at
// once: the group needs no passage then.
func (t *thread) settles(found *Disagreement, at int) bool {
	return at <= found.At+4 && t.givesWay(found.First.message, found.Second.message, found.At, at)
}

// gaveWay reports whether one of two has given way by a message.
func (t *thread) gaveWay(first, second, at int) bool {
	for i := second + 1; i <= at; i++ {
		if t.givesWay(first, second, second, i) {
			return true
		}
	}
	return false
}

// givesWay reports whether a message shows that one of two who disagreed at a
// place gives way.
func (t *thread) givesWay(first, second, since, at int) bool {
	from := t.messages[at].From
	switch {
	case t.messages[at].At.Sub(t.messages[since].At) > Patience:
		return false
	case t.sayings[at].marks["_both"]:
		return true
	case from != t.messages[first].From && from != t.messages[second].From, at > since+3:
		return false
	}
	return slices.ContainsFunc(t.sayings[at].parts, func(s *sentence) bool { return s.yes["_concede"] && !s.has("_condole") && !s.asks })
}

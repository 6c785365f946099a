package dispute

import "github.com/mshauri/mshauri/moderation/policy"

// kin says how often one passage is right where another is: two editions, a rule
// and its formula. It is counted in labelled talks; passages of one matter, which
// nobody has labelled yet, are taken to be so half of the time.
type kin struct {
	of   map[policy.ID]int
	both map[[2]policy.ID]int
}

// What counts beside the labelled talks.
const (
	sibling    = 0.5 // of one matter
	unlabelled = 2   // talks that it counts as much as
)

func newKin(all []example) *kin {
	k := &kin{of: make(map[policy.ID]int), both: make(map[[2]policy.ID]int)}
	for _, e := range all {
		for _, one := range e.passages {
			k.of[one]++
			for _, other := range e.passages {
				k.both[[2]policy.ID{one, other}]++
			}
		}
	}
	return k
}

// right is how likely a passage is right where another is.
func (k *kin) right(one, where policy.ID, together bool) float64 {
	if one == where {
		return 1
	}
	likely := float64(k.both[[2]policy.ID{where, one}])
	if together {
		likely += unlabelled * sibling
	}
	return likely / float64(k.of[where]+unlabelled)
}

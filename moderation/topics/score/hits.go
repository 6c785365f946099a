package score

import "github.com/mshauri/mshauri/moderation/share"

// Hits counts what was found, what was found wrongly and what was missed.
type Hits struct {
	Right, Wrong, Missed int
}

// Precision is how much of what was found is right.
func (h Hits) Precision() share.Share { return share.Share{Of: h.Right, N: h.Right + h.Wrong} }

// Recall is how much of what is there was found.
func (h Hits) Recall() share.Share { return share.Share{Of: h.Right, N: h.Right + h.Missed} }

// F1 is the harmonic mean of both; 0 when there is nothing.
func (h Hits) F1() float64 {
	if all := 2*h.Right + h.Wrong + h.Missed; all > 0 {
		return 2 * float64(h.Right) / float64(all)
	}
	return 0
}

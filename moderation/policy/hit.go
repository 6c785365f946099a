package policy

// Hit is a passage that was found, and how well it fits.
type Hit struct {
	Passage Passage
	Score   float64 // between 0 and 1: how likely it is to answer
}

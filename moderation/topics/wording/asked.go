package wording

// Asked is the part of a posting that ends in question marks, when another
// part of three words or more does not: the question decides what a posting
// is about, and the rest is why it is asked.
func (r Reading) Asked() (Reading, bool) {
	if r.Shape.Questions == 0 {
		return Reading{}, false
	}
	var asked []Token
	other, from := 0, 0
	for to := 1; to <= len(r.Tokens); to++ {
		if to < len(r.Tokens) && !r.Tokens[to].Starts {
			continue
		}
		if part := r.Tokens[from:to]; part[len(part)-1].Stop == '?' {
			asked = append(asked, part...)
		} else {
			other = max(other, len(part))
		}
		from = to
	}
	if len(asked) < 3 || other < 3 {
		return Reading{}, false
	}
	return Reading{Tokens: asked, Shape: Shape{Questions: 1, EndsAsked: true, Lines: 1}}, true
}

package policy

import "github.com/mshauri/mshauri/moderation/policy/words"

// wordPieces tells how like a question is to every text that was added, by pieces
// of words: it asks each piece for the texts that hold it, since most texts
// hold none of a question's.
type wordPieces struct {
	holders map[uint32][]holder // by piece
	texts   int32
}

type holder struct {
	text   int32
	weight float32
}

// add takes a text in, its pieces weighed, and returns its number.
func (p *wordPieces) add(grams []words.Gram) (text int32) {
	for _, g := range grams {
		p.holders[g.Key] = append(p.holders[g.Key], holder{p.texts, g.Weight})
	}
	p.texts++
	return p.texts - 1
}

// like is the likeness of a question to each text, by its number: 1 for the
// same text, 0 for nothing in common.
func (p *wordPieces) like(grams []words.Gram) []float32 {
	likes := make([]float32, p.texts)
	for _, g := range grams {
		for _, h := range p.holders[g.Key] {
			likes[h.text] += g.Weight * h.weight
		}
	}
	return likes
}

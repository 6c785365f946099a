package learn

import "github.com/mshauri/mshauri/moderation/topics/wording"

// byLexicon is what the words of the trade say alone, with and without the
// rules for ambiguous ones. Where they say nothing it is general, the last key.
func (c *Corpus) byLexicon(at int) (rules, plain int) {
	found := c.reader.Lexicon.Find(wording.Read(c.lines[at].Text).Tokens)
	best := func(scores []float32) int {
		if top := highest(scores); scores[top] > scores[len(scores)-1] {
			return top
		}
		return len(scores) - 1
	}
	withRules, without := c.reader.Lexicon.Score(found), c.reader.Lexicon.Weigh(found)
	return best(withRules[:]), best(without[:])
}

func highest(scores []float32) int {
	top := 0
	for i, s := range scores {
		if s > scores[top] {
			top = i
		}
	}
	return top
}

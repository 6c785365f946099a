package topics

import "github.com/mshauri/mshauri/moderation/topics/wording"

// A part must be this long, and this clearly of another area, to be a second
// question and not an afterthought.
const (
	partWords = 4
	partLead  = 1.5
)

// second looks for a second area: the posting must fall into parts, two of
// which ask, and ask about different areas. The tokens are marked where a part
// begins, so this comes last. One question that touches two
// areas has one best area.
func (t *Tagger) second(room *scratch, read wording.Reading, best int) (area int, ok bool) {
	general := len(t.areas) - 1
	if best == general || len(read.Tokens) < 2*partWords {
		return 0, false
	}
	bestAsked := false
	area = -1
	from := 0
	for to := 1; to <= len(read.Tokens); to++ {
		if to < len(read.Tokens) && !parts(read.Tokens, to) {
			continue
		}
		tokens := read.Tokens[from:to]
		from = to
		if len(tokens) < partWords {
			continue
		}
		tokens[0].Starts = true
		part := wording.Reading{Tokens: tokens, Shape: wording.Shape{Lines: 1}}
		if tokens[len(tokens)-1].Stop == '?' {
			part.Shape.Questions, part.Shape.EndsAsked = 1, true
		}
		found := t.reader.Lexicon.Find(tokens)
		if t.asks(room, part, found) <= 0 {
			continue
		}
		switch place, lead := t.weigh(room, part, found); {
		case place == best:
			bestAsked = true
		case place != general && lead >= partLead && area < 0:
			area = place
		}
	}
	return area, bestAsked && area >= 0
}

// parts reports whether a new part begins at a token: after the end of a
// sentence, or at "and how", "na nini".
func parts(tokens []wording.Token, at int) bool {
	if tokens[at].Starts {
		return true
	}
	word := tokens[at].Text
	if word != "and" && word != "na" && word != "also" && word != "pia" {
		return tokens[at-1].Stop == ',' && opens[word]
	}
	return at+1 < len(tokens) && opens[tokens[at+1].Text]
}

// opens are the words with which a second question begins. Read only.
var opens = map[string]bool{
	"how": true, "what": true, "when": true, "where": true, "who": true, "which": true, "why": true, "do": true, "does": true,
	"is": true, "can": true, "should": true, "are": true, "and": true, "na": true, "je": true, "naweza": true, "tunaweza": true,
}

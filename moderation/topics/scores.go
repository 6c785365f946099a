package topics

import (
	"cmp"
	"math"
	"slices"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/topics/wording"
	"github.com/mshauri/mshauri/privacy"
)

// Score is how likely an area is to be the best one of a posting.
type Score struct {
	Area  chat.Area
	Share float64 // of one
}

// Unsure is the share of the best area under which the tagger is wrong four
// times in ten, by cross-validation: another opinion is worth asking for.
const Unsure = 0.6

// Scores returns every area with its share, the best first. They add up to
// one. The best is the one that Tag puts first.
func (t *Tagger) Scores(text privacy.Clean) []Score {
	room := t.room.Get().(*scratch)
	defer t.room.Put(room)
	out := make([]Score, len(t.areas))
	read := wording.Read(text.String())
	if !read.Worded() {
		for i, area := range t.areas {
			out[i].Area = area
			if area == General {
				out[i].Share = 1
			}
		}
	} else {
		best, _ := t.weigh(room, read, t.reader.Lexicon.Find(read.Tokens))
		var sum float64
		for i, s := range room.scores {
			out[i] = Score{Area: t.areas[i], Share: math.Exp(float64(s - room.scores[best]))}
			sum += out[i].Share
		}
		for i := range out {
			out[i].Share /= sum
		}
	}
	slices.SortStableFunc(out, func(a, b Score) int { return cmp.Compare(b.Share, a.Share) })
	return out
}

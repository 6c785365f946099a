package topics

import (
	_ "embed"
	"sync"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/topics/features"
	"github.com/mshauri/mshauri/moderation/topics/lexicon"
	"github.com/mshauri/mshauri/moderation/topics/model"
	"github.com/mshauri/mshauri/moderation/topics/wording"
	"github.com/mshauri/mshauri/privacy"
)

//go:embed model.bin
var modelFile []byte

// Tagger says which technical areas a posting is about.
type Tagger struct {
	areas   []chat.Area
	reader  *features.Reader
	trained *model.Trained
	alerts  alertWords
	room    sync.Pool // of *scratch
}

// scratch is the room that one posting needs, kept for the next.
type scratch struct {
	vector features.Vector
	scores [lexicon.Areas]float32
	asked  [lexicon.Areas]float32
}

// New returns a tagger. It is safe for concurrent use, and worth keeping: it
// unpacks the weights.
func New() *Tagger {
	trained, err := model.Decode(modelFile)
	if err != nil {
		// The weights are part of the program: a build with broken ones does
		// not pass its tests.
		panic("topics: embedded weights: " + err.Error())
	}
	t := &Tagger{areas: Areas(), reader: features.NewReader(), trained: trained}
	t.alerts = findAlertWords(t.reader.Lexicon)
	t.room.New = func() any { return new(scratch) }
	return t
}

// Tag returns the areas of a text, the best first and never none, and whether
// something is asked. There are two areas only when two things are asked that
// could be answered apart.
func (t *Tagger) Tag(text privacy.Clean) (areas []chat.Area, question bool) {
	return t.tag(text.String())
}

func (t *Tagger) tag(text string) ([]chat.Area, bool) {
	room := t.room.Get().(*scratch)
	defer t.room.Put(room)
	read := wording.Read(text)
	if !read.Worded() {
		// A picture or a lone mark: general until somebody says more.
		return []chat.Area{General}, read.Shape.Questions > 0
	}
	found := t.reader.Lexicon.Find(read.Tokens)
	question := t.asks(room, read, found) > 0
	best, _ := t.weigh(room, read, found)
	areas := []chat.Area{t.areas[best]}
	if question {
		if second, ok := t.second(room, read, best); ok {
			areas = append(areas, t.areas[second])
		}
	}
	return areas, question
}

// Question reports whether something is asked.
func (t *Tagger) Question(text privacy.Clean) bool {
	room := t.room.Get().(*scratch)
	defer t.room.Put(room)
	read := wording.Read(text.String())
	if !read.Worded() {
		return read.Shape.Questions > 0
	}
	return t.asks(room, read, t.reader.Lexicon.Find(read.Tokens)) > 0
}

// weigh leaves the score of each area in the room, and returns the place of
// the best and how far the next one is behind.
func (t *Tagger) weigh(room *scratch, read wording.Reading, found lexicon.Found) (best int, lead float32) {
	scores := room.scores[:]
	room.vector.Reset(features.AreaBits)
	t.reader.Areas(&room.vector, read, found)
	t.trained.Areas.Score(room.vector.Index, room.vector.Value, scores)
	if part, ok := read.Asked(); ok {
		room.vector.Reset(features.AreaBits)
		t.reader.Areas(&room.vector, part, t.reader.Lexicon.Find(part.Tokens))
		t.trained.Areas.Score(room.vector.Index, room.vector.Value, room.asked[:])
		for i, s := range room.asked {
			scores[i] += features.AskedShare * s
		}
	}
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	lead = scores[best]
	next := float32(-1e9)
	for i, s := range scores {
		if i != best {
			next = max(next, s)
		}
	}
	return best, lead - next
}

// asks is above zero when something is asked.
func (t *Tagger) asks(room *scratch, read wording.Reading, found lexicon.Found) float32 {
	room.vector.Reset(features.QuestionBits)
	t.reader.Questions(&room.vector, read, found)
	var score [1]float32
	t.trained.Question.Score(room.vector.Index, room.vector.Value, score[:])
	return score[0]
}

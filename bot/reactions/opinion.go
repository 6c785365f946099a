package reactions

import (
	"context"
	"slices"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/privacy"
)

// Adviser is the optional model; assist.Assistant satisfies it. Whatever goes
// wrong is an error, which changes nothing.
type Adviser interface {
	// Tag proposes the area of a posting.
	Tag(ctx context.Context, posting privacy.Clean) (chat.Area, error)
	// SameMatter says whether two messages speak of one matter, after what they
	// answer, which may be empty.
	SameMatter(ctx context.Context, asked, first, second privacy.Clean) (bool, error)
}

// Proposals keeps what a model proposes; storage.DB satisfies it.
type Proposals interface {
	// ProposeAreas puts areas in the place of the tagger's, which are kept beside
	// them, unless a human has spoken or the posting has changed meanwhile.
	ProposeAreas(ctx context.Context, posting chat.PostingID, were, proposed []chat.Area) error
}

// opinions is how many postings wait for a model at most: more keep what the
// tagger said.
const opinions = 32

// Opinion asks a model for the area of a posting of which the tagger is unsure.
// Nothing waits for it: the posting is kept and reacted to before, and what waits
// when the service stops keeps the tagger's word.
type Opinion struct {
	Tagger *topics.Tagger
	Model  Adviser
	Record Proposals
	// Asked is called after each question with what came of it.
	Asked func(error)

	waiting chan chat.Posting
}

// NewOpinion returns one with nothing waiting.
func NewOpinion(o Opinion) *Opinion {
	o.waiting = make(chan chat.Posting, opinions)
	return &o
}

// Name is "opinion".
func (*Opinion) Name() string { return "opinion" }

// React puts a posting of which the tagger is unsure among those that wait.
func (o *Opinion) React(_ context.Context, turn *bot.Turn) error {
	posting := turn.Heard.Posting
	if turn.Heard.Kind != chat.HeardPosting || turn.IsPrivate() || posting.Command != nil || posting.Text.IsEmpty() || len(posting.Areas) == 0 ||
		o.Tagger.Scores(posting.Text)[0].Share >= topics.Unsure {
		return nil
	}
	select {
	case o.waiting <- posting:
	default: // the model is slow: the tagger's word stands
	}
	return nil
}

// Run asks for what waits, one after the other, until the context ends.
func (o *Opinion) Run(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case posting := <-o.waiting:
			err := o.ask(ctx, posting)
			if ctx.Err() != nil {
				return nil
			}
			o.Asked(err)
		}
	}
}

func (o *Opinion) ask(ctx context.Context, posting chat.Posting) error {
	area, err := o.Model.Tag(ctx, posting.Text)
	if err != nil || area == posting.Areas[0] {
		return err
	}
	proposed := []chat.Area{area}
	for _, other := range posting.Areas[1:] {
		if !slices.Contains(proposed, other) {
			proposed = append(proposed, other)
		}
	}
	return o.Record.ProposeAreas(ctx, posting.ID, posting.Areas, proposed)
}

// doubtFor is how long a turn waits for a model's no.
const doubtFor = 2 * time.Second

// Doubt asks a model before a ruling goes out. Only a plain no, in time, stops
// it: without an answer the ruling takes its way.
func Doubt(model Adviser, asked func(error)) func(ctx context.Context, question, first, second privacy.Clean) (stop bool) {
	return func(ctx context.Context, question, first, second privacy.Clean) bool {
		ctx, cancel := context.WithTimeout(ctx, doubtFor)
		defer cancel()
		same, err := model.SameMatter(ctx, question, first, second)
		asked(err)
		return err == nil && !same
	}
}

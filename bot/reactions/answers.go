package reactions

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
)

// answerWithin is how long after a question a posting on the same area is taken
// for its answer, when it quotes nothing.
const answerWithin = 30 * time.Minute

// openAtOnce is how many open questions an answer is held against, so that a
// flood of them costs no more.
const openAtOnce = 20

// noArea is the area in which a posting answers only what it quotes: greetings
// and thanks are no answers.
const noArea chat.Area = "general"

// figureWords is how many words a figure has at most: "25%", "saa 6", "28
// days only". Its area says nothing, for there is no word to tell it by.
const figureWords = 3

// Threads knows what was asked; storage.DB satisfies it.
type Threads interface {
	// PostingByMessage returns chat.ErrNotFound when nothing is kept of it.
	PostingByMessage(context.Context, chat.GroupID, chat.MessageID) (chat.Posting, error)
	// NewestQuestions are those asked in a span of time that nobody else has
	// answered, the newest first and at most so many.
	NewestQuestions(ctx context.Context, group chat.GroupID, from, to time.Time, most int) ([]chat.OpenQuestion, error)
	Answered(ctx context.Context, question, by chat.PostingID, at time.Time) error
}

// Answers notes what each posting in a group answers: what it quotes, or else
// the open question of the same area within half an hour by somebody else. A
// figure alone answers the newest open question, whatever its area.
type Answers struct{ Threads Threads }

// Name is "answers".
func (Answers) Name() string { return "answers" }

// React says nothing: it only notes.
func (a Answers) React(ctx context.Context, turn *bot.Turn) error {
	posting := turn.Heard.Posting
	if turn.IsPrivate() || turn.Heard.Kind != chat.HeardPosting || posting.Command != nil {
		return nil
	}
	question, err := a.question(ctx, posting)
	if err != nil || question == 0 {
		return err
	}
	turn.Do(func(ctx context.Context) error { return a.Threads.Answered(ctx, question, posting.ID, posting.SentAt) })
	return nil
}

// question is what a posting answers, or 0.
func (a Answers) question(ctx context.Context, posting chat.Posting) (chat.PostingID, error) {
	if posting.ReplyTo != "" {
		quoted, err := a.Threads.PostingByMessage(ctx, posting.Group, posting.ReplyTo)
		if errors.Is(err, chat.ErrNotFound) || err == nil && (!quoted.Question || quoted.Member == posting.Member) {
			return 0, nil
		}
		return quoted.ID, err
	}
	figure := isFigure(posting.Text.String())
	if posting.Question || !figure && (len(posting.Areas) == 0 || posting.Areas[0] == noArea) {
		return 0, nil
	}
	// WhatsApp's time has whole seconds: a quick answer has that of its question.
	open, err := a.Threads.NewestQuestions(ctx, posting.Group, posting.SentAt.Add(-answerWithin), posting.SentAt.Add(time.Second), openAtOnce)
	if err != nil {
		return 0, err
	}
	for _, asked := range open {
		if asked.Posting.ID < posting.ID && asked.Posting.Member != posting.Member && (figure || slices.Contains(asked.Posting.Areas, posting.Areas[0])) {
			return asked.Posting.ID, nil
		}
	}
	return 0, nil
}

// isFigure says whether a text is a number with at most a word or two beside it.
func isFigure(text string) bool {
	return len(strings.Fields(text)) <= figureWords && strings.ContainsFunc(text, unicode.IsDigit)
}

package commands

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
)

// pollDraftFor is for how long one's own poll waits for one's word.
const pollDraftFor = 12 * time.Hour

// ownPoll shows a poll in a moderator's own words to them; nothing is posted
// before they agree. Of words that make no poll it says what to write.
func ownPoll(turn *bot.Turn, words privacy.Clean, offers bot.Offers, desk *bot.Desk, master Quizmaster, zone *time.Location) privacy.Authored {
	question, choices := readPoll(words)
	letters := utf8.RuneCountInString(question.String())
	switch {
	case question.IsEmpty():
		return phrases.PollOwnHow.In(turn.Language)
	case letters > quiz.PollQuestionLimit:
		return phrases.PollOwnLong.In(turn.Language, phrases.Number("count", letters))
	case len(choices) < quiz.PollLeast || len(choices) > quiz.PollMost:
		return phrases.PollOwnChoices.In(turn.Language, phrases.Number("count", len(choices)))
	}
	wanted := quiz.Poll{Kind: quiz.PollOwn, Question: question}
	shown := []privacy.Authored{question}
	for _, choice := range choices {
		if letters := utf8.RuneCountInString(choice.String()); letters > quiz.PollOptionLimit {
			return phrases.PollOwnChoiceLong.In(turn.Language, phrases.Quote("text", choice.First(firstRune)), phrases.Number("count", letters))
		}
		wanted.Options = append(wanted.Options, privacy.Quote(choice))
		shown = append(shown, phrases.PollChoice.In(turn.Language, phrases.Quote("option", choice)))
	}
	turn.Do(func(ctx context.Context) error {
		number, closes, err := master.DraftPoll(ctx, turn, turn.Group, wanted)
		if err != nil {
			return err
		}
		draft := chat.Draft{
			Kind: chat.DraftPoll, Group: turn.Group.ID, About: int64(number), Asker: turn.Member.ID,
			Text: privacy.Lines(shown...), Dies: turn.Now.Add(pollDraftFor),
		}
		aside, err := desk.Preview(ctx, turn, offers, draft, func(number int) privacy.Authored {
			return phrases.PollPreview.In(turn.Language, phrases.Word("group", turn.Group.Name),
				phrases.Word("until", said(turn, closes, zone)), phrases.Number("number", number))
		})
		if aside {
			turn.Answer(phrases.AnnounceAside.In(turn.Language))
		}
		return err
	})
	return privacy.Authored{}
}

// readPoll takes a question up to its question mark, empty when it has none, and
// the choices behind it: on lines of their own, or with strokes between. What is
// written twice counts once, since WhatsApp could not tell the two apart.
func readPoll(words privacy.Clean) (question privacy.Authored, choices []privacy.Clean) {
	before, after, _ := words.Cut("?")
	parts := before.Parts("?")
	if len(parts) == 0 || after.IsEmpty() && !strings.HasSuffix(words.String(), "?") {
		return question, nil
	}
	between := "/"
	for _, other := range []string{"\n", " / "} {
		if _, _, is := after.Cut(other); is && len(after.Parts(other)) > 1 {
			between = other
			break
		}
	}
	for _, choice := range after.Parts(between) {
		same := func(other privacy.Clean) bool { return strings.EqualFold(other.String(), choice.String()) }
		if !slices.ContainsFunc(choices, same) {
			choices = append(choices, choice)
		}
	}
	return phrases.PollQuestion.In(chat.English, phrases.Quote("text", parts[0])), choices
}

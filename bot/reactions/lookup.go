package reactions

import (
	"context"
	"strings"
	"unicode"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/bot/commands"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy/calc"
	"github.com/mshauri/mshauri/privacy"
)

// Tagger is bot.Tagger.
type Tagger interface {
	Tag(privacy.Clean) (areas []chat.Area, question bool)
}

// Lookup answers a plain sentence in a private chat: a sum is worked out,
// anything else is looked up. What is neither technical nor found is left to
// the reactors after it.
type Lookup struct {
	Library *commands.Library
	Tagger  Tagger
}

// Name is "lookup".
func (Lookup) Name() string { return "lookup" }

// React answers a private text that nothing before it in the list has taken.
func (l Lookup) React(ctx context.Context, turn *bot.Turn) error {
	heard := turn.Heard
	text := heard.Posting.Text
	if heard.Kind != chat.HeardPosting || !turn.IsPrivate() || turn.Member.Role == chat.Stranger ||
		heard.Posting.Command != nil || heard.Posting.Danger != "" || !turn.IsQuiet() || !hasWord(text.String()) {
		return nil
	}
	if result, ok, err := calc.Sum(text.String()); ok {
		turn.Answer(commands.SumText(turn.Language, result, err))
		return nil
	}
	if !l.Library.Has(turn, text) {
		areas, question := l.Tagger.Tag(text)
		if !question || len(areas) == 0 || areas[0] == noArea {
			return nil
		}
	}
	return l.Library.Answer(ctx, turn, text)
}

// hasWord reports whether there is a word of three letters or more: "B", "Q12
// B" and "25%" are answers to something else.
func hasWord(text string) bool {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len(word) >= 3 {
			return true
		}
	}
	return false
}

package reactions

import (
	"context"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// Guide answers a private message that is no order with one line that points
// to the menu, so that nobody is left without an answer.
type Guide struct{}

// Name is "guide".
func (Guide) Name() string { return "guide" }

// React answers a private text that nothing before it in the list has answered.
func (Guide) React(_ context.Context, turn *bot.Turn) error {
	heard := turn.Heard
	if heard.Kind != chat.HeardPosting || !turn.IsPrivate() || turn.Member.Role == chat.Stranger || heard.Posting.Command != nil || !turn.IsQuiet() {
		return nil
	}
	turn.Answer(phrases.NotUnderstood.In(turn.Language))
	return nil
}

package commands

import (
	"context"
	"errors"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// deleteWindow is how long WhatsApp lets a message be deleted for everyone.
const deleteWindow = 2 * 24 * time.Hour

// Remove deletes the message that it replies to for everyone, when the bot is
// an administrator of the group, and erases our copy in any case.
func Remove(record Record) *bot.Command {
	return &bot.Command{
		Name:    "remove",
		Aliases: []string{"ondoa"},
		Who:     []chat.Role{chat.Facilitator, chat.Mentor, chat.Staff},
		InGroup: true,
		Help:    phrases.HelpOfRemove,
		Example: "/remove (in reply to the message)",
		Run: func(ctx context.Context, turn *bot.Turn, _ chat.Command) error {
			target := turn.Heard.Posting.ReplyTo
			if target == "" {
				turn.Answer(phrases.RemoveHow.In(turn.Language))
				return nil
			}
			posting, err := record.PostingByMessage(ctx, turn.Heard.Group, target)
			if errors.Is(err, chat.ErrNotFound) {
				turn.Answer(phrases.RemoveUnknown.In(turn.Language))
				return nil
			} else if err != nil {
				return err
			}
			admin, err := record.IsBotAdmin(ctx, turn.Heard.Group)
			if err != nil {
				return err
			}
			turn.Do(func(ctx context.Context) error { return record.Remove(ctx, posting.ID, turn.Now) })
			switch {
			case turn.Now.Sub(posting.SentAt) > deleteWindow:
				turn.Answer(phrases.RemoveTooLate.In(turn.Language))
			case !admin:
				turn.Answer(phrases.RemoveNoAdmin.In(turn.Language))
			default:
				turn.Delete(target, posting.Member)
				turn.Answer(phrases.RemoveDone.In(turn.Language))
			}
			return nil
		},
	}
}

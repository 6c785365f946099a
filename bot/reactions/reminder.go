package reactions

import (
	"context"
	"errors"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// remindAgain is how long nothing is said to the same person about the same
// kind of identifier.
const remindAgain = 30 * 24 * time.Hour

// remindLater is how long the group's reminder waits, so that nobody sees whose
// posting it follows.
const remindLater = 4 * time.Hour

// Reminders remembers who was reminded of what; storage.DB satisfies it.
type Reminders interface {
	// Reminded returns when a member was last reminded of a kind, or
	// chat.ErrNotFound. An empty kind asks for any.
	Reminded(context.Context, chat.MemberID, privacy.Kind) (time.Time, error)
	// Remind notes that a member is reminded of a kind.
	Remind(context.Context, chat.MemberID, privacy.Kind, time.Time) error
	// Claim notes that a group was reminded on a day; fresh is false when it
	// was already.
	Claim(ctx context.Context, job string, due time.Time) (fresh bool, err error)
}

// Reminder tells a sender privately, kindly and rarely that something like a
// patient's detail was left out, and how to take the message back. The first
// time it is thanks with the reason. It never quotes. In the group it says
// nothing, unless a facilitator has switched that on: then at most once a day,
// naming nobody.
type Reminder struct{ Reminders Reminders }

// Name is "reminder".
func (Reminder) Name() string { return "reminder" }

// React looks at what was removed from a posting in a group.
func (r Reminder) React(ctx context.Context, turn *bot.Turn) error {
	if turn.IsPrivate() || turn.Heard.Kind != chat.HeardPosting {
		return nil
	}
	kinds := moderation.PatientKinds(turn.Heard.Posting.Text, turn.Heard.Posting.Findings)
	if len(kinds) > 0 && turn.Group.Remind {
		turn.Do(func(ctx context.Context) error {
			fresh, err := r.Reminders.Claim(ctx, "remind "+string(turn.Group.ID), turn.Now.Truncate(24*time.Hour))
			if err == nil && fresh {
				turn.PostAt(turn.Group.ID, chat.AboutPrivacy, turn.Now.Add(remindLater), phrases.ReminderGroup.In(turn.Group.Language))
			}
			return err
		})
	}
	if !turn.Member.WroteFirst {
		return nil
	}
	language := turn.Language
	if turn.Member.Language != "" {
		language = turn.Member.Language
	}
	for _, kind := range kinds {
		last, err := r.Reminders.Reminded(ctx, turn.Member.ID, kind)
		if err != nil && !errors.Is(err, chat.ErrNotFound) {
			return err
		}
		if err == nil && turn.Now.Sub(last).Abs() < remindAgain {
			continue
		}
		said := phrases.ReminderAgain
		if _, err := r.Reminders.Reminded(ctx, turn.Member.ID, ""); errors.Is(err, chat.ErrNotFound) {
			said = phrases.ReminderFirst
		} else if err != nil {
			return err
		}
		turn.Do(func(ctx context.Context) error { return r.Reminders.Remind(ctx, turn.Member.ID, kind, turn.Now) })
		turn.Whisper(turn.Member, chat.Notice, privacy.Lines(
			said.In(language, phrases.Text("kind", phrases.KindWord(kind).In(language))), phrases.ReminderHow.In(language)))
		return nil // one line, whatever was left out
	}
	return nil
}

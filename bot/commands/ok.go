package commands

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// OK posts a draft that the bot has shown to a facilitator.
func OK(desk *bot.Desk) *bot.Command {
	return decision(desk, true, bot.Command{Name: "ok", Help: phrases.HelpOfOK, Example: "/ok 12"})
}

// No drops one.
func No(desk *bot.Desk) *bot.Command {
	return decision(desk, false, bot.Command{Name: "no", Help: phrases.HelpOfNo, Example: "/no 12"})
}

// decision is the command of either kind. Without a number it stands for the
// one draft that waits, if there is just one.
func decision(desk *bot.Desk, post bool, command bot.Command) *bot.Command {
	command.Who = []chat.Role{chat.Facilitator, chat.Mentor, chat.Staff}
	command.InGroup, command.InPrivate, command.Rare = true, true, true
	command.Grammar = func(r *bot.Reading) []chat.Arg {
		if number, ok := r.Number(); ok {
			return []chat.Arg{{Number: strconv.Itoa(number)}}
		}
		return nil
	}
	command.Run = func(ctx context.Context, turn *bot.Turn, order chat.Command) error {
		var number int64
		if len(order.Args) > 0 {
			number, _ = strconv.ParseInt(order.Args[0].Number, 10, 64)
		} else {
			waiting, err := waitingFor(ctx, desk, turn)
			if err != nil {
				return err
			}
			if len(waiting) != 1 {
				numbers := make([]string, len(waiting))
				for i, draft := range waiting {
					numbers[i] = strconv.FormatInt(draft.ID, 10)
				}
				if len(numbers) == 0 {
					turn.Answer(phrases.DraftNone.In(turn.Language))
					return nil
				}
				turn.Answer(phrases.DraftWhich.In(turn.Language, phrases.Word("command", command.Name),
					phrases.Word("numbers", strings.Join(numbers, ", "))))
				return nil
			}
			number = waiting[0].ID
		}
		draft, err := desk.Drafts.Draft(ctx, number)
		if errors.Is(err, chat.ErrNotFound) {
			turn.Answer(phrases.DraftUnknown.In(turn.Language, phrases.Number("number", int(number))))
			return nil
		} else if err != nil {
			return err
		}
		return desk.Decide(ctx, turn, draft, post)
	}
	return &command
}

// waitingFor are the drafts that whoever wrote could decide: of the group
// where they wrote, or those of which they were told.
func waitingFor(ctx context.Context, desk *bot.Desk, turn *bot.Turn) ([]chat.Draft, error) {
	if !turn.IsPrivate() {
		return desk.Drafts.WaitingDrafts(ctx, turn.Heard.Group, turn.Now)
	}
	return desk.Drafts.DraftsToldTo(ctx, turn.Member.ID, turn.Now)
}

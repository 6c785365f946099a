package commands

import (
	"context"
	"fmt"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// askDies is how long a facilitator has to let a question be asked for somebody.
const askDies = 24 * time.Hour

// askAtMost is how long a question may be, in bytes: what the bot posts in a
// group stays short.
const askAtMost = 400

// Ask lets the bot ask the group for somebody who does not want to be named:
// once a day, and only after a facilitator has agreed.
func Ask(library *Library, desk *bot.Desk, zone *time.Location) *bot.Command {
	return &bot.Command{
		Name:      "ask",
		Aliases:   []string{"uliza"},
		Plain:     []string{"ask", "uliza"},
		FreePlain: true,
		Who:       []chat.Role{chat.Mentee, chat.Mentor, chat.Facilitator},
		InPrivate: true,
		Question:  true,
		Help:      phrases.HelpOfAsk,
		Example:   "ask how long may opened OPV be kept?",
		Grammar: func(r *bot.Reading) []chat.Arg {
			if r.AtEnd() {
				return nil
			}
			return []chat.Arg{{Text: r.Text()}}
		},
		Run: func(ctx context.Context, turn *bot.Turn, order chat.Command) error {
			switch {
			case len(order.Args) == 0 || order.Args[0].Text.Len() > askAtMost:
				turn.Answer(phrases.AskHow.In(turn.Language))
				return nil
			case len(turn.Member.Groups) == 0:
				turn.Answer(phrases.AskNoGroup.In(turn.Language))
				return nil
			}
			group, err := library.Referrals.Group(ctx, turn.Member.Groups[0])
			if err != nil {
				return err
			}
			turn.Do(func(ctx context.Context) error { return propose(ctx, turn, library, desk, group, order, zone) })
			return nil
		},
	}
}

// propose lays the question before a facilitator. It runs in the turn's
// transaction.
func propose(ctx context.Context, turn *bot.Turn, library *Library, desk *bot.Desk, group chat.Group, order chat.Command, zone *time.Location) error {
	local := turn.Now.In(zone)
	day := time.Date(local.Year(), local.Month(), local.Day(), 0, 0, 0, 0, zone)
	job := fmt.Sprintf("asked for member %d", turn.Member.ID)
	fresh, err := library.Referrals.Claim(ctx, job, day)
	if err != nil {
		return err
	} else if !fresh {
		turn.Answer(phrases.AskTwice.In(turn.Language))
		return nil
	}
	draft, err := desk.Propose(ctx, turn, chat.Draft{
		Kind: chat.DraftQuestion, Group: group.ID, Asker: turn.Member.ID, Dies: turn.Now.Add(askDies),
		Text: phrases.AskText.In(group.Language, phrases.Quote("text", order.Args[0].Text)),
	}, turn.Member.ID)
	if err != nil {
		return err
	}
	if draft.Told == 0 { // nobody would ever see it
		if _, err := desk.Drafts.DecideDraft(ctx, draft.ID, chat.DraftSettled, turn.Member.ID, turn.Now, ""); err != nil {
			return err
		}
		turn.Answer(phrases.AskNobody.In(turn.Language))
		return nil
	}
	turn.Answer(phrases.AskWaits.In(turn.Language, phrases.Word("group", group.Name)))
	return nil
}

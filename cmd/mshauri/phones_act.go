package main

import (
	"context"
	"fmt"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/web/phones"
)

// Do lets somebody do something on their phone.
func (d *desk) Do(ctx context.Context, person, where string, act phones.Act) error {
	who, err := d.player(person)
	if err != nil {
		return err
	}
	group, err := d.group(who, where)
	if err != nil {
		return err
	}
	to := d.stage.bot.PN
	if group != nil {
		to = group.jid
	}
	if act.Target == "" {
		return d.begin(ctx, who, to, act)
	}
	_, target, err := d.message(person, where, act.Target)
	if err != nil {
		return err
	}
	return d.goOn(ctx, who, group, target, act)
}

// begin does what needs no other message.
func (d *desk) begin(ctx context.Context, who *player, to lab.Address, act phones.Act) (err error) {
	switch act.Deed {
	case phones.Say:
		_, err = who.phone.Say(ctx, to, act.Text)
	case phones.AskPoll:
		_, err = who.phone.Poll(ctx, to, act.Text, act.Options, act.Limit)
	case phones.Picture:
		if len(act.JPEG) == 0 {
			_, err = who.phone.Picture(ctx, to, act.Text)
		} else {
			_, err = who.phone.JPEG(ctx, to, act.JPEG, act.Text)
		}
	default:
		return fmt.Errorf("to which message: %w", chat.ErrNotFound)
	}
	return err
}

// goOn does something with a message that is there.
func (d *desk) goOn(ctx context.Context, who *player, group *playedGroup, target lab.Received, act phones.Act) (err error) {
	own := target.FromMe
	switch act.Deed {
	case phones.Say:
		_, err = who.phone.Say(ctx, target.Chat, act.Text, lab.InReply(target))
	case phones.React:
		_, err = who.phone.React(ctx, target.Chat, target.From, target.ID, act.Emoji)
	case phones.Vote:
		if target.Kind != lab.Poll {
			return fmt.Errorf("a poll: %w", chat.ErrNotFound)
		}
		_, err = who.phone.Vote(ctx, target, act.Options)
	case phones.Edit:
		if !own || target.Kind != lab.Text {
			return fmt.Errorf("edit: %w", chat.ErrForbidden)
		}
		_, err = who.phone.Edit(ctx, target.Chat, target.ID, act.Text)
	case phones.Delete:
		switch {
		case own:
			_, err = who.phone.DeleteForEveryone(ctx, target.Chat, target.ID)
		case d.admin(group, who.phone.PN.User):
			_, err = who.phone.DeleteAsAdmin(ctx, target.Chat, target.From, target.ID)
		default:
			return fmt.Errorf("delete: %w", chat.ErrForbidden)
		}
	default:
		return fmt.Errorf("a deed: %w", chat.ErrNotFound)
	}
	return err
}

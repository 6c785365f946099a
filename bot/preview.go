package bot

import (
	"context"
	"strconv"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// Preview lets a draft wait for the word of whoever wrote this turn, and shows
// it to them: privately, if they can be written to there, and otherwise where
// they wrote. Above it stands the intro; a number, a thumb or /ok and /no
// decide. It belongs inside an effect of the turn (Turn.Do). It reports whether
// it was shown privately to somebody who wrote in a group.
func (d *Desk) Preview(ctx context.Context, turn *Turn, offers Offers, draft chat.Draft, intro func(number int) privacy.Authored) (aside bool, err error) {
	draft.Made = turn.Now
	number, err := d.Drafts.MakeDraft(ctx, draft)
	if err != nil {
		return false, err
	}
	place := chat.Recipient{Member: turn.Member.ID}
	if !turn.Member.WroteFirst {
		place = turn.here()
	}
	say := &chat.Say{Header: turn.header(place, chat.Answer), Text: privacy.Lines(
		intro(int(number)), draft.Text, phrases.PreviewHow.In(turn.Language, phrases.Number("number", int(number))))}
	say.Asker = turn.Member.ID
	turn.Send(say)
	arg := []chat.Arg{{Number: strconv.FormatInt(number, 10)}}
	orders := []chat.Command{{Name: "ok", Args: arg}, {Name: "no", Args: arg}}
	if err := offers.Offer(ctx, turn.Member.ID, place.Group, orders, turn.Now.Add(offerFor)); err != nil {
		return false, err
	}
	return place.Group == "" && !turn.IsPrivate(), d.Drafts.TellDraft(ctx, number, turn.Member.ID, say.ID)
}

package reactions

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/dispute"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// correctionDies is for how long a facilitator may decide on a correction.
const correctionDies = 7 * 24 * time.Hour

// Quotations knows where passages were quoted; storage.DB satisfies it.
type Quotations interface {
	Standings(context.Context) (map[policy.ID]policy.Standing, error)
	// QuotedIn returns the rulings that rest on a passage and were posted.
	QuotedIn(context.Context, policy.ID) ([]dispute.Ruling, error)
	// Group returns an allowed group, or chat.ErrNotFound.
	Group(context.Context, chat.GroupID) (chat.Group, error)
	Claim(ctx context.Context, job string, due time.Time) (fresh bool, err error)
}

// Corrections proposes, once for each ruling, to tell its group that the
// passage has been superseded or withdrawn since.
func Corrections(quotations Quotations, pack func() *policy.Pack, desk *bot.Desk) func(context.Context, *bot.Turn) error {
	return func(ctx context.Context, turn *bot.Turn) error {
		said, err := quotations.Standings(ctx)
		if err != nil {
			return err
		}
		for _, id := range slices.Sorted(maps.Keys(said)) { // the same turn, taken again, makes the same drafts
			standing := said[id]
			if standing.State != policy.Superseded && standing.State != policy.Withdrawn {
				continue
			}
			rulings, err := quotations.QuotedIn(ctx, id)
			if err != nil {
				return err
			}
			for _, ruling := range rulings {
				fresh, err := quotations.Claim(ctx, fmt.Sprintf("correction of P-%d: %s %s", ruling.Number, id, standing.State), ruling.Made)
				if err != nil {
					return err
				}
				if !fresh {
					continue
				}
				group, err := quotations.Group(ctx, ruling.Group)
				if errors.Is(err, chat.ErrNotFound) {
					continue
				} else if err != nil {
					return err
				}
				draft := chat.Draft{
					Kind: chat.DraftCorrection, Group: ruling.Group, About: ruling.Number,
					Text: correction(group.Language, ruling, pack().Newer(id)), Dies: turn.Now.Add(correctionDies),
				}
				if _, err := desk.Propose(ctx, turn, draft); err != nil {
					return err
				}
			}
		}
		return nil
	}
}

// correction says that a ruling's passage has fallen, and what holds now.
func correction(language chat.Language, ruling dispute.Ruling, newer []policy.Passage) privacy.Authored {
	number := phrases.Number("number", int(ruling.Number))
	for _, passage := range newer {
		if passage.MayPostUnasked() {
			return privacy.Lines(phrases.PolicyChanged.In(language, number), policy.Show(policy.Hit{Passage: passage}, language))
		}
	}
	return phrases.PolicyWithdrawn.In(language, number)
}

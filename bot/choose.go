package bot

import (
	"context"
	"strings"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// offerFor is how long the numbers of a list stand for its lines.
const offerFor = 10 * time.Minute

// Offers remembers what the numbers of the last list stand for; storage.DB
// satisfies it.
type Offers interface {
	// Offer takes the place of what was offered before to the member there.
	Offer(ctx context.Context, member chat.MemberID, group chat.GroupID, orders []chat.Command, until time.Time) error
	// Offered returns nothing when nothing was, or when its time has passed.
	Offered(ctx context.Context, member chat.MemberID, group chat.GroupID, now time.Time) ([]chat.Command, error)
}

// Offer lets a bare number from the same member in the same place stand for an
// order, 1 for the first, for ten minutes or until the next list. The answer
// that shows the list is the caller's.
func (t *Turn) Offer(offers Offers, orders ...chat.Command) {
	t.Do(func(ctx context.Context) error {
		return offers.Offer(ctx, t.Member.ID, t.Heard.Group, orders, t.Now.Add(offerFor))
	})
}

// Choose is the reactor that makes an order of a bare number after a list. It
// stands before Obey, which carries the order out.
type Choose struct{ Offers Offers }

// Name is "choose".
func (Choose) Name() string { return "choose" }

// React looks whether what was heard is a number of the list that its sender
// was shown last. A number of no such list is left to the private menu, or is
// an ordinary message.
func (c Choose) React(ctx context.Context, turn *Turn) error {
	posting := &turn.Heard.Posting
	if turn.Heard.Kind != chat.HeardPosting {
		return nil
	}
	number := 0
	switch {
	case posting.Command != nil:
		number = posting.Command.Choice
	default:
		number = bareNumber(posting.Text.String())
	}
	if number == 0 {
		return nil
	}
	orders, err := c.Offers.Offered(ctx, turn.Member.ID, turn.Heard.Group, turn.Now)
	if err != nil || number > len(orders) {
		return err
	}
	posting.Command = &orders[number-1]
	return nil
}

// bareNumber reads a number of at most two digits that stands alone, as typed
// on a keyboard or picked among the emoji; 0 is none.
func bareNumber(text string) int {
	text = strings.NewReplacer("\uFE0F", "", "\u20E3", "", "🔟", "10").Replace(strings.TrimSpace(text))
	text = strings.TrimRight(text, ".)")
	if text == "" || len(text) > 2 {
		return 0
	}
	number := 0
	for _, digit := range text {
		if digit < '0' || digit > '9' {
			return 0
		}
		number = 10*number + int(digit-'0')
	}
	return number
}

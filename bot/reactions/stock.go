package reactions

import (
	"context"
	"strconv"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/stock"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// Stocks is what asking again about stock needs of the record; storage.DB
// satisfies it.
type Stocks interface {
	// StockoutsToAsk returns what is not known to be over and was last asked
	// about before a moment.
	StockoutsToAsk(ctx context.Context, before time.Time) ([]chat.Stockout, error)
	AskedStockout(ctx context.Context, number int64, at time.Time) error
	MemberByID(context.Context, chat.MemberID) (chat.Member, error)
	// Facilitators are those to be told about a group, whose week it is first.
	Facilitators(ctx context.Context, group chat.GroupID, at time.Time) ([]chat.Member, error)
	bot.Offers
}

const (
	stockAgain = 7 * 24 * time.Hour // after which it is asked again
	stockGiven = 24 * time.Hour     // for which the numbers of the question stand
)

// Stock asks a week after a report, privately, whether the shortage or the
// surplus is over: whoever reported it, or, when they cannot be written to, the
// group's facilitator, who is not told by whom.
type Stock struct {
	Stocks Stocks
	Zone   *time.Location
}

// Name is "stock".
func (Stock) Name() string { return "stock" }

// Run asks about everything that is due.
func (s Stock) Run(ctx context.Context, turn *bot.Turn) error {
	reports, err := s.Stocks.StockoutsToAsk(ctx, turn.Now.Add(-stockAgain))
	if err != nil {
		return err
	}
	asked := make(map[chat.MemberID]bool)
	for _, report := range reports {
		who, ok, err := s.whom(ctx, report, turn.Now)
		if err != nil {
			return err
		}
		if ok && asked[who.ID] {
			continue // one question at a time: the numbers stand for one list
		}
		if ok {
			asked[who.ID] = true
			number := strconv.FormatInt(report.Number, 10)
			turn.Whisper(who, chat.Notice, s.question(who.Language, report))
			orders := []chat.Command{
				{Name: "stockout", Args: []chat.Arg{{Word: "over"}, {Number: number}}},
				{Name: "stockout", Args: []chat.Arg{{Word: "still"}, {Number: number}}},
			}
			if err := s.Stocks.Offer(ctx, who.ID, "", orders, turn.Now.Add(stockGiven)); err != nil {
				return err
			}
		}
		if err := s.Stocks.AskedStockout(ctx, report.Number, turn.Now); err != nil {
			return err
		}
	}
	return nil
}

// whom is to be asked about a report, if there is anybody who can be.
func (s Stock) whom(ctx context.Context, report chat.Stockout, now time.Time) (chat.Member, bool, error) {
	var people []chat.Member
	if report.Reporter != 0 {
		reporter, err := s.Stocks.MemberByID(ctx, report.Reporter)
		if err != nil {
			return chat.Member{}, false, err
		}
		people = append(people, reporter)
	}
	if report.Group != "" {
		facilitators, err := s.Stocks.Facilitators(ctx, report.Group, now)
		if err != nil {
			return chat.Member{}, false, err
		}
		people = append(people, facilitators...)
	}
	for _, person := range people {
		if person.WroteFirst && !person.Refused && person.Role != chat.Stranger {
			return person, true, nil
		}
	}
	return chat.Member{}, false, nil
}

func (s Stock) question(language chat.Language, report chat.Stockout) privacy.Authored {
	lines := []privacy.Authored{phrases.StockAsk.In(language, phrases.Number("number", int(report.Number)),
		phrases.Text("what", stock.What(language, report)), phrases.Word("day", phrases.Day(report.Since, s.Zone, language)))}
	for i, key := range []phrases.Key{phrases.StockYes, phrases.StockNo} {
		lines = append(lines, phrases.MenuLine.In(language, phrases.Number("number", i+1), phrases.Text("help", key.In(language))))
	}
	return privacy.Lines(lines...)
}

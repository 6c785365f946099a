package commands

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/moment"
	"github.com/mshauri/mshauri/moderation/stock"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// Stock keeps shortages and surpluses; storage.DB satisfies it.
type Stock interface {
	ReportStockout(context.Context, chat.Stockout) (number int64, err error)
	// Stockout returns one report, or chat.ErrNotFound.
	Stockout(ctx context.Context, number int64) (chat.Stockout, error)
	// Stockouts returns what lasted in a span of time.
	Stockouts(ctx context.Context, group chat.GroupID, from, to time.Time) ([]chat.Stockout, error)
	// StockoutsBy returns what one person reported.
	StockoutsBy(context.Context, chat.MemberID) ([]chat.Stockout, error)
	// AskedStockout notes that somebody said that it lasts, EndStockout that
	// it is over.
	AskedStockout(ctx context.Context, number int64, at time.Time) error
	EndStockout(ctx context.Context, number int64, at time.Time) error
}

const (
	stockOver  = "over"
	stockStill = "still"
	stockMuch  = "surplus"
)

// Stockout takes a report that a vaccine is out, or that there is too much of
// it: which, where, since when. The supply contact is told the same day and
// never by whom; whoever said so is asked again after a week.
func Stockout(record Record, reports Stock, offers bot.Offers, programme Programme) *bot.Command {
	return &bot.Command{
		Name:      "stockout",
		Aliases:   []string{"stock", "imeisha", "upungufu"},
		Who:       []chat.Role{chat.Mentee, chat.Mentor, chat.Facilitator, chat.Staff},
		InGroup:   true,
		InPrivate: true,
		Help:      phrases.HelpOfStockout,
		Example:   "/stockout BCG Lari health centre since Monday",
		Grammar:   func(r *bot.Reading) []chat.Arg { return stockArgs(r, programme) },
		Run: func(ctx context.Context, turn *bot.Turn, order chat.Command) error {
			if len(order.Args) > 1 && (order.Args[0].Word == stockOver || order.Args[0].Word == stockStill) {
				return stockAgain(ctx, record, reports, programme, turn, order)
			}
			if said, bad := unclearText(turn, order.Args, programme.Zone); bad {
				turn.Answer(said)
				return nil
			}
			report := chat.Stockout{Group: turn.Heard.Group, Since: turn.Now, Reporter: turn.Member.ID, Reported: turn.Now}
			for _, arg := range order.Args {
				switch {
				case arg.Word == stockMuch:
					report.Surplus = true
				case arg.Word != "":
					report.Vaccine = arg.Word
				case !arg.At.IsZero():
					report.Since = arg.At
				case !arg.Text.IsEmpty():
					report.Facility = arg.Text
				}
			}
			if report.Vaccine == "" {
				stockMenu(turn, offers, report.Surplus)
				return nil
			}
			if turn.IsPrivate() && len(turn.Member.Groups) > 0 {
				report.Group = turn.Member.Groups[0] // for the digest; nobody there is told
			}
			return stockReport(ctx, record, reports, programme, turn, report)
		},
	}
}

// stockArgs reads "[surplus] vaccine [facility] [since day]", or "over 3".
func stockArgs(r *bot.Reading, programme Programme) []chat.Arg {
	if word, ok := r.Word([]string{"over", "imerudi", "imekwisha", "still", "bado"}); ok {
		state := stockOver
		if word == "still" || word == "bado" {
			state = stockStill
		}
		if number, ok := r.Number(); ok {
			return []chat.Arg{{Word: state}, {Number: strconv.Itoa(number)}}
		}
		return nil
	}
	var args []chat.Arg
	much := []string{"surplus", "overstock", "ziada", "imezidi", "excess"}
	if _, ok := r.Word(much); ok {
		args = append(args, chat.Arg{Word: stockMuch})
	}
	r.Word([]string{"of", "ya"})
	word, ok := r.Word(stock.Words())
	if !ok {
		return args
	}
	args = append(args, chat.Arg{Word: stock.Vaccine(word)})
	r.Word([]string{"a", "fever", "vaccine", "chanjo"}) // of vitamin A, of yellow fever
	if _, ok := r.Word(much); ok {
		args = append(args, chat.Arg{Word: stockMuch})
	}
	r.Word([]string{"at", "in", "katika", "kwa"})
	if r.AtEnd() {
		return args
	}
	want := moment.Want{Now: r.At, Zone: programme.Zone, Past: true}
	begin := *r.Cursor
	r.Word([]string{"since", "tangu", "from", "kuanzia"})
	if at, err := moment.Read(r.Cursor, want); err == nil && r.AtEnd() {
		return append(args, chat.Arg{At: at})
	}
	*r.Cursor = begin
	var since []chat.Arg
	text, ok := r.TextBefore([]string{"since", "tangu", "from", "kuanzia"}, func(c *privacy.Cursor) bool {
		since = timeArgs(c, want)
		return c.AtEnd() && !isUnclear(since, moment.None) // one that is not one day is said so
	})
	if !ok {
		return append(args, chat.Arg{Text: r.Text()})
	}
	return append(append(args, chat.Arg{Text: text}), since...)
}

// stockMenu asks which vaccine.
func stockMenu(turn *bot.Turn, offers bot.Offers, surplus bool) {
	var lines []privacy.Authored
	var orders []chat.Command
	for _, vaccine := range stock.Vaccines() {
		args := []chat.Arg{{Word: vaccine}}
		if surplus {
			args = append(args, chat.Arg{Word: stockMuch})
		}
		lines = append(lines, phrases.Sentence.In(turn.Language, phrases.Word("text", stock.Name(vaccine))))
		orders = append(orders, chat.Command{Name: "stockout", Args: args})
	}
	turn.Answer(privacy.Lines(phrases.StockWhich.In(turn.Language), numbered(turn, lines...)))
	turn.Offer(offers, orders...)
}

// stockReport notes a report and passes it on.
func stockReport(ctx context.Context, record Record, reports Stock, programme Programme, turn *bot.Turn, report chat.Stockout) error {
	open, err := reports.Stockouts(ctx, report.Group, turn.Now, turn.Now.Add(time.Second))
	if err != nil {
		return err
	}
	for _, known := range open {
		same := known.Group == report.Group && known.Vaccine == report.Vaccine && known.Surplus == report.Surplus
		if same && known.Facility == report.Facility && (known.Reporter == report.Reporter || !report.Facility.IsEmpty()) {
			turn.Do(func(ctx context.Context) error { return reports.AskedStockout(ctx, known.Number, turn.Now) })
			turn.Answer(phrases.StockAlready.In(turn.Language, phrases.Number("number", int(known.Number))))
			return nil
		}
	}
	contacts, err := supplyContacts(ctx, record, programme)
	if err != nil {
		return err
	}
	turn.Do(func(ctx context.Context) error {
		number, err := reports.ReportStockout(ctx, report)
		if err != nil {
			return err
		}
		report.Number = number
		key := phrases.StockToldNone
		if len(contacts) > 0 {
			key = phrases.StockTold
		}
		lines := []privacy.Authored{phrases.StockNoted.In(turn.Language, phrases.Number("number", int(number)),
			phrases.Text("what", stock.What(turn.Language, report)), phrases.Word("day", phrases.Day(report.Since, programme.Zone, turn.Language))), key.In(turn.Language)}
		if report.Facility.IsEmpty() {
			lines = append(lines, phrases.StockFacility.In(turn.Language, phrases.Word("vaccine", stock.Name(report.Vaccine))))
		}
		turn.Answer(privacy.Lines(lines...))
		return tellContacts(ctx, record, turn, contacts, programme, phrases.StockTell, report)
	})
	return nil
}

// stockAgain notes that a report is over, or still so. Whoever reported it may
// say so, those of the group in which it was reported, and staff.
func stockAgain(ctx context.Context, record Record, reports Stock, programme Programme, turn *bot.Turn, order chat.Command) error {
	number, _ := strconv.ParseInt(order.Args[1].Number, 10, 64)
	report, err := reports.Stockout(ctx, number)
	if err != nil && !errors.Is(err, chat.ErrNotFound) {
		return err
	}
	may := report.Reporter == turn.Member.ID || turn.Member.Role == chat.Staff || report.Group != "" && turn.Member.In(report.Group)
	if err != nil || !may || !report.Over.IsZero() {
		turn.Answer(phrases.StockUnknown.In(turn.Language, phrases.Number("number", int(number))))
		return nil
	}
	if order.Args[0].Word == stockStill {
		turn.Do(func(ctx context.Context) error { return reports.AskedStockout(ctx, number, turn.Now) })
		turn.Answer(phrases.StockStill.In(turn.Language, phrases.Number("number", int(number))))
		return nil
	}
	contacts, err := supplyContacts(ctx, record, programme)
	if err != nil {
		return err
	}
	turn.Do(func(ctx context.Context) error { return reports.EndStockout(ctx, number, turn.Now) })
	turn.Answer(phrases.StockOver.In(turn.Language, phrases.Number("number", int(number))))
	return tellContacts(ctx, record, turn, contacts, programme, phrases.StockTellOver, report)
}

// supplyContacts are those who are told of stock and can be written to: whoever
// the settings name by label, and otherwise the programme's staff.
func supplyContacts(ctx context.Context, record Record, programme Programme) ([]chat.Member, error) {
	given, err := record.Members(ctx)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(given, func(m chat.Member) bool {
		named := m.Label == programme.SupplyContact
		if programme.SupplyContact == "" {
			named = m.Role == chat.Staff
		}
		return !named || !m.WroteFirst
	}), nil
}

// tellContacts writes of a report to those who look after supply, and not who
// made it.
func tellContacts(ctx context.Context, record Record, turn *bot.Turn, contacts []chat.Member, programme Programme, key phrases.Key, report chat.Stockout) error {
	group, err := record.Group(ctx, report.Group)
	if err != nil && !errors.Is(err, chat.ErrNotFound) {
		return err
	}
	for _, contact := range contacts {
		if contact.ID == turn.Member.ID {
			continue
		}
		turn.Whisper(contact, chat.Notice, key.In(contact.Language, phrases.Word("group", group.Name), phrases.Number("number", int(report.Number)),
			phrases.Text("what", stock.What(contact.Language, report)), phrases.Word("day", phrases.Day(report.Since, programme.Zone, contact.Language))))
	}
	return nil
}

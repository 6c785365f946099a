package commands

import (
	"context"
	"errors"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/rota"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// Rota is what /facilitator asks of the record; storage.DB satisfies it.
type Rota interface {
	rota.Store
	MemberByID(context.Context, chat.MemberID) (chat.Member, error)
	Group(context.Context, chat.GroupID) (chat.Group, error)
	// TurnsOf returns the weeks of one person.
	TurnsOf(context.Context, chat.MemberID) ([]rota.Turn, error)
}

const (
	rotaNext = "next" // the coming weeks
	rotaTake = "take" // I take this week
	rotaGive = "give" // this week goes to somebody else
	rotaSwap = "swap" // my next week for theirs

	rotaShown = 4  // how many weeks the list has
	rotaAhead = 26 // how far ahead one's own next week is looked for
)

// Facilitator says whose week it is, and hands over, takes or swaps weeks.
// People are shown as mentions: we know no names. In a private chat it says
// when one's own next week is.
func Facilitator(record Rota, offers bot.Offers, programme Programme) *bot.Command {
	return &bot.Command{
		Name:      "facilitator",
		Aliases:   []string{"mwezeshaji", "zamu", "rota"},
		Who:       everybody(),
		InGroup:   true,
		InPrivate: true,
		Help:      phrases.HelpOfFacilitator,
		Example:   "/facilitator swap @name",
		Grammar: func(r *bot.Reading) []chat.Arg {
			word, _ := r.Word([]string{
				"next", "list", "ijayo", "orodha", "take", "me", "mimi", "chukua", "hand", "handover", "give", "kabidhi", "mpe",
				"swap", "exchange", "badilishana", "badili",
			})
			args := []chat.Arg{{Word: rotaWord(word)}}
			if word == "" && len(r.Mentioned) > 0 {
				args[0].Word = rotaGive // "/facilitator @name"
			}
			for _, id := range r.Mentioned[:min(1, len(r.Mentioned))] {
				args = append(args, chat.Arg{Member: id})
			}
			return args
		},
		Run: func(ctx context.Context, turn *bot.Turn, order chat.Command) error {
			if turn.IsPrivate() {
				return ownWeeks(ctx, record, programme, turn)
			}
			line, err := rota.Look(ctx, record, turn.Heard.Group, turn.Now, programme.Zone, rotaAhead)
			if err != nil {
				return err
			}
			d := deal{record: record, offers: offers, zone: programme.Zone, turn: turn, line: line}
			word, other := "", chat.MemberID(0)
			if len(order.Args) > 0 {
				word = order.Args[0].Word
			}
			if len(order.Args) > 1 {
				other = order.Args[1].Member
			}
			return d.do(ctx, word, other)
		},
	}
}

func rotaWord(word string) string {
	switch word {
	case "next", "list", "ijayo", "orodha":
		return rotaNext
	case "take", "me", "mimi", "chukua":
		return rotaTake
	case "hand", "handover", "give", "kabidhi", "mpe":
		return rotaGive
	case "swap", "exchange", "badilishana", "badili":
		return rotaSwap
	}
	return ""
}

// ownWeeks says in a private chat when one's own next weeks are.
func ownWeeks(ctx context.Context, record Rota, programme Programme, turn *bot.Turn) error {
	var lines []privacy.Authored
	for _, id := range turn.Member.Groups {
		group, err := record.Group(ctx, id)
		if errors.Is(err, chat.ErrNotFound) {
			continue
		} else if err != nil {
			return err
		}
		line, err := rota.Look(ctx, record, id, turn.Now, programme.Zone, rotaAhead)
		if err != nil {
			return err
		}
		if own, ok := rota.NextOf(line.Plan, turn.Member.ID); ok {
			lines = append(lines, phrases.RotaMine.In(turn.Language, phrases.Word("group", group.Name),
				phrases.Word("day", phrases.Day(own.Week, programme.Zone, turn.Language))))
		}
	}
	if len(lines) == 0 {
		lines = append(lines, phrases.RotaNotMine.In(turn.Language))
	}
	turn.Answer(privacy.Lines(lines...))
	return nil
}

// deal is one order about the weeks of a group.
type deal struct {
	record Rota
	offers bot.Offers
	zone   *time.Location
	turn   *bot.Turn
	line   rota.Line
}

func (d deal) do(ctx context.Context, word string, other chat.MemberID) error {
	turn := d.turn
	if turn.Member.Role == chat.Mentee {
		word, other = "", 0 // whoever asks may know whose week it is
	}
	say := func(key phrases.Key) error { turn.Answer(key.In(turn.Language)); return nil }
	if word == rotaTake {
		other = turn.Member.ID
	}
	if other != 0 {
		if key, ok, err := d.fits(ctx, other); err != nil || !ok {
			if err == nil {
				turn.Answer(key.In(turn.Language))
			}
			return err
		}
	}
	if len(d.line.Plan) == 0 {
		return say(phrases.RotaNobody)
	}
	first := d.line.Plan[0].First
	mine := turn.Member.ID == first || turn.Member.Role == chat.Staff
	switch word {
	case rotaNext:
		d.list()
	case rotaTake:
		if first == turn.Member.ID {
			return say(phrases.RotaYours)
		}
		d.hand(other, rota.ByWish)
	case rotaGive:
		switch {
		case !mine:
			return say(phrases.RotaNotYours)
		case len(d.line.People) < 2:
			return say(phrases.RotaAlone)
		case other == 0:
			other = d.after(first)
		}
		d.hand(other, rota.ByHand)
	case rotaSwap:
		if other == 0 {
			return say(phrases.RotaMention)
		}
		return d.swap(other)
	default:
		d.show()
	}
	return nil
}

// fits reports whether somebody may take weeks here, or says why not.
func (d deal) fits(ctx context.Context, id chat.MemberID) (key phrases.Key, ok bool, err error) {
	member, err := d.record.MemberByID(ctx, id)
	switch {
	case errors.Is(err, chat.ErrNotFound):
		return phrases.RotaMentors, false, nil
	case err != nil:
		return "", false, err
	case d.line.Has(member.ID):
		return "", true, nil
	case member.Role == chat.Supervisor && d.turn.Group.Kind == chat.MenteesGroup:
		return phrases.RotaSupervisor, false, nil
	}
	return phrases.RotaMentors, false, nil
}

// after is the next in the line who is not the given one.
func (d deal) after(first chat.MemberID) chat.MemberID {
	for _, t := range d.line.Plan {
		if t.First != first {
			return t.First
		}
	}
	return first
}

// hand gives this week to somebody.
func (d deal) hand(to chat.MemberID, how rota.How) {
	given := rota.HandOver(d.line.Plan, to, how)
	d.turn.Do(func(ctx context.Context) error { return d.record.KeepTurn(ctx, given) })
	d.turn.AnswerNaming(phrases.RotaHanded.In(d.turn.Language, phrases.Word("who", chat.MentionMark(1))), to)
}

// swap exchanges the next week of whoever wrote with somebody else's.
func (d deal) swap(other chat.MemberID) error {
	turn := d.turn
	if !d.line.Has(turn.Member.ID) || other == turn.Member.ID {
		turn.Answer(phrases.RotaMentors.In(turn.Language))
		return nil
	}
	weeks, ok := rota.Swap(d.line.People, d.line.Past, d.line.Plan[0].Week, d.zone, turn.Member.ID, other)
	if !ok {
		turn.Answer(phrases.RotaMentors.In(turn.Language))
		return nil
	}
	if weeks[1].Week.Before(weeks[0].Week) {
		weeks[0], weeks[1] = weeks[1], weeks[0]
	}
	turn.Do(func(ctx context.Context) error {
		for _, week := range weeks {
			week.Group = turn.Heard.Group
			if err := d.record.KeepTurn(ctx, week); err != nil {
				return err
			}
		}
		return nil
	})
	turn.AnswerNaming(phrases.RotaSwapped.In(turn.Language,
		phrases.Word("day", d.day(weeks[0])), phrases.Word("who", chat.MentionMark(1)),
		phrases.Word("later", d.day(weeks[1])), phrases.Word("other", chat.MentionMark(2))), weeks[0].First, weeks[1].First)
	return nil
}

func (d deal) day(t rota.Turn) string { return phrases.Day(t.Week, d.zone, d.turn.Language) }

// list is whose the next weeks are.
func (d deal) list() {
	var lines []privacy.Authored
	var named []chat.MemberID
	for i, t := range d.line.Plan[:min(rotaShown, len(d.line.Plan))] {
		named = append(named, t.First)
		who := phrases.Word("who", chat.MentionMark(len(named)))
		if i == 0 {
			lines = append(lines, phrases.RotaWeek.In(d.turn.Language, who))
		} else {
			lines = append(lines, phrases.RotaNext.In(d.turn.Language, phrases.Word("day", d.day(t)), who))
		}
	}
	d.turn.AnswerNaming(privacy.Lines(lines...), named...)
}

// show says whose week it is, who comes next, and how many cannot be written to
// yet; those who take turns here get a list of what they can do about it.
func (d deal) show() {
	turn, week := d.turn, d.line.Plan[0]
	if d.line.Fresh { // what is shown is what holds
		turn.Do(func(ctx context.Context) error { return d.record.KeepTurn(ctx, week) })
	}
	lines, named := d.line.Say(turn.Group, turn.Language, d.zone)
	if !d.line.Has(turn.Member.ID) {
		turn.AnswerNaming(privacy.Lines(lines...), named...)
		return
	}
	choices, orders := []privacy.Authored{phrases.RotaList.In(turn.Language)}, []chat.Command{{Name: "facilitator", Args: []chat.Arg{{Word: rotaNext}}}}
	if len(d.line.People) > 1 {
		key, word := phrases.RotaTake, rotaTake
		if week.First == turn.Member.ID {
			key, word = phrases.RotaGive, rotaGive
		}
		choices = append(choices, key.In(turn.Language))
		orders = append(orders, chat.Command{Name: "facilitator", Args: []chat.Arg{{Word: word}}})
	}
	lines = append(lines, phrases.RotaReply.In(turn.Language), numbered(turn, choices...))
	turn.AnswerNaming(privacy.Lines(lines...), named...)
	turn.Offer(d.offers, orders...)
}

package commands

import (
	"context"
	"errors"
	"strconv"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/dispute"
	"github.com/mshauri/mshauri/phrases"
)

// Rulings is what /ruling and /wrong ask of the record; storage.DB satisfies it.
type Rulings interface {
	Ruling(ctx context.Context, number int64) (dispute.Ruling, error)
	RulingByMessage(context.Context, chat.GroupID, chat.MessageID) (dispute.Ruling, error)
	KeepRuling(context.Context, dispute.Ruling) error
	TallyRulings(ctx context.Context, group chat.GroupID, from, to time.Time) (dispute.Tally, error)
	SetRulings(ctx context.Context, group chat.GroupID, mode chat.RulingMode) error
}

// tallied is the span of which /ruling tells.
const tallied = 30 * 24 * time.Hour

// Ruling shows a passage that was quoted again, by its number, and sets what
// the bot does in a group when two members disagree.
func Ruling(record Rulings) *bot.Command {
	return &bot.Command{
		Name:      "ruling",
		Aliases:   []string{"rulings", "kifungu"},
		Who:       everybody(),
		InGroup:   true,
		InPrivate: true,
		Help:      phrases.HelpOfRuling,
		Example:   "/ruling 12",
		Grammar: func(r *bot.Reading) []chat.Arg {
			if number, ok := r.Number(); ok {
				return []chat.Arg{{Number: strconv.Itoa(number)}}
			}
			for _, mode := range []chat.RulingMode{chat.RulingsListen, chat.RulingsSuggest, chat.RulingsAuto} {
				if _, ok := r.Word([]string{string(mode)}); ok {
					return []chat.Arg{{Word: string(mode)}}
				}
			}
			return nil
		},
		Run: func(ctx context.Context, turn *bot.Turn, order chat.Command) error {
			if len(order.Args) > 0 && order.Args[0].Number != "" {
				number, _ := strconv.ParseInt(order.Args[0].Number, 10, 64)
				return ShowRuling(ctx, turn, record, number)
			}
			if turn.IsPrivate() {
				turn.Answer(phrases.OnlyInGroup.In(turn.Language, phrases.Word("command", "ruling")))
				return nil
			}
			mode := turn.Group.RulingsAt(turn.Now)
			if len(order.Args) > 0 {
				if !leads(turn.Member.Role) {
					turn.Answer(phrases.NotForYou.In(turn.Language, phrases.Word("command", "ruling "+order.Args[0].Word)))
					return nil
				}
				mode = chat.RulingMode(order.Args[0].Word)
				turn.Do(func(ctx context.Context) error { return record.SetRulings(ctx, turn.Heard.Group, mode) })
			}
			tally, err := record.TallyRulings(ctx, turn.Heard.Group, turn.Now.Add(-tallied), turn.Now.Add(time.Second))
			if err != nil {
				return err
			}
			turn.Answer(phrases.RulingHow.In(turn.Language, phrases.Text("mode", ModeSentence(mode).In(turn.Language)),
				phrases.Number("posted", tally.Posted), phrases.Number("dropped", tally.Dropped+tally.Withdrawn),
				phrases.Number("counted", tally.Counted)))
			return nil
		},
	}
}

// leads reports whether a role decides for a group.
func leads(role chat.Role) bool {
	return role == chat.Facilitator || role == chat.Mentor || role == chat.Staff
}

// ModeSentence is the key of what the bot does in a mode.
func ModeSentence(mode chat.RulingMode) phrases.Key {
	switch mode {
	case chat.RulingsSuggest:
		return phrases.RulingSuggest
	case chat.RulingsAuto:
		return phrases.RulingAuto
	}
	return phrases.RulingListen
}

// ShowRuling answers with a ruling as it was said, or says that it is not the
// bot's. One that its group has not seen is not shown either.
func ShowRuling(ctx context.Context, turn *bot.Turn, record interface {
	Ruling(ctx context.Context, number int64) (dispute.Ruling, error)
}, number int64,
) error {
	fill := phrases.Number("number", int(number))
	ruling, err := record.Ruling(ctx, number)
	switch {
	case err != nil && !errors.Is(err, chat.ErrNotFound):
		return err
	case err == nil && ruling.State == dispute.Withdrawn:
		turn.Answer(phrases.RulingGone.In(turn.Language, fill))
	case err != nil || ruling.State != dispute.Posted:
		turn.Answer(phrases.RulingUnknown.In(turn.Language, fill))
	default:
		turn.Answer(ruling.Text)
	}
	return nil
}

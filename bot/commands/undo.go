package commands

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/dispute"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// Sayings knows what the bot has posted in a group, and takes it back;
// storage.DB satisfies it.
type Sayings interface {
	bot.TakeBacks
	// SaidIn returns what was posted unasked or by order since a moment, and
	// what waits to be posted, the newest first.
	SaidIn(ctx context.Context, group chat.GroupID, since time.Time, limit int) ([]chat.Said, error)
	// SaidByMessage returns one message, an answer too, or chat.ErrNotFound.
	SaidByMessage(context.Context, chat.GroupID, chat.MessageID) (chat.Said, error)
}

const (
	undoShown = 5   // how many messages the list has
	undoMost  = 100 // how many are looked through for a number
	undoModul = 1000
	firstRune = 60 // how much of a message is repeated, in letters
)

// Undo takes back what the bot has posted in the group, or is about to post: in
// reply, the message that is answered; alone, the only one of the last two
// days, or one of a list. The numbers of that list go by the place in the
// outbox, so that they mean the same when something was posted meanwhile. What
// hung on the message goes with it: an open round counts for nobody, and a
// ruling is withdrawn.
func Undo(sayings Sayings, rulings Rulings, offers bot.Offers, programme Programme) *bot.Command {
	return &bot.Command{
		Name:    "undo",
		Aliases: []string{"rudisha", "tengua"},
		Who:     []chat.Role{chat.Facilitator, chat.Mentor, chat.Staff},
		InGroup: true,
		Help:    phrases.HelpOfUndo,
		Example: "/undo (alone, or in reply to my message)",
		Grammar: func(r *bot.Reading) []chat.Arg {
			if number, ok := r.Number(); ok {
				return []chat.Arg{{Number: strconv.Itoa(number)}}
			}
			return nil
		},
		Run: func(ctx context.Context, turn *bot.Turn, order chat.Command) error {
			undo := func(one chat.Said) { takeBack(turn, sayings, rulings, programme.Quiz, one) }
			if target := turn.Heard.Posting.ReplyTo; target != "" && len(order.Args) == 0 {
				one, err := sayings.SaidByMessage(ctx, turn.Heard.Group, target)
				if errors.Is(err, chat.ErrNotFound) {
					turn.Answer(phrases.UndoUnknown.In(turn.Language))
					return nil
				} else if err != nil {
					return err
				}
				undo(one)
				return nil
			}
			list, err := sayings.SaidIn(ctx, turn.Heard.Group, turn.Now.Add(-deleteWindow), undoMost)
			if err != nil {
				return err
			}
			switch {
			case len(order.Args) > 0:
				for _, one := range list {
					if strconv.FormatInt(one.Number%undoModul, 10) == order.Args[0].Number {
						undo(one)
						return nil
					}
				}
				turn.Answer(phrases.UndoUnknown.In(turn.Language))
			case len(list) == 0:
				turn.Answer(phrases.UndoNone.In(turn.Language))
			case len(list) == 1:
				undo(list[0])
			default:
				undoMenu(turn, offers, list[:min(len(list), undoShown)], programme.Zone)
			}
			return nil
		},
	}
}

// takeBack takes one message back, or says that it is too late.
func takeBack(turn *bot.Turn, sayings Sayings, rulings Rulings, master Quizmaster, one chat.Said) {
	if !one.Sent.IsZero() && turn.Now.Sub(one.Sent) > deleteWindow {
		turn.Answer(phrases.UndoLate.In(turn.Language))
		return
	}
	text := phrases.Word("text", beginning(one.Text))
	turn.Do(func(ctx context.Context) error {
		fresh, sent, err := turn.TakeBack(ctx, sayings, turn.Heard.Group, one.ID)
		switch {
		case err != nil:
			return err
		case !fresh: // somebody was faster
			turn.Answer(phrases.UndoUnknown.In(turn.Language))
			return nil
		}
		said := phrases.UndoWaiting.In(turn.Language, text)
		if sent {
			said = phrases.UndoSent.In(turn.Language, text)
		}
		also, err := master.TakenBack(ctx, turn, one.ID)
		if err != nil {
			return err
		}
		turn.Answer(privacy.Lines(said, also))
		return withdraw(ctx, turn, rulings, one.ID)
	})
}

// withdraw notes that a ruling was taken back, if the message was one.
func withdraw(ctx context.Context, turn *bot.Turn, rulings Rulings, message chat.MessageID) error {
	ruling, err := rulings.RulingByMessage(ctx, turn.Heard.Group, message)
	if errors.Is(err, chat.ErrNotFound) || err == nil && ruling.State == dispute.Withdrawn {
		return nil
	} else if err != nil {
		return err
	}
	ruling.State, ruling.Withdrawn = dispute.Withdrawn, turn.Now
	return rulings.KeepRuling(ctx, ruling)
}

func undoMenu(turn *bot.Turn, offers bot.Offers, list []chat.Said, zone *time.Location) {
	lines := []privacy.Authored{phrases.UndoWhich.In(turn.Language)}
	var orders []chat.Command
	for i, one := range list {
		number, text := phrases.Number("number", i+1), phrases.Word("text", beginning(one.Text))
		if one.Sent.IsZero() {
			lines = append(lines, phrases.UndoDue.In(turn.Language, number, text))
		} else {
			lines = append(lines, phrases.UndoPosted.In(turn.Language, number, text, phrases.Word("when", said(turn, one.Sent, zone))))
		}
		orders = append(orders, chat.Command{Name: "undo", Args: []chat.Arg{{Number: strconv.FormatInt(one.Number%undoModul, 10)}}})
	}
	turn.Answer(privacy.Lines(lines...))
	turn.Offer(offers, orders...)
}

// beginning is the first words of a message, on one line and without mentions.
func beginning(text privacy.Authored) string {
	words := strings.Join(strings.Fields(text.String()), " ")
	for n := 1; strings.Contains(words, chat.MentionMark(n)); n++ {
		words = strings.ReplaceAll(words, chat.MentionMark(n), "@…")
	}
	letters := []rune(words)
	if len(letters) <= firstRune {
		return words
	}
	return strings.TrimSpace(string(letters[:firstRune])) + "…"
}

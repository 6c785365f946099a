package commands

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/moment"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
)

// The polls that a moderator can post: how sure people are, which theme comes
// next, and which of some dates suits. None has a wrong answer, since everybody
// sees who chose what, and the poll says so. A vote is activity, and no posting.
const (
	verbPoll  = "poll"
	mostDates = 5
)

// pollWords are what may follow /quiz poll.
func pollWords() map[quiz.PollKind][]string {
	return map[quiz.PollKind][]string{quiz.PollSure: {"sure", "hakika"}, quiz.PollTheme: {"theme", "themes", "mada"}, quiz.PollDate: {"date", "dates", "day", "tarehe", "siku"}}
}

// pollArgs reads which poll is wanted; for a date the times that stand to choose,
// "date tomorrow 9am or Friday 14:00"; and otherwise a moderator's own words.
func pollArgs(r *bot.Reading, zone *time.Location) []chat.Arg {
	args := []chat.Arg{{Word: verbPoll}}
	if r.AtEnd() {
		return args
	}
	begin := *r.Cursor
	for kind, words := range pollWords() {
		if _, ok := r.Word(words); !ok {
			continue
		}
		args = append(args, chat.Arg{Word: string(kind)})
		if kind == quiz.PollDate {
			args = append(args, dateArgs(r, zone)...)
		}
		break
	}
	if len(args) > 1 && r.AtEnd() {
		return args
	}
	*r.Cursor = begin // "Date of the review? 3 March / 10 March"
	own := r.Text()
	if _, _, asks := own.Cut("?"); len(args) > 1 && !asks {
		return args
	}
	return []chat.Arg{{Word: verbPoll}, {Word: string(quiz.PollOwn)}, {Text: own}}
}

// dateArgs are the times that stand to choose.
func dateArgs(r *bot.Reading, zone *time.Location) (args []chat.Arg) {
	for !r.AtEnd() && len(args) < mostDates {
		at, err := moment.Read(r.Cursor, moment.Want{Now: r.At, Zone: zone})
		if err != nil {
			return append(args, unclearArgs(err)...)
		}
		args = append(args, chat.Arg{At: at})
		r.Word([]string{"or", "au", "and"})
	}
	return args
}

// pollOrder is the order for a poll that needs nothing more.
func pollOrder(kind quiz.PollKind) chat.Command {
	return chat.Command{Name: "quiz", Args: []chat.Arg{{Word: verbPoll}, {Word: string(kind)}}}
}

// poll posts one, and says how to take it back; or offers them by numbers.
func poll(ctx context.Context, turn *bot.Turn, order chat.Command, offers bot.Offers, desk *bot.Desk, master Quizmaster, zone *time.Location) (privacy.Authored, error) {
	in, wanted := turn.Group.Language, quiz.Poll{}
	if len(order.Args) > 1 {
		wanted.Kind = quiz.PollKind(order.Args[1].Word)
	}
	switch wanted.Kind {
	case quiz.PollSure: // the quiz knows of which question
		wanted.Options = []privacy.Authored{phrases.PollVerySure.In(in), phrases.PollRather.In(in), phrases.PollNotYet.In(in)}
	case quiz.PollTheme:
		wanted.Question = phrases.PollTheme.In(in)
		for _, area := range quiz.Areas() {
			wanted.Options = append(wanted.Options, phrases.Area(area, in))
		}
	case quiz.PollOwn:
		return ownPoll(turn, order.Args[2].Text, offers, desk, master, zone), nil
	case quiz.PollDate:
		if text, bad := unclearText(turn, order.Args, zone); bad {
			return text, nil
		}
		wanted.Question = phrases.PollDate.In(in)
		for _, arg := range order.Args[2:] {
			if wanted.Before.IsZero() || arg.At.Before(wanted.Before) {
				wanted.Before = arg.At
			}
			wanted.Options = append(wanted.Options, phrases.Sentence.In(in, phrases.Word("text", phrases.Moment(arg.At, turn.Now, zone, in))))
		}
	}
	if len(wanted.Options) < quiz.PollLeast {
		turn.Offer(offers, pollOrder(quiz.PollSure), pollOrder(quiz.PollTheme))
		return phrases.PollHow.In(turn.Language), nil
	}
	return master.AskPoll(ctx, turn, turn.Group, wanted)
}

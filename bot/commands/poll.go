package commands

import (
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
	pollSure  = "sure"
	pollTheme = "theme"
	pollDate  = "date"
	mostDates = 5
)

// pollWords are what may follow /quiz poll.
func pollWords() map[string][]string {
	return map[string][]string{pollSure: {"sure", "hakika"}, pollTheme: {"theme", "themes", "mada"}, pollDate: {"date", "dates", "day", "tarehe", "siku"}}
}

// pollArgs reads which poll is wanted, and for a date the times that stand to
// choose: "date tomorrow 9am or Friday 14:00".
func pollArgs(r *bot.Reading, zone *time.Location) []chat.Arg {
	args := []chat.Arg{{Word: verbPoll}}
	for kind, words := range pollWords() {
		if _, ok := r.Word(words); !ok {
			continue
		}
		args = append(args, chat.Arg{Word: kind})
		for kind == pollDate && !r.AtEnd() && len(args) < mostDates+2 {
			at, err := moment.Read(r.Cursor, moment.Want{Now: r.At, Zone: zone})
			if err != nil {
				return append(args, unclearArgs(err)...)
			}
			args = append(args, chat.Arg{At: at})
			r.Word([]string{"or", "au", "and"})
		}
		break
	}
	return args
}

// pollOrder is the order for a poll that needs nothing more.
func pollOrder(kind string) chat.Command {
	return chat.Command{Name: "quiz", Args: []chat.Arg{{Word: verbPoll}, {Word: kind}}}
}

// poll posts one, and says how to take it back; or offers them by numbers.
func poll(turn *bot.Turn, order chat.Command, offers bot.Offers, zone *time.Location) privacy.Authored {
	in := turn.Group.Language
	var question phrases.Key
	var options []privacy.Authored
	kind := ""
	if len(order.Args) > 1 {
		kind = order.Args[1].Word
	}
	switch kind {
	case pollSure:
		question = phrases.PollSure
		options = []privacy.Authored{phrases.PollVerySure.In(in), phrases.PollRather.In(in), phrases.PollNotYet.In(in)}
	case pollTheme:
		question = phrases.PollTheme
		for _, area := range quiz.Areas() {
			options = append(options, phrases.Area(area, in))
		}
	case pollDate:
		if text, bad := unclearText(turn, order.Args, zone); bad {
			return text
		}
		question = phrases.PollDate
		for _, arg := range order.Args[2:] {
			options = append(options, phrases.Sentence.In(in, phrases.Word("text", phrases.Moment(arg.At, turn.Now, zone, in))))
		}
	}
	if len(options) < 2 {
		turn.Offer(offers, pollOrder(pollSure), pollOrder(pollTheme))
		return phrases.PollHow.In(turn.Language)
	}
	turn.Send(&chat.Poll{
		Header:   chat.Header{To: chat.Recipient{Group: turn.Group.ID}, Urgency: chat.Notice, Unasked: chat.AskedFor},
		Question: phrases.PollSeen.In(in, phrases.Text("question", question.In(in))), Options: options, Choices: 1,
	})
	return phrases.PollPosted.In(turn.Language)
}

package commands

import (
	"errors"
	"strings"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/moment"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// unclear begins the argument of an order whose time is not one time; behind it
// stands the reason. The two times that it could be follow as arguments.
const unclear = "unclear "

// timeArgs reads a time into arguments: the time, or why it is none.
func timeArgs(c *privacy.Cursor, want moment.Want) []chat.Arg {
	at, err := moment.Read(c, want)
	if err == nil {
		return []chat.Arg{{At: at}}
	}
	return unclearArgs(err)
}

func unclearArgs(err error) []chat.Arg {
	var why *moment.Unclear
	if !errors.As(err, &why) {
		why = &moment.Unclear{Why: moment.None}
	}
	args := []chat.Arg{{Word: unclear + string(why.Why)}}
	for _, at := range why.Either {
		args = append(args, chat.Arg{At: at.UTC()})
	}
	return args
}

// isUnclear reports whether arguments say that a time is none, for a reason.
func isUnclear(args []chat.Arg, why moment.Why) bool {
	return len(args) > 0 && args[0].Word == unclear+string(why)
}

// unclearText says what keeps an order's time from being one; ok is false when
// nothing does.
func unclearText(turn *bot.Turn, args []chat.Arg, zone *time.Location) (text privacy.Authored, ok bool) {
	for i, arg := range args {
		reason, found := strings.CutPrefix(arg.Word, unclear)
		if !found {
			continue
		}
		if moment.Why(reason) == moment.Half && len(args) > i+2 {
			return phrases.WhenOne.In(turn.Language, phrases.Word("one", said(turn, args[i+1].At, zone)), phrases.Word("two", said(turn, args[i+2].At, zone))), true
		}
		return unclearKey(moment.Why(reason)).In(turn.Language), true
	}
	return privacy.Authored{}, false
}

// said is a time on both clocks, in the turn's language.
func said(turn *bot.Turn, at time.Time, zone *time.Location) string {
	return phrases.Moment(at, turn.Now, zone, turn.Language)
}

func unclearKey(why moment.Why) phrases.Key {
	switch why {
	case moment.Half:
		return phrases.WhenHalf
	case moment.Hour:
		return phrases.WhenHour
	case moment.Clash:
		return phrases.WhenClash
	case moment.Night:
		return phrases.WhenNight
	case moment.Which:
		return phrases.WhenWhich
	case moment.Date:
		return phrases.WhenDate
	case moment.Past:
		return phrases.WhenPast
	case moment.Ahead:
		return phrases.WhenAhead
	case moment.Far:
		return phrases.WhenFar
	}
	return phrases.WhenNone
}

// numbered is a list whose numbers stand for orders.
func numbered(turn *bot.Turn, lines ...privacy.Authored) privacy.Authored {
	list := make([]privacy.Authored, len(lines))
	for i, line := range lines {
		list[i] = phrases.MenuLine.In(turn.Language, phrases.Number("number", i+1), phrases.Text("help", line))
	}
	return privacy.Lines(list...)
}

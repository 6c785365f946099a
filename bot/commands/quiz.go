package commands

import (
	"context"
	"strings"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
)

// Quizmaster is what can be done with the quiz of a group by hand. Every method
// puts what follows into the turn, and gives back what to answer.
type Quizmaster interface {
	// Current gives the open question as it was asked; false when none is open.
	Current(ctx context.Context, group chat.GroupID, now time.Time) (privacy.Authored, bool, error)
	// Coming says until when a question is open, if one is, and when the next comes.
	Coming(context.Context, *bot.Turn, chat.Group) (text privacy.Authored, open bool, err error)
	AskNow(context.Context, *bot.Turn, chat.Group, chat.Area) (privacy.Authored, error)
	Prefer(context.Context, *bot.Turn, chat.Group, chat.Area) (privacy.Authored, error)
	Skip(context.Context, *bot.Turn, chat.Group) (privacy.Authored, error)
	CloseNow(context.Context, *bot.Turn, chat.Group) (privacy.Authored, error)
	Results(context.Context, *bot.Turn, chat.Group) (privacy.Authored, error)
	// Rounds are those that are planned or open, the earliest first.
	Rounds(ctx context.Context, group chat.GroupID) ([]quiz.Round, error)
	// CanMove says what keeps the next question from coming at a moment, empty
	// when nothing does; Move lets it come then.
	CanMove(ctx context.Context, turn *bot.Turn, group chat.Group, to time.Time) (privacy.Authored, error)
	Move(ctx context.Context, turn *bot.Turn, group chat.Group, to time.Time) (privacy.Authored, error)
	// AskPoll posts a poll without a right answer; of the poll it takes the
	// kind, the question and the options.
	AskPoll(context.Context, *bot.Turn, chat.Group, quiz.Poll) (privacy.Authored, error)
	// DraftPoll keeps one in a moderator's own words until they have seen it.
	DraftPoll(context.Context, *bot.Turn, chat.Group, quiz.Poll) (number int, closes time.Time, err error)
	// Plans are the lines of a group's open polls and themes; ChooseTheme lets a
	// theme be the next, or gives the names of those that there are.
	Plans(context.Context, *bot.Turn, chat.Group) (lines []privacy.Authored, canChoose bool, err error)
	ChooseTheme(ctx context.Context, turn *bot.Turn, group chat.Group, what string) (said privacy.Authored, names []string, err error)
	// TakenBack lets go what hung on a message that was taken back, inside an
	// effect of the turn; it is empty when nothing did.
	TakenBack(ctx context.Context, turn *bot.Turn, message chat.MessageID) (privacy.Authored, error)
	// Sample is a question to try, the same for everybody: what it is called,
	// and how it is asked, its answers numbered up to most. There is none (an
	// empty name) when none may be asked. SampleAnswer is what is said to one of
	// its answers, which are counted nowhere.
	Sample(chat.Language) (name string, text privacy.Authored, most int)
	SampleAnswer(name string, answer int, in chat.Language) (privacy.Authored, bool)
	// Shared is what a mentor's own mentees let them see, with those mentees.
	Shared(context.Context, *bot.Turn) (privacy.Authored, []chat.MemberID, error)
	// Own is one person's run, for that person alone.
	Own(context.Context, *bot.Turn) (privacy.Authored, error)
}

// Quiz shows the open question to anybody; moderators ask one now, skip the
// next, close the open one, and see the group's results; in private a member
// stops the reminders and takes them up again.
func Quiz(record Record, desk *bot.Desk, master Quizmaster, zone *time.Location) *bot.Command {
	return &bot.Command{
		Name:      "quiz",
		Aliases:   []string{"maswali"},
		Plain:     []string{"quiz", "maswali"},
		FreePlain: true,
		Who:       everybody(),
		InGroup:   true,
		InPrivate: true,
		Help:      phrases.HelpOfQuiz,
		Example:   "/quiz now cold-chain",
		Grammar:   func(r *bot.Reading) []chat.Arg { return quizGrammar(r, zone) },
		Run: func(ctx context.Context, turn *bot.Turn, order chat.Command) error {
			text, err := quizAnswer(ctx, turn, order, record, desk, master, zone)
			if err == nil && !text.IsEmpty() {
				turn.Answer(text)
			}
			return err
		},
	}
}

// verbShow shows the open question again.
const verbShow = "show"

// quizWords are what may follow /quiz, each with what people write for it.
func quizWords() map[string][]string {
	return map[string][]string{
		"now": {"now", "sasa"}, "skip": {"skip", "ruka"}, "close": {"close", "funga"}, "results": {"results", "result", "matokeo"},
		verbShow: {"show", "onyesha"},
		"off":    {"off", "zima"}, "on": {"on", "washa"},
	}
}

// areaWords are what people write for an area.
func areaWords(area chat.Area) []string {
	also := map[chat.Area][]string{
		"record-keeping": {"records", "recording", "rekodi"},
		"data-use":       {"data", "takwimu"},
		"supply":         {"vaccines", "stock", "ugavi"},
		"cold-chain":     {"cold", "coldchain", "baridi", "friji"},
		"administering":  {"giving", "injection", "kuchanja"},
		"communication":  {"caregivers", "mawasiliano"},
	}
	return append([]string{string(area)}, also[area]...)
}

func quizGrammar(r *bot.Reading, zone *time.Location) (args []chat.Arg) {
	if _, ok := r.Word([]string{"poll", "kura"}); ok {
		return pollArgs(r, zone)
	}
	for verb, words := range quizWords() {
		if _, ok := r.Word(words); ok {
			args = append(args, chat.Arg{Word: verb})
			break
		}
	}
	for _, area := range quiz.Areas() {
		if _, ok := r.Word(areaWords(area)); ok {
			r.Word([]string{"chain", "keeping", "use"}) // "cold chain"
			return append(args, chat.Arg{Word: string(area)})
		}
	}
	if !r.AtEnd() && (len(args) == 0 || args[0].Word == "now") {
		return []chat.Arg{{Word: "unknown"}}
	}
	return args
}

func quizAnswer(ctx context.Context, turn *bot.Turn, order chat.Command, record Record, desk *bot.Desk, master Quizmaster, zone *time.Location) (privacy.Authored, error) {
	verb, area := "", chat.Area("")
	isPoll := len(order.Args) > 0 && order.Args[0].Word == verbPoll
	if isPoll {
		verb = verbPoll
	}
	for _, arg := range order.Args {
		switch {
		case isPoll:
		case verb == "" && len(quizWords()[arg.Word]) > 0:
			verb = arg.Word
		case arg.Word == "unknown":
			return quizHow(turn), nil
		default:
			area = chat.Area(arg.Word)
		}
	}
	switch verb {
	case "off", "on":
		if !turn.IsPrivate() {
			return phrases.QuizOffHere.In(turn.Language), nil
		}
		turn.Do(func(ctx context.Context) error {
			return record.SetQuizOff(ctx, turn.Member.ID, verb == "off", turn.Now)
		})
		if verb == "off" {
			return phrases.QuizOffDone.In(turn.Language), nil
		}
		return phrases.QuizOnDone.In(turn.Language), nil
	}
	switch {
	case verb == verbShow, verb == "" && area == "" && (turn.IsPrivate() || !moderates(turn.Member.Role)):
		return quizOpen(ctx, turn, master)
	case verb == "" && area == "":
		return quizMenu(ctx, turn, record, master)
	}
	if !moderates(turn.Member.Role) {
		word := verb
		if word == "" {
			word = string(area)
		}
		return phrases.QuizForModerator.In(turn.Language, phrases.Word("word", word)), nil
	}
	if turn.IsPrivate() {
		return phrases.OnlyInGroup.In(turn.Language, phrases.Word("command", "quiz")), nil
	}
	switch verb {
	case verbPoll:
		return poll(ctx, turn, order, record, desk, master, zone)
	case "now":
		return master.AskNow(ctx, turn, turn.Group, area)
	case "skip":
		return master.Skip(ctx, turn, turn.Group)
	case "close":
		return master.CloseNow(ctx, turn, turn.Group)
	case "results":
		return master.Results(ctx, turn, turn.Group)
	}
	return master.Prefer(ctx, turn, turn.Group, area)
}

// quizOpen shows the open question.
func quizOpen(ctx context.Context, turn *bot.Turn, master Quizmaster) (privacy.Authored, error) {
	groups := turn.Member.Groups
	if !turn.IsPrivate() {
		groups = []chat.GroupID{turn.Group.ID}
	}
	var lines []privacy.Authored
	for _, group := range groups {
		text, open, err := master.Current(ctx, group, turn.Now)
		if err != nil {
			return text, err
		}
		if open {
			lines = append(lines, text)
		}
	}
	if len(lines) == 0 {
		lines = append(lines, phrases.QuizNoneOpen.In(turn.Language))
	}
	return privacy.Lines(lines...), nil
}

// quizMenu tells a moderator in the group how things stand, and what can be
// done. The question itself has many lines: it is shown when asked for.
func quizMenu(ctx context.Context, turn *bot.Turn, record Record, master Quizmaster) (privacy.Authored, error) {
	coming, open, err := master.Coming(ctx, turn, turn.Group)
	if err != nil {
		return coming, err
	}
	words, menu := []string{"now", "skip", "results", verbPoll}, phrases.QuizMenu
	if open {
		words, menu = []string{"close", "skip", "results", verbPoll, verbShow}, phrases.QuizMenuOpen
	}
	orders := make([]chat.Command, len(words))
	for i, word := range words {
		orders[i] = chat.Command{Name: "quiz", Args: []chat.Arg{{Word: word}}}
	}
	turn.Offer(record, orders...)
	return privacy.Lines(coming, menu.In(turn.Language, phrases.Word("areas", areaList()))), nil
}

func quizHow(turn *bot.Turn) privacy.Authored {
	if !moderates(turn.Member.Role) {
		return phrases.QuizMember.In(turn.Language)
	}
	return phrases.QuizHow.In(turn.Language, phrases.Word("areas", areaList()))
}

func areaList() string {
	names := make([]string, 0, len(quiz.Areas()))
	for _, area := range quiz.Areas() {
		names = append(names, string(area))
	}
	return strings.Join(names, ", ")
}

// moderates reports whether somebody of a role moderates a group.
func moderates(role chat.Role) bool {
	return role == chat.Mentor || role == chat.Facilitator || role == chat.Staff
}

package commands

import (
	"context"
	"strconv"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// The steps of being shown round, as the numbers of a list stand for them. The
// language's step is the language itself.
const (
	stepYes   = "yes"
	stepNo    = "no"
	stepLater = "later"
	stepTry   = "try"
)

// Jambo answers a greeting in a private chat. The first shows a person round,
// one short message at a time, each with numbers to choose from: the language,
// what is kept and whether it may be, and one question to try. What is known
// already is left out. Whoever stops on the way goes on with the next greeting;
// after that a greeting opens the menu.
func Jambo(record Record, list func() *bot.Commands, master Quizmaster) *bot.Command {
	round := tour{record: record, list: list, master: master}
	return &bot.Command{
		Name: "jambo",
		Plain: []string{
			"hi", "hello", "hey", "jambo", "habari", "hujambo", "mambo", "sasa", "salama", "shikamoo", "niaje", "start", "anza",
		},
		Who:            everybody(),
		InPrivate:      true,
		WithoutConsent: true,
		Rare:           true,
		Help:           phrases.HelpOfJambo,
		Example:        "jambo",
		Grammar: func(r *bot.Reading) []chat.Arg {
			for _, ok := r.Word(greetings()); ok; _, ok = r.Word(greetings()) { // "habari ya asubuhi", "hello there"
			}
			return nil
		},
		Run: func(_ context.Context, turn *bot.Turn, order chat.Command) error {
			round.step(turn, order.Args)
			return nil
		},
	}
}

// greetings are the words with which people go on after their first greeting.
func greetings() []string {
	return []string{
		"hi", "hello", "hey", "jambo", "habari", "hujambo", "mambo", "sasa", "salama", "niaje", "there", "good", "morning", "afternoon", "evening", "day",
		"mshauri", "bot", "everyone", "all", "again", "dear", "team", "ya", "za", "yako", "zako", "yenu", "asubuhi", "mchana", "jioni", "leo", "sana", "kwako", "gani", "vipi",
	}
}

// tour is what showing somebody round takes.
type tour struct {
	record Record
	list   func() *bot.Commands
	master Quizmaster
}

// step takes what was chosen, and goes on to what comes next.
func (t tour) step(turn *bot.Turn, args []chat.Arg) {
	member := turn.Member.ID
	chosen := ""
	if len(args) > 0 {
		chosen = args[0].Word
	}
	switch chosen {
	case string(chat.English), string(chat.Kiswahili):
		turn.Language = chat.Language(chosen)
		turn.Member.Language = turn.Language
		turn.Do(func(ctx context.Context) error { return t.record.SetLanguage(ctx, member, turn.Language) })
		t.next(turn)
	case stepYes, stepNo:
		turn.Do(func(ctx context.Context) error { return t.record.SetConsent(ctx, member, chosen == stepYes, turn.Now) })
		t.welcomed(turn)
		if chosen == stepYes {
			t.try(turn, phrases.ConsentGiven.In(turn.Language))
		} else {
			turn.Answer(privacy.Lines(phrases.ConsentRefused.In(turn.Language), phrases.WelcomeDone.In(turn.Language)))
		}
	case stepLater:
		t.welcomed(turn)
		t.try(turn)
	case stepTry:
		t.tried(turn, args)
	default:
		t.next(turn)
	}
}

// next asks what is not known yet, or opens the menu.
func (t tour) next(turn *bot.Turn) {
	who := turn.Member
	byHand := who.Role == chat.Staff || who.Role == chat.Supervisor
	switch {
	case who.Welcomed:
	case who.Language == "":
		turn.Answer(phrases.WelcomeLanguage.In(turn.Language))
		turn.Offer(t.record, order(string(chat.English)), order(string(chat.Kiswahili)))
		return
	case !byHand && !who.Consented && !who.Refused:
		turn.Answer(privacy.Lines(phrases.Privacy.In(turn.Language), phrases.WelcomeConsent.In(turn.Language)))
		turn.Offer(t.record, order(stepYes), order(stepNo), order(stepLater))
		return
	default:
		t.welcomed(turn)
	}
	showMenu(turn, t.record, t.list())
}

// welcomed notes that the round is over.
func (t tour) welcomed(turn *bot.Turn) {
	turn.Do(func(ctx context.Context) error { return t.record.Welcome(ctx, turn.Member.ID, turn.Now) })
}

// try asks one question that counts nowhere, after what there is to say first.
// Where none may be asked the round ends here.
func (t tour) try(turn *bot.Turn, first ...privacy.Authored) {
	name, text, most := t.master.Sample(turn.Language)
	if name == "" {
		turn.Answer(privacy.Lines(append(first, phrases.WelcomeDone.In(turn.Language))...))
		return
	}
	turn.Answer(privacy.Lines(append(first, text)...))
	var orders []chat.Command
	for answer := range most {
		orders = append(orders, order(stepTry, chat.Arg{Word: name}, chat.Arg{Number: strconv.Itoa(answer + 1)}))
	}
	turn.Offer(t.record, orders...)
}

// tried explains the question that was tried, and ends the round.
func (t tour) tried(turn *bot.Turn, args []chat.Arg) {
	if len(args) == 3 {
		answer, _ := strconv.Atoi(args[2].Number)
		if text, ok := t.master.SampleAnswer(args[1].Word, answer, turn.Language); ok {
			turn.Answer(privacy.Lines(text, phrases.WelcomeDone.In(turn.Language)))
			turn.Offer(t.record)
			return
		}
	}
	showMenu(turn, t.record, t.list()) // the bank has changed meanwhile
}

// order is a step as a number stands for it.
func order(step string, args ...chat.Arg) chat.Command {
	return chat.Command{Name: "jambo", Args: append([]chat.Arg{{Word: step}}, args...)}
}

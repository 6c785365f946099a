package commands

import (
	"context"
	"slices"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/quiz"
	"github.com/mshauri/mshauri/report"
)

// Record is what commands ask of the record; storage.DB satisfies it.
type Record interface {
	Link(context.Context) (chat.Link, error)
	Counts(ctx context.Context, group chat.GroupID, since time.Time) (chat.Counts, error)
	SetLanguage(context.Context, chat.MemberID, chat.Language) error
	// SetConsent keeps a person's own word, in the register too.
	SetConsent(ctx context.Context, member chat.MemberID, yes bool, at time.Time) error
	// Welcome notes that a person has been shown round.
	Welcome(ctx context.Context, member chat.MemberID, at time.Time) error
	// PostingsOf returns what is kept of a person, the oldest first.
	PostingsOf(context.Context, chat.MemberID) ([]chat.Posting, error)
	// DeedsOf returns what is kept of a person beside that, the oldest first.
	DeedsOf(context.Context, chat.MemberID) ([]chat.Deed, error)
	// Remove erases the words of a posting, as a facilitator asked.
	Remove(context.Context, chat.PostingID, time.Time) error
	// Forget erases what is kept of a person.
	Forget(context.Context, chat.MemberID, time.Time) (chat.Request, error)
	// Register notes a request, and returns its number.
	Register(context.Context, chat.Request) (int64, error)
	SetRemind(ctx context.Context, group chat.GroupID, on bool) error
	IsBotAdmin(context.Context, chat.GroupID) (bool, error)
	// RosterWord draws a word when there is none yet; Confirm lets private
	// messages go on; WrongWord counts one.
	RosterWord(context.Context, chat.MemberID) (string, error)
	Confirm(context.Context, chat.MemberID) error
	WrongWord(context.Context, chat.MemberID) error
	// Members returns those whose role was given by hand.
	Members(context.Context) ([]chat.Member, error)
	// SetQuizOff and SetShared keep what a person said about quizzes, and
	// AnswersOf and QuizWishes what is kept of that.
	SetQuizOff(ctx context.Context, member chat.MemberID, off bool, at time.Time) error
	SetShared(ctx context.Context, member chat.MemberID, shared bool, at time.Time) error
	AnswersOf(ctx context.Context, member chat.MemberID, since time.Time) ([]quiz.Given, error)
	QuizWishes(context.Context, chat.MemberID) (quiz.Wishes, error)
	Rulings
	bot.Offers
	report.Record
	Pauses
	Hushes
	Sayings
	Rota
	Stock
	Board
	Tags
}

// Programme is who stands behind the bot, from the settings.
type Programme struct {
	Controller, Contact string
	Rehearsal           bool
	Zone                *time.Location
	// Library answers who asks what policy says.
	Library *Library
	// KeepDays is for how many days postings are kept.
	KeepDays int
	// Lists are the areas and the facilities, as the digest names them.
	Lists report.Lists
	// Quiz is the quiz of the groups.
	Quiz Quizmaster
	// SupplyContact is the label of whoever is told of stock; empty is all staff.
	SupplyContact string
}

// All is every command, in the order in which /help lists them. Desk is where
// drafts wait for a word.
func All(record Record, desk *bot.Desk, programme Programme) (*bot.Commands, error) {
	var all *bot.Commands
	list := func() *bot.Commands { return all }
	all, err := bot.NewCommands(
		[]string{"privacy", "help", "language", "consent", "about"},
		Help(list, record),
		Privacy(programme),
		Calc(),
		Quiz(record, desk, programme.Quiz, programme.Zone),
		MyScore(programme.Quiz),
		Share(record, programme.Quiz),
		Status(record, programme),
		Digest(record, programme),
		Topics(record, programme),
		Recap(record, programme),
		Menu(record, list),
		Language(record),
		Consent(record),
		MyData(record, programme),
		Correct(record),
		Forget(record),
		About(programme),
		Word(record, programme),
		Jambo(record, list, programme.Quiz),
		Remove(record),
		Remind(record),
		Policy(programme.Library),
		Ask(programme.Library, desk, programme.Zone),
		Open(&Questions{Board: record, Library: programme.Library, Zone: programme.Zone}),
		Tag(record),
		OK(desk),
		No(desk),
		Pause(record, record, programme),
		Undo(record, record, record, programme),
		Announce(record, desk, record, programme),
		Quiet(record, record, programme),
		Schedule(record, record, programme),
		Facilitator(record, record, programme),
		Stockout(record, record, record, programme),
		Ruling(record),
		Wrong(record, record),
	)
	return all, err
}

// Vocabulary is every word of four letters or more that calls a command: the
// scrubber leaves them as they are. Shorter ones ("hi") are everyday words.
func Vocabulary() ([]string, error) {
	all, err := All(nil, nil, Programme{})
	if err != nil {
		return nil, err
	}
	var words []string
	for _, command := range all.All() {
		words = append(append(append(words, command.Name), command.Aliases...), command.Plain...)
	}
	return slices.DeleteFunc(words, func(word string) bool { return len(word) < 4 }), nil
}

// everybody is who may use what is harmless: anybody with a role.
func everybody() []chat.Role {
	return []chat.Role{chat.Mentee, chat.Mentor, chat.Facilitator, chat.Supervisor, chat.Staff}
}

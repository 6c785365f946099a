package reactions

import (
	"context"
	"errors"
	"strconv"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
)

// QuizRecord is what the quiz asks of the record; storage.DB satisfies it.
type QuizRecord interface {
	Groups(context.Context) ([]chat.Group, error)
	Group(context.Context, chat.GroupID) (chat.Group, error)
	MembersIn(context.Context, chat.GroupID) ([]chat.Member, error)
	MemberByID(context.Context, chat.MemberID) (chat.Member, error)
	// PlanRound keeps a new round under its group and time, and gives it its
	// number; fresh is false when that time was dealt with before.
	PlanRound(context.Context, quiz.Round) (_ quiz.Round, fresh bool, err error)
	SaveRound(context.Context, quiz.Round) error
	Unplan(ctx context.Context, number int) error
	// Round and RoundByMessage return chat.ErrNotFound when there is none.
	Round(ctx context.Context, number int) (quiz.Round, error)
	RoundByMessage(context.Context, chat.GroupID, chat.MessageID) (quiz.Round, error)
	// LiveRounds are those not yet at their end; of every group when group is empty.
	LiveRounds(ctx context.Context, group chat.GroupID) ([]quiz.Round, error)
	RecentRounds(ctx context.Context, group chat.GroupID, most int) ([]quiz.Round, error)
	// LastDue returns chat.ErrNotFound for a group without rounds.
	LastDue(context.Context, chat.GroupID) (time.Time, error)
	Outcomes(ctx context.Context, group chat.GroupID, from, to time.Time) ([]quiz.Outcome, error)
	Outcome(ctx context.Context, number int) (quiz.Outcome, error)
	KeepAnswer(ctx context.Context, round int, answer quiz.Answer) error
	DropAnswer(ctx context.Context, round int, member chat.MemberID, at time.Time) error
	DropAnswers(ctx context.Context, round int) error
	Answers(ctx context.Context, round int) ([]quiz.Answer, error)
	AnswersOf(ctx context.Context, member chat.MemberID, since time.Time) ([]quiz.Given, error)
	TalliesBefore(ctx context.Context, group chat.GroupID, number int, since time.Time) (map[chat.MemberID]quiz.Tally, error)
	// SharingWith returns the mentees of a mentor who let that mentor see.
	SharingWith(ctx context.Context, mentor chat.MemberID) ([]chat.Member, error)
	MarkAnswer(ctx context.Context, posting chat.PostingID, round int) error
	Unanswered(ctx context.Context, group chat.GroupID, round int, since time.Time) ([]chat.Member, error)
	Nudged(ctx context.Context, member chat.MemberID, at time.Time) error
}

// Pauses knows when a group rests, by a moderator's word; storage.DB satisfies it.
type Pauses interface {
	// Paused returns the pause that holds at a moment, or chat.ErrNotFound.
	Paused(ctx context.Context, group chat.GroupID, at time.Time) (chat.Pause, error)
	// QuietUntil is until when nothing is said unasked; zero when that was never wished.
	QuietUntil(ctx context.Context, group chat.GroupID) (time.Time, error)
}

// Quiz asks the groups, reads their answers, and explains. It holds what all
// of that needs; its methods stand in the files quiz_*.go.
type Quiz struct {
	Record QuizRecord
	Pauses Pauses
	// Polls keeps the polls without a right answer.
	Polls PollRecord
	Bank  quiz.Bank
	// Pack gives the passages that are in use now.
	Pack func() *policy.Pack
	// Demo lets what nobody has reviewed be asked, marked as a draft: where
	// nothing is real.
	Demo bool
	Zone *time.Location
	// Times gives a group's timetable as the settings have it; Paused is
	// filled in here.
	Times func(chat.Group) quiz.Timetable
	// Themes are a group's as the settings have them; what was chosen is filled
	// in here.
	Themes func(chat.Group) quiz.Themes
	// IsPoll says which groups chose native polls.
	IsPoll func(chat.Group) bool
	// Keep is for how long it is known who answered what.
	Keep  time.Duration
	Clock bot.Clock
	// Ration says whether a group may be told one thing more today.
	Ration *bot.Ration
	// Begun is when this record first had quizzes: no time before it was missed.
	Begun func(context.Context) (time.Time, error)
}

// timetable is a group's, with its pauses.
func (q *Quiz) timetable(ctx context.Context, group chat.Group) quiz.Timetable {
	table := q.Times(group)
	table.Zone = q.Zone
	table.Paused = func(at time.Time) quiz.Cause { return q.paused(ctx, group.ID, at) }
	return table
}

// paused says why a group rests at a moment; empty when it does not. While that
// cannot be read nothing is asked.
func (q *Quiz) paused(ctx context.Context, group chat.GroupID, at time.Time) quiz.Cause {
	pause, err := q.Pauses.Paused(ctx, group, at)
	if err == nil {
		return quiz.Cause(pause.Kind)
	}
	if !errors.Is(err, chat.ErrNotFound) {
		return quiz.Unknown
	}
	quiet, err := q.Pauses.QuietUntil(ctx, group)
	switch {
	case err != nil:
		return quiz.Unknown
	case at.Before(quiet):
		return quiz.Quiet
	}
	return ""
}

// passages says in what state the pack's passages are.
func (q *Quiz) passages(id quiz.PassageID) quiz.PassageState {
	passage, ok := q.Pack().Find(policy.ID(id))
	if !ok {
		return quiz.PassageUnknown
	}
	return quiz.PassageState(passage.State)
}

// question is the question of a round; false when its item has gone from the
// bank since.
func (q *Quiz) question(round quiz.Round) (quiz.Question, bool) {
	item, ok := q.Bank.Find(round.Item)
	if !ok {
		return quiz.Question{}, false
	}
	question, err := item.Ask(round.Seed)
	return question, err == nil
}

// moment is a moment in words.
func (q *Quiz) moment(language chat.Language, at, now time.Time) string {
	return phrases.Moment(at, now, q.Zone, language)
}

// midnight is the beginning of a moment's day.
func (q *Quiz) midnight(at time.Time) time.Time {
	year, month, day := at.In(q.Zone).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, q.Zone)
}

// ask is a round's question as a group, or one person, reads it.
func (q *Quiz) ask(round quiz.Round, question quiz.Question, now time.Time) privacy.Authored {
	link := phrases.Word("link", chat.OwnChatWith(tag(round)+" "))
	number, text := phrases.Number("number", round.Number), phrases.Text("question", question.Show(round.Language))
	until := phrases.Word("until", q.moment(round.Language, round.Closes, now))
	if question.Item.Standing(q.passages).IsUsable() {
		return phrases.QuizAsk.In(round.Language, number, text, link, until)
	}
	return phrases.QuizAskDraft.In(round.Language, number, text, link, until)
}

// tag is a round's number as people write it.
func tag(round quiz.Round) string { return "Q" + strconv.Itoa(round.Number) }

// language is in what language a member reads what is about a group.
func language(member chat.Member, round quiz.Round) chat.Language {
	if member.Language != "" {
		return member.Language
	}
	return round.Language
}

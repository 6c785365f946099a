package reactions

import (
	"context"
	"crypto/sha256"
	"errors"
	"slices"
	"strings"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
)

// QuizAnswers reads the answers to open questions: private ones, which it thanks
// for without saying whether they are right; those typed in the group, about
// which it says nothing; and votes in polls. It stands between Choose and Obey,
// so that a bare number of the private menu may be an answer.
type QuizAnswers struct{ Quiz *Quiz }

// Name is "quizanswers".
func (QuizAnswers) Name() string { return "quizanswers" }

// React looks whether what was heard is an answer.
func (a QuizAnswers) React(ctx context.Context, turn *bot.Turn) error {
	heard := turn.Heard
	switch {
	case turn.Member.Role == chat.Stranger:
		return nil
	case heard.Kind == chat.HeardVote:
		return a.vote(ctx, turn)
	case heard.Kind != chat.HeardPosting && heard.Kind != chat.HeardEdit || heard.Posting.Kind != chat.KindText:
		return nil
	case heard.Posting.Command != nil && (!turn.IsPrivate() || heard.Posting.Command.Choice == 0):
		return nil
	case turn.IsPrivate():
		return a.private(ctx, turn)
	}
	return a.inGroup(ctx, turn)
}

// asked is a round with its question.
type asked struct {
	round    quiz.Round
	question quiz.Question
}

// open lists the questions that are open in some groups.
func (a QuizAnswers) open(ctx context.Context, groups ...chat.GroupID) (list []asked, err error) {
	for _, group := range groups {
		rounds, err := a.Quiz.Record.LiveRounds(ctx, group)
		if err != nil {
			return nil, err
		}
		for _, round := range rounds {
			if question, ok := a.Quiz.question(round); ok && round.State == quiz.Open {
				list = append(list, asked{round, question})
			}
		}
	}
	return list, nil
}

// inGroup takes an answer typed in a group: a short one that is plainly meant
// for the question that is open there. It says nothing.
func (a QuizAnswers) inGroup(ctx context.Context, turn *bot.Turn) error {
	list, err := a.open(ctx, turn.Heard.Group)
	if err != nil {
		return err
	}
	posting := turn.Heard.Posting
	number, rest, tagged := quiz.ReadTag(posting.Text.String())
	for _, one := range list {
		switch {
		case tagged && number != one.round.Number:
			continue
		case tagged:
		case posting.ReplyTo != "" && posting.ReplyTo != one.round.Message: // meant for somebody else
			continue
		case posting.ReplyTo == "" && !isBare(one.question, posting.Text.String()):
			continue
		default:
			rest = posting.Text.String()
		}
		if mark := quiz.MarkToken(one.question, rest); mark.IsAnswer() {
			_, err := a.keep(ctx, turn, one.round, mark)
			return err
		}
	}
	return a.lateInGroup(ctx, turn, number, rest)
}

// lateInGroup marks an answer to a question that has closed, when it says for
// which: it is no posting, and counts only if it was given in time.
func (a QuizAnswers) lateInGroup(ctx context.Context, turn *bot.Turn, number int, rest string) error {
	posting := turn.Heard.Posting
	var round quiz.Round
	var err error
	switch {
	case number > 0:
		round, err = a.Quiz.Record.Round(ctx, number)
	case posting.ReplyTo != "":
		rest = posting.Text.String()
		round, err = a.Quiz.Record.RoundByMessage(ctx, turn.Heard.Group, posting.ReplyTo)
	default:
		return nil
	}
	if errors.Is(err, chat.ErrNotFound) || err == nil && (round.Group != turn.Heard.Group || round.State == quiz.Open) {
		return nil
	} else if err != nil {
		return err
	}
	if question, ok := a.Quiz.question(round); ok {
		if mark := quiz.MarkToken(question, rest); mark.IsAnswer() {
			_, err = a.keep(ctx, turn, round, mark)
		}
	}
	return err
}

// isBare reports whether a text in a group can only be an answer: a letter, a
// number where one is asked for, true or false. "Yes" may be said to anybody.
func isBare(question quiz.Question, text string) bool {
	options := len(question.Options(chat.English))
	if options == 0 {
		return true
	}
	if _, ok := quiz.ReadLetter(text, options); ok {
		return true
	}
	switch strings.Trim(strings.ToLower(text), " .!*_") {
	case "true", "false", "kweli", "si kweli", "sikweli", "sio kweli":
		return question.Item.Kind == quiz.TrueFalse
	}
	return false
}

// private takes an answer written to the bot, and thanks for it.
func (a QuizAnswers) private(ctx context.Context, turn *bot.Turn) error {
	text := turn.Heard.Posting.Text.String()
	if number, rest, tagged := quiz.ReadTag(text); tagged {
		return a.tagged(ctx, turn, number, rest)
	}
	list, err := a.open(ctx, turn.Member.Groups...)
	if err != nil {
		return err
	}
	var meant []asked
	for _, one := range list {
		isAnswer := quiz.MarkToken(one.question, text).IsAnswer()
		if isAnswer && turn.Heard.Posting.ReplyTo != "" && turn.Heard.Posting.ReplyTo == one.round.Message {
			meant = []asked{one}
			break
		}
		// A number of the menu is one, unless a number is asked for.
		if isAnswer && (turn.Heard.Posting.Command == nil || one.question.Item.Kind == quiz.Numeric) {
			meant = append(meant, one)
		}
	}
	switch len(meant) {
	case 0:
		return a.untagged(ctx, turn, text)
	case 1:
		return a.answerPrivately(ctx, turn, meant[0], text)
	}
	tags := make([]string, len(meant))
	for i, one := range meant {
		tags[i] = tag(one.round)
	}
	turn.Heard.Posting.Command = nil
	a.hide(turn, meant[0].round)
	turn.Answer(phrases.QuizWhich.In(turn.Language, phrases.Word("numbers", strings.Join(tags, ", "))))
	return nil
}

// tagged takes "Q12 B".
func (a QuizAnswers) tagged(ctx context.Context, turn *bot.Turn, number int, rest string) error {
	name := phrases.Number("number", number)
	round, err := a.Quiz.Record.Round(ctx, number)
	if err != nil && !errors.Is(err, chat.ErrNotFound) {
		return err
	}
	question, known := a.Quiz.question(round)
	if err == nil && round.DropCause == quiz.TakenBack && turn.Member.In(round.Group) {
		a.hide(turn, round)
		turn.Answer(phrases.QuizTakenBack.In(turn.Language, name))
		return nil
	}
	if err != nil || !known || !turn.Member.In(round.Group) || round.OpenedAt.IsZero() {
		turn.Answer(phrases.QuizUnknown.In(turn.Language, name))
		return nil
	}
	if !quiz.MarkToken(question, rest).IsAnswer() {
		a.hide(turn, round)
		if question.Item.Kind == quiz.Numeric {
			turn.Answer(phrases.QuizUnreadSum.In(turn.Language, name))
		} else {
			turn.Answer(phrases.QuizUnread.In(turn.Language, name))
		}
		return nil
	}
	if round.State == quiz.Open {
		return a.answerPrivately(ctx, turn, asked{round, question}, rest)
	}
	return a.late(ctx, turn, asked{round, question}, rest)
}

// hide marks a private posting that was meant as an answer and could not be
// taken as one, so that its words are not kept either.
func (a QuizAnswers) hide(turn *bot.Turn, round quiz.Round) {
	posting := turn.Heard.Posting.ID
	turn.Do(func(ctx context.Context) error { return a.Quiz.Record.MarkAnswer(ctx, posting, round.Number) })
}

// untagged takes an answer without a number when nothing is open that it could
// be for: to the last question of the member's groups, if it is a letter.
func (a QuizAnswers) untagged(ctx context.Context, turn *bot.Turn, text string) error {
	if turn.Heard.Posting.Command != nil {
		return nil
	}
	for _, group := range turn.Member.Groups {
		recent, err := a.Quiz.Record.RecentRounds(ctx, group, 1)
		if err != nil {
			return err
		}
		for _, round := range recent {
			question, known := a.Quiz.question(round)
			if known && round.State != quiz.Open && isBare(question, text) && quiz.MarkToken(question, text).IsAnswer() {
				return a.late(ctx, turn, asked{round, question}, text)
			}
		}
	}
	return nil
}

// answerPrivately keeps a private answer and thanks for it.
func (a QuizAnswers) answerPrivately(ctx context.Context, turn *bot.Turn, one asked, text string) error {
	turn.Heard.Posting.Command = nil
	mark, round := quiz.MarkToken(one.question, text), one.round
	if !inTime(turn, round) { // its time is over, and the close is only being written
		return a.late(ctx, turn, one, text)
	}
	counts, err := a.keep(ctx, turn, round, mark)
	if err != nil {
		return err
	}
	number, until := phrases.Number("number", round.Number), phrases.Word("until", a.Quiz.moment(turn.Language, round.Closes, turn.Now))
	if counts {
		turn.Answer(phrases.QuizNoted.In(turn.Language, number, until, phrases.Text("given", one.question.Given(mark, turn.Language))))
	} else {
		turn.Answer(phrases.QuizNotCounted.In(turn.Language, number, until))
	}
	return nil
}

// late explains a question that has closed to somebody who answers it now. One
// who answered in time, and whose answer was only delivered late, is counted.
func (a QuizAnswers) late(ctx context.Context, turn *bot.Turn, one asked, text string) error {
	mark := quiz.MarkToken(one.question, text)
	counts, err := a.keep(ctx, turn, one.round, mark)
	if err != nil {
		return err
	}
	if counts {
		turn.Answer(a.Quiz.feedback(one.round, one.question, mark, turn.Language))
		return nil
	}
	_, source := a.Quiz.passage(one.question.Item, turn.Language)
	turn.Answer(phrases.QuizLate.In(turn.Language, phrases.Number("number", one.round.Number),
		phrases.Text("feedback", privacy.Lines(one.question.Feedback(mark, turn.Language), source))))
	return nil
}

// vote takes a vote in a poll of ours; an empty one takes the answer back.
func (a QuizAnswers) vote(ctx context.Context, turn *bot.Turn) error {
	heard := turn.Heard
	round, err := a.Quiz.Record.RoundByMessage(ctx, heard.Group, heard.Target)
	if errors.Is(err, chat.ErrNotFound) {
		return nil
	} else if err != nil {
		return err
	}
	question, known := a.Quiz.question(round)
	if !known || !inTime(turn, round) {
		return nil
	}
	for place, option := range question.PollOptions(round.Language) {
		if slices.Contains(heard.Choices, chat.OptionHash(sha256.Sum256([]byte(option.String())))) {
			_, err = a.keep(ctx, turn, round, question.MarkOption(place))
			return err
		}
	}
	if len(heard.Choices) == 0 {
		turn.Do(func(ctx context.Context) error {
			return a.Quiz.Record.DropAnswer(ctx, round.Number, turn.Member.ID, heard.At)
		})
	}
	return nil
}

// inTime reports whether what was heard came in time for a round. A bare letter
// in the group may have been meant for something that was said before the
// question; a vote, a reply, one with the question's number, and one to the bot
// itself cannot.
func inTime(turn *bot.Turn, round quiz.Round) bool {
	posting := turn.Heard.Posting
	number, _, tagged := quiz.ReadTag(posting.Text.String())
	replies := posting.ReplyTo != "" && posting.ReplyTo == round.Message
	if turn.Heard.Kind == chat.HeardVote || turn.IsPrivate() || tagged && number == round.Number || replies {
		return round.InTime(turn.Heard.At)
	}
	return round.Counts(turn.Heard.At)
}

// keep puts an answer into the turn, and marks its posting. It reports whether
// the answer counts: it was given in time, and by one of those whom the
// question is for. A mentor in a mentees' group is not.
func (a QuizAnswers) keep(ctx context.Context, turn *bot.Turn, round quiz.Round, mark quiz.Mark) (counts bool, err error) {
	group, err := a.Quiz.Record.Group(ctx, round.Group)
	if err != nil {
		return false, err
	}
	counts = isFor(group, turn.Member) && inTime(turn, round)
	posting, answer := turn.Heard.Posting.ID, quiz.Answer{Member: turn.Member.ID, Message: turn.Heard.Message, At: turn.Heard.At, Mark: mark}
	turn.Do(func(ctx context.Context) error {
		if counts {
			if err := a.Quiz.Record.KeepAnswer(ctx, round.Number, answer); err != nil {
				return err
			}
		}
		if posting == 0 { // a vote
			return nil
		}
		return a.Quiz.Record.MarkAnswer(ctx, posting, round.Number)
	})
	return counts, nil
}

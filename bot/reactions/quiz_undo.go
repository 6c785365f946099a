package reactions

import (
	"context"
	"errors"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
)

// TakenBack lets go what hung on a message that a moderator has taken back: a
// question's answers, or a poll's votes. It belongs inside an effect of the turn,
// and gives what to say of it; nothing when nothing hung on it.
func (q *Quiz) TakenBack(ctx context.Context, turn *bot.Turn, message chat.MessageID) (privacy.Authored, error) {
	number, err := q.roundTakenBack(ctx, turn, message)
	if err != nil || number != 0 {
		return phrases.UndoRound.In(turn.Language, phrases.Number("number", number)), err
	}
	return q.pollTakenBack(ctx, turn, message)
}

// roundTakenBack gives up the round whose question was taken back, if the
// message was one and is open: no answer counts, nobody's is told wrong, and the
// item may come again. Those who have answered are told, privately. It gives the
// round's number, 0 for none.
func (q *Quiz) roundTakenBack(ctx context.Context, turn *bot.Turn, message chat.MessageID) (number int, err error) {
	round, err := q.Record.RoundByMessage(ctx, turn.Heard.Group, message)
	if errors.Is(err, chat.ErrNotFound) || err == nil && round.State != quiz.Open {
		return 0, nil
	} else if err != nil {
		return 0, err
	}
	answers, err := q.Record.Answers(ctx, round.Number)
	if err != nil {
		return 0, err
	}
	counted := round.Counted(answers)
	if round, err = round.TakeBack(turn.Now); err != nil {
		return 0, err
	}
	if err := q.Record.SaveRound(ctx, round); err != nil {
		return 0, err
	}
	for _, answer := range counted {
		member, err := q.Record.MemberByID(ctx, answer.Member)
		if err != nil {
			return 0, err
		}
		if member.Role != chat.Stranger { // has left
			turn.Whisper(member, chat.Notice, phrases.QuizTakenBack.In(language(member, round), phrases.Number("number", round.Number)))
		}
	}
	return round.Number, q.Record.DropAnswers(ctx, round.Number)
}

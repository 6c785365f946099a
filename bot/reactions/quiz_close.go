package reactions

import (
	"context"
	"strings"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
)

// closeInTime closes a round whose time is over and explains it, or keeps it
// open for longer while nothing may be said in the group.
func (q *Quiz) closeInTime(ctx context.Context, turn *bot.Turn, group chat.Group, round quiz.Round) (closed bool, err error) {
	table := q.timetable(ctx, group)
	cause := table.Blocked(turn.Now)
	if cause == "" {
		enough, err := q.hasEnough(ctx, group, turn.Now, 0)
		if err != nil {
			return false, err
		}
		if enough {
			cause = quiz.Enough
		}
	}
	if cause != "" && round.State == quiz.Open {
		if free := table.Free(turn.Now); !free.IsZero() {
			if round, err = round.CloseAt(free, cause); err != nil {
				return false, err
			}
			return false, q.Record.SaveRound(ctx, round)
		}
	}
	return true, q.close(ctx, turn, round, chat.AboutClose)
}

// close closes a round and explains it: to the group the right answer, the
// passage and how the group did, and to each who answered how they did. About
// says whether its time had come or a moderator asked.
func (q *Quiz) close(ctx context.Context, turn *bot.Turn, round quiz.Round, about chat.Unasked) (err error) {
	if round.State == quiz.Open {
		if round, err = round.Close(turn.Now); err != nil {
			return err
		}
	}
	answers, err := q.Record.Answers(ctx, round.Number)
	if err != nil {
		return err
	}
	before, err := q.Record.TalliesBefore(ctx, round.Group, round.Number, turn.Now.Add(-areasOver))
	if err != nil {
		return err
	}
	counted := round.Counted(answers)
	round.Weaker = quiz.WeakerQuarter(counted, before)
	if round, err = round.Explain(turn.Now); err != nil {
		return err
	}
	if err := q.Record.SaveRound(ctx, round); err != nil {
		return err
	}
	question, known := q.question(round)
	if !known {
		turn.Post(round.Group, about, phrases.QuizGone.In(round.Language, phrases.Number("number", round.Number)))
		return nil
	}
	turn.Post(round.Group, about, q.explain(round, question, quiz.Outcome{Round: round, Score: round.Score(answers)}))
	for _, answer := range counted {
		member, err := q.Record.MemberByID(ctx, answer.Member)
		if err != nil {
			return err
		}
		if member.Role == chat.Stranger { // has left
			continue
		}
		turn.Whisper(member, chat.Notice, q.feedback(round, question, answer.Mark, language(member, round)))
	}
	return nil
}

// explain is what a group reads at the close: as much as a message to it may
// hold, the weightiest first.
func (q *Quiz) explain(round quiz.Round, question quiz.Question, outcome quiz.Outcome) privacy.Authored {
	in := round.Language
	text := phrases.QuizClosed.In(in, phrases.Number("number", round.Number), phrases.Text("answer", question.Close(in)))
	passage, source := q.passage(question.Item, in)
	did := groupDid(in, outcome.Score)
	// The source always stands there, the result nearly always; the whole
	// passage and a common slip where there is room.
	slip := commonSlip(question, outcome.Score, in)
	for _, parts := range [][]privacy.Authored{
		{text, slip, passage, did}, {text, passage, did}, {text, slip, source, did}, {text, source, did}, {text, source},
	} {
		if whole := privacy.Lines(parts...); fits(whole, quiz.GroupLimit) {
			return whole
		}
	}
	return text
}

// passage is the passage that an item teaches, with its source, and the source
// alone.
func (q *Quiz) passage(item quiz.Item, in chat.Language) (whole, source privacy.Authored) {
	passage, ok := q.Pack().Find(policy.ID(item.Teaches))
	if !ok {
		return whole, source
	}
	line := passage.SourceLine(in)
	if line == "" {
		return policy.Show(policy.Hit{Passage: passage}, in), source
	}
	return policy.Show(policy.Hit{Passage: passage}, in), phrases.QuizSource.In(in, phrases.Word("source", strings.TrimSuffix(line, ".")))
}

// groupDid says how a group did. Where fewer than three were right, or fewer
// than three were not, no number is told: it would tell of single people.
func groupDid(in chat.Language, score quiz.Score) privacy.Authored {
	answered := phrases.Number("answered", score.Answered)
	switch other := score.Answered - score.Right; {
	case score.Answered < quiz.LeastShown:
		return privacy.Authored{}
	case other < quiz.LeastShown && score.IsEnough():
		return phrases.QuizDidWell.In(in, answered)
	case score.Right < quiz.LeastShown:
		return phrases.QuizDidHard.In(in, answered)
	default:
		return phrases.QuizDid.In(in, answered, phrases.Number("right", score.Right))
	}
}

// commonSlip explains the slip that most made, when enough did.
func commonSlip(question quiz.Question, score quiz.Score, in chat.Language) privacy.Authored {
	most, name := quiz.LeastShown-1, ""
	for slip, count := range score.Slips {
		if count > most || count == most && name != "" && slip < name {
			most, name = count, slip
		}
	}
	if says := question.ExplainSlip(name, in); name != "" && !says.IsEmpty() {
		return phrases.QuizSlip.In(in, phrases.Text("slip", says))
	}
	return privacy.Authored{}
}

// feedback is what one person reads about their own answer.
func (q *Quiz) feedback(round quiz.Round, question quiz.Question, mark quiz.Mark, in chat.Language) privacy.Authored {
	_, source := q.passage(question.Item, in)
	number, text := phrases.Number("number", round.Number), phrases.Text("feedback", privacy.Lines(question.Feedback(mark, in), source))
	if mark.Verdict == quiz.Right {
		return phrases.QuizOwnRight.In(in, number, text)
	}
	return phrases.QuizOwn.In(in, number, text)
}

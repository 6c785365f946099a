package reactions

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/quiz"
)

// pollMessage is a poll as it is sent, with the words that say who sees it: all
// of them, as far as there is room.
func pollMessage(header chat.Header, poll quiz.Poll, in chat.Language) *chat.Poll {
	message := &chat.Poll{Header: header, Question: poll.Question, Options: poll.Options, Choices: 1}
	for _, key := range []phrases.Key{phrases.PollSeen, phrases.PollSeenShort} {
		if asked := key.In(in, phrases.Text("question", poll.Question)); fits(asked, quiz.PollQuestionLimit) {
			message.Question = asked
			break
		}
	}
	return message
}

// DraftPoll keeps a poll in a moderator's own words until they have seen it, and
// gives its number and when it would close. It belongs inside an effect of the
// turn.
func (q *Quiz) DraftPoll(ctx context.Context, turn *bot.Turn, group chat.Group, poll quiz.Poll) (number int, closes time.Time, err error) {
	poll.Group, poll.State, poll.Asker, poll.Made = group.ID, quiz.PollDraft, turn.Member.ID, turn.Now
	poll.Closes = q.timetable(ctx, group).Closes(turn.Now)
	number, _, err = q.Polls.MakePoll(ctx, poll)
	return number, poll.Closes, err
}

// PollOfDraft is the poll that waited as a draft, for the desk.
func (q *Quiz) PollOfDraft(ctx context.Context, header chat.Header, draft chat.Draft) (chat.Outgoing, error) {
	group, err := q.Record.Group(ctx, draft.Group)
	if err != nil {
		return nil, err
	}
	poll, err := q.Polls.Poll(ctx, int(draft.About))
	if err != nil {
		return nil, err
	}
	return pollMessage(header, poll, group.Language), nil
}

// PollDecided opens the poll whose draft was posted, or lets it go; for the desk.
func (q *Quiz) PollDecided(ctx context.Context, turn *bot.Turn, draft chat.Draft) error {
	poll, err := q.Polls.Poll(ctx, int(draft.About))
	if err != nil {
		return err
	}
	poll.State = quiz.PollUndone
	if draft.State == chat.DraftPosted {
		group, err := q.Record.Group(ctx, draft.Group)
		if err != nil {
			return err
		}
		opens := turn.Now
		if draft.NotBefore.After(opens) {
			opens = draft.NotBefore
		}
		poll.State, poll.Message, poll.Made, poll.Closes = quiz.PollOpen, draft.Message, turn.Now, q.timetable(ctx, group).Closes(opens)
	}
	return q.Polls.SavePoll(ctx, poll)
}

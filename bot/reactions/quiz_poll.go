package reactions

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/chat/calendar"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
)

// PollRecord keeps the polls without a right answer; storage.DB satisfies it.
type PollRecord interface {
	// MakePoll gives a new poll its number; fresh is false when the group was
	// asked for that theme before.
	MakePoll(context.Context, quiz.Poll) (number int, fresh bool, err error)
	SavePoll(context.Context, quiz.Poll) error
	// Poll and PollByMessage return chat.ErrNotFound when there is none.
	Poll(ctx context.Context, number int) (quiz.Poll, error)
	PollByMessage(context.Context, chat.GroupID, chat.MessageID) (quiz.Poll, error)
	// OpenPolls are a group's, or everybody's when group is empty.
	OpenPolls(context.Context, chat.GroupID) ([]quiz.Poll, error)
	RecentPolls(ctx context.Context, group chat.GroupID, since time.Time) ([]quiz.Poll, error)
	// ThemePoll is the poll that chose, or chooses, what begins on a day, or
	// chat.ErrNotFound.
	ThemePoll(ctx context.Context, group chat.GroupID, day time.Time) (quiz.Poll, error)
	// ThemeChoices are what was chosen, by the day on which it begins.
	ThemeChoices(context.Context, chat.GroupID) (map[time.Time]string, error)
	ChooseTheme(ctx context.Context, group chat.GroupID, day time.Time, what string, told chat.MessageID, at time.Time) error
	// UnchooseTheme drops the choice of which a message told the group, and
	// gives its day; zero when it told of none.
	UnchooseTheme(ctx context.Context, group chat.GroupID, told chat.MessageID) (time.Time, error)
	// VotesFor is what each person chose up to a moment, without who.
	VotesFor(ctx context.Context, poll quiz.Poll, until time.Time) ([][]chat.OptionHash, error)
}

const (
	pollShownFor  = 14 * 24 * time.Hour // a poll that has closed, by /quiz results
	pollCutAt     = 40                  // letters of an option, where all do not fit
	pollQuestion  = 80                  // letters of a question, in a list
	pollWaitsMost = 3 * 24 * time.Hour  // for a moment at which a group may be told
)

// AskPoll posts a poll that a moderator asked for, and keeps it until its close.
func (q *Quiz) AskPoll(ctx context.Context, turn *bot.Turn, group chat.Group, poll quiz.Poll) (privacy.Authored, error) {
	if poll.Kind == quiz.PollSure {
		recent, err := q.Record.RecentRounds(ctx, group.ID, 1)
		if err != nil || len(recent) == 0 {
			return phrases.PollSureNone.In(turn.Language), err
		}
		poll.Area = recent[0].Area
		poll.Question = phrases.PollSure.In(group.Language, phrases.Text("area", phrases.Area(poll.Area, group.Language)))
	}
	if poll.Kind == quiz.PollTheme {
		left, isChoice, err := q.left(ctx, group, turn.Now)
		if err != nil {
			return privacy.Authored{}, err
		}
		if isChoice {
			return q.askTheme(ctx, turn, group, left)
		}
	}
	poll = q.postPoll(ctx, turn, group, poll, chat.AskedFor)
	turn.Do(func(ctx context.Context) error {
		_, _, err := q.Polls.MakePoll(ctx, poll)
		return err
	})
	return phrases.PollPosted.In(turn.Language, phrases.Word("until", q.moment(turn.Language, poll.Closes, turn.Now))), nil
}

// postPoll puts a poll into the turn.
func (q *Quiz) postPoll(ctx context.Context, turn *bot.Turn, group chat.Group, poll quiz.Poll, about chat.Unasked) quiz.Poll {
	message := pollMessage(chat.Header{To: chat.Recipient{Group: group.ID}, Urgency: chat.Notice, Unasked: about}, poll, group.Language)
	turn.Send(message)
	poll.Group, poll.State, poll.Asker, poll.Made, poll.Message = group.ID, quiz.PollOpen, turn.Member.ID, turn.Now, message.ID
	if poll.Closes.IsZero() {
		poll.Closes = q.timetable(ctx, group).Closes(turn.Now)
	}
	if poll.Before.After(turn.Now) && poll.Before.Before(poll.Closes) {
		poll.Closes = poll.Before
	}
	poll.Before = time.Time{}
	return poll
}

// PollTimes is the job that closes the polls whose time is over.
type PollTimes struct{ Quiz *Quiz }

// Next is when the next poll closes after a moment, for the scheduler: now, when
// one is due; zero when none is open, or that cannot be read now.
func (p PollTimes) Next(after time.Time) time.Time {
	open, err := p.Quiz.Polls.OpenPolls(context.Background(), "")
	if err != nil || len(open) == 0 {
		return time.Time{}
	}
	first, now := open[0].Closes, p.Quiz.Clock.Now()
	if first.Before(now) {
		first = now
	}
	if !first.After(after) {
		return after.Add(time.Second)
	}
	return first
}

// Run closes what is due. It belongs inside the transaction of a job.
func (p PollTimes) Run(ctx context.Context, turn *bot.Turn) error {
	open, err := p.Quiz.Polls.OpenPolls(ctx, "")
	if err != nil {
		return err
	}
	for _, poll := range open {
		if !poll.IsDue(turn.Now) {
			continue
		}
		if err := p.Quiz.closePoll(ctx, turn, poll, chat.AboutPoll); err != nil {
			return err
		}
	}
	return nil
}

// closePoll closes a poll: the group is told how many chose each option, and
// whoever asked is told privately. Who chose what is told to nobody.
func (q *Quiz) closePoll(ctx context.Context, turn *bot.Turn, poll quiz.Poll, about chat.Unasked) error {
	votes, err := q.Polls.VotesFor(ctx, poll, poll.Closes)
	if err != nil {
		return err
	}
	poll = poll.Close(turn.Now, votes)
	if err := q.Polls.SavePoll(ctx, poll); err != nil {
		return err
	}
	group, err := q.Record.Group(ctx, poll.Group)
	if errors.Is(err, chat.ErrNotFound) {
		return nil // it is not served any more
	} else if err != nil {
		return err
	}
	if len(votes) > 0 {
		if err := q.tellGroup(ctx, turn, group, about, poll); err != nil {
			return err
		}
	}
	asker, err := q.Record.MemberByID(ctx, poll.Asker)
	if errors.Is(err, chat.ErrNotFound) || err == nil && asker.Role == chat.Stranger { // nobody, or has left
		return nil
	} else if err != nil {
		return err
	}
	in, key := group.Language, phrases.PollOwn
	if asker.Language != "" {
		in = asker.Language
	}
	if len(votes) == 0 {
		key = phrases.PollOwnNone
	}
	turn.Whisper(asker, chat.Notice, key.In(in, phrases.Word("group", group.Name),
		phrases.Text("question", poll.Question), phrases.Text("counts", pollCounts(poll, "\n", 0))))
	return nil
}

// tellGroup posts how many chose what, at the first moment at which a group may
// be told anything, unless that is too far away to be of use; and lets the theme
// that most chose come next.
func (q *Quiz) tellGroup(ctx context.Context, turn *bot.Turn, group chat.Group, about chat.Unasked, poll quiz.Poll) error {
	say := &chat.Say{Header: chat.Header{To: chat.Recipient{Group: group.ID}, Urgency: chat.Notice, Unasked: about, NotBefore: turn.Now}}
	if table := q.timetable(ctx, group); about != chat.AskedFor && (table.Blocked(turn.Now) != "" || calendar.IsWeekend(turn.Now.In(q.Zone))) {
		say.NotBefore = table.Free(turn.Now)
	}
	isTold := !say.NotBefore.IsZero() && say.NotBefore.Sub(turn.Now) <= pollWaitsMost
	if isTold {
		turn.Send(say)
	}
	next := privacy.Authored{}
	if !poll.Theme.IsZero() {
		var err error
		if next, err = q.chooseByVotes(ctx, group, poll, turn.Now, say.ID); err != nil {
			return err
		}
	}
	say.Text = privacy.Lines(pollClosed(poll, group.Language), next)
	return nil
}

// closePollNow closes the open poll of a group that closes first, as a
// moderator ordered; false when none is open.
func (q *Quiz) closePollNow(ctx context.Context, turn *bot.Turn, group chat.Group) (bool, error) {
	open, err := q.Polls.OpenPolls(ctx, group.ID)
	if err != nil || len(open) == 0 {
		return false, err
	}
	poll := open[0]
	if poll.Closes.After(turn.Now) {
		poll.Closes = turn.Now
	}
	turn.Do(func(ctx context.Context) error { return q.closePoll(ctx, turn, poll, chat.AskedFor) })
	return true, nil
}

// pollResults says what was chosen so far in a group's open polls, and in the
// last one that has closed.
func (q *Quiz) pollResults(ctx context.Context, turn *bot.Turn, group chat.Group) (lines []privacy.Authored, err error) {
	recent, err := q.Polls.RecentPolls(ctx, group.ID, turn.Now.Add(-pollShownFor))
	if err != nil {
		return nil, err
	}
	in, told := turn.Language, false
	for _, poll := range recent {
		key := phrases.PollResult
		if poll.State == quiz.PollOpen {
			votes, err := q.Polls.VotesFor(ctx, poll, turn.Now)
			if err != nil {
				return nil, err
			}
			key, poll.Counts = phrases.PollSoFar, poll.Count(votes)
		} else if told {
			continue
		} else {
			told = true
		}
		counts := pollCounts(poll, ", ", pollCutAt)
		if len(poll.Winners()) == 0 {
			counts = phrases.PollNoVote.In(in)
		}
		lines = append(lines, key.In(in, phrases.Word("question", cutTo(poll.Question.String(), pollQuestion)),
			phrases.Word("until", q.moment(in, poll.Closes, turn.Now)), phrases.Text("counts", counts)))
	}
	return lines, nil
}

// pollTakenBack notes that a moderator has taken a poll back, if the message was
// one: its votes count nowhere. If the message said which theme was voted next,
// what was planned stands. It belongs inside an effect of the turn.
func (q *Quiz) pollTakenBack(ctx context.Context, turn *bot.Turn, message chat.MessageID) (privacy.Authored, error) {
	day, err := q.Polls.UnchooseTheme(ctx, turn.Heard.Group, message)
	if err != nil {
		return privacy.Authored{}, err
	}
	if !day.IsZero() {
		return q.planStands(ctx, turn, day)
	}
	poll, err := q.Polls.PollByMessage(ctx, turn.Heard.Group, message)
	if errors.Is(err, chat.ErrNotFound) || err == nil && poll.State != quiz.PollOpen {
		return privacy.Authored{}, nil
	} else if err != nil {
		return privacy.Authored{}, err
	}
	poll.State = quiz.PollUndone
	return phrases.UndoPoll.In(turn.Language), q.Polls.SavePoll(ctx, poll)
}

// pollClosed is what a group reads at a poll's close, as long as a message to it
// may be: what does not fit is cut.
func pollClosed(poll quiz.Poll, in chat.Language) (text privacy.Authored) {
	for _, cut := range []int{0, pollCutAt, pollCutAt / 2} {
		question := poll.Question.String()
		if cut > 0 {
			question = cutTo(question, pollQuestion)
		}
		text = phrases.PollClosed.In(in, phrases.Word("question", question), phrases.Text("counts", pollCounts(poll, "\n", cut)))
		if fits(text, quiz.GroupLimit) {
			break
		}
	}
	return text
}

// pollCounts lists the options with how many chose each; cut at so many letters,
// or whole when that is 0.
func pollCounts(poll quiz.Poll, between string, cut int) privacy.Authored {
	parts := make([]string, 0, len(poll.Options))
	for i, option := range poll.Options {
		words := option.String()
		if cut > 0 {
			words = cutTo(words, cut)
		}
		if i < len(poll.Counts) {
			parts = append(parts, words+": "+strconv.Itoa(poll.Counts[i]))
		}
	}
	return phrases.Sentence.In(chat.English, phrases.Word("text", strings.Join(parts, between)))
}

// cutTo shortens words to so many letters.
func cutTo(words string, letters int) string {
	all := []rune(words)
	if len(all) <= letters {
		return words
	}
	return strings.TrimSpace(string(all[:letters-1])) + "…"
}

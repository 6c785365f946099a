package report_test

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/report"
)

// nairobi is the programme's zone in every test: three hours before UTC, and
// without a summer time.
var nairobi = time.FixedZone("EAT", 3*60*60)

// week31 is the week of 30 July to 5 August 2018.
var week31 = report.WeekOf(time.Date(2018, 8, 1, 12, 0, 0, 0, nairobi), nairobi)

// made is a record that a test has made up.
type made struct {
	groups    []chat.Group
	facts     []report.Fact
	stays     map[chat.GroupID][]report.Stay
	notKept   map[chat.GroupID]map[chat.Reason]int
	named     map[chat.GroupID]int
	closed    map[chat.GroupID][]report.Closed
	notAsked  map[chat.GroupID]map[string]int
	unsaid    map[chat.GroupID]int
	votes     map[chat.GroupID][]report.Vote
	offline   report.Offline
	stock     []chat.Stockout
	bot       map[chat.MessageID]time.Time
	pauses    []chat.Pause
	words     map[chat.PostingID]privacy.Clean
	published map[string][]byte
}

var _ report.Record = (*made)(nil)

func (m *made) GroupsDuring(context.Context, time.Time, time.Time) ([]chat.Group, error) {
	return m.groups, nil
}

func (m *made) Facts(_ context.Context, from, to time.Time, each func(report.Fact)) error {
	for _, f := range m.facts {
		if !f.At.Before(from) && f.At.Before(to) {
			each(f)
		}
	}
	return nil
}

func (m *made) Stays(_ context.Context, group chat.GroupID, from, to time.Time) ([]report.Stay, error) {
	var stays []report.Stay
	for _, s := range m.stays[group] {
		if s.From.Before(to) && (s.To.IsZero() || s.To.After(from)) {
			stays = append(stays, s)
		}
	}
	return stays, nil
}

func (m *made) ActiveNamed(_ context.Context, group chat.GroupID, _, _ time.Time) (int, error) {
	return m.named[group], nil
}

func (m *made) NotKeptIn(_ context.Context, group chat.GroupID, _, _ time.Time) (map[chat.Reason]int, error) {
	return m.notKept[group], nil
}

func (m *made) OfflineIn(context.Context, time.Time, time.Time) (report.Offline, error) {
	return m.offline, nil
}

func (m *made) ClosedIn(_ context.Context, group chat.GroupID, _, _ time.Time) ([]report.Closed, error) {
	return m.closed[group], nil
}

func (m *made) NotAskedIn(_ context.Context, group chat.GroupID, _, _ time.Time) (map[string]int, error) {
	return m.notAsked[group], nil
}

func (m *made) VotesIn(_ context.Context, group chat.GroupID, from, _ time.Time) ([]report.Vote, error) {
	if from.Before(week31.From()) {
		return nil, nil
	}
	return m.votes[group], nil
}

func (m *made) UnsaidIn(_ context.Context, group chat.GroupID, _, _ time.Time) (int, error) {
	return m.unsaid[group], nil
}

func (m *made) Clean(_ context.Context, id chat.PostingID) (privacy.Clean, error) {
	words, ok := m.words[id]
	if !ok {
		return privacy.Clean{}, chat.ErrNotFound
	}
	return words, nil
}

func (m *made) Published(_ context.Context, week string) ([]byte, error) {
	numbers, ok := m.published[week]
	if !ok {
		return nil, chat.ErrNotFound
	}
	return numbers, nil
}

func (m *made) Stockouts(context.Context, chat.GroupID, time.Time, time.Time) ([]chat.Stockout, error) {
	return m.stock, nil
}

func (m *made) Stockout(_ context.Context, number int64) (chat.Stockout, error) {
	for _, s := range m.stock {
		if s.Number == number {
			return s, nil
		}
	}
	return chat.Stockout{}, chat.ErrNotFound
}

func (m *made) BotAnswers(context.Context, chat.GroupID, time.Time, time.Time) (map[chat.MessageID]time.Time, error) {
	return m.bot, nil
}

func (m *made) Pauses(_ context.Context, group chat.GroupID, _, _ time.Time) (list []chat.Pause, _ error) {
	for _, p := range m.pauses {
		if p.Group == group || p.Group == "" {
			list = append(list, p)
		}
	}
	return list, nil
}

func (m *made) RulingsIn(_ context.Context, group chat.GroupID, from, _ time.Time) (quoted, withdrawn int, err error) {
	if group != "mentees" {
		return 0, 0, nil
	}
	if from.Before(week31.From()) {
		return 1, 0, nil
	}
	return 2, 1, nil
}

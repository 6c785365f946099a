package bot_test

import (
	"context"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"go.uber.org/zap"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/chat/calendar"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
	"github.com/mshauri/mshauri/storage"
)

// season is a house with nothing in it but the quiz's jobs and a record.
type season struct {
	*house
	group chat.Group
	key   privacy.Key
	// others is when something else was said in the group.
	others []time.Time
}

func newSeason(t *testing.T, from time.Time) *season {
	t.Helper()
	s := &season{house: &house{t: t}, key: privacy.NewKey()}
	s.moment.Store(from.UnixNano())
	s.clock = bot.Clock{Now: func() time.Time { return time.Unix(0, s.moment.Load()).UTC() }, After: time.After}
	var err error
	s.db, err = storage.Open(t.Context(), storage.Options{Address: filepath.Join(t.TempDir(), "main.db"), Now: s.clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.db.Close() })
	s.db.SealWith(s.key.Seal())
	s.group = chat.Group{ID: "mentees", Name: "Mentees", Kind: chat.MenteesGroup, Language: chat.English, Consent: "written", AllowedAt: from}
	s.must(s.db.AllowGroup(t.Context(), s.group))
	s.restart()
	return s
}

func (s *season) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// restart makes everything anew that does not lie in the record.
func (s *season) restart() {
	ration := s.ration(bot.Quiet{})
	ration.Planned = s.quizzes(true).Planned
	s.quiz.Ration = ration
	s.jobs = &bot.Scheduler{
		Jobs:        []bot.Job{{Name: "quiz", Next: s.quiz, Run: s.quiz.Run}},
		Occurrences: s.db, Outbox: s.db, Key: s.key, Clock: s.clock, Log: zap.NewNop(),
	}
}

// to lets the jobs run at a moment.
func (s *season) to(at time.Time) {
	s.moment.Store(at.UnixNano())
	s.tick()
}

func (s *season) outcomes() []quiz.Outcome {
	s.t.Helper()
	list, err := s.db.Outcomes(s.t.Context(), "", monday.AddDate(-1, 0, 0), monday.AddDate(5, 0, 0))
	s.must(err)
	return list
}

// Eight weeks over Christmas, stepped at random with restarts, outages, pauses,
// and a moderator who asks and skips: every time of the timetable is
// dealt with once, nothing is asked or explained when it may not be, no two
// questions are open at once, and no day has more than two messages.
//
// Broken on purpose and seen red: with holidays forgotten, with the day's two
// messages uncounted, and with missed times not looked for.
func TestAnySeasonOfQuestions(t *testing.T) {
	from := time.Date(2026, 12, 14, 10, 0, 0, 0, nairobi)
	until := from.AddDate(0, 0, 56)
	asked := 0
	for seed := range uint64(12) {
		s := newSeason(t, from)
		chance := rand.New(rand.NewPCG(seed, 1))
		s.tick()
		for at := from; at.Before(until); {
			switch chance.IntN(120) {
			case 0:
				at = at.Add(time.Duration(chance.IntN(5*24)) * time.Hour) // an outage
				s.restart()
			case 1:
				s.restart()
			case 2:
				s.must(s.db.Pause(t.Context(), chat.Pause{Group: s.group.ID, Kind: chat.PauseStrike, Since: at, Until: at.Add(time.Duration(chance.IntN(8*24)) * time.Hour)}))
			case 3:
				s.order(chance.IntN(2) == 0)
			case 4, 5, 6, 7, 8, 9: // somebody else in the house has something to say
				s.others = append(s.others, s.clock.Now())
				s.must(s.db.Enqueue(t.Context(), &chat.Say{
					Header: chat.Header{ID: chat.MessageID(at.String()), To: chat.Recipient{Group: s.group.ID}, Urgency: chat.Notice},
				}))
			}
			at = at.Add(time.Duration(1+chance.IntN(150)) * time.Minute)
			s.to(at)
		}
		asked += s.hold(from, until)
		if t.Failed() {
			t.Fatalf("in season %d", seed)
		}
	}
	if asked < 60 {
		t.Errorf("only %d questions were asked in all seasons", asked)
	}
}

// order lets a moderator ask, or skip, as one turn.
func (s *season) order(ask bool) {
	s.t.Helper()
	now := s.clock.Now()
	s.must(s.db.Transact(s.t.Context(), func(ctx context.Context) error {
		turn, order := bot.HandTurn(s.key, now.String(), s.group, now), s.quiz.Skip
		if ask {
			order = func(ctx context.Context, turn *bot.Turn, group chat.Group) (privacy.Authored, error) {
				return s.quiz.AskNow(ctx, turn, group, "")
			}
		}
		if _, err := order(ctx, turn, s.group); err != nil {
			return err
		}
		return turn.Commit(ctx, s.db)
	}))
}

// hold holds a season against what must be so, and returns how many questions
// were asked.
func (s *season) hold(from, until time.Time) int {
	t := s.t
	table := s.quiz.Times(s.group)
	dealt := make(map[int64]int)
	said := slices.Clone(s.others) // what the group had unasked, and of it what was the quiz's
	var ours []time.Time
	var open []quiz.Round
	for _, o := range s.outcomes() {
		r := o.Round
		dealt[r.Due.Unix()]++
		if r.OpenedAt.IsZero() {
			continue
		}
		open = append(open, r)
		for what, at := range map[string]time.Time{"asked": r.OpenedAt, "explained": r.ExplainedAt} {
			if at.IsZero() {
				continue
			}
			local := at.In(nairobi)
			said, ours = append(said, at), append(ours, at)
			if _, holiday := calendar.On(local); holiday || quiz.InSessionHours(local) {
				t.Errorf("Q%d was %s on %s", r.Number, what, local)
			}
		}
	}
	for at := table.Next(from); at.Before(until.Add(-24 * time.Hour)); at = table.Next(at) {
		if n := dealt[at.Unix()]; n != 1 {
			live, err := s.db.LiveRounds(t.Context(), s.group.ID)
			s.must(err)
			if !slices.ContainsFunc(live, func(r quiz.Round) bool { return r.Due.Equal(at) }) {
				t.Errorf("the time %s was dealt with %d times", at.In(nairobi), n)
			}
		}
	}
	slices.SortFunc(open, func(a, b quiz.Round) int { return a.OpenedAt.Compare(b.OpenedAt) })
	for i, r := range open {
		if i > 0 && (open[i-1].ClosedAt.IsZero() || open[i-1].ClosedAt.After(r.OpenedAt)) {
			t.Errorf("Q%d was open when Q%d was asked", open[i-1].Number, r.Number)
		}
	}
	for _, at := range ours {
		before := 0
		for _, other := range said {
			if !other.After(at) && other.In(nairobi).YearDay() == at.In(nairobi).YearDay() {
				before++ // itself too
			}
		}
		if before > 2 {
			t.Errorf("at %s the quiz said something as the message number %d of the day", at.In(nairobi), before)
		}
	}
	return len(open)
}

// A group that is not served any more is asked nothing, and told nothing.
func TestAGroupThatIsNotServedIsLeftAlone(t *testing.T) {
	s := newSeason(t, time.Date(2026, 11, 2, 10, 0, 0, 0, nairobi))
	s.to(time.Date(2026, 11, 2, 12, 45, 0, 0, nairobi))
	s.must(s.db.DisallowGroup(t.Context(), s.group.ID))
	s.to(time.Date(2026, 11, 5, 12, 45, 0, 0, nairobi)) // the close, and the next
	s.to(time.Date(2026, 11, 9, 12, 45, 0, 0, nairobi))
	if n, err := s.db.NoticesIn(t.Context(), s.group.ID, monday.AddDate(-1, 0, 0), monday.AddDate(1, 0, 0)); err != nil || n != 1 {
		t.Errorf("%d messages were for the group (%v), want the first question alone", n, err)
	}
	live, err := s.db.LiveRounds(t.Context(), "")
	s.must(err)
	if len(live) != 0 {
		t.Errorf("rounds go on: %+v", live)
	}
	for _, o := range s.outcomes() {
		if r := o.Round; r.Number == 1 && r.State != quiz.Explained || r.Number == 2 && r.DropCause != quiz.NoGroup {
			t.Errorf("Q%d is %s (%q)", r.Number, r.State, r.DropCause)
		}
	}
}

package quiz_test

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/quiz"
)

func planned(t testing.TB) quiz.Round {
	t.Helper()
	r, err := quiz.Plan("group", monday, 72*time.Hour, 2*time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	r, err = r.Ask(quiz.Item{ID: "QZ-001"}, 1)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestARoundGoesForward(t *testing.T) {
	r := planned(t)
	for _, step := range []struct {
		label string
		now   time.Time
		due   quiz.Step
		take  func(quiz.Round, time.Time) (quiz.Round, error)
		then  quiz.RoundState
	}{
		{"before its time", monday.Add(-time.Minute), quiz.Wait, nil, quiz.Planned},
		{"it opens late", monday.Add(time.Hour), quiz.StepOpen, quiz.Round.Open, quiz.Open},
		{"at the planned close it stays open as long as planned", monday.Add(72 * time.Hour), quiz.Wait, nil, quiz.Open},
		{"it closes", monday.Add(73 * time.Hour), quiz.StepClose, quiz.Round.Close, quiz.Closed},
		{"it is explained", monday.Add(73 * time.Hour), quiz.StepExplain, quiz.Round.Explain, quiz.Explained},
		{"and that is all", monday.Add(1000 * time.Hour), quiz.Wait, nil, quiz.Explained},
	} {
		if due := r.Step(step.now); due != step.due {
			t.Fatalf("%s: %q is due, want %q", step.label, due, step.due)
		}
		if step.take != nil {
			next, err := step.take(r, step.now)
			if err != nil {
				t.Fatalf("%s: %v", step.label, err)
			}
			if again, err := step.take(next, step.now); !errors.Is(err, quiz.ErrTurn) || again != next {
				t.Fatalf("%s: it can be done twice", step.label)
			}
			r = next
		}
		if r.State != step.then {
			t.Fatalf("%s: it is %s", step.label, r.State)
		}
	}
}

func TestARoundThatIsTooLateIsDropped(t *testing.T) {
	r, now := planned(t), monday.Add(2*time.Hour+time.Second)
	if r.Step(now) != quiz.StepDrop {
		t.Errorf("%q is due", r.Step(now))
	}
	if _, err := r.Open(now); !errors.Is(err, quiz.ErrTurn) {
		t.Errorf("it opens: %v", err)
	}
	dropped, err := r.Drop(now, "late")
	if err != nil || dropped.State != quiz.Dropped || dropped.Step(now) != quiz.Wait || dropped.Counts(now) {
		t.Errorf("%+v %v", dropped, err)
	}
	if _, err := dropped.Open(monday); !errors.Is(err, quiz.ErrTurn) {
		t.Error("a dropped round opens")
	}
}

func TestARoundIsMovedAndOpenedByHand(t *testing.T) {
	r, err := planned(t).Move(monday.Add(24*time.Hour), quiz.OnHoliday)
	if err != nil || !r.Closes.Equal(monday.Add(96*time.Hour)) || !r.Next().Equal(r.Opens) {
		t.Errorf("%+v %v", r, err)
	}
	open, err := r.OpenNow(monday)
	if err != nil || !open.Closes.Equal(monday.Add(72*time.Hour)) {
		t.Errorf("%+v %v", open, err)
	}
	early, err := open.Close(monday.Add(time.Hour))
	if err != nil || !early.ClosedAt.Equal(monday.Add(time.Hour)) {
		t.Errorf("%+v %v", early, err)
	}
	if _, err := open.Move(monday, quiz.Skipped); !errors.Is(err, quiz.ErrTurn) {
		t.Error("an open round moves")
	}
}

func TestPlanRefusesNonsense(t *testing.T) {
	for label, plan := range map[string]func() (quiz.Round, error){
		"no group":   func() (quiz.Round, error) { return quiz.Plan("", monday, time.Hour, 0) },
		"no time":    func() (quiz.Round, error) { return quiz.Plan("g", time.Time{}, time.Hour, 0) },
		"no length":  func() (quiz.Round, error) { return quiz.Plan("g", monday, time.Minute, 0) },
		"late early": func() (quiz.Round, error) { return quiz.Plan("g", monday, time.Hour, -1) },
	} {
		if _, err := plan(); err == nil {
			t.Errorf("%s: it is planned", label)
		}
	}
	bare, err := quiz.Plan("g", monday, time.Hour, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := bare.Open(monday); !errors.Is(err, quiz.ErrTurn) {
		t.Errorf("a round without an item opens: %v", err)
	}
}

// TestARoundNeverGoesBack takes random steps at random times.
func TestARoundNeverGoesBack(t *testing.T) {
	rank := map[quiz.RoundState]int{quiz.Planned: 0, quiz.Open: 1, quiz.Closed: 2, quiz.Explained: 3, quiz.Dropped: 4}
	steps := []func(quiz.Round, time.Time) (quiz.Round, error){
		quiz.Round.Open, quiz.Round.Close, quiz.Round.Explain, quiz.Round.OpenNow,
		func(r quiz.Round, now time.Time) (quiz.Round, error) { return r.Drop(now, "skipped") },
		func(r quiz.Round, now time.Time) (quiz.Round, error) { return r.Move(now, quiz.OnHoliday) },
		func(r quiz.Round, now time.Time) (quiz.Round, error) { return r.CloseAt(now, quiz.OnHoliday) },
	}
	begun := planned(t)
	rapid.Check(t, func(t *rapid.T) {
		r := begun
		now := monday.Add(-48 * time.Hour)
		for range 20 {
			now = now.Add(time.Duration(rapid.IntRange(0, 30).Draw(t, "hours")) * time.Hour)
			before := r
			r, _ = rapid.SampledFrom(steps).Draw(t, "step")(r, now)
			if rank[r.State] < rank[before.State] || before.State == quiz.Dropped && r.State != quiz.Dropped {
				t.Fatalf("from %s to %s", before.State, r.State)
			}
			if r.State == quiz.Closed && r.ClosedAt.Before(r.OpenedAt) {
				t.Fatal("it closed before it opened")
			}
		}
	})
}

func TestScore(t *testing.T) {
	r, err := planned(t).Open(monday)
	if err != nil {
		t.Fatal(err)
	}
	q := ask(t, "QZ-035", 0)
	at := func(hours int) time.Time { return monday.Add(time.Duration(hours) * time.Hour) }
	answer := func(member chat.MemberID, message string, hours int, text string) quiz.Answer {
		return quiz.Answer{Member: member, Message: chat.MessageID(message), At: at(hours), Mark: quiz.MarkToken(q, text)}
	}
	answers := []quiz.Answer{
		answer(1, "a", 1, "25%"),    // right
		answer(2, "b", 2, "75"),     // slip,
		answer(2, "c", 3, "robo"),   // then right
		answer(3, "d", 4, "25"),     // right,
		answer(3, "e", 5, "33.3"),   // then a slip
		answer(4, "f", 71, "25"),    // right, in the last hour
		answer(5, "g", 72, "25"),    // too late
		answer(6, "h", -1, "25"),    // right: kept, though our clock was ahead when it opened
		answer(7, "i", 6, "asante"), // not an answer
		answer(8, "j", 7, "25"),     // right,
		answer(8, "k", 8, "asante"), // and thanks
		answer(9, "l", 9, "75%"),    // slip,
		answer(9, "m", 80, "25"),    // corrected too late
		answer(10, "n", 9, "40"),    // two answers in one second:
		answer(10, "o", 9, "25"),    // the message decides
	}
	if r.Counts(at(-1)) || !r.InTime(at(-1)) || !r.Counts(at(0).Add(-time.Minute)) {
		t.Error("an hour before it opened, only what names the question is an answer to it")
	}
	closed, err := r.Close(at(75)) // noticed late: the planned time counts
	if err != nil {
		t.Fatal(err)
	}
	want := quiz.Score{Tally: quiz.Tally{Right: 6, Answered: 8}, Slips: map[string]int{"by-given": 1, "usage-rate": 1}}
	chance := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		if got := closed.Score(answers); !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v, want %+v", got, want)
		}
		chance.Shuffle(len(answers), func(i, j int) { answers[i], answers[j] = answers[j], answers[i] })
		if chance.IntN(2) == 0 { // delivered twice
			answers = append(answers, answers[chance.IntN(len(answers))])
		}
	}
}

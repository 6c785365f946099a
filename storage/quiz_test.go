package storage_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/quiz"
)

// round plans a round of the mentees' group for a time, or finds it.
func (w *world) round(due time.Time) int {
	w.Helper()
	w.allow()
	r, err := quiz.Plan(mentees, due, 72*time.Hour, time.Hour)
	w.ok(err)
	r, err = r.Ask(quiz.Item{ID: "QZ-001", Area: "cold-chain"}, 1<<63+7)
	w.ok(err)
	if r, _, err = w.PlanRound(w.ctx(), r); err != nil {
		w.Fatal(err)
	}
	if r.Number != 0 {
		return r.Number
	}
	live, err := w.LiveRounds(w.ctx(), mentees)
	w.ok(err)
	for _, r := range live {
		if r.Due.Equal(due) {
			return r.Number
		}
	}
	w.Fatal("the round is neither new nor there")
	return 0
}

// closeRound opens a round at its time, keeps answers, and closes it an hour later.
func (w *world) closeRound(number int, opens time.Time, answers ...quiz.Answer) {
	w.Helper()
	r, err := w.Round(w.ctx(), number)
	w.ok(err)
	r, err = r.Open(opens)
	w.ok(err)
	for _, a := range answers {
		w.ok(w.KeepAnswer(w.ctx(), number, a))
	}
	r, err = r.Close(opens.Add(time.Minute))
	w.ok(err)
	w.ok(w.SaveRound(w.ctx(), r))
}

func given(member chat.MemberID, message chat.MessageID, after time.Duration, verdict quiz.Verdict) quiz.Answer {
	a := quiz.Answer{Member: member, Message: message, At: noon.Add(after), Mark: quiz.Mark{Verdict: verdict, Given: "B", Option: 1}}
	if verdict == quiz.Slipped {
		a.Mark = quiz.Mark{Verdict: verdict, Given: "75", Option: -1, Slip: "usage-rate"}
	}
	return a
}

// A round comes back as it was kept, with every field set.
func TestARoundComesBackAsItWasKept(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		number := w.round(noon)
		r, err := w.Round(w.ctx(), number)
		w.ok(err)
		if r.Number != 1 || r.Group != mentees || !r.Due.Equal(noon) || r.Seed != 1<<63+7 || r.State != quiz.Planned {
			t.Fatalf("planned as %+v", r)
		}
		r.State, r.Item, r.Area, r.Seed, r.Language = quiz.Explained, "QZ-002", "red", 1<<64-1, chat.Kiswahili
		r.Poll, r.Message, r.Why, r.Reach, r.Weaker = true, "OUT1", "It is new.", 20, quiz.Tally{Right: 1, Answered: 5}
		r.Opens, r.Closes, r.Grace = noon.Add(1*time.Hour), noon.Add(2*time.Hour), 3*time.Hour
		r.OpenedAt, r.ClosedAt, r.ExplainedAt, r.DroppedAt = noon.Add(4*time.Hour), noon.Add(5*time.Hour), noon.Add(6*time.Hour), noon.Add(7*time.Hour)
		r.DropCause, r.Moved = quiz.Late, quiz.OnHoliday
		w.ok(w.SaveRound(w.ctx(), r))
		back, err := w.Round(w.ctx(), number)
		w.ok(err)
		if diff := cmp.Diff(r, back); diff != "" {
			t.Errorf("(-kept +read):\n%s", diff)
		}
		byMessage, err := w.RoundByMessage(w.ctx(), mentees, "OUT1")
		w.ok(err)
		if byMessage.Number != number {
			t.Errorf("by its message it is round %d", byMessage.Number)
		}
		for _, group := range []chat.GroupID{mentors, ""} {
			if _, err := w.RoundByMessage(w.ctx(), group, "OUT1"); !isNotFound(err) {
				t.Errorf("found in group %q: %v", group, err)
			}
		}
		if err := w.SaveRound(w.ctx(), quiz.Round{Number: 99}); !isNotFound(err) {
			t.Errorf("a round that is not there: %v", err)
		}
	})
}

// A group and a time are one round, whatever happened to the first.
func TestATimeOfAGroupIsPlannedOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		plan := func(group chat.GroupID, due time.Time) (quiz.Round, bool) {
			r, err := quiz.Plan(group, due, 72*time.Hour, time.Hour)
			w.ok(err)
			r, fresh, err := w.PlanRound(w.ctx(), r)
			w.ok(err)
			return r, fresh
		}
		first, fresh := plan(mentees, noon)
		if !fresh {
			t.Fatal("the first is not fresh")
		}
		dropped, err := first.Drop(noon, quiz.Late)
		w.ok(err)
		w.ok(w.SaveRound(w.ctx(), dropped))
		if _, fresh := plan(mentees, noon); fresh {
			t.Error("a time that was dealt with is planned again")
		}
		if causes, err := w.NotAskedIn(w.ctx(), mentees, noon, noon.Add(time.Hour)); err != nil || len(causes) != 1 || causes["late"] != 1 {
			t.Errorf("not asked: %v (%v)", causes, err)
		}
		if causes, err := w.NotAskedIn(w.ctx(), mentors, noon, noon.Add(time.Hour)); err != nil || causes != nil {
			t.Errorf("not asked elsewhere: %v (%v)", causes, err)
		}
		if r, fresh := plan(mentors, noon); !fresh || r.Number != 2 {
			t.Errorf("another group's: fresh %v, number %d", fresh, r.Number)
		}
		next, _ := plan(mentees, noon.Add(time.Hour))
		if last, err := w.LastDue(w.ctx(), mentees); err != nil || !last.Equal(noon.Add(time.Hour)) {
			t.Errorf("the last is of %s (%v)", last, err)
		}
		w.ok(w.Unplan(w.ctx(), next.Number))
		w.ok(w.Unplan(w.ctx(), dropped.Number))
		if last, err := w.LastDue(w.ctx(), mentees); err != nil || !last.Equal(noon) {
			t.Errorf("the last is of %s (%v)", last, err)
		}
		if _, err := w.LastDue(w.ctx(), foreign); !isNotFound(err) {
			t.Errorf("a group without rounds: %v", err)
		}
	})
}

// The order in which answers are kept changes no score, and folding none.
func TestAnswersInAnyOrderScoreTheSame(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		number := w.round(noon)
		a, b, c := w.meet("a"), w.meet("b"), w.meet("c")
		answers := []quiz.Answer{
			given(a, "1", time.Minute, quiz.Wrong), given(a, "2", 2*time.Minute, quiz.Right), // changed
			given(b, "3", time.Minute, quiz.Right), given(b, "4", time.Minute, quiz.Slipped), // in one second: the message decides
			given(c, "5", time.Minute, quiz.Wrong),
		}
		want := quiz.Score{Tally: quiz.Tally{Right: 1, Answered: 3}, Slips: map[string]int{"usage-rate": 1}}
		for range 10 {
			rand.Shuffle(len(answers), func(i, j int) { answers[i], answers[j] = answers[j], answers[i] })
			for _, answer := range answers {
				w.ok(w.KeepAnswer(w.ctx(), number, answer))
			}
			o, err := w.Outcome(w.ctx(), number)
			w.ok(err)
			if diff := cmp.Diff(want, o.Score); diff != "" {
				t.Fatalf("(-want +got):\n%s", diff)
			}
			for _, id := range []chat.MemberID{a, b, c} {
				w.ok(w.DropAnswer(w.ctx(), number, id, noon.Add(time.Hour)))
			}
		}
		for _, answer := range answers {
			w.ok(w.KeepAnswer(w.ctx(), number, answer))
		}
		w.closeRound(number, noon)
		if list, err := w.Outcomes(w.ctx(), "", noon, noon.Add(time.Minute)); err != nil || len(list) != 1 || list[0].Score.Answered != 3 {
			t.Errorf("the outcomes: %+v (%v)", list, err)
		}
		if n, err := w.FoldAnswers(w.ctx(), noon); err != nil || n != 0 {
			t.Errorf("%d folded before their time (%v)", n, err)
		}
		if _, err := w.Forget(w.ctx(), b, noon); err != nil {
			t.Fatal(err)
		}
		if n, err := w.FoldAnswers(w.ctx(), noon.Add(time.Hour)); err != nil || n != 2 {
			t.Errorf("%d folded, want the two that are left (%v)", n, err)
		}
		o, err := w.Outcome(w.ctx(), number)
		w.ok(err)
		if diff := cmp.Diff(want, o.Score); diff != "" {
			t.Errorf("after folding (-want +got):\n%s", diff)
		}
		if left, err := w.Answers(w.ctx(), number); err != nil || len(left) != 0 {
			t.Errorf("%d answers are left (%v)", len(left), err)
		}
	})
}

// An answer is a mark on its posting, which loses its words at once.
func TestAnAnswerIsNoPosting(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		number, a := w.round(noon), w.meet("a")
		for _, group := range []chat.GroupID{"", mentees} {
			p := posting(chat.MessageID("M"+string(group)), a, "Q1 B")
			p.Group, p.Question = group, true
			w.record(p)
			kept, err := w.PostingByMessage(w.ctx(), group, p.Message)
			w.ok(err)
			w.ok(w.MarkAnswer(w.ctx(), kept.ID, number))
			kept, err = w.PostingByMessage(w.ctx(), group, p.Message)
			w.ok(err)
			if !kept.Text.IsEmpty() || len(kept.Areas) != 0 || kept.Question {
				t.Errorf("in %q it is kept as %+v", group, kept)
			}
		}
		if n := w.number(`SELECT COUNT(*) FROM posting WHERE text <> '' OR quiz_round = 0`); n != 0 {
			t.Errorf("%d still have words or no mark", n)
		}
	})
}

// Who is reminded: somebody who wrote first, has not answered, wants it, and
// was not reminded this week.
func TestWhoHasNotAnswered(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		number := w.round(noon)
		id := make(map[chat.Alias]chat.MemberID)
		for _, alias := range []chat.Alias{"answered", "never wrote", "off", "nudged", "long ago", "left", "yes"} {
			id[alias] = w.meet(alias)
			w.joined(mentees, alias, false, noon)
			if alias != "never wrote" {
				w.ok(w.WroteFirst(w.ctx(), id[alias], noon))
			}
		}
		w.ok(w.KeepAnswer(w.ctx(), number, given(id["answered"], "m", 0, quiz.Right)))
		w.ok(w.SetQuizOff(w.ctx(), id["off"], true, noon))
		w.ok(w.Nudged(w.ctx(), id["nudged"], noon))
		w.ok(w.Nudged(w.ctx(), id["long ago"], noon.AddDate(0, 0, -8)))
		w.ok(w.Left(w.ctx(), chat.MemberLeft{Group: mentees, Member: person("left"), At: noon.Add(time.Hour)}))
		list, err := w.Unanswered(w.ctx(), mentees, number, noon.AddDate(0, 0, -7))
		w.ok(err)
		if len(list) != 2 || list[0].ID != id["long ago"] || list[1].ID != id["yes"] {
			t.Errorf("to be reminded: %+v", list)
		}
		if wishes, err := w.QuizWishes(w.ctx(), id["off"]); err != nil || !wishes.Off || wishes.Shared {
			t.Errorf("the wishes: %+v (%v)", wishes, err)
		}
		w.ok(w.SetQuizOff(w.ctx(), id["off"], false, noon))
		if wishes, err := w.QuizWishes(w.ctx(), id["off"]); err != nil || wishes.Off {
			t.Errorf("the wishes: %+v (%v)", wishes, err)
		}
	})
}

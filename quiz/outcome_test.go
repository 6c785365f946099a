package quiz_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/quiz"
)

// outcome is a round of an item, opened so many weeks after a Monday.
func outcome(number int, item quiz.ItemID, weeks, right, answered int) quiz.Outcome {
	opened := monday.Add(time.Duration(weeks) * aWeek)
	return quiz.Outcome{
		Round: quiz.Round{Number: number, Item: item, Area: "supply", State: quiz.Explained, OpenedAt: opened, ClosedAt: opened.Add(72 * time.Hour)},
		Score: quiz.Score{Tally: quiz.Tally{Right: right, Answered: answered}},
	}
}

func TestHardest(t *testing.T) {
	all := []quiz.Outcome{outcome(1, "A", 0, 9, 10), outcome(2, "B", 0, 1, 2), outcome(3, "C", 1, 3, 6), outcome(4, "D", 1, 5, 10), outcome(5, "E", 2, 0, 0)}
	if o, ok := quiz.Hardest(all); !ok || o.Round.Number != 3 {
		t.Errorf("Q%d (%v): one of two answers tells of a person, and of two equals it is the earlier", o.Round.Number, ok)
	}
	if _, ok := quiz.Hardest(all[1:2]); ok {
		t.Error("two answers are told of")
	}
}

func TestSpacingsFollowTheLadder(t *testing.T) {
	dropped := quiz.Outcome{Round: quiz.Round{Number: 9, State: quiz.Dropped}}
	weak := outcome(4, "B", 1, 9, 12)
	weak.Round.Weaker = quiz.Tally{Right: 1, Answered: 3}
	got := quiz.Spacings([]quiz.Outcome{outcome(1, "A", 0, 9, 10), outcome(2, "A", 1, 9, 10), dropped, outcome(3, "B", 0, 9, 10), weak})
	if s := got["A"]; s.Asked != 2 || s.Rung != 1 || !s.Due().Equal(monday.Add(4*aWeek)) {
		t.Errorf("A stands at %+v: it climbs, and comes after three weeks", s)
	}
	if s := got["B"]; s.Asked != 2 || s.Rung != 0 || !s.Due().Equal(monday.Add(2*aWeek)) {
		t.Errorf("B stands at %+v: the weaker quarter did not have it", s)
	}
	if len(got) != 2 {
		t.Errorf("%d items were asked, want 2", len(got))
	}
	if tally := quiz.ByArea([]quiz.Outcome{outcome(1, "A", 0, 9, 10), weak}); tally["supply"] != (quiz.Tally{Right: 18, Answered: 22}) {
		t.Errorf("by area: %+v", tally)
	}
}

func TestTheWeakerQuarter(t *testing.T) {
	var counted []quiz.Answer
	before := make(map[chat.MemberID]quiz.Tally)
	for i := range 12 {
		id := chat.MemberID(i + 1)
		verdict := quiz.Right
		if i < 2 { // of the three weakest two did not have it
			verdict = quiz.Wrong
		}
		counted = append(counted, quiz.Answer{Member: id, Mark: quiz.Mark{Verdict: verdict}})
		before[id] = quiz.Tally{Right: i, Answered: 12}
	}
	if got := quiz.WeakerQuarter(counted, before); got != (quiz.Tally{Right: 1, Answered: 3}) {
		t.Errorf("%+v, want one of three", got)
	}
	if got := quiz.WeakerQuarter(counted[:11], before); got != (quiz.Tally{}) {
		t.Errorf("%+v: a quarter of eleven is two people", got)
	}
	delete(before, 1) // whoever did nothing yet stands in the middle
	if got := quiz.WeakerQuarter(counted, before); got != (quiz.Tally{Right: 2, Answered: 3}) {
		t.Errorf("%+v, want two of three", got)
	}
}

// TestTheOrderOfAnswersChangesNoScore takes any answers, late, double and
// changed, in any order and with any of them delivered again.
func TestTheOrderOfAnswersChangesNoScore(t *testing.T) {
	opened, err := planned(t).Open(monday)
	if err != nil {
		t.Fatal(err)
	}
	closed, err := opened.Close(monday.Add(73 * time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	question := ask(t, "QZ-035", 0)
	rapid.Check(t, func(t *rapid.T) {
		answers := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) quiz.Answer {
			return quiz.Answer{
				Member:  chat.MemberID(rapid.IntRange(1, 6).Draw(t, "member")),
				Message: chat.MessageID(fmt.Sprint(rapid.IntRange(1, 9).Draw(t, "message"))),
				At:      monday.Add(time.Duration(rapid.IntRange(-2, 80).Draw(t, "hour")) * time.Hour),
				Mark:    quiz.MarkToken(question, rapid.SampledFrom([]string{"25", "75%", "33.3", "40", "asante"}).Draw(t, "text")),
			}
		}), 0, 30).Draw(t, "answers")
		want := closed.Score(answers)
		other := rapid.Permutation(answers).Draw(t, "order")
		if len(other) > 0 {
			other = append(other, other[rapid.IntRange(0, len(other)-1).Draw(t, "again")])
		}
		if got := closed.Score(other); got.Tally != want.Tally || fmt.Sprint(got.Slips) != fmt.Sprint(want.Slips) {
			t.Fatalf("%+v in one order, %+v in another", want, got)
		}
		// Kept one at a time, as the record keeps them: the later one in its
		// member's place.
		kept := make(map[chat.MemberID]quiz.Answer)
		for _, a := range other {
			before, ok := kept[a.Member]
			if closed.InTime(a.At) && a.Mark.IsAnswer() && (!ok || closed.Counted([]quiz.Answer{before, a})[0].Message == a.Message) {
				kept[a.Member] = a
			}
		}
		var list []quiz.Answer
		for _, a := range kept {
			list = append(list, a)
		}
		slices.SortFunc(list, func(a, b quiz.Answer) int { return int(a.Member - b.Member) })
		if got := closed.Score(list); got.Answered != want.Answered {
			t.Fatalf("%+v when kept one at a time, want %+v", got, want)
		}
	})
}

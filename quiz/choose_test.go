package quiz_test

import (
	"slices"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/quiz"
)

func draft(quiz.PassageID) quiz.PassageState { return quiz.PassageDraft }

func keys(why quiz.Why) []string {
	var all []string
	for _, reason := range why.Reasons {
		all = append(all, reason.Key)
	}
	return all
}

func TestChoose(t *testing.T) {
	bank := shipped(t)
	asked := func(weeksAgo int, right int) quiz.Spacing {
		return quiz.Spacing{}.After(monday.Add(-time.Duration(weeksAgo)*aWeek), quiz.Tally{Right: right, Answered: 10})
	}
	for _, test := range []struct {
		label     string
		situation quiz.Situation
		want      quiz.ItemID // or
		area      chat.Area   // or
		topic     string
		reasons   []string
	}{
		{label: "nothing known: the study's weakest comes first", topic: "mov", reasons: []string{"new", "study-weak"}},
		{label: "the group's weakest area comes before the study's", area: "red", situation: quiz.Situation{Areas: map[chat.Area]quiz.Tally{"red": {Right: 2, Answered: 10}, "coverage": {Right: 8, Answered: 10}, "supply": {Right: 7, Answered: 10}}}, reasons: []string{"new", "weak-area"}},
		{label: "what is due comes before what is new", want: "QZ-020", situation: quiz.Situation{Spacing: map[quiz.ItemID]quiz.Spacing{"QZ-020": asked(2, 9)}}, reasons: []string{"returns"}},
		{label: "what was not known comes before what was", want: "QZ-025", situation: quiz.Situation{Spacing: map[quiz.ItemID]quiz.Spacing{"QZ-020": asked(5, 9), "QZ-025": asked(2, 3)}}, reasons: []string{"not-learned"}},
		{label: "the later one of two", want: "QZ-020", situation: quiz.Situation{Spacing: map[quiz.ItemID]quiz.Spacing{"QZ-020": asked(5, 9), "QZ-025": asked(2, 9)}}, reasons: []string{"returns"}},
		{label: "what is not yet due waits", topic: "mov", situation: quiz.Situation{Spacing: map[quiz.ItemID]quiz.Spacing{"QZ-020": asked(0, 1)}}, reasons: []string{"new", "study-weak"}},
		{label: "a theme goes first", topic: "vvm", situation: quiz.Situation{Theme: quiz.Theme{Topic: "vvm"}, Spacing: map[quiz.ItemID]quiz.Spacing{"QZ-029": asked(3, 2)}}, reasons: []string{"new", "theme"}},
		{label: "a theme with nothing in it", topic: "mov", situation: quiz.Situation{Theme: quiz.Theme{Topic: "no such"}}, reasons: []string{"new", "study-weak", "out-of-theme"}},
	} {
		t.Run(test.label, func(t *testing.T) {
			s := test.situation
			s.Now, s.Demo, s.Passages = monday, true, draft
			item, why, ok := quiz.Choose(bank, s)
			if !ok || test.want != "" && item.ID != test.want || test.area != "" && item.Area != test.area || test.topic != "" && item.Topic != test.topic {
				t.Errorf("%v %s (%s, %s): %s", ok, item.ID, item.Area, item.Topic, why)
			}
			if !slices.Equal(keys(why), test.reasons) || why.String() == "" || why.Item != item.ID || why.Looked != bank.Len() {
				t.Errorf("%v: %s", keys(why), why)
			}
			again, _, _ := quiz.Choose(bank, s)
			if again.ID != item.ID {
				t.Errorf("the same situation gives %s, then %s", item.ID, again.ID)
			}
		})
	}
}

func TestChooseAsksNothingThatMayNotBeAsked(t *testing.T) {
	bank := shipped(t)
	if _, why, ok := quiz.Choose(bank, quiz.Situation{Now: monday, Passages: draft}); ok || why.Left[quiz.PassageUnreviewed] != bank.Len()-1 || why.Left[quiz.Blocked] != 1 {
		t.Errorf("%v %v", ok, why.Left)
	}
	if _, _, ok := quiz.Choose(bank, quiz.Situation{Now: monday, Demo: true}); ok {
		t.Error("an item was chosen though nobody answers for the passages")
	}
}

func TestChooseDoesNotRepeatItself(t *testing.T) {
	bank := shipped(t)
	s := quiz.Situation{Now: monday, Demo: true, Passages: draft, Theme: quiz.Theme{Topic: "mov"}}
	var taught []quiz.PassageID
	for range 5 {
		item, _, ok := quiz.Choose(bank, s)
		if !ok || slices.Contains(taught, item.Teaches) {
			t.Fatalf("%v %s after %v", ok, item.Teaches, taught)
		}
		taught = append(taught, item.Teaches)
		s.Recent = append(s.Recent, item.ID)
	}
}

// TestAYearOfChoosing walks a group through a year of two rounds a week, and
// holds that every item comes back at growing gaps and weak topics come early.
func TestAYearOfChoosing(t *testing.T) {
	bank := shipped(t)
	spacing := make(map[quiz.ItemID]quiz.Spacing)
	var recent []quiz.ItemID
	now := monday
	for n := range 104 {
		s := quiz.Situation{Now: now, Demo: true, Passages: draft, Spacing: spacing, Recent: recent, Seed: uint64(n)}
		item, why, ok := quiz.Choose(bank, s)
		if !ok || len(why.Reasons) == 0 {
			t.Fatalf("round %d: nothing to ask", n)
		}
		if before := spacing[item.ID]; before.Asked > 0 && now.Before(before.Due()) {
			t.Fatalf("round %d: %s comes before its time: %s", n, item.ID, why)
		}
		if n < 4 && item.Topic != "mov" {
			t.Errorf("round %d is on %s", n, item.Topic)
		}
		tally := quiz.Tally{Right: 4 + 2*min(spacing[item.ID].Asked, 3), Answered: 10}
		spacing[item.ID] = spacing[item.ID].After(now, tally)
		if recent = append(recent, item.ID); len(recent) > 2 {
			recent = recent[1:]
		}
		now = now.Add(aWeek / 2)
	}
	again := 0
	for _, s := range spacing {
		if s.Asked >= quiz.LeastAsked {
			again++
		}
	}
	if again < 10 {
		t.Errorf("only %d of %d items came back three times in a year", again, len(spacing))
	}
}

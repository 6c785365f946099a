package quiz_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/mshauri/mshauri/quiz"
)

var monday = time.Date(2026, 3, 2, 9, 45, 0, 0, time.UTC)

const aWeek = 7 * 24 * time.Hour

func TestLadder(t *testing.T) {
	good, poor, none := quiz.Tally{Right: 6, Answered: 10}, quiz.Tally{Right: 5, Answered: 9}, quiz.Tally{}
	for _, test := range []struct {
		label   string
		tallies []quiz.Tally
		weeks   int // to the next time
		settled bool
	}{
		{"never asked", nil, 0, false},
		{"asked once, known", []quiz.Tally{good}, 1, false},
		{"asked once, not known", []quiz.Tally{poor}, 1, false},
		{"known twice", []quiz.Tally{good, good}, 3, false},
		{"known three times", []quiz.Tally{good, good, good}, 6, false},
		{"known four times", []quiz.Tally{good, good, good, good}, 12, true},
		{"known six times", []quiz.Tally{good, good, good, good, good, good}, 12, true},
		{"forgotten on the third rung", []quiz.Tally{good, good, good, poor}, 3, false},
		{"never known", []quiz.Tally{poor, poor, poor, poor}, 1, false},
		{"nobody answered", []quiz.Tally{good, good, none}, 3, false},
		{"at last", []quiz.Tally{poor, poor, good, good}, 6, true},
	} {
		t.Run(test.label, func(t *testing.T) {
			var s quiz.Spacing
			at := monday
			for _, tally := range test.tallies {
				s = s.After(at, tally)
				if s.IsDue(at) || !s.IsDue(s.Due()) || s.IsDue(s.Due().Add(-time.Second)) {
					t.Fatalf("due: %+v", s)
				}
				at = s.Due()
			}
			if test.tallies == nil {
				if s.IsDue(monday) || !s.Due().IsZero() {
					t.Errorf("%+v", s)
				}
				return
			}
			if got := s.Due().Sub(s.Last); got != time.Duration(test.weeks)*aWeek || s.IsSettled() != test.settled || s.Asked != len(test.tallies) {
				t.Errorf("returns after %v, settled %v; want %d weeks, %v", got, s.IsSettled(), test.weeks, test.settled)
			}
		})
	}
}

func TestLadderNeverLeavesItsRungs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s quiz.Spacing
		at := monday
		for range rapid.IntRange(1, 40).Draw(t, "times") {
			answered := rapid.IntRange(0, 20).Draw(t, "answered")
			before := s
			s = s.After(at, quiz.Tally{Right: rapid.IntRange(0, answered).Draw(t, "right"), Answered: answered})
			if s.Rung < 0 || s.Rung >= len(quiz.Gaps()) || s.Rung-before.Rung > 1 || before.Rung-s.Rung > 1 {
				t.Fatalf("from %d to %d", before.Rung, s.Rung)
			}
			at = s.Due().Add(time.Duration(rapid.IntRange(0, 500).Draw(t, "late")) * time.Hour)
		}
	})
}

func TestSixtyPercentIsEnough(t *testing.T) {
	for _, test := range []struct {
		tally  quiz.Tally
		enough bool
	}{{quiz.Tally{Right: 3, Answered: 5}, true}, {quiz.Tally{Right: 59, Answered: 100}, false}, {quiz.Tally{}, false}, {quiz.Tally{Right: 1, Answered: 1}, true}} {
		if test.tally.IsEnough() != test.enough {
			t.Errorf("%+v", test.tally)
		}
	}
}

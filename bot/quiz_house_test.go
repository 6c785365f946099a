package bot_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/bot/reactions"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/quiz"
)

// nairobi is East Africa Time.
var nairobi = time.FixedZone("EAT", 3*60*60)

// sometimes is a time of the day on some days of the week; on all, when none is
// named.
type sometimes struct {
	hour, minute int
	days         []time.Weekday
}

func (s sometimes) Next(after time.Time) time.Time {
	year, month, day := after.In(nairobi).Date()
	for ; ; day++ {
		at := time.Date(year, month, day, s.hour, s.minute, 0, 0, nairobi)
		if at.After(after) && (len(s.days) == 0 || slices.Contains(s.days, at.Weekday())) {
			return at
		}
	}
}

// reviewedBank is a small bank, and reviewedPack the shipped pack, as if a
// programme had reviewed both.
var (
	reviewedBank = sync.OnceValue(func() quiz.Bank {
		content, err := os.ReadFile("testdata/bank.txt")
		if err != nil {
			panic(err)
		}
		bank, problems := quiz.Read("bank.txt", strings.NewReader(string(content)))
		if len(problems) > 0 {
			panic(quiz.Problems(problems))
		}
		return bank
	})
	reviewedPack = sync.OnceValue(func() *policy.Pack {
		return policy.Shipped().AsReviewed(policy.Review{Office: "an invented office", Date: "2026-01-01"})
	})
)

// quizzes puts a quiz into the house.
func (h *house) quizzes(on bool) *reactions.Quiz {
	times := func(group chat.Group) quiz.Timetable {
		table := quiz.Timetable{OpenFor: 72 * time.Hour, Grace: 3 * time.Hour}
		if on && group.Kind == chat.MenteesGroup {
			table.Times = []quiz.Times{sometimes{12, 45, []time.Weekday{time.Monday, time.Thursday}}}
		}
		return table
	}
	h.quiz = &reactions.Quiz{
		Record: h.db, Pauses: h.db, Polls: h.db, Bank: reviewedBank(), Pack: reviewedPack, Zone: nairobi, Clock: h.clock, Keep: 12 * 7 * 24 * time.Hour,
		Times: times,
		Themes: func(group chat.Group) quiz.Themes {
			if group.Kind != chat.MenteesGroup {
				return nil
			}
			return h.themes
		},
		IsPoll: func(chat.Group) bool { return false },
		Begun:  func(context.Context) (time.Time, error) { return monday, nil },
	}
	return h.quiz
}

// ration is the house's rule for what is said unasked; what the quiz plans
// comes to it when there is one.
func (h *house) ration(quiet bot.Quiet) *bot.Ration {
	return &bot.Ration{Said: h.db, Zone: nairobi, Quiet: quiet}
}

// asksQuestions reports whether questions come in a scenario.
func asksQuestions(file string) bool {
	name, _, _ := strings.Cut(filepath.Base(file), ".")
	return slices.Contains([]string{"quiz", "quizanswers", "myscore", "share", "schedule", "poll", "theme"}, name)
}

// tick lets the jobs do what is due.
func (h *house) tick() {
	for range 3 { // what one plans is a second later for the next look
		h.jobs.Once(h.t.Context())
		h.moment.Add(int64(time.Second))
	}
}

// pause lets as much time pass as a line of a scenario says.
func (h *house) pause(line string) {
	h.t.Helper()
	var n int
	var unit string
	if _, err := fmt.Sscanf(line, "-- %d %s later", &n, &unit); err != nil {
		h.t.Fatalf("not a pause: %q", line)
	}
	switch unit {
	case "days":
		h.later(n)
	case "hours":
		h.moment.Add(int64(n) * int64(time.Hour))
	default:
		h.t.Fatalf("not a pause: %q", line)
	}
}

// pair sets down who mentors somebody.
func (h *house) pair(mentor, mentee string) {
	h.t.Helper()
	a, errA := h.db.Member(h.t.Context(), person(mentor))
	b, errB := h.db.Member(h.t.Context(), person(mentee))
	if err := errors.Join(errA, errB, h.db.Pair(h.t.Context(), a.ID, b.ID, h.clock.Now())); err != nil {
		h.t.Fatal(err)
	}
}

package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/quiz"
)

// Where a group chose polls: the question says that votes are seen, votes under
// phone numbers are read, changed and taken back, and a private answer counts
// beside them. Counted by hand: five answer, four of them have it.
//
// Broken on purpose and seen red: with a vote taken back that still counts.
func TestPollsWhereAGroupChoseThem(t *testing.T) {
	w := newTerm(t, lab.PNMode, 6, func(set *config.Settings) { set.Quiz.PollGroups = []string{"the mentees"} })
	ctx := within(t, 120*time.Second)
	var round quiz.Round
	var question quiz.Question
	for _, moment := range []string{"2027-03-16 12:45", "2027-03-19 17:00", "2027-03-23 12:45"} {
		w.step(moment)
		if round, question = w.open(); round.Poll {
			break
		}
		// A number cannot be chosen in a poll, nor what is too long for one.
		if len(question.Options(chat.English)) > 0 && len(question.Prompt(chat.English)) < 150 {
			t.Fatalf("Q%d is no poll: %s", round.Number, question.Show(chat.English))
		}
		w.step(round.Closes.In(eat).Format("2006-01-02 15:04"))
	}
	if !round.Poll {
		t.Fatal("no question was asked as a poll")
	}
	options := question.Options(chat.English)
	right := question.RightOption()
	other := (right + 1) % len(options)
	vote := func(who int, choice ...string) {
		t.Helper()
		var poll lab.Received
		for _, r := range w.posted(w.mentees[who-1]) {
			if r.ID == string(round.Message) {
				poll = r
			}
		}
		if poll.Kind != lab.Poll || !strings.Contains(poll.Question, "Everybody here sees who chose what") {
			t.Fatalf("mentee %d has as the poll: %s %q", who, poll.Kind, poll.Question)
		}
		id := sent(t)(w.mentees[who-1].Vote(ctx, poll, choice))
		must(t, w.server.WaitAcknowledged(ctx, w.device, id))
		w.clock.nanos.Add(int64(2 * time.Second))
	}
	vote(1, options[right])
	vote(2, options[other])
	vote(3, options[other])
	vote(3, options[right])
	vote(4, options[right])
	vote(4)
	vote(5, options[right])
	sent(t)(w.mentees[5].Say(ctx, w.account.PN, fmt.Sprintf("Q%d ", round.Number)+quiz.Letter(right)))
	w.rest()
	outcome := func() quiz.Outcome {
		o, err := w.service.db.Outcome(t.Context(), round.Number)
		must(t, err)
		return o
	}
	want := quiz.Tally{Right: 4, Answered: 5}
	if o := outcome(); o.Score.Tally != want || o.Round.Reach != 6 {
		t.Errorf("%+v of %d before the close, want %+v of 6", o.Score.Tally, o.Round.Reach, want)
	}
	w.step(round.Closes.In(eat).Format("2006-01-02 15:04"))
	vote(2, options[right]) // too late
	w.rest()
	if o := outcome(); o.Score.Tally != want || o.Round.State != quiz.Explained {
		t.Errorf("%+v, %s after the close, want %+v", o.Score.Tally, o.Round.State, want)
	}
	if n := w.count("SELECT COUNT(*) FROM posting WHERE group_id<>''"); n != 0 {
		t.Errorf("%d votes are kept as postings", n)
	}
}

// A group that goes by phone numbers is scored as one that goes by LIDs: twenty
// mentees answer by the same hand table.
func TestTwentyMenteesUnderPhoneNumbers(t *testing.T) {
	w := newTerm(t, lab.PNMode, 20)
	w.step("2027-03-16 12:45")
	round, question := w.open()
	w.everybody(round, question)
	w.step("2027-03-19 12:45")
	o, err := w.service.db.Outcome(t.Context(), round.Number)
	must(t, err)
	if want := (quiz.Tally{Right: 12, Answered: 16}); o.Score.Tally != want || o.Round.Reach != 20 || o.Round.State != quiz.Explained {
		t.Errorf("%+v of %d, %s; want %+v of 20", o.Score.Tally, o.Round.Reach, o.Round.State, want)
	}
	w.eachOnce([]int{1})
}

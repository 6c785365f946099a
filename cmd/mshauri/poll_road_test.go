package main

import (
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/quiz"
)

// A mentor posts a poll without a wrong answer while a question is open. The
// group's phones vote, change and take back: each vote is read and kept once,
// the latest, as activity. None is a posting, and none touches the question's
// answers.
//
// Broken on purpose and seen red: with votes that the link does not read (no row
// is kept), and with every vote taken for one in the open question (the answer
// of the one who takes a vote back is gone).
func TestAMentorsPollIsActivityAlone(t *testing.T) {
	w := newTerm(t, lab.LIDMode, 4)
	ctx := within(t, 120*time.Second)
	w.step("2027-03-16 12:45")
	round, question := w.open()
	right, _ := rightAndOther(question)
	sent(t)(w.mentees[3].Say(ctx, w.account.PN, "Q1 "+right))
	w.rest()
	sent(t)(w.mentor.Say(ctx, w.jid, "/quiz poll sure"))
	w.rest()
	postings := w.count("SELECT COUNT(*) FROM posting")
	vote := func(who int, choice ...string) {
		t.Helper()
		var poll lab.Received
		for _, r := range w.posted(w.mentees[who-1]) {
			if r.Kind == lab.Poll {
				poll = r
			}
		}
		if !strings.Contains(poll.Question, "Every answer is fine. Everybody here sees who chose what") || len(poll.Options) != 3 {
			t.Fatalf("mentee %d has as the poll: %+v", who, poll)
		}
		id := sent(t)(w.mentees[who-1].Vote(ctx, poll, choice))
		must(t, w.server.WaitAcknowledged(ctx, w.device, id))
		w.clock.nanos.Add(int64(2 * time.Second))
	}
	vote(1, "Very sure")
	vote(2, "Very sure")
	vote(2, "Rather sure")
	vote(3, "Not yet: let us talk about it")
	vote(4, "Rather sure")
	vote(4)
	w.rest()
	if n := w.count("SELECT COUNT(*) FROM heard WHERE kind='vote' AND reacted_at<>0"); n != 6 {
		t.Errorf("%d votes were heard, want 6", n)
	}
	if n := w.count("SELECT COUNT(*) FROM vote WHERE group_id<>'' AND choices<>''"); n != 3 {
		t.Errorf("%d people's votes stand, want 3", n)
	}
	if n := w.count("SELECT COUNT(*) FROM vote WHERE choices=''"); n != 1 {
		t.Errorf("%d people have taken theirs back, want 1", n)
	}
	if n := w.count("SELECT COUNT(*) FROM posting"); n != postings {
		t.Errorf("%d postings, of which votes made %d", n, n-postings)
	}
	outcome, err := w.service.db.Outcome(t.Context(), round.Number)
	must(t, err)
	if want := (quiz.Tally{Right: 1, Answered: 1}); outcome.Score.Tally != want {
		t.Errorf("the open question has %+v, want %+v", outcome.Score.Tally, want)
	}
}

package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/quiz"
	"github.com/mshauri/mshauri/report"
)

// A mentor posts a poll without a wrong answer while a question is open. The
// group's phones vote, change and take back: each vote is read and kept once,
// the latest, as activity. None is a posting, and none touches the question's
// answers. At the close the group and the mentor have the counts, and nobody's
// name; the digest counts the votes apart.
//
// Broken on purpose and seen red: with votes that the link does not read (no row
// is kept), and with every vote taken for one in the open question (the answer
// of the one who takes a vote back is gone). With votes that were taken back
// counted, the digest was red; with nobody whispered to, the mentor's line.
func TestAMentorsPollIsActivityAlone(t *testing.T) {
	w := newTerm(t, lab.LIDMode, 6)
	ctx := within(t, 120*time.Second)
	w.step("2027-03-16 12:45")
	round, question := w.open()
	right, _ := rightAndOther(question)
	sent(t)(w.mentees[3].Say(ctx, w.account.PN, "Q1 "+right))
	w.rest()
	w.step("2027-03-17 15:00") // so that it closes on Monday, which has room for its counts
	sent(t)(w.mentor.Say(ctx, w.account.PN, "hi"))
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
	vote(3, "Not yet, let us talk about it")
	vote(4, "Rather sure")
	vote(4)
	w.rest()
	poll := func() quiz.Poll {
		t.Helper()
		recent, err := w.service.db.RecentPolls(t.Context(), w.group, time.Time{})
		must(t, err)
		if len(recent) != 1 {
			t.Fatalf("%d polls are kept", len(recent))
		}
		return recent[0]
	}
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

	// At its close the group, and privately whoever asked, have the counts and
	// no name; and the digest has three people's votes.
	w.step("2027-03-19 12:45")
	w.step("2027-03-19 17:00")
	w.step(poll().Closes.In(eat).Add(time.Minute).Format("2006-01-02 15:04"))
	counts := "Very sure: 1\nRather sure: 1\nNot yet, let us talk about it: 1"
	if got := poll(); got.State != quiz.PollClosed || !slices.Equal(got.Counts, []int{1, 1, 1}) {
		t.Errorf("the poll is %s with %v", got.State, got.Counts)
	}
	said := func(phone *lab.Phone, chat lab.Address) (n int) {
		for _, r := range phone.Inbox() {
			if r.Chat == chat && strings.Contains(r.Text, counts) {
				n++
			}
		}
		return n
	}
	for i, phone := range w.mentees {
		if n := said(phone, w.jid); n != 1 {
			t.Errorf("mentee %d reads the counts in the group %d times", i+1, n)
		}
	}
	private := 0
	for _, r := range w.mentor.Inbox() {
		if r.Chat != w.jid && strings.Contains(r.Text, "Your poll in") && strings.Contains(r.Text, counts) {
			private++
		}
	}
	if private != 1 {
		t.Errorf("the mentor is told %d times", private)
	}
	week := report.WeekOf(w.clock.now(), eat).Before()
	digest, err := report.Make(t.Context(), w.service.db, week, report.Lists{Areas: topics.Areas()})
	must(t, err)
	for _, section := range digest.Groups {
		if section.Kind != chat.MenteesGroup {
			continue
		}
		if section.Votes == nil || section.Votes.Cast != 3 || section.Votes.People != report.CountPeople(3, 7, report.LeastPeople) {
			t.Errorf("the digest tells %+v of the votes", section.Votes)
		}
		if section.Postings.Now != 0 {
			t.Errorf("the digest counts %d postings, and there were answers, orders and votes alone", section.Postings.Now)
		}
	}
}

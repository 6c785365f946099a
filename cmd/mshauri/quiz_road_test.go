package main

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/quiz"
)

// everybody answers as the hand table below says, by mentee, counted from one:
//
//	1, 6, 11, 16   privately, right
//	2, 7, 12, 17   in the group, not right
//	3, 8, 13, 18   privately to the other address, not right; then right
//	4, 9, 14, 19   in the group with the question's number, right
//	5, 10, 15, 20  not at all
//
// So of twenty, 16 answer and 12 have it; the group's text decides nothing.
func (w *term) everybody(round quiz.Round, question quiz.Question) {
	w.t.Helper()
	ctx := within(w.t, 60*time.Second)
	right, other := rightAndOther(question)
	tag := fmt.Sprintf("Q%d ", round.Number)
	say := func(phone *lab.Phone, to lab.Address, text string) { sent(w.t)(phone.Say(ctx, to, text)) }
	for i, mentee := range w.mentees {
		switch (i + 1) % 5 {
		case 1:
			say(mentee, w.account.PN, tag+right)
		case 2:
			say(mentee, w.jid, other)
		case 3:
			say(mentee, w.account.LID, other)
			w.rest()
			w.clock.nanos.Add(int64(2 * time.Second)) // WhatsApp's clock has whole seconds
			say(mentee, w.account.LID, tag+right)
		case 4:
			say(mentee, w.jid, tag+right)
		}
	}
	say(w.mentor, w.jid, "Thank you all, let us discuss it when it closes")
	say(w.mentor, w.account.PN, tag+right) // a mentor's own does not count
	w.rest()
}

// Four weeks, stepped from one due time to the next, with restarts: each round
// is opened once and closed once, by the phones and the lab's log; moved and
// dropped ones as the table says; and the scores are those counted by hand.
//
// Broken on purpose and seen red: with answers counted after the close, with an
// opening that is not kept, and with everybody told how the first one did.
func TestFourWeeksOfQuestions(t *testing.T) {
	w := newTerm(t, lab.LIDMode, 20)
	ctx := context.Background()

	w.step("2027-03-16 12:45") // Q1: on its time
	round, question := w.open()
	w.everybody(round, question)
	link := "https://wa.me/" + w.account.PN.User + "?text=Q1%20"
	if first := w.posted(w.mentees[0])[0]; !strings.Contains(first.Text, link) {
		t.Errorf("the question has no link %s:\n%s", link, first.Text)
	}
	w.stop()
	if found, searched, err := search(w.settings.DatabaseAddress(), []string{w.account.PN.User}); err != nil || len(found) > 0 || searched == 0 {
		t.Errorf("the bot's number lies in the record: %v (%d bytes, %v)", found, searched, err)
	}
	w.serveQuiz() // a restart while it is open
	w.step("2027-03-18 17:15")
	nudged := w.count("SELECT COUNT(*) FROM quiz_choice WHERE nudged_at<>0")
	w.step("2027-03-19 12:45") // Q1 closes
	late := sent(t)(w.mentees[0].Say(within(t, 20*time.Second), w.account.PN, "Q1 "+second(rightAndOther(question))))
	w.rest()
	w.stop()
	w.clock.to(t, "2027-03-19 17:30")
	w.serveQuiz() // Q2 comes half an hour late, within its grace
	w.step("2027-03-19 17:30")
	w.everybody(w.open())
	w.step("2027-03-22 17:30") // Q2 has had its 72 hours
	w.stop()
	w.serveQuiz()              // a restart at the moment of the close
	w.step("2027-03-23 12:45") // Q3
	w.everybody(w.open())
	w.step("2027-03-26 12:45") // Good Friday: Q3 stays open over Easter,
	w.step("2027-03-26 17:00") // and Q4 has no day before the next one
	w.step("2027-03-30 12:45") // Q3 closes, Q5 opens
	w.everybody(w.open())
	must(t, w.service.db.Pause(ctx, chat.Pause{Group: w.group, Kind: chat.PauseStrike, Since: w.clock.now(), Until: w.clock.now().Add(72*time.Hour + 5*time.Hour)}))
	w.step("2027-04-02 12:45") // Q5 would close, in the strike: on Monday
	w.step("2027-04-02 17:00") // and Q6 would open: on Monday too
	w.step("2027-04-05 12:45")
	w.step("2027-04-05 17:00")
	w.everybody(w.open())
	w.stop()
	w.clock.to(t, "2027-04-06 16:00")
	w.serveQuiz() // Q7 was missed by more than its grace
	w.step("2027-04-06 16:00")
	w.step("2027-04-08 17:00") // Q6 closes
	w.step("2027-04-09 17:00") // Q8
	w.everybody(w.open())
	w.step("2027-04-12 17:00")
	w.step("2027-04-12 18:00")

	type line struct {
		state          quiz.RoundState
		opened, closed string // as 03-16 12:45
		cause          quiz.Cause
		score          quiz.Tally
	}
	all := quiz.Tally{Right: 12, Answered: 16}
	want := map[int]line{
		1: {quiz.Explained, "03-16 12:45", "03-19 12:45", "", all},
		2: {quiz.Explained, "03-19 17:30", "03-22 17:30", "", all},
		3: {quiz.Explained, "03-23 12:45", "03-30 12:45", "", all},
		4: {quiz.Dropped, "", "", quiz.OnHoliday, quiz.Tally{}},
		5: {quiz.Explained, "03-30 12:45", "04-05 12:45", "", all},
		6: {quiz.Explained, "04-05 17:00", "04-08 17:00", "", all},
		7: {quiz.Dropped, "", "", quiz.Late, quiz.Tally{}},
		8: {quiz.Explained, "04-09 17:00", "04-12 17:00", "", all},
	}
	short := func(at time.Time) string {
		if at.IsZero() {
			return ""
		}
		return at.In(eat).Format("01-02 15:04")
	}
	for number, line := range want {
		o, err := w.service.db.Outcome(ctx, number)
		must(t, err)
		r := o.Round
		if r.State != line.state || short(r.OpenedAt) != line.opened || short(r.ClosedAt) != line.closed || r.DropCause != line.cause || o.Score.Tally != line.score || r.State != quiz.Dropped && r.Reach != 20 {
			t.Errorf("Q%d is %s, opened %q, closed %q, cause %q, moved %q, %+v of %d; want %+v", number, r.State, short(r.OpenedAt), short(r.ClosedAt), r.DropCause, r.Moved, o.Score.Tally, r.Reach, line)
		}
	}
	w.eachOnce([]int{1, 2, 3, 5, 6, 8})
	if n := w.count("SELECT COUNT(*) FROM quiz_round"); n != 9 { // and the next one, planned
		t.Errorf("there are %d rounds, want 9", n)
	}
	if nudged != 0 { // those who have not answered have not written either
		t.Errorf("%d were reminded who never wrote to the bot", nudged)
	}
	if n := w.count("SELECT COUNT(*) FROM posting WHERE message=? AND quiz_round=1 AND text=''", late); n != 1 {
		t.Error("the late answer is kept as a posting")
	}
	// 6 rounds of 4 + 4 answers in the group, and 4 + 2*4 + the mentor's in private, and the late one.
	if n := w.count("SELECT COUNT(*) FROM posting WHERE quiz_round<>0"); n != 6*(8+12+1)+1 {
		t.Errorf("%d postings are marked as answers, want %d", n, 6*(8+12+1)+1)
	}
	if n := w.count("SELECT COUNT(*) FROM posting WHERE quiz_round=0 AND group_id<>''"); n != 6 {
		t.Errorf("%d postings in groups are left, want the mentor's 6", n)
	}
	w.nobodyElsesAnswer()
	for args, want := range map[string]string{
		"quiz why 4": "Q4 of 2027-03-26 17:00: dropped (holiday)",
		"quiz why 6": "Q6 of 2027-04-02 17:00: explained, ",
		"quiz why 8": "Q8 of 2027-04-09 17:00: explained, Q",
		"quiz why":   "The mentees: Q",
	} {
		if got := w.command(strings.Fields(args)...); !strings.Contains(got, want) || !strings.Contains(got, "JMIR e57760") {
			t.Errorf("mshauri %s says\n%s\nwant %q", args, got, want)
		}
	}
}

func second(_, b string) string { return b }

// eachOnce holds that each of these rounds was asked once and explained once:
// as every phone has it, and by the number of messages in the lab's log.
func (w *term) eachOnce(numbers []int) {
	w.t.Helper()
	for _, phone := range append([]*lab.Phone{w.mentor}, w.mentees...) {
		seen := make(map[string]int)
		for _, r := range w.posted(phone) {
			first, _, _ := strings.Cut(r.Text, "\n")
			switch {
			case strings.Contains(first, "has closed"):
				number, _, _ := strings.Cut(first, " ")
				seen["close "+number] += r.Count
			default:
				number, _, _ := strings.Cut(first, " ")
				seen["open "+number] += r.Count
			}
			if n := len([]rune(r.Text)); n > quiz.GroupLimit {
				w.t.Errorf("a message of %d characters:\n%s", n, r.Text)
			}
		}
		for _, number := range numbers {
			for _, what := range []string{"open", "close"} {
				key := fmt.Sprintf("%s *Q%d*", what, number)
				if seen[key] != 1 {
					w.t.Errorf("%s has %q %d times", phone.Name, key, seen[key])
				}
				delete(seen, key)
			}
		}
		if len(seen) > 0 {
			w.t.Errorf("%s has also %v", phone.Name, seen)
		}
	}
	if n := w.sentToGroup(); n != 2*len(numbers) {
		w.t.Errorf("by the lab's log the bot sent %d messages to the group, want %d", n, 2*len(numbers))
	}
}

// nobodyElsesAnswer reads all that each phone has from the bot, and finds there
// no word on anybody else: in the group nothing of any person at all, and
// privately what that person wrote themselves.
func (w *term) nobodyElsesAnswer() {
	w.t.Helper()
	private := 0
	for i, phone := range w.mentees {
		had, other := 0, 0
		wrote := make(map[string]bool)
		for _, r := range phone.Sent() {
			wrote[strings.TrimSpace(strings.ToLower(r.Text))] = true
		}
		for _, r := range phone.Inbox() {
			if r.FromPN.User != w.account.PN.User {
				continue
			}
			if r.Kind != lab.Text || len(r.Mentions) > 0 {
				w.t.Errorf("%s has a %s from the bot, mentioning %d", phone.Name, r.Kind, len(r.Mentions))
			}
			if r.Chat == w.jid {
				for _, about := range []string{"You wrote", "you had it", "Mentee", "@"} {
					if strings.Contains(r.Text, about) {
						w.t.Errorf("in the group %s reads %q:\n%s", phone.Name, about, r.Text)
					}
				}
				for _, other := range w.mentees {
					if strings.Contains(r.Text, other.PN.User) || strings.Contains(r.Text, other.LID.User) {
						w.t.Errorf("in the group %s reads somebody's number", phone.Name)
					}
				}
				continue
			}
			private++
			if strings.Contains(r.Text, "you had it. Well done!") {
				had++
			}
			if strings.Contains(r.Text, ": thank you for answering.") {
				other++
			}
			if _, given, ok := strings.Cut(r.Text, "You wrote: "); ok {
				letter := strings.ToLower(given[:1])
				if !wrote[letter+")"] && !wrote[strings.TrimRight(strings.Fields(given)[0], ".")] && !anyEnds(wrote, " "+letter+")") && !anyEnds(wrote, " "+letter) {
					w.t.Errorf("%s reads of an answer that is not theirs: %q; they wrote %v", phone.Name, given, wrote)
				}
			}
		}
		want := [5][2]int{{0, 0}, {6, 0}, {0, 6}, {6, 0}, {6, 0}}[(i+1)%5] // those who did not answer hear nothing
		if got := [2]int{had, other}; got != want {
			w.t.Errorf("%s was told %v times that they had it, and that they had not; want %v", phone.Name, got, want)
		}
	}
	if private < 90 {
		w.t.Errorf("only %d private messages were read", private)
	}
}

func anyEnds(texts map[string]bool, end string) bool {
	for text := range texts {
		if strings.HasSuffix(text, end) {
			return true
		}
	}
	return false
}

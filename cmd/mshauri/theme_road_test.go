package main

import (
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/quiz"
)

// A theme's end passes: the group is asked once which comes next, with restarts
// before and after, the phones vote, and the theme that most chose is next: by
// the schedule, by the question that follows, and by what every phone reads. A
// mentor takes it back, and the plan stands. The next time the votes are level,
// and what was harder comes first.
//
// Broken on purpose and seen red: with a poll whose votes choose nothing, with a
// group that is asked at every occurrence, and with the level vote decided by the
// plan's order.
func TestAGroupChoosesItsNextTheme(t *testing.T) {
	w := newTerm(t, lab.LIDMode, 6, func(set *config.Settings) {
		set.Quiz.Themes = []string{
			"2027-03-29 1 week administering", "2027-03-15 1 week cold-chain", "2027-03-22 1 week supply", "2027-04-05 1 week record-keeping", "2027-04-12 1 week coverage",
		}
	})
	ctx := within(t, 180*time.Second)
	restart := func() {
		w.stop()
		w.serveQuiz()
	}
	var asked lab.Received
	polls := func(want int) {
		t.Helper()
		var list []lab.Received
		for _, r := range w.posted(w.mentees[0]) {
			if r.Kind == lab.Poll {
				list = append(list, r)
			}
		}
		if len(list) != want {
			t.Fatalf("at %s the group was asked %d times, want %d", w.clock.now().In(eat), len(list), want)
		}
		if want > 0 {
			asked = list[want-1]
		}
	}
	vote := func(who int, choice string) {
		t.Helper()
		for _, r := range w.posted(w.mentees[who-1]) {
			if r.ID == asked.ID {
				id := sent(t)(w.mentees[who-1].Vote(ctx, r, []string{choice}))
				must(t, w.server.WaitAcknowledged(ctx, w.device, id))
				w.clock.nanos.Add(int64(2 * time.Second))
			}
		}
	}
	theme := func(moment string, want string) {
		t.Helper()
		at, err := time.ParseInLocation("2006-01-02", moment, eat)
		must(t, err)
		group, err := w.service.db.Group(t.Context(), w.group)
		must(t, err)
		themes, err := w.service.db.ThemeChoices(t.Context(), w.group)
		must(t, err)
		settings := themesOf(w.settings.Quiz.ThemesFor(group.Name)).Chosen(themes)
		if slot, _ := settings.On(quiz.Day(at, eat)); slot.What != want {
			t.Errorf("the theme of %s is %q, want %q", moment, slot.What, want)
		}
	}
	reads := func(phone *lab.Phone, words string) (list []lab.Received) {
		for _, r := range w.posted(phone) {
			if strings.Contains(r.Text, words) {
				list = append(list, r)
			}
		}
		return list
	}

	w.step("2027-03-16 12:45") // Q1, on the cold chain
	round, question := w.open()
	if round.Area != "cold-chain" {
		t.Errorf("Q1 is on %s, and the theme is the cold chain", round.Area)
	}
	for _, mentee := range w.mentees { // all have it right
		right, _ := rightAndOther(question)
		sent(t)(mentee.Say(ctx, w.account.PN, "Q1 "+right))
	}
	w.rest()
	polls(0)
	w.step("2027-03-17 11:00") // in session hours
	polls(0)
	restart()
	w.step("2027-03-17 12:50")
	polls(1)
	if want := "Vaccine supply,Giving vaccines,Record keeping,Coverage"; strings.Join(asked.Options, ",") != want || !strings.Contains(asked.Question, "from Monday 22 March") {
		t.Errorf("the group is asked %q: %v", asked.Question, asked.Options)
	}
	restart()
	for _, moment := range []string{"2027-03-17 17:50", "2027-03-18 12:50", "2027-03-19 12:50"} {
		w.step(moment)
		polls(1)
	}
	vote(1, "Vaccine supply")
	vote(2, "Giving vaccines")
	vote(3, "Vaccine supply")
	vote(3, "Giving vaccines") // changes her mind
	vote(4, "Giving vaccines")
	w.step("2027-03-19 17:00")
	w.step("2027-03-21 20:01") // the votes are counted
	theme("2027-03-22", "administering")
	theme("2027-03-29", "supply")
	restart()
	w.step("2027-03-22 17:01") // told when the week has begun, after the close of Friday's question
	const told = "The theme from Monday 22 March: Giving vaccines."
	for i, mentee := range w.mentees {
		if list := reads(mentee, told); len(list) != 1 || !strings.Contains(list[0].Text, "Giving vaccines: 3\nRecord keeping: 0") {
			t.Errorf("mentee %d reads of it %d times: %+v", i+1, len(list), list)
		}
	}
	w.step("2027-03-23 12:45")
	if round, _ := w.open(); round.Area != "administering" {
		t.Errorf("Q%d is on %s, and the group chose to give vaccines", round.Number, round.Area)
	}
	sent(t)(w.mentor.Say(ctx, w.jid, "/undo", lab.InReply(reads(w.mentor, told)[0])))
	w.rest()
	theme("2027-03-22", "supply")
	theme("2027-03-29", "administering")
	if list := reads(w.mentor, "The plan stands. The theme from Monday 22 March: Vaccine supply."); len(list) != 1 {
		t.Errorf("the mentor reads %d times that the plan stands", len(list))
	}

	// Two themes have as many votes. In one of them the group has had everything
	// wrong, so that one is next, though the plan has the other first.
	w.step("2027-03-24 12:50")
	polls(2)
	at := w.clock.now()
	db, number := w.service.db, 0
	harder, err := quiz.Plan(w.group, at.Add(-48*time.Hour), 72*time.Hour, time.Hour)
	must(t, err)
	harder.Area, harder.Language, harder.Item, harder.State, harder.OpenedAt = "record-keeping", chat.English, "an invented item", quiz.Explained, at.Add(-48*time.Hour)
	harder.ClosedAt, harder.ExplainedAt, harder.Reach = at.Add(-24*time.Hour), at.Add(-24*time.Hour), 6
	planned, _, err := db.PlanRound(ctx, harder)
	must(t, err)
	number = planned.Number
	members, err := db.MembersIn(ctx, w.group)
	must(t, err)
	must(t, db.KeepAnswer(ctx, number, quiz.Answer{Member: members[0].ID, Message: "an invented answer", At: at.Add(-47 * time.Hour), Mark: quiz.Mark{Verdict: quiz.Wrong}}))
	vote(1, "Giving vaccines")
	vote(2, "Record keeping")
	w.step("2027-03-28 20:01")
	theme("2027-03-29", "record-keeping")
	theme("2027-04-05", "administering")
}

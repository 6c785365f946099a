package main

import (
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/lab"
)

// On the real road: what cannot wait rings the mentor's phone in quiet hours,
// and the group gets the programme's reviewed lines; a plain private sentence
// is answered with the passage and its source. Broken on purpose: without the
// reactor Emergency nobody was rung, without Lookup the answer was the line that
// points to the menu.
func TestWhatIsAskedIsAnsweredOnTheRoad(t *testing.T) {
	const lines = "Call the clinician on duty (an invented line)."
	s := newScene(t, func(set *config.Settings) {
		set.QuietHours = "00:00-23:59"
		set.Emergency = config.Emergency{LinesEN: lines, LinesSW: lines, ReviewedBy: "an invented office", ReviewedOn: "2026-11-21"}
	})
	s.serve(decorators{})
	mentor, nurse := s.phone("Mentor Baraka"), s.phone("Nurse Achieng")
	mentees := s.group(lab.LIDMode, "Wanafunzi", mentor, nurse)
	mentors := s.group(lab.LIDMode, "Washauri", mentor)
	s.allow(mentees, chat.MenteesGroup)
	s.allow(mentors, chat.MentorsGroup)
	ctx := within(t, 60*time.Second)

	sent(t)(mentor.Say(ctx, s.account.PN, "hi"))
	_, err := mentor.Wait(ctx, func(r lab.Received) bool { return strings.Contains(r.Text, "Jambo") })
	must(t, err)
	sent(t)(nurse.Say(ctx, mentees, "Mtoto amezimia baada ya kudungwa, nifanye nini?"))
	_, err = mentor.Wait(ctx, func(r lab.Received) bool {
		return strings.Contains(r.Text, "amezimia") && strings.HasPrefix(r.Text, "Urgent in ")
	})
	must(t, err)
	_, err = nurse.Wait(ctx, func(r lab.Received) bool {
		return strings.Contains(r.Text, lines) && strings.Contains(r.Text, "not a clinician")
	})
	must(t, err)

	sent(t)(nurse.Say(ctx, s.account.PN, "penta ilifunguliwa Monday bado iko sawa?"))
	_, err = nurse.Wait(ctx, func(r lab.Received) bool {
		return strings.Contains(r.Text, "National Policy Guidelines") && strings.Contains(r.Text, "28 days") && strings.Contains(r.Text, "Reply 1")
	})
	must(t, err)
}

package main

import (
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/lab"
)

// Two mentees differ, the facilitator is asked privately, a thumb lets it out,
// and the group sees one message, in reply. Seen red: without disputes in the
// list of reactors, and without Decided behind the desk (the ruling stayed
// proposed, and P-1 was said to be unknown).
func TestADisagreementGoesToTheFacilitatorAndThenToTheGroup(t *testing.T) {
	s := newScene(t)
	s.serve(decorators{})
	mentor, one, other := s.phone("Mentor Baraka"), s.phone("Nurse Achieng"), s.phone("Nurse Wanjiku")
	mentors, mentees := s.group(lab.LIDMode, "Walimu", mentor), s.group(lab.LIDMode, "Wanafunzi", one, other, mentor)
	s.allow(mentors, chat.MentorsGroup)
	s.allow(mentees, chat.MenteesGroup)
	ctx := within(t, 60*time.Second)
	ofBot := func(phone *lab.Phone, words string) lab.Received {
		t.Helper()
		got, err := phone.Wait(ctx, func(r lab.Received) bool { return r.FromPN == s.account.PN && strings.Contains(r.Text, words) })
		must(t, err)
		return got
	}
	sent(t)(mentor.Say(ctx, s.account.PN, "Jambo"))
	ofBot(mentor, "Mshauri")
	sent(t)(mentor.Say(ctx, mentees, "/ruling suggest"))
	ofBot(mentor, "/ruling auto")

	sent(t)(one.Say(ctx, mentees, "MR can be used for 8 hours after mixing"))
	disputed := sent(t)(other.Say(ctx, mentees, "No, MR is discarded after six hours"))
	note := ofBot(mentor, "P-1")
	if !strings.Contains(note.Text, "8 hours") || !strings.Contains(note.Text, "6 hours") || !strings.Contains(note.Text, "/ok 1") {
		t.Errorf("the facilitator was asked: %s", note.Text)
	}
	if n := s.count("SELECT COUNT(*) FROM outbox WHERE to_group <> '' AND body LIKE '%P-1%'"); n != 0 {
		t.Fatal("the group has it before the facilitator's word")
	}
	sent(t)(mentor.React(ctx, s.account.PN, note.From, note.ID, "👍"))

	said := ofBot(one, "P-1")
	if said.ReplyTo != disputed {
		t.Errorf("it is no reply to what was disputed: %+v", said)
	}
	for _, name := range []string{"Achieng", "Wanjiku", "Baraka"} {
		if strings.Contains(said.Text, name) {
			t.Errorf("it names somebody: %s", said.Text)
		}
	}
	must(t, s.server.Settled(ctx, s.device))
	must(t, s.server.Settled(ctx, other.PN))
	seen := 0
	for _, r := range other.Inbox() {
		if r.FromPN == s.account.PN && strings.Contains(r.Text, "six hours") {
			seen++
		}
	}
	if seen != 1 {
		t.Errorf("the group saw it %d times", seen)
	}
	if n := s.count("SELECT COUNT(*) FROM ruling WHERE state = 'posted' AND message <> ''"); n != 1 {
		t.Errorf("%d rulings are posted", n)
	}
	sent(t)(one.Say(ctx, s.account.PN, "P-1"))
	again, err := one.Wait(ctx, func(r lab.Received) bool { return r.N > said.N && r.FromPN == s.account.PN })
	must(t, err)
	if again.Text != said.Text {
		t.Errorf("shown again: %s", again.Text)
	}
}

package main

import (
	"io"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/lab"
)

// A roster that says who mentors whom lets /share be played: the mentor reads of
// that mentee, who is mentioned by the number that the mentor's phone knows, and
// of nobody else. Seen red: without the pairs of the stage (nobody shares), and
// with a mention in a private chat that goes by the LID.
func TestARosterOfPairsLetsShareBePlayed(t *testing.T) {
	who, err := readRoster(strings.NewReader(`mentor, Nurse Halima, Lari mentors
mentee, Nurse Baraka, Lari mentees, en, Nurse Halima
mentee, Nurse Chebet, Lari mentees`))
	must(t, err)
	ctx := within(t, 60*time.Second)
	s, err := setStage(ctx, world{out: io.Discard, errors: io.Discard}, t.TempDir(), who)
	if s != nil {
		t.Cleanup(func() { must(t, s.strike()) })
	}
	must(t, err)
	halima, baraka, chebet := s.people[0].phone, s.people[1].phone, s.people[2].phone
	says := func(phone *lab.Phone, text, answer string) lab.Received {
		t.Helper()
		sent(t)(phone.Say(ctx, s.bot.PN, text))
		got, err := phone.Wait(ctx, func(r lab.Received) bool { return r.FromPN == s.bot.PN && strings.Contains(r.Text, answer) })
		must(t, err)
		return got
	}
	says(baraka, "/share mentor", "Your mentor can see how you do by area")
	says(chebet, "/share mentor", "Until then nobody can")
	read := says(halima, "/share", "What your mentees let you see")
	if len(read.Mentions) != 1 || read.Mentions[0] != baraka.PN || !strings.Contains(read.Text, "@"+baraka.PN.User+": too early to say") {
		t.Errorf("the mentor reads, mentioning %v: %s", read.Mentions, read.Text)
	}
	if strings.Contains(read.Text, chebet.PN.User) {
		t.Errorf("and of somebody else's mentee: %s", read.Text)
	}
}

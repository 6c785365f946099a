package main

import (
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/report"
)

// The digest's counts over the real road, held against two witnesses that know
// nothing of the bot: what the phones were told to do, and what the lab's log
// has seen come in from them. docs/definitions.md has the rules.
//
// Seen red: with orders counted as postings in storage.Facts there is one more.
func TestADigestCountsWhatThePhonesSaid(t *testing.T) {
	s := newScene(t)
	s.serve(decorators{})
	mentor, one, two := s.phone("Mentor Baraka"), s.phone("Nurse Achieng"), s.phone("Nurse Wanjiku")
	group := s.group(lab.LIDMode, "Wanafunzi", mentor, one, two)
	s.allow(group, chat.MenteesGroup)
	ctx := within(t, 60*time.Second)

	postings, others := map[string]bool{}, map[string]bool{}
	counts := func(id string) string { postings[id] = true; return id }
	aside := func(id string) { others[id] = true }
	asked := counts(sent(t)(one.Say(ctx, group, "What is the formula for the wastage rate?")))
	must(t, s.server.WaitAcknowledged(ctx, s.device, asked))
	reply, err := two.Wait(ctx, func(r lab.Received) bool { return r.ID == asked })
	must(t, err)
	counts(sent(t)(two.Say(ctx, group, "Doses opened less children vaccinated, over doses opened.", lab.InReply(reply))))
	counts(sent(t)(one.Picture(ctx, group, "our monitor chart")))
	slip := counts(sent(t)(two.Say(ctx, group, "Habari za jioni")))
	aside(sent(t)(two.Edit(ctx, group, slip, "Habari za asubuhi")))
	gone := sent(t)(one.Say(ctx, group, "I take this back"))
	aside(gone)
	aside(sent(t)(one.DeleteForEveryone(ctx, group, gone)))
	aside(sent(t)(mentor.React(ctx, group, one.LID, asked, "👍")))
	aside(sent(t)(mentor.Say(ctx, group, "/help")))
	_, err = one.Wait(ctx, func(r lab.Received) bool { return r.FromPN == s.account.PN }) // the bot's answer is no posting
	must(t, err)
	must(t, s.server.Settled(ctx, s.device))

	// The lab's log: what came in from the nurses' phones for the group.
	seen := map[string]bool{}
	for _, entry := range s.server.Log() {
		if entry.Event == lab.CameIn && entry.Tag == "message" && entry.Peer == group && entry.Device.User != s.device.User {
			seen[entry.ID] = true
		}
	}
	byLog := 0
	for id := range seen {
		if !others[id] {
			byLog++
		}
	}
	if byLog != len(postings) || len(seen) != len(postings)+len(others) {
		t.Fatalf("the phones were told to post %d and to do %d other things; the lab has seen %d", len(postings), len(others), len(seen))
	}
	zone, err := s.settings.Zone()
	must(t, err)
	digest, err := report.SoFar(ctx, s.service.db, time.Now().Add(time.Second), zone, lists(s.settings))
	must(t, err)
	if len(digest.Groups) != 1 {
		t.Fatalf("%d groups", len(digest.Groups))
	}
	section := digest.Groups[0]
	if section.Postings.Now != byLog {
		t.Errorf("the digest has %d postings, the lab's log %d", section.Postings.Now, byLog)
	}
	if q := section.Questions; q.Asked.Now != 1 || q.Answered != 1 || q.Timed != 1 {
		t.Errorf("questions: %+v, want one asked and answered", q)
	}
}

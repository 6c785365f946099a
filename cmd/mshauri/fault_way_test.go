//go:build !race

package main

import (
	"fmt"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/lab"
)

// TestCutOnTheWay lets everything that is for the bot come late, come twice, or
// come in another order than it was written: postings in the group and in
// private, and what changes them. Each is kept once, in its last words; who
// asked gets one answer. The senders stay, or are gone before the bot hears of
// anything, so that nobody could be asked to say it again.
//
// Broken on purpose and seen red: with keepEarly of storage/change.go keeping
// nothing, an edit or a deletion that overtakes its posting is lost. What comes
// twice has three nets (the library's counters, link.db, the key of a posting),
// and stayed kept once with any one of ours cut.
func TestCutOnTheWay(t *testing.T) {
	t.Parallel()
	lanes := make(map[string]func(*testing.T))
	for _, fault := range []lab.Fault{
		{Name: "late", Action: lab.Delay, Wait: 100 * time.Millisecond},
		{Name: "twice", Action: lab.Duplicate},
		{Name: "in another order", Action: lab.Overtake},
	} {
		lanes[fault.Name] = func(t *testing.T) {
			s := newScene(t)
			s.serve(decorators{})
			s.onTheWay(fault)
		}
	}
	sideBySide(t, lanes)
}

func (s *scene) onTheWay(fault lab.Fault) {
	first, second := s.phone("Nurse Achieng"), s.phone("Nurse Baraka")
	to := s.group(lab.LIDMode, "Wanafunzi", first, second)
	s.allow(to, chat.MenteesGroup)
	ctx := within(s.t, time.Minute)
	fault.Device, fault.Direction, fault.Tag = &s.device, lab.Out, "message"
	said := map[string]string{}
	for _, away := range []bool{false, true} {
		s.rests()
		if away { // the bot's line is down while they write, and what waits for it is struck when it is back
			s.hold()
		}
		remove, err := s.server.Inject(fault)
		must(s.t, err)
		since := len(s.server.Log())
		for i, phone := range []*lab.Phone{first, second, first, second} {
			text := fmt.Sprintf("Watoto %d wamefika leo", 10+i)
			said[sent(s.t)(phone.Say(ctx, to, text))] = text
			text = fmt.Sprintf("Nisaidie na penta %d", i)
			said[sent(s.t)(phone.Say(ctx, s.account.PN, text))] = text
		}
		for _, phone := range []*lab.Phone{first, second} { // an even number was written before, so that each change may overtake its posting
			id := sent(s.t)(phone.Say(ctx, to, "Friji iko na 9"))
			sent(s.t)(phone.Edit(ctx, to, id, "Friji iko na 4"))
			said[id] = "Friji iko na 4"
			id = sent(s.t)(phone.Say(ctx, to, "Si ya kundi hili"))
			sent(s.t)(phone.DeleteForEveryone(ctx, to, id))
			said[id] = ""
		}
		said[sent(s.t)(first.Say(ctx, s.account.PN, "/help"))] = "/help"
		if away {
			must(s.t, first.GoOffline(ctx))
			must(s.t, second.GoOffline(ctx))
			must(s.t, s.server.Release(s.device))
		}
		must(s.t, s.server.WaitOnline(ctx, s.device))
		s.await(40*time.Second, "what was said to be acknowledged", func() bool {
			pending, err := s.server.Pending(s.device)
			must(s.t, err)
			return len(pending) <= 1 // one may stand aside, for the next to overtake it
		})
		remove()
		must(s.t, second.GoOnline(ctx))
		said[sent(s.t)(second.Say(ctx, to, "Asanteni"))] = "Asanteni"
		must(s.t, s.server.Settled(ctx, s.device))

		s.kept(said)
		if n := s.count("SELECT COUNT(*) FROM posting"); n != len(said) {
			s.t.Errorf("senders away %t: %d postings are kept of %d", away, n, len(said))
		}
		struck := 0
		for _, e := range s.server.LogSince(since) {
			if e.Event == lab.Struck && e.Fault == fault.Name {
				struck++
			}
			if e.Event == lab.CameIn && e.Device == s.device && e.Tag == "receipt" && e.Type == "retry" {
				s.t.Errorf("senders away %t: the bot asked for %s again, which it could read", away, e.ID)
			}
		}
		if struck < 12 {
			s.t.Errorf("senders away %t: %d messages were struck", away, struck)
		}
		must(s.t, first.GoOnline(ctx))
	}
	s.rests()
	answers := 0
	for _, m := range first.Inbox() {
		if m.FromPN.User == s.account.PN.User {
			answers += m.Count
		}
	}
	made := s.count("SELECT COUNT(*) FROM outbox WHERE to_member=(SELECT member FROM posting WHERE text='/help' LIMIT 1)")
	if answers != made || made < 2 {
		s.t.Errorf("%d answers were made, and the phone has %d", made, answers)
	}
}

package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/lab"
)

// On the real road: a mentor mentions another and hands the week over, every
// phone sees the mention of that other under the group's own addresses, and an
// answer that is taken back is deleted on every phone. Broken on purpose:
// without in.Mentions in the engine the week is handed to nobody; without the
// Remove of TakeBack the answer stays.
func TestAWeekIsHandedOverAndAnAnswerTakenBack(t *testing.T) {
	for _, mode := range []lab.Mode{lab.LIDMode, lab.PNMode} {
		s := newScene(t)
		s.serve(decorators{})
		one, two := s.phone("Mentor Baraka"), s.phone("Mentor Achieng")
		mentors := []*lab.Phone{one, two, s.phone("Mentor Chebet")}
		to := s.group(mode, "Washauri", mentors...)
		s.allow(to, chat.MentorsGroup)
		ctx := within(t, 30*time.Second)
		seen := func(p *lab.Phone) lab.Address {
			if mode == lab.LIDMode {
				return p.Account.LID
			}
			return p.Account.PN
		}
		reply := func(id string) lab.Received {
			t.Helper()
			m, err := two.Wait(ctx, func(m lab.Received) bool { return m.ReplyTo == id })
			must(t, err)
			return m
		}

		hi := sent(t)(two.Say(ctx, to, "Habari zenu"))
		must(t, s.server.WaitAcknowledged(ctx, s.device, hi))
		week := reply(sent(t)(one.Say(ctx, to, "/facilitator")))
		var first, other *lab.Phone // whose week it is, and one who does not come next
		for _, mentor := range mentors {
			switch slices.Index(week.Mentions, seen(mentor)) {
			case 0:
				first = mentor
			case -1:
				other = mentor
			}
		}
		handed := reply(sent(t)(first.Say(ctx, to, "/facilitator hand over @x", lab.Mentioning(seen(other)))))
		if len(handed.Mentions) != 1 || handed.Mentions[0] != seen(other) || !strings.Contains(handed.Text, "@"+seen(other).User) {
			t.Errorf("%v: handed over with %q, mentioning %v and not %s", mode, handed.Text, handed.Mentions, seen(other))
		}
		if n := s.count("SELECT COUNT(*) FROM rota WHERE how='handed over'"); n != 1 {
			t.Errorf("%v: %d weeks are handed over", mode, n)
		}

		sent(t)(one.Say(ctx, to, "/undo", lab.InReply(handed)))
		if _, err := two.Wait(ctx, func(m lab.Received) bool { return m.Target == handed.ID }); err != nil {
			t.Errorf("%v: the answer is not deleted on the other phone: %v", mode, err)
		}
	}
}

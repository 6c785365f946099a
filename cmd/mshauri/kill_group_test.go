//go:build !race

package main

import (
	"fmt"
	"testing"

	"github.com/mshauri/mshauri/lab"
)

// TestCutKillGroupChange kills the bot before and after it commits that
// somebody was added, promoted, demoted or removed. The groups cannot be read
// again at the next start, so that nothing but the notice itself can tell.
//
// Broken on purpose on 2026-11-21: with SynchronousAck off, both lanes fail; 16
// notices of 16 are acknowledged before the bot is done with them, and of the 8
// that fell before the commit nothing is known afterwards.
func TestCutKillGroupChange(t *testing.T) {
	sideBySide(t, map[string]func(*testing.T){
		"live":    func(t *testing.T) { killGroupChanges(t, false) },
		"backlog": func(t *testing.T) { killGroupChanges(t, true) },
	})
}

func killGroupChanges(t *testing.T, backlog bool) {
	r := newRoad(t, lab.Options{})
	r.start("")
	r.readsItsGroup()
	r.settle()
	_, err := r.server.Inject(lab.Fault{
		Name: "groups cannot be read", Device: &r.device, Direction: lab.In, Tag: "iq", Class: "w:g2", Action: lab.Refuse, Code: 500,
	})
	r.must(err)
	const (
		inside = `SELECT COUNT(*) FROM membership m JOIN member_alias a ON a.member = m.member WHERE a.hash = $1 AND m.left_at = 0`
		leads  = inside + ` AND m.admin`
		heard  = `SELECT COUNT(*) FROM heard h JOIN member_alias a ON a.member = h.member WHERE a.hash = $1 AND h.kind = 'join'`
	)
	for i, when := range []string{"before", "after"} {
		person, err := r.server.NewGhost(fmt.Sprintf("Nurse Chebet %d", i))
		r.must(err)
		for _, change := range []struct {
			label                 string
			do                    func(group, who lab.Address) error
			inside, leads, joined int
		}{
			{label: "added", do: r.server.AddMember, inside: 1, joined: 1},
			{label: "promoted", do: r.server.Promote, inside: 1, leads: 1, joined: 1},
			{label: "demoted", do: r.server.Demote, inside: 1, joined: 1},
			{label: "removed", do: r.server.RemoveMember, joined: 1},
		} {
			order := "kill 1 " + when + " membership"
			if backlog {
				r.bot.kill()
				r.must(r.server.WaitOffline(r.soon(), r.device))
			} else {
				r.arm(order)
			}
			since := len(r.server.Log())
			r.must(change.do(r.group, person.PN))
			notice, err := r.server.WaitLogSince(r.soon(), since, func(e lab.Entry) bool {
				return e.Event == lab.Queued && e.Tag == "notification" && e.Type == "w:gp2" && e.Device == r.device
			})
			r.must(err)
			if backlog {
				r.start(order)
			}
			r.bot.heard(t, "reached")
			r.bot.dies(t)
			r.must(r.server.WaitOffline(r.soon(), r.device))
			if r.acknowledged(notice.ID) != 0 {
				t.Errorf("%s, %s the commit: the notice was acknowledged before the bot was done with it", change.label, when)
			}
			r.restart()
			if times := r.acknowledged(notice.ID); times != 1 {
				t.Errorf("%s, %s the commit: the notice was acknowledged %d times", change.label, when, times)
			}
			for _, check := range []struct {
				what, query string
				want        int
			}{{"in the group", inside, change.inside}, {"its administrator", leads, change.leads}, {"heard to join", heard, change.joined}} {
				if n := r.number(check.query, r.alias(person)); n != check.want {
					t.Errorf("%s, %s the commit: the notice is acknowledged, and the person is %d times %s, not %d", change.label, when, n, check.what, check.want)
				}
			}
		}
	}
	r.finish()
}

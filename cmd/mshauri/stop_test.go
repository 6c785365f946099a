//go:build !race

package main

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/mshauri/mshauri/lab"
)

// TestCutStop asks the bot to stop (SIGTERM) while something slow is in its
// hands, or while WhatsApp does not answer. It finishes what it can within 5 s
// and ends with 0, and nothing is lost or doubled by it.
func TestCutStop(t *testing.T) {
	t.Parallel()
	r := newRoad(t, lab.Options{})
	r.start("")
	r.readsItsGroup()
	const sent = `SELECT COUNT(*) FROM outbox o JOIN posting p ON p.id = o.posting WHERE p.message = $1 AND o.sent_at <> 0`
	for _, stop := range []struct {
		point string // nowhere: while WhatsApp does not say that it has the answer
		query string // what must be done when the bot has ended
	}{
		{"before record", postingsOf},
		{"inside turn", `SELECT COUNT(*) FROM heard h JOIN posting p ON p.id = h.posting WHERE p.message = $1 AND h.reacted_at <> 0`},
		{"before send", sent},
		{"after send", sent},
		{"", postingsOf},
	} {
		r.settle()
		id := r.slowly(stop.point)
		began := time.Now()
		r.must(r.bot.process.Process.Signal(syscall.SIGTERM))
		status := r.bot.ends(t, 20*time.Second)
		if took := time.Since(began); status != 0 || took > 5*time.Second {
			t.Errorf("%s: the bot ended with %d after %s:\n%s", stop.point, status, took, r.bot.lastWords())
		}
		if n := r.number(stop.query, id); n != 1 {
			t.Errorf("%s: what was in hand is done %d times", stop.point, n)
		}
		r.restart()
		r.once(id)
		for _, nurse := range r.nurses {
			answer, err := nurse.Wait(r.soon(), repliesTo(id))
			r.must(err)
			r.must(r.server.Settled(r.soon(), nurse.PN))
			if all := r.answers(nurse, repliesTo(id)); len(all) != 1 || answer.Count != 1 {
				t.Errorf("%s: %s got %d answers", stop.point, nurse.Name, len(all))
			}
		}
	}
	r.finish()
}

// TestCutSecondProcess starts a second bot on the same store: it is refused
// with one sentence, and the first does not notice.
func TestCutSecondProcess(t *testing.T) {
	r := newRoad(t, lab.Options{})
	r.start("")
	r.readsItsGroup()
	for _, command := range []string{"run", "pair"} {
		second := runAsChild(t, "any command", r.settings, command)
		status := second.ends(t, 20*time.Second)
		said := strings.TrimSpace(second.wrote())
		if status != 1 || strings.Count(said, "\n") != 0 || !strings.HasPrefix(said, "mshauri: ") || !strings.Contains(said, "another") {
			t.Errorf("mshauri %s beside a running bot ended with %d and said:\n%s", command, status, said)
		}
	}
	id := r.say(r.nurses[0], "The cold box was packed at six.")
	r.must(r.server.WaitAcknowledged(r.soon(), r.device, id))
	r.finish()
}

// slowly lets a nurse ask for an answer, and waits until the bot is stuck on
// its way: at a point, or waiting for WhatsApp.
func (r *road) slowly(point string) (id string) {
	r.t.Helper()
	if point != "" {
		r.arm("stall 1 " + point)
		id = r.say(r.nurses[0], "/help")
		r.bot.heard(r.t, "reached")
		return id
	}
	_, err := r.server.Inject(lab.WithheldAcks(r.phone.PN, 1))
	r.must(err)
	since := len(r.server.Log())
	id = r.say(r.nurses[0], "/help")
	_, err = r.server.WaitLogSince(r.soon(), since, func(e lab.Entry) bool { return e.Event == lab.Struck })
	r.must(err)
	return id
}

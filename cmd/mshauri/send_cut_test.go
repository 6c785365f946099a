//go:build !race

package main

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/mshauri/mshauri/lab"
)

// TestCutSend cuts the bot's line on the way out of an answer and of a poll:
// each is seen once by every member, with one id, whether or not the server
// knows a repeated id again. Processes that end there are TestCutCrash's.
func TestCutSend(t *testing.T) {
	t.Parallel()
	lanes := make(map[string]func(*testing.T))
	for _, repeats := range []bool{false, true} {
		for name, ask := range map[string]string{"text": "/help", "poll": pollWanted} {
			label := fmt.Sprintf("%s, repeats delivered %t", name, repeats)
			lanes[label] = func(t *testing.T) { cutSends(t, lab.Options{DeliverRepeats: repeats}, ask) }
		}
	}
	sideBySide(t, lanes)
}

// TestCutAnswerBeforeGroups lets an answer be left over from a crash, and the
// groups be read late after it: the answer goes as soon as its group is known,
// and not at the next full minute.
func TestCutAnswerBeforeGroups(t *testing.T) {
	t.Parallel()
	r := newRoad(t, lab.Options{})
	r.start("")
	r.readsItsGroup()
	r.settle()
	r.arm("kill 1 before send")
	question := r.say(r.nurses[0], "/help")
	r.bot.dies(t)
	r.must(r.server.WaitOffline(r.soon(), r.device))
	_, err := r.server.Inject(lab.Fault{ // longer than the bot leaves off when it finds itself without a line
		Device: &r.device, Direction: lab.In, Tag: "iq", Class: "w:g2", Times: 1, Action: lab.Delay, Wait: 7 * time.Second,
	})
	r.must(err)
	began := time.Now()
	r.start("")
	_, err = r.nurses[0].Wait(r.soon(), repliesTo(question))
	if took := time.Since(began); err != nil || took > 20*time.Second {
		t.Errorf("the answer came after %s: %v\n%s", took, err, r.bot.lastWords())
	}
	r.finish()
}

// cutSends cuts the line before WhatsApp has an answer, and before its own
// acknowledgement comes.
func cutSends(t *testing.T, options lab.Options, ask string) {
	r := newRoad(t, options)
	r.start("")
	r.readsItsGroup()
	sent := make(map[string]bool)
	for i, fault := range []lab.Fault{
		{Name: "frame lost", Account: r.phone.PN, Direction: lab.In, Tag: "message", Times: 1, Action: lab.Swallow},
		lab.WithheldAcks(r.phone.PN, 1),
	} {
		r.settle()
		asker, other := r.nurses[i], r.nurses[1-i]
		if i == 1 {
			r.must(other.GoOffline(r.soon()))
		}
		question := r.cutWhileSending(fault, asker, ask)
		id := r.outboxID(question)
		sent[id] = true
		r.must(other.GoOnline(r.soon()))
		for _, nurse := range r.nurses {
			received, err := nurse.Wait(r.soon(), func(m lab.Received) bool { return m.ID == id })
			if err != nil {
				t.Fatalf("%s: the answer never comes: %v\n%s", fault.Name, err, r.bot.lastWords())
			}
			if ask == pollWanted {
				r.votes(nurse, received, pollFirst)
			}
		}
		r.eventually(fault.Name+": answers settled", 1, `SELECT COUNT(*) FROM outbox WHERE id = $1 AND sent_at <> 0`, id)
		if times := r.cameIn(id); times < 2 {
			t.Errorf("%s: WhatsApp was sent the message %d times", fault.Name, times)
		}
	}
	r.settle()
	for _, nurse := range r.nurses {
		r.must(r.server.Settled(r.soon(), nurse.PN))
		seen := r.answers(nurse, func(lab.Received) bool { return true })
		if len(seen) != len(sent) {
			t.Errorf("%s saw %d messages of the bot, and %d were sent", nurse.Name, len(seen), len(sent))
		}
		for _, message := range seen { // after a cut the very frame goes again, and phones ignore it
			if !sent[message.ID] || message.Count != 1 {
				t.Errorf("%s got message %s %d times", nurse.Name, message.ID, message.Count)
			}
		}
	}
	r.finish()
}

// cutWhileSending lets somebody ask for an answer whose sending is interrupted,
// and the bot go on after it. It returns the id of what was asked.
func (r *road) cutWhileSending(fault lab.Fault, asker *lab.Phone, ask string) string {
	r.t.Helper()
	since := len(r.server.Log())
	remove, err := r.server.Inject(fault)
	r.must(err)
	defer remove()
	question := r.say(asker, ask)
	_, err = r.server.WaitLogSince(r.soon(), since, func(e lab.Entry) bool { return e.Event == lab.Struck })
	r.must(err)
	r.must(r.server.Drop(r.device))
	_, err = r.server.WaitLogSince(r.soon(), since, func(e lab.Entry) bool {
		return e.Event == lab.Disconnected && e.Device == r.device // it is back in a moment
	})
	r.must(err)
	r.settle()
	return question
}

// cameIn is how often the bot sent a message to the server.
func (r *road) cameIn(id string) (times int) {
	for _, entry := range r.server.Log() {
		if entry.Event == lab.CameIn && entry.Tag == "message" && entry.ID == id && entry.Device == r.device {
			times++
		}
	}
	return times
}

// outboxID is the id of the one message that the bot sends because of another.
func (r *road) outboxID(question string) (id string) {
	r.t.Helper()
	r.eventually("answers to a question", 1, `SELECT COUNT(*) FROM outbox o JOIN posting p ON p.id = o.posting WHERE p.message = $1`, question)
	db := r.open("main.db")
	defer func() { r.must(db.Close()) }()
	err := db.QueryRow(`SELECT o.id FROM outbox o JOIN posting p ON p.id = o.posting WHERE p.message = $1`, question).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		r.t.Fatalf("posting %s has no answer:\n%s", question, r.bot.lastWords())
	}
	r.must(err)
	return id
}

// votes lets somebody vote, and waits until the bot has read the vote.
func (r *road) votes(nurse *lab.Phone, poll lab.Received, choice string) {
	r.t.Helper()
	id, err := nurse.Vote(r.soon(), poll, []string{choice})
	r.must(err)
	r.must(r.server.WaitAcknowledged(r.soon(), r.device, id))
	r.voted(nurse, poll.ID, id, choice)
}

// voted checks that an acknowledged vote is there, once and readable.
func (r *road) voted(nurse *lab.Phone, poll, vote, choice string) {
	r.t.Helper()
	sum := sha256.Sum256([]byte(choice))
	const latest = `SELECT COUNT(*) FROM vote v JOIN member_alias a ON a.member = v.member WHERE v.poll = $1 AND a.hash = $2 AND v.choices = $3`
	if n := r.number(latest, poll, r.alias(nurse.Account), hex.EncodeToString(sum[:])); n != 1 {
		r.t.Errorf("the vote %s in poll %s is acknowledged and was read %d times", vote, poll, n)
	}
	if n := r.number(`SELECT COUNT(*) FROM heard WHERE kind = 'vote' AND message = $1`, vote); n != 1 {
		r.t.Errorf("the vote %s in poll %s was heard %d times", vote, poll, n)
	}
}

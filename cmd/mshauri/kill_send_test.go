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

// TestCutKillSend kills the bot, or cuts its line, on the way out of an answer
// and of a poll: each is seen once by every member, with one id, whether or not
// the server knows a repeated id again; and the polls' votes can be read by the
// process that comes after.
//
// Broken on purpose on 2026-11-21: with a poll's secret drawn anew by each
// process, all four lanes of polls fail; 36 votes in 20 polls are acknowledged
// and were read 0 times.
func TestCutKillSend(t *testing.T) {
	t.Parallel()
	lanes := make(map[string]func(*testing.T))
	for _, repeats := range []bool{false, true} {
		for name, ask := range map[string]string{"text": "/help", "poll": pollWanted} {
			for _, half := range []int{0, 1} {
				label := fmt.Sprintf("%s, repeats delivered %t, half %d", name, repeats, half)
				lanes[label] = func(t *testing.T) { killSends(t, lab.Options{DeliverRepeats: repeats}, ask, half) }
			}
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

// crash is one way to be interrupted while sending.
type crash struct {
	label string
	order string // for the child, or
	fault *lab.Fault
	cut   bool // the line is cut and the bot lives, rather than killed
	twice bool // WhatsApp must have been sent the message twice
}

func crashes(r *road) []crash {
	ackLost := lab.WithheldAcks(r.phone.PN, 1)
	frameLost := lab.Fault{Name: "frame lost", Account: r.phone.PN, Direction: lab.In, Tag: "message", Times: 1, Action: lab.Swallow}
	return []crash{
		{label: "before the turn", order: "kill 1 before turn"},
		{label: "in the turn, not committed", order: "kill 1 inside turn"},
		{label: "after the turn", order: "kill 1 after turn"},
		{label: "before the send", order: "kill 1 before send"},
		{label: "sent, and WhatsApp never got it", fault: &frameLost},
		{label: "sent, and WhatsApp's answer never came", fault: &ackLost, twice: true},
		{label: "sent, not settled", order: "kill 1 after send", twice: true},
		{label: "settled", order: "kill 1 after settling"},
		{label: "cut before WhatsApp got it", fault: &frameLost, cut: true},
		{label: "cut before WhatsApp's answer came", fault: &ackLost, cut: true, twice: true},
	}
}

// killSends goes through every second way.
func killSends(t *testing.T, options lab.Options, ask string, half int) {
	poll := ask == pollWanted
	r := newRoad(t, options)
	r.start("")
	r.readsItsGroup()
	sent := make(map[string]crash)
	for i, how := range crashes(r) {
		if i%2 != half {
			continue
		}
		r.settle()
		asker, other := r.nurses[i/2%2], r.nurses[(i/2+1)%2]
		if i%3 == 1 {
			r.must(other.GoOffline(r.soon()))
		}
		question := r.crashWhileSending(how, asker, ask)
		id := r.outboxID(question)
		sent[id] = how
		r.must(other.GoOnline(r.soon()))
		for _, nurse := range r.nurses {
			received, err := nurse.Wait(r.soon(), func(m lab.Received) bool { return m.ID == id })
			if err != nil {
				t.Fatalf("%s: the answer never comes: %v\n%s", how.label, err, r.bot.lastWords())
			}
			if poll {
				r.votes(nurse, received, pollFirst)
			}
		}
		r.eventually(how.label+": answers settled", 1, `SELECT COUNT(*) FROM outbox WHERE id = $1 AND sent_at <> 0`, id)
		if times := r.cameIn(id); how.twice != (times > 1) && how.fault == nil || how.twice && times < 2 {
			t.Errorf("%s: WhatsApp was sent the message %d times", how.label, times)
		}
		if poll {
			r.votesOverACrash(how, asker, id)
		}
	}
	r.settle()
	for _, nurse := range r.nurses {
		r.must(r.server.Settled(r.soon(), nurse.PN))
		r.seenOnce(nurse, sent, options.DeliverRepeats)
	}
	r.finish()
}

// crashWhileSending lets somebody ask for an answer whose sending is
// interrupted, and the bot go on after it. It returns the id of what was asked.
func (r *road) crashWhileSending(how crash, asker *lab.Phone, ask string) string {
	r.t.Helper()
	if how.order != "" {
		r.arm(how.order)
		question := r.say(asker, ask)
		r.bot.heard(r.t, "reached")
		r.bot.dies(r.t)
		r.restart()
		return question
	}
	since := len(r.server.Log())
	remove, err := r.server.Inject(*how.fault)
	r.must(err)
	defer remove()
	question := r.say(asker, ask)
	_, err = r.server.WaitLogSince(r.soon(), since, func(e lab.Entry) bool { return e.Event == lab.Struck })
	r.must(err)
	if how.cut {
		r.must(r.server.Drop(r.device))
		_, err = r.server.WaitLogSince(r.soon(), since, func(e lab.Entry) bool {
			return e.Event == lab.Disconnected && e.Device == r.device // it is back in a moment
		})
		r.must(err)
		r.settle()
		return question
	}
	time.Sleep(dwell)
	r.bot.kill()
	r.must(r.server.WaitOffline(r.soon(), r.device))
	r.restart()
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

// votesOverACrash lets somebody change a vote while the bot is down, and change
// it back when the bot is about to be killed, before or after it has kept that.
func (r *road) votesOverACrash(how crash, nurse *lab.Phone, poll string) {
	r.t.Helper()
	received, err := nurse.Wait(r.soon(), func(m lab.Received) bool { return m.ID == poll })
	r.must(err)
	r.bot.kill()
	r.must(r.server.WaitOffline(r.soon(), r.device))
	vote, err := nurse.Vote(r.soon(), received, []string{pollSecond})
	r.must(err)
	r.restart()
	if r.voted(nurse, poll, vote, pollSecond); r.t.Failed() {
		return
	}
	point := "before note"
	if how.twice {
		point = "after note"
	}
	r.arm("kill 1 " + point)
	vote, err = nurse.Vote(r.soon(), received, []string{pollFirst})
	r.must(err)
	r.bot.heard(r.t, "reached")
	r.bot.dies(r.t)
	if r.acknowledged(vote) != 0 {
		r.t.Errorf("a vote was acknowledged before the bot was done with it")
	}
	r.restart()
	r.voted(nurse, poll, vote, pollFirst)
}

// seenOnce checks one phone's inbox: every message of the bot there, once, and
// no other.
func (r *road) seenOnce(nurse *lab.Phone, sent map[string]crash, repeats bool) {
	r.t.Helper()
	seen := r.answers(nurse, func(lab.Received) bool { return true })
	if len(seen) != len(sent) {
		r.t.Errorf("%s saw %d messages of the bot, and %d were sent", nurse.Name, len(seen), len(sent))
	}
	for _, message := range seen {
		how, known := sent[message.ID]
		want := 1
		if repeats && how.twice && !how.cut { // after a cut the very frame goes again, and phones ignore it
			want = 2 // with one id, by which phones know a message again
		}
		if !known || message.Count != want {
			r.t.Errorf("%s: %s got message %s %d times", how.label, nurse.Name, message.ID, message.Count)
		}
	}
}

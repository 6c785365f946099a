//go:build !race

package main

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/mshauri/mshauri/lab"
)

// place is where a crash falls.
type place struct {
	label string
	most  int                 // at the how-manyeth passing at most; 1 when nought
	act   string              // by which a member leads the bot there; the usual traffic when empty
	on    string              // the one database that has such a place; both when empty
	how   func(*trial, place) // how it is killed there, if not by its own hand
	holds string              // the stanza in hand, which WhatsApp must not know to be received
}

// places are all the labelled points at which a crash must fall.
func places() []place {
	list := []place{
		{label: "inside decryption", most: 3, holds: "message"},
		{label: "after decryption", most: 3, holds: "message"},
		{label: "in hand", most: 3, holds: "message"},
		{label: "before ack", most: 3, holds: "message"},
		{label: "after ack", how: (*trial).afterAck},
		{label: "ack lost", how: (*trial).ackLost},
		{label: "inside turn", most: 2},
		{label: "inside answering turn", act: "help"},
		{label: "after answering turn", act: "help"},
		{label: "inside job"},
		{label: "answer lost on its way", act: "help", how: (*trial).answerLost},
		{label: "answer there, its ack lost", act: "help", how: (*trial).answerUnknown},
		{label: "record opened"},
		{label: "link opened"},
		{label: "listening"},
		{label: "committing main.db", most: 8, on: "sqlite"},
		{label: "committing main.db", most: 8, on: "sqlite"},
		{label: "committing main.db", most: 8, on: "sqlite"},
		{label: "committing link.db", most: 8},
		{label: "checkpoint of main.db", on: "sqlite", how: (*trial).inCheckpoint},
		{label: "checkpoint of link.db", how: (*trial).inCheckpoint},
		{label: "migration", how: (*trial).inMigration},
		{label: "any instant", how: (*trial).anyInstant},
		{label: "any instant", how: (*trial).anyInstant},
		{label: "any instant", how: (*trial).anyInstant},
		{label: "any instant", how: (*trial).anyInstant},
	}
	for _, round := range []place{
		{label: "record", most: 3, holds: "message"},
		{label: "skip", act: "elsewhere", holds: "message"},
		{label: "amend", act: "edit", holds: "message"},
		{label: "delete", act: "delete", holds: "message"},
		{label: "note", act: "react", most: 2, holds: "message"},
		{label: "membership", act: "role", holds: "notification"},
		{label: "turn", most: 3},
		{label: "send", act: "help", most: 2},
		{label: "send of a poll", act: "poll"},
		{label: "settling", act: "tell", most: 2},
		{label: "link"},
		{label: "groups"},
	} {
		before, after := round, round
		before.label, after.label = "before "+round.label, "after "+round.label
		list = append(list, before, after)
	}
	return list
}

// toll is what a trial counted.
type toll struct{ kills, postings, lost, doubled int }

func (t toll) String() string {
	return fmt.Sprintf("kills=%d postings=%d lost=%d doubled=%d", t.kills, t.postings, t.lost, t.doubled)
}

func (t *toll) add(other toll) {
	t.kills, t.postings, t.lost, t.doubled = t.kills+other.kills, t.postings+other.postings, t.lost+other.lost, t.doubled+other.doubled
}

// trial is one run: a bot on one database, under steady traffic, killed again
// and again and started anew at once.
type trial struct {
	*road
	toll toll
	*traffic
	kind    string // of database
	repeats bool   // the lab delivers a repeated id again
	random  *rand.Rand
	fell    map[string]int // how many kills fell where
}

// TestCutCrash kills the bot at every labelled point and at any instant, under
// steady traffic, on SQLite and on PostgreSQL. At the end, when it is quiet,
// the lab's log and the phones' inboxes say what must be there: every posting
// settled once, none acknowledged and absent, every answer, poll and notice
// seen once, each poll open to votes, and the databases whole.
//
// The short form is part of make test. The long form, and the seed:
//
//	make crash
//	MSHAURI_TEST_SEED=12 make crash ARGS=--short
//
// Broken on purpose on 2026-11-22, and seen in one short run on SQLite each:
// with EnableDecryptedEventBuffer off a posting is acknowledged and kept 0
// times; with SynchronousAck off a notice is acknowledged before the bot is
// done with it; with a poll's secret drawn anew by each process votes are
// acknowledged and read 0 times; with an id of its own for each send no
// phone has the messages of the outbox, and some have one twice; with ids in the
// outbox drawn by chance, and the turn's commit split from its mark, three
// questions are answered twice; with the posting's commit split from that of
// what waits for its turn a question is kept and never answered. And two that
// nobody had made: whatsmeow wrote sessions back over what was decrypted
// meanwhile (see sessions.go of bot/whatsapp), and the lab's phones did too.
func TestCutCrash(t *testing.T) {
	t.Parallel()
	forms := []struct {
		kind    string
		repeats bool
	}{{"sqlite", false}, {"postgres", true}}
	kills := 0 // once everywhere
	if os.Getenv("MSHAURI_TEST_CRASH") == "long" {
		kills = 130
		forms = append(forms, forms...)
		forms[2].repeats, forms[3].repeats = true, false
	}
	seed, err := strconv.ParseUint(cmp.Or(os.Getenv("MSHAURI_TEST_SEED"), strconv.Itoa(os.Getpid()+int(time.Now().Unix())%1_000_000)), 10, 64)
	must(t, err)
	fmt.Printf("crash: MSHAURI_TEST_SEED=%d\n", seed)
	var mu sync.Mutex
	var total toll
	each := map[string]*toll{"sqlite": {}, "postgres": {}}
	lanes := make(map[string]func(*testing.T))
	for i, form := range forms {
		lanes[fmt.Sprintf("%s, repeats delivered %t", form.kind, form.repeats)] = func(t *testing.T) {
			c := newTrial(t, form.kind, lab.Options{DeliverRepeats: form.repeats}, seed+uint64(i))
			defer func() {
				mu.Lock()
				defer mu.Unlock()
				total.add(c.toll)
				each[form.kind].add(c.toll)
			}()
			c.run(kills)
		}
	}
	sideBySide(t, lanes)
	lines := fmt.Sprintf("sqlite: %s\npostgres: %s\n%s\n", each["sqlite"], each["postgres"], total)
	if file := os.Getenv("MSHAURI_TEST_CRASH_LINES"); file != "" {
		must(t, os.WriteFile(file, []byte(lines), 0o600))
	}
	fmt.Print(lines)
	if total.kills < 40 {
		t.Errorf("%d kills prove too little", total.kills)
	}
}

func newTrial(t *testing.T, kind string, options lab.Options, seed uint64) *trial {
	t.Helper()
	database := ""
	if kind == "postgres" {
		database = cluster.Database(t)
	}
	c := &trial{
		kind: kind, repeats: options.DeliverRepeats, random: rand.New(rand.NewPCG(seed, 0)), fell: make(map[string]int),
		road: newRoadOn(t, options, database, "Nurse Atieno", "Nurse Baraka", "Nurse Chebet"),
	}
	db := c.record()
	defer func() { c.must(db.Close()) }()
	var group string
	c.must(db.QueryRow(`SELECT id FROM chat_group`).Scan(&group))
	c.settings = append(c.settings, noticesVariable+"="+group)
	return c
}

// run kills at every place once, in an order of chance, and goes on until there
// were so many kills.
func (c *trial) run(kills int) {
	c.start("")
	c.readsItsGroup()
	c.settle()
	c.traffic = startTraffic(c.road, c.random.Uint64())
	began := time.Now()
	c.bot.kill()
	for round := 0; round == 0 || c.toll.kills < kills; round++ {
		all := slices.DeleteFunc(places(), func(p place) bool { return p.on != "" && p.on != c.kind })
		c.random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for _, p := range all {
			if c.t.Failed() || round > 0 && c.toll.kills >= kills {
				break
			}
			if p.how == nil {
				c.atPoint(p)
			} else {
				p.how(c, p)
			}
			c.toll.kills++
			c.fell[p.label]++
		}
	}
	c.start("")
	c.hush()
	c.account()
	for _, label := range slices.Sorted(maps.Keys(c.fell)) {
		c.t.Logf("%3d  %s", c.fell[label], label)
	}
	c.t.Logf("%s, in %s", c.toll, time.Since(began).Round(time.Second))
}

// atPoint starts the bot, to be killed by its own hand at a labelled point,
// which is then proved to be reached: the bot has said so, and was killed.
func (c *trial) atPoint(p place) {
	c.t.Helper()
	c.start(fmt.Sprintf("kill %d %s", 1+c.random.IntN(max(1, p.most)), p.label))
	for over := time.After(2 * time.Minute); ; {
		c.want(p.act)
		select {
		case <-c.bot.ended:
			c.bot.heard(c.t, "reached "+p.label)
			c.bot.dies(c.t)
			c.unacknowledged(p)
			return
		case <-time.After(time.Second): // whoever was to lead there may have had nothing to do it to
		case <-over:
			c.t.Fatalf("%s: never reached\n%s", p.label, c.bot.lastWords())
		}
	}
}

// unacknowledged checks that WhatsApp still has what the bot was at.
func (c *trial) unacknowledged(p place) {
	c.t.Helper()
	if p.holds == "" {
		return
	}
	c.must(c.server.WaitOffline(c.soon(), c.device))
	waiting, err := c.server.Pending(c.device)
	c.must(err)
	if !slices.ContainsFunc(waiting, func(e lab.Entry) bool { return e.Tag == p.holds }) {
		c.t.Errorf("%s: the %s in hand was acknowledged before the bot was done with it", p.label, p.holds)
	}
}

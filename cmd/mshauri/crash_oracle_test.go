//go:build !race

package main

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"slices"
	"time"

	"github.com/mshauri/mshauri/lab"
)

// account waits until it is quiet, and then looks at the whole run: what the
// lab's log and the phones' inboxes say against what the record has.
func (c *trial) account() {
	c.t.Helper()
	c.quiet()
	c.openToVotes()
	c.quiet()
	c.bot.kill()
	for _, nurse := range c.nurses {
		c.must(c.server.Settled(c.soon(), nurse.PN))
	}
	db := c.record()
	defer func() { c.must(db.Close()) }()
	c.deedsSettled(db)
	c.answersSeen(db)
	c.peopleKnown(db)
	c.whole(db)
}

// quiet waits until the bot has acknowledged, reacted to and sent everything.
func (c *trial) quiet() {
	c.t.Helper()
	c.settle()
	left := ""
	for over := time.Now().Add(3 * time.Minute); time.Now().Before(over); time.Sleep(100 * time.Millisecond) {
		switch {
		case c.number(`SELECT COUNT(*) FROM heard WHERE reacted_at = 0 AND dead_at = 0`) > 0:
			left = "turns"
		case c.number(`SELECT COUNT(*) FROM outbox WHERE sent_at = 0 AND dead_at = 0`) > 0:
			left = "messages to be sent"
		default:
			c.settle()
			return
		}
	}
	c.t.Fatalf("there are still %s:\n%s", left, c.bot.lastWords())
}

// openToVotes lets somebody who has not voted in a poll do so now: the polls
// that were sent again by another process can still be read.
func (c *trial) openToVotes() {
	c.t.Helper()
	again := 0
	for _, nurse := range c.nurses[:2] {
		for _, poll := range c.answers(nurse, func(m lab.Received) bool { return m.Kind == lab.Poll }) {
			if c.cameIn(poll.ID) > 1 {
				again++
			}
			if c.has("vote", nurse, poll.ID) {
				continue
			}
			id, err := nurse.Vote(c.soon(), poll, []string{pollFirst})
			c.must(err)
			c.done = append(c.done, &deed{kind: "vote", nurse: nurse, id: id, target: poll.ID, choice: pollFirst})
		}
	}
	if again == 0 {
		c.t.Error("no poll was sent again: that their votes can be read is not proved")
	}
}

// each gives every row of an answer to a function.
func (c *trial) each(db *sql.DB, query string, row func(scan func(...any))) {
	c.t.Helper()
	rows, err := db.Query(query)
	c.must(err)
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		row(func(into ...any) { c.must(rows.Scan(into...)) })
	}
	c.must(rows.Err())
}

// tally counts rows by one text.
func (c *trial) tally(db *sql.DB, query string) map[string]int {
	c.t.Helper()
	found := make(map[string]int)
	c.each(db, query, func(scan func(...any)) {
		var key string
		var count int
		scan(&key, &count)
		found[key] += count
	})
	return found
}

// mustBe counts what is lost or doubled of something that must be there once.
func (c *trial) mustBe(want, got int, d *deed, what string) {
	c.t.Helper()
	if got == want {
		return
	}
	if got < want {
		c.toll.lost++
	} else {
		c.toll.doubled++
	}
	c.t.Errorf("%s %s: %s %d times, not %d", d.kind, d.id, what, got, want)
}

// deedsSettled looks for everything that members did: acknowledged once, and
// there once.
func (c *trial) deedsSettled(db *sql.DB) {
	c.t.Helper()
	queued, acknowledged := make(map[string]int), make(map[string]int)
	for _, entry := range c.server.Log() {
		if entry.Tag != "message" || entry.Device != c.device {
			continue
		}
		switch entry.Event {
		case lab.Queued: // more than once when a phone sends it again, as after a cut
			queued[entry.ID]++
		case lab.Acknowledged:
			acknowledged[entry.ID]++
		}
	}
	postings := c.tally(db, `SELECT message, COUNT(*) FROM posting GROUP BY message`)
	words := c.tally(db, `SELECT message || ' ' || text, COUNT(*) FROM posting GROUP BY message, text`)
	turns := c.tally(db, `SELECT p.message, COUNT(*) FROM heard h JOIN posting p ON p.id = h.posting WHERE h.kind = 'posting' AND h.dead_at = 0 GROUP BY p.message`)
	heard := c.tally(db, `SELECT kind || ' ' || message, COUNT(*) FROM heard WHERE kind <> 'posting' AND dead_at = 0 GROUP BY kind, message`)
	answers := c.tally(db, `SELECT p.message, COUNT(*) FROM outbox o JOIN posting p ON p.id = o.posting GROUP BY p.message`)
	reactions := c.tally(db, `SELECT r.target || ' ' || a.hash || ' ' || r.emoji, 1 FROM reaction r JOIN member_alias a ON a.member = r.member`)
	votes := c.tally(db, `SELECT v.poll || ' ' || a.hash || ' ' || v.choices, 1 FROM vote v JOIN member_alias a ON a.member = v.member`)
	elsewhere := 0
	for _, d := range c.done {
		c.mustBe(max(1, queued[d.id]), acknowledged[d.id], d, "acknowledged")
		alias := c.alias(d.nurse.Account)
		switch d.kind {
		case "edit", "delete": // told by the words of their posting
		case "elsewhere":
			elsewhere++
			c.mustBe(0, postings[d.id], d, "kept")
		case "react":
			c.mustBe(1, heard["reaction "+d.id], d, "heard")
			c.mustBe(1, reactions[d.target+" "+alias+" 👍"], d, "kept")
		case "vote":
			sum := sha256.Sum256([]byte(d.choice))
			c.mustBe(1, heard["vote "+d.id], d, "heard")
			c.mustBe(1, votes[d.target+" "+alias+" "+hex.EncodeToString(sum[:])], d, "read")
		default:
			c.toll.postings++
			c.mustBe(1, postings[d.id], d, "kept")
			c.mustBe(1, words[d.id+" "+d.text], d, "kept with its last words")
			c.mustBe(1, turns[d.id], d, "heard")
			want := 0
			if d.asks {
				want = 1
			}
			c.mustBe(want, answers[d.id], d, "answered")
		}
	}
	c.toll.postings += elsewhere
	all := &deed{kind: "all"}
	c.mustBe(elsewhere, c.number(notKept), all, "counted and not kept")
	c.mustBe(elsewhere, c.number(`SELECT COUNT(*) FROM settled WHERE reason <> ''`), all, "settled as not kept")
	c.mustBe(c.toll.postings-elsewhere, c.number(`SELECT COUNT(*) FROM posting`), all, "kept")
	c.mustBe(len(c.done)-elsewhere, c.number(`SELECT COUNT(*) FROM settled WHERE reason = ''`), all, "settled as kept")
}

// answersSeen looks into the phones: every message of the outbox is there once,
// for those whom it is for, and nothing else is. The lab's frames say how often
// it was sent.
func (c *trial) answersSeen(db *sql.DB) {
	c.t.Helper()
	frames, unread := make(map[string]int), 0
	for _, entry := range c.server.Log() {
		switch {
		case entry.Event != lab.CameIn || entry.Device != c.device:
		case entry.Tag == "message":
			frames[entry.ID]++
		case entry.Tag == "receipt" && entry.Type == "retry":
			unread++
		}
	}
	askers := make(map[string]*lab.Phone)
	for _, d := range c.done {
		if d.asks {
			askers[d.id] = d.nurse
		}
	}
	seen := make([]map[string]int, len(c.nurses))
	for i, nurse := range c.nurses {
		seen[i] = make(map[string]int)
		for _, m := range c.answers(nurse, func(lab.Received) bool { return true }) {
			seen[i][m.ID] = m.Count
		}
	}
	notices, again, twice := 0, 0, 0
	c.each(db, `SELECT o.id, o.to_group, o.job, o.sent_at, COALESCE(p.message, '') FROM outbox o LEFT JOIN posting p ON p.id = o.posting`, func(scan func(...any)) {
		var id, group, job, question string
		var sentAt int64
		scan(&id, &group, &job, &sentAt, &question)
		d := &deed{kind: "message of the bot", id: id}
		if sentAt == 0 {
			c.mustBe(1, 0, d, "sent")
		}
		if job != "" {
			notices++
		}
		if frames[id] > 1 {
			again++
		}
		for i, nurse := range c.nurses {
			times := seen[i][id]
			delete(seen[i], id)
			if want := group != "" || askers[question] == nurse; !want {
				c.mustBe(0, times, d, "seen by somebody else")
			} else if times > 1 && c.repeats {
				twice++
				if times > frames[id] {
					c.mustBe(frames[id], times, d, "delivered")
				}
			} else {
				c.mustBe(1, times, d, "seen by "+nurse.Name)
			}
		}
	})
	for i, nurse := range c.nurses {
		for id, times := range seen[i] {
			c.mustBe(0, times, &deed{kind: "message of nobody", id: id}, "seen by "+nurse.Name)
		}
	}
	occurrences := c.number(`SELECT COUNT(*) FROM occurrence WHERE job = '`+noticeJob+`'`) - 1 // the first only begins the count
	c.mustBe(occurrences, notices, &deed{kind: "notices"}, "posted")
	c.t.Logf("of the bot's messages %d were sent again, %d were delivered twice, and %d were notices; it asked for %d again that it could not read", again, twice, notices, unread)
	if again == 0 || c.repeats && twice == 0 || notices == 0 {
		c.t.Error("that proves too little")
	}
}

// peopleKnown compares who is in the group with what the lab knows.
func (c *trial) peopleKnown(db *sql.DB) {
	c.t.Helper()
	inside := c.tally(db, `SELECT a.hash, 1 FROM membership m JOIN member_alias a ON a.member = m.member WHERE m.left_at = 0`)
	leads := c.tally(db, `SELECT a.hash, 1 FROM membership m JOIN member_alias a ON a.member = m.member WHERE m.left_at = 0 AND m.admin`)
	for _, g := range c.ghosts {
		d, alias, want := &deed{kind: "role", id: g.Name}, c.alias(g.Account), 0
		if g.leads {
			want = 1
		}
		c.mustBe(1, inside[alias], d, "in the group")
		c.mustBe(want, leads[alias], d, "its administrator")
	}
}

// whole looks at the databases themselves.
func (c *trial) whole(db *sql.DB) {
	c.t.Helper()
	files := []string{"link.db"}
	if c.kind == "sqlite" {
		files = append(files, "main.db")
	} else {
		c.reaches(db)
	}
	for _, file := range files {
		lite := c.open(file)
		var verdict string
		c.must(lite.QueryRow(`PRAGMA integrity_check`).Scan(&verdict))
		if verdict != "ok" {
			c.t.Errorf("%s after the kills: %s", file, verdict)
		}
		c.each(lite, `SELECT "table" FROM pragma_foreign_key_check`, func(scan func(...any)) {
			var table string
			scan(&table)
			c.t.Errorf("%s after the kills: a row of %s points nowhere", file, table)
		})
		c.must(lite.Close())
	}
}

// reaches follows every reference of a PostgreSQL database: SQLite has a
// pragma for it.
func (c *trial) reaches(db *sql.DB) {
	c.t.Helper()
	var lost []string
	var references int
	c.each(db, `SELECT c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text, b.attname FROM pg_constraint c
		JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
		JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1]
		WHERE c.contype = 'f'`, func(scan func(...any)) {
		var table, column, other, key string
		scan(&table, &column, &other, &key)
		references++
		if n := c.number(`SELECT COUNT(*) FROM ` + table + ` x WHERE x.` + column + ` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ` + other + ` y WHERE y.` + key + ` = x.` + column + `)`); n > 0 {
			lost = append(lost, table+"."+column)
		}
	})
	if slices.Sort(lost); len(lost) > 0 || references == 0 {
		c.t.Errorf("after the kills rows point nowhere: %v (of %d references)", lost, references)
	}
}

//go:build !race

package main

import (
	"context"
	"database/sql"
	"encoding/binary"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"go.mau.fi/util/dbutil"

	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/storage/migrations"
)

// anyInstant kills the bot whatever it is at.
func (c *trial) anyInstant(place) {
	c.start("")
	time.Sleep(time.Duration(c.random.IntN(2500)) * time.Millisecond)
	c.bot.kill()
}

// afterAck kills the bot when WhatsApp has just heard "received" of a posting.
func (c *trial) afterAck(place) {
	c.killedWhen(nil, func(e lab.Entry) bool {
		return e.Event == lab.Acknowledged && e.Tag == "message" && e.Device == c.device
	})
}

// ackLost kills it when it has said "received", and WhatsApp has not heard it.
func (c *trial) ackLost(place) {
	lost := lab.Fault{Device: &c.device, Direction: lab.In, Tag: "receipt", Times: 1, Action: lab.Swallow}
	c.killedWhen(&lost, struck)
}

// answerLost kills it when it has sent an answer that WhatsApp never got.
func (c *trial) answerLost(p place) {
	lost := lab.Fault{Account: c.phone.PN, Direction: lab.In, Tag: "message", Times: 1, Action: lab.Swallow}
	c.want(p.act)
	c.killedWhen(&lost, struck)
}

// answerUnknown kills it when WhatsApp has delivered an answer, and the bot
// does not know.
func (c *trial) answerUnknown(p place) {
	lost := lab.WithheldAcks(c.phone.PN, 1)
	c.want(p.act)
	c.killedWhen(&lost, struck)
}

func struck(e lab.Entry) bool { return e.Event == lab.Struck }

// killedWhen starts the bot, plants a fault, and kills the bot as soon as the
// lab's log has what is waited for.
func (c *trial) killedWhen(fault *lab.Fault, wanted func(lab.Entry) bool) {
	c.t.Helper()
	since := len(c.server.Log())
	if fault != nil {
		remove, err := c.server.Inject(*fault)
		c.must(err)
		defer remove()
	}
	c.start("")
	ctx, cancel := context.WithTimeout(c.t.Context(), time.Minute)
	defer cancel()
	_, err := c.server.WaitLogSince(ctx, since, wanted)
	if err != nil {
		c.t.Fatalf("%v\n%s", err, c.bot.lastWords())
	}
	c.bot.kill()
}

// inCheckpoint kills the bot while SQLite moves what is kept from the journal
// into the database. The journal's index, which outlives the process, is the
// proof: SQLite has noted there how far it means to come, and not that it did.
func (c *trial) inCheckpoint(p place) {
	c.t.Helper()
	path := filepath.Join(c.folder, "data", strings.TrimPrefix(p.label, "checkpoint of ")+"-shm")
	for try := 0; try < 40; try++ {
		c.start("")
		c.must(c.server.WaitOnline(c.soon(), c.device))
		index, err := os.Open(path)
		c.must(err)
		for over := time.Now().Add(20 * time.Second); !underWay(index) && time.Now().Before(over); {
		}
		c.bot.kill()
		proof := underWay(index)
		c.must(index.Close())
		if proof {
			return
		}
		c.toll.kills++
		c.fell["any instant"]++
	}
	c.t.Fatalf("%s: never hit", p.label)
}

// underWay reports whether a checkpoint was begun and not ended. The places in
// the file are those of SQLite's WalCkptInfo.
func underWay(index io.ReaderAt) bool {
	var info [36]byte
	if _, err := index.ReadAt(info[:], 96); err != nil {
		return false
	}
	done, meant := binary.NativeEndian.Uint32(info[:]), binary.NativeEndian.Uint32(info[32:])
	return meant > done
}

// inMigration gives the record the form that it had in an earlier version, with
// all its rows, and kills the bot on its climb from there.
func (c *trial) inMigration(p place) {
	c.t.Helper()
	latest := len(migrations.Table())
	version := 1 + c.random.IntN(latest-1)
	c.age(version)
	if c.kind == "sqlite" {
		c.atPoint(place{label: "committing main.db", most: latest - version})
	} else {
		c.killedAtALock()
	}
	if now := c.number(`SELECT version FROM version`); now < version || now >= latest {
		c.t.Errorf("the climb from schema %d was not interrupted: it is at %d", version, now)
	}
}

// killedAtALock kills the bot when the first step of its climb is done but for
// the commit: it waits for a lock that the test holds.
func (c *trial) killedAtALock() {
	c.t.Helper()
	db := c.record()
	defer func() { c.must(db.Close()) }()
	holding, err := db.Begin()
	c.must(err)
	defer func() { c.must(holding.Rollback()) }()
	_, err = holding.Exec(`LOCK TABLE version IN SHARE MODE`)
	c.must(err)
	c.start("")
	for over := time.Now().Add(40 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		var waiting int
		c.must(db.QueryRow(`SELECT COUNT(*) FROM pg_locks WHERE NOT granted AND relation = 'version'::regclass`).Scan(&waiting))
		if waiting > 0 {
			break
		}
		if time.Now().After(over) {
			c.t.Fatalf("no migration waits for the lock:\n%s", c.bot.lastWords())
		}
	}
	c.bot.kill()
}

// age makes a record of an earlier version's form with the rows of the present
// one, and puts it in its place. What that form cannot hold is dropped.
func (c *trial) age(version int) {
	c.t.Helper()
	ctx := c.t.Context()
	now := c.record()
	defer func() { c.must(now.Close()) }()
	driver, path, fresh := "pgx", "", ""
	if c.kind == "sqlite" {
		driver, path = "sqlite3", filepath.Join(c.folder, "data", "main.db")
		fresh = (&url.URL{Scheme: "file", Path: path + ".old", RawQuery: "_journal_mode=WAL&_synchronous=FULL"}).String()
	} else {
		fresh = cluster.Database(c.t)
	}
	raw, err := sql.Open(driver, fresh)
	c.must(err)
	defer func() { c.must(raw.Close()) }()
	raw.SetMaxOpenConns(1) // references are looked at neither here nor in SQLite
	old, err := dbutil.NewWithDB(raw, driver)
	c.must(err)
	old.Owner, old.UpgradeTable = "mshauri", migrations.Table()[:version]
	c.must(old.Upgrade(ctx))
	if driver == "pgx" {
		_, err = raw.Exec(`SET session_replication_role = replica`)
		c.must(err)
	}
	for _, table := range c.tablesOf(raw) {
		c.pour(now, raw, table)
	}
	if driver == "pgx" {
		c.database = fresh
		for i, setting := range c.settings {
			if strings.HasPrefix(setting, "MSHAURI_DATABASE=") {
				c.settings[i] = "MSHAURI_DATABASE=" + fresh
			}
		}
		return
	}
	c.must(raw.Close())
	c.must(now.Close())
	for _, file := range []string{path + "-wal", path + "-shm"} {
		if err := os.Remove(file); err != nil && !os.IsNotExist(err) {
			c.t.Fatal(err)
		}
	}
	c.must(os.Rename(path+".old", path))
}

// tablesOf lists the tables that are ours.
func (c *trial) tablesOf(db *sql.DB) (names []string) {
	c.t.Helper()
	list := `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('version', 'database_owner')`
	if c.kind == "sqlite" {
		list = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('version', 'database_owner')`
	}
	c.each(db, list, func(scan func(...any)) {
		var name string
		scan(&name)
		names = append(names, name)
	})
	return names
}

// pour copies the columns that a table has in both.
func (c *trial) pour(from, into *sql.DB, table string) {
	c.t.Helper()
	source, err := from.Query(`SELECT * FROM ` + table)
	c.must(err)
	defer func() { _ = source.Close() }()
	columns, err := source.Columns()
	c.must(err)
	target, err := into.Query(`SELECT * FROM ` + table + ` LIMIT 0`)
	c.must(err)
	known, err := target.Columns()
	c.must(err)
	c.must(target.Close())
	var names, marks, identities []string
	var places []int
	for i, column := range columns {
		for _, k := range known {
			if k == column {
				names, marks, places = append(names, k), append(marks, fmt.Sprintf("$%d", len(names)+1)), append(places, i)
			}
		}
	}
	tx, err := into.Begin()
	c.must(err)
	insert, err := tx.Prepare(`INSERT INTO ` + table + ` (` + strings.Join(names, ", ") + `) VALUES (` + strings.Join(marks, ", ") + `)`)
	c.must(err)
	for source.Next() {
		row, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range row {
			into[i] = &row[i]
		}
		c.must(source.Scan(into...))
		var values []any
		for _, i := range places {
			values = append(values, row[i])
		}
		_, err = insert.Exec(values...)
		c.must(err)
	}
	c.must(source.Err())
	c.must(tx.Commit())
	if c.kind == "postgres" {
		c.each(into, `SELECT column_name FROM information_schema.columns WHERE is_identity = 'YES' AND table_name = '`+table+`'`, func(scan func(...any)) {
			var column string
			scan(&column)
			identities = append(identities, column)
		})
	}
	for _, column := range identities {
		_, err = into.Exec(`SELECT setval(pg_get_serial_sequence('` + table + `', '` + column + `'), (SELECT COALESCE(MAX(` + column + `), 0) + 1 FROM ` + table + `), FALSE)`)
		c.must(err)
	}
}

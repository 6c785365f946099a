package storage

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/report"
)

// aliveFor is how long after it was last known to run the service is taken to
// be running still.
const aliveFor = 2 * time.Minute

// Alive notes that the service is running.
func (db *DB) Alive(ctx context.Context, at time.Time) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		const note = `UPDATE link SET alive_at = $1 WHERE id = 1 AND alive_at < $1`
		_, err := db.exec(ctx, note, toMillis(at))
		return err
	}), "note that it runs", "now")
}

// Began notes that the service has started: whatever the line was when it was
// last known to run, it has been down since.
func (db *DB) Began(ctx context.Context) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		const find = `
			SELECT c.at, c.state, (SELECT COALESCE(MAX(alive_at), 0) FROM link)
			FROM link_change c ORDER BY c.at DESC LIMIT 1`
		var at, alive int64
		var state chat.LinkState
		err := db.queryRow(ctx, find).Scan(&at, &state, &alive)
		if errors.Is(err, sql.ErrNoRows) || err == nil && state != chat.LinkConnected {
			return nil
		} else if err != nil {
			return err
		}
		return db.noteLink(ctx, chat.LinkLost, max(at, alive))
	}), "note that it", "began")
}

// noteLink adds a change of state to the history, if it is one. Nothing is put
// before what is there already.
func (db *DB) noteLink(ctx context.Context, state chat.LinkState, at int64) error {
	const note = `
		INSERT INTO link_change (at, state) SELECT $1, $2
		WHERE COALESCE((SELECT c.state FROM link_change c ORDER BY c.at DESC LIMIT 1), '') <> $2
			AND COALESCE((SELECT c.at FROM link_change c ORDER BY c.at DESC LIMIT 1), 0) <= $1`
	_, err := db.exec(ctx, note, at, state)
	return err
}

// OfflineIn says how long the service did not listen in a period. Before the
// first state that was noted nothing is known.
func (db *DB) OfflineIn(ctx context.Context, from, to time.Time) (report.Offline, error) {
	const before = `SELECT at, state FROM link_change WHERE at <= $1 ORDER BY at DESC LIMIT 1`
	const inside = `SELECT at, state FROM link_change WHERE at > $1 AND at < $2 ORDER BY at`
	const alive = `SELECT COALESCE(MAX(alive_at), 0) FROM link`
	type change struct {
		at    time.Time
		state chat.LinkState
	}
	read := func(row scannable) (c change, err error) {
		var at int64
		err = row.Scan(&at, &c.state)
		c.at = fromMillis(at)
		return c, err
	}
	rows, err := db.query(ctx, before, toMillis(from))
	changes, err := collect(rows, err, read)
	if err != nil {
		return report.Offline{}, attempt(err, "read the history of", "the link")
	}
	rows, err = db.query(ctx, inside, toMillis(from), toMillis(to))
	later, err := collect(rows, err, read)
	if err != nil {
		return report.Offline{}, attempt(err, "read the history of", "the link")
	}
	var aliveAt int64
	if err := db.queryRow(ctx, alive).Scan(&aliveAt); err != nil {
		return report.Offline{}, attempt(err, "read the history of", "the link")
	}
	changes = append(changes, later...)
	offline := report.Offline{IsKnown: len(changes) > 0}
	for i, change := range changes {
		end := to
		if i+1 < len(changes) {
			end = changes[i+1].at
		}
		begin := latest(change.at, from)
		if change.state == chat.LinkConnected {
			// The last one holds only as long as the service is known to run.
			if i+1 < len(changes) || aliveAt == 0 {
				continue
			}
			begin = latest(begin, latest(change.at, fromMillis(aliveAt)).Add(aliveFor))
		}
		if end.After(begin) {
			offline.For += end.Sub(begin)
		}
	}
	return offline, nil
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

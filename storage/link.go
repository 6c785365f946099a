package storage

import (
	"context"
	"database/sql"
	"errors"

	"github.com/mshauri/mshauri/chat"
)

// SetLink keeps the state of the connection, and its history.
func (db *DB) SetLink(ctx context.Context, l chat.Link) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		const keep = `
			INSERT INTO link (id, state, since, until, code, ours, newest, phone_seen)
			VALUES (1, $1, $2, $3, $4, $5, $6, $7)
			ON CONFLICT (id) DO UPDATE SET state = excluded.state, since = excluded.since, until = excluded.until,
				code = excluded.code, ours = excluded.ours, newest = excluded.newest, phone_seen = excluded.phone_seen`
		_, err := db.exec(ctx, keep, l.State, toMillis(l.Since), toMillis(l.Until), l.Code, l.Ours, l.Newest, toMillis(l.PhoneSeen))
		if err != nil {
			return err
		}
		return db.noteLink(ctx, l.State, db.stamp(l.Since))
	}), "keep the state of the link", l.State)
}

// Link returns the state of the connection: unpaired, when none was ever kept.
func (db *DB) Link(ctx context.Context) (chat.Link, error) {
	const find = `SELECT state, since, until, code, ours, newest, phone_seen FROM link WHERE id = 1`
	var l chat.Link
	var since, until, seen int64
	err := db.queryRow(ctx, find).Scan(&l.State, &since, &until, &l.Code, &l.Ours, &l.Newest, &seen)
	if errors.Is(err, sql.ErrNoRows) {
		return chat.Link{State: chat.LinkUnpaired}, nil
	}
	l.Since, l.Until, l.PhoneSeen = fromMillis(since), fromMillis(until), fromMillis(seen)
	return l, attempt(err, "read the state of the link", l.State)
}

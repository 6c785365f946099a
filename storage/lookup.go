package storage

import (
	"context"
	"errors"

	"github.com/mshauri/mshauri/chat"
)

// Fingerprint returns the fingerprint of the key that the database was made
// with, or chat.ErrNotFound when none has been used yet.
func (db *DB) Fingerprint(ctx context.Context) (fingerprint string, err error) {
	const find = `SELECT value FROM setting WHERE name = $1`
	err = db.queryRow(ctx, find, settingKey).Scan(&fingerprint)
	return fingerprint, attempt(err, "read the setting", settingKey)
}

// PostingByMessage returns the posting with a message's id in a group (or in
// private chats, when group is empty), or chat.ErrNotFound. Where members used
// the same id, the first posting is meant.
func (db *DB) PostingByMessage(ctx context.Context, group chat.GroupID, message chat.MessageID) (chat.Posting, error) {
	const find = `SELECT ` + postingColumns + ` FROM posting p WHERE p.group_id = $1 AND p.message = $2 ORDER BY p.id LIMIT 1`
	p, err := readPosting(db.queryRow(ctx, find, group, plain(string(message))))
	return p, attempt(err, "read the posting of message", message)
}

// Check asks the database whether it is whole. SQLite reads all of itself for
// that; PostgreSQL only answers.
func (db *DB) Check(ctx context.Context) error {
	if db.isPostgres() {
		return attempt(db.base.RawDB.PingContext(ctx), "reach", "the database")
	}
	var verdict string
	if err := db.queryRow(ctx, `PRAGMA quick_check(1)`).Scan(&verdict); err != nil {
		return attempt(err, "check", "the database")
	}
	if verdict != "ok" {
		return errors.New("the database is damaged: stop the service and restore the last backup")
	}
	return nil
}

package storage

import (
	"context"
	"crypto/rand"
	"fmt"

	"github.com/mshauri/mshauri/chat"
)

// The names in the table setting.
const (
	settingKey   = "key fingerprint"
	settingWorld = "world"
	settingID    = "record id"
)

// RecordID is what this record and no other is called, made at the first call.
// The WhatsApp store remembers it: connected to another record, it would find
// nobody allowed, and what was waiting would be acknowledged and not kept.
func (db *DB) RecordID(ctx context.Context) (string, error) {
	return db.setOnce(ctx, settingID, rand.Text())
}

// CheckKey keeps the fingerprint of the key at the first call, and afterwards
// refuses another with chat.ErrConflict: its pseudonyms would match nobody.
func (db *DB) CheckKey(ctx context.Context, fingerprint string) error {
	first, err := db.setOnce(ctx, settingKey, fingerprint)
	if err == nil && first != fingerprint {
		err = fmt.Errorf("%w: this database was made with another key (fingerprint %s) than the key file holds (fingerprint %s): put the first key back",
			chat.ErrConflict, first, fingerprint)
	}
	return err
}

// MarkWorld marks the database at its first use as rehearsal or real, and
// afterwards refuses the other with chat.ErrConflict.
func (db *DB) MarkWorld(ctx context.Context, rehearsal bool) error {
	world := "the real WhatsApp"
	if rehearsal {
		world = "rehearsals"
	}
	first, err := db.setOnce(ctx, settingWorld, world)
	if err == nil && first != world {
		err = fmt.Errorf("%w: this database was made for %s and is not used for %s: give the other its own data directory",
			chat.ErrConflict, first, world)
	}
	return err
}

// setOnce keeps a value if there is none yet, and returns the one that is kept.
func (db *DB) setOnce(ctx context.Context, name, value string) (first string, err error) {
	err = db.write(ctx, func(ctx context.Context) error {
		const insert = `INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING`
		if _, err := db.exec(ctx, insert, name, value); err != nil {
			return err
		}
		const find = `SELECT value FROM setting WHERE name = $1`
		return db.queryRow(ctx, find, name).Scan(&first)
	})
	return first, attempt(err, "read the setting", name)
}

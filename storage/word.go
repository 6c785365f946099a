package storage

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"

	"github.com/mshauri/mshauri/chat"
)

// PhoneChanged notes that a known person's phone is a new one: until it is
// confirmed who holds the number, nothing private is sent to it. Somebody who
// never wrote privately has nothing to confirm.
func (db *DB) PhoneChanged(ctx context.Context, p chat.Person) error {
	member, err := db.Member(ctx, p)
	if errors.Is(err, chat.ErrNotFound) {
		return nil
	} else if err != nil {
		return err
	}
	const note = `UPDATE member SET changed_at = $2, tries = 0 WHERE id = $1 AND wrote_first_at <> 0 AND changed_at = 0`
	return attempt(db.setMember(ctx, member.ID, note, toMillis(db.now())), "note the new phone of member", member.ID)
}

// RosterWord returns the word of a member, and draws one when there is none yet.
func (db *DB) RosterWord(ctx context.Context, id chat.MemberID) (word string, err error) {
	var chance [8]byte
	_, _ = rand.Read(chance[:]) // it never fails
	err = db.write(ctx, func(ctx context.Context) error {
		if id, err = db.resolve(ctx, id); err != nil {
			return err
		}
		const draw = `UPDATE member SET word = $2 WHERE id = $1 AND word = ''`
		if _, err := db.exec(ctx, draw, id, chat.RosterWord(binary.LittleEndian.Uint64(chance[:]))); err != nil {
			return err
		}
		const find = `SELECT word FROM member WHERE id = $1`
		return db.queryRow(ctx, find, id).Scan(&word)
	})
	return word, attempt(err, "read the roster word of member", id)
}

// Confirm notes that it is known who holds a number: private messages go on.
func (db *DB) Confirm(ctx context.Context, id chat.MemberID) error {
	const confirm = `UPDATE member SET changed_at = 0, tries = 0 WHERE id = $1`
	return attempt(db.setMember(ctx, id, confirm), "confirm member", id)
}

// WrongWord counts a wrong word.
func (db *DB) WrongWord(ctx context.Context, id chat.MemberID) error {
	const count = `UPDATE member SET tries = tries + 1 WHERE id = $1 AND changed_at <> 0`
	return attempt(db.setMember(ctx, id, count), "count a wrong word of member", id)
}

// Unconfirmed lists whose phone is a new one that nobody has confirmed: those
// with a label by it, the others counted by group.
func (db *DB) Unconfirmed(ctx context.Context) ([]Missing, error) {
	const list = `
		SELECT m.label, '' AS name, 1 FROM member m
		WHERE m.label <> '' AND m.changed_at <> 0 AND m.joined_to IS NULL
		UNION ALL
		SELECT '', g.name, COUNT(*) FROM member m
		JOIN membership s ON s.member = m.id AND s.left_at = 0
		JOIN chat_group g ON g.id = s.group_id AND g.disallowed_at = 0
		WHERE m.label = '' AND m.changed_at <> 0 AND m.joined_to IS NULL
		GROUP BY g.name
		ORDER BY 2, 1`
	rows, err := db.query(ctx, list)
	missing, err := collect(rows, err, func(row scannable) (m Missing, err error) {
		err = row.Scan(&m.Label, &m.Group, &m.Count)
		return m, err
	})
	return missing, attempt(err, "list whose phone", "changed")
}

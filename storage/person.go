package storage

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// AddMember gives somebody a role by hand (facilitator, supervisor or staff)
// and the programme's word for them, such as "Staff 2". It returns
// chat.ErrConflict when somebody else has that label.
func (db *DB) AddMember(ctx context.Context, alias chat.Alias, role chat.Role, label string) (chat.MemberID, error) {
	if _, err := chat.ParseRole(string(role)); err != nil {
		return 0, err
	}
	label = plain(strings.TrimSpace(label))
	if label == "" {
		return 0, errors.New("add a member: a label is needed, such as Staff 2")
	}
	var id chat.MemberID
	err := db.write(ctx, func(ctx context.Context) (err error) {
		if id, err = db.meet(ctx, chat.Person{Aliases: []chat.Alias{alias}}, db.now()); err != nil {
			return err
		}
		return db.setMember(ctx, id, `UPDATE member SET given_role = $2, label = $3 WHERE id = $1`, role, label)
	})
	return id, attempt(err, "add member", label)
}

// WroteFirst notes that a member has written to the bot privately, and may be
// written to (again, if they had stopped it).
func (db *DB) WroteFirst(ctx context.Context, id chat.MemberID, at time.Time) error {
	const note = `
		UPDATE member SET wrote_first_at = CASE WHEN wrote_first_at = 0 THEN $2 ELSE wrote_first_at END,
			stopped_at = CASE WHEN stopped_at <= $2 THEN 0 ELSE stopped_at END
		WHERE id = $1`
	return attempt(db.setMember(ctx, id, note, db.stamp(at)), "note the first word of member", id)
}

// StopWriting notes that a member can no longer be written to privately, until
// they write again. Their WroteFirst is then false.
func (db *DB) StopWriting(ctx context.Context, id chat.MemberID) error {
	const note = `UPDATE member SET stopped_at = $2 WHERE id = $1`
	return attempt(db.setMember(ctx, id, note, toMillis(db.now())), "stop writing to member", id)
}

// SetLanguage keeps a member's own choice; an empty one follows the group.
func (db *DB) SetLanguage(ctx context.Context, id chat.MemberID, l chat.Language) error {
	const set = `UPDATE member SET language = $2 WHERE id = $1`
	return attempt(db.setMember(ctx, id, set, l), "set the language of member", id)
}

// Welcome notes that a member has been shown round: they are greeted with the
// menu from now on.
func (db *DB) Welcome(ctx context.Context, id chat.MemberID, at time.Time) error {
	const note = `UPDATE member SET welcomed_at = $2 WHERE id = $1`
	return attempt(db.setMember(ctx, id, note, db.stamp(at)), "note the welcome of member", id)
}

// SetRefused keeps whether a member has said that nothing of theirs may be kept.
func (db *DB) SetRefused(ctx context.Context, id chat.MemberID, refused bool) error {
	const set = `UPDATE member SET refused = $2 WHERE id = $1`
	return attempt(db.setMember(ctx, id, set, refused), "set the refusal of member", id)
}

// setMember changes columns of one member, who is $1 of the query.
func (db *DB) setMember(ctx context.Context, id chat.MemberID, query string, values ...any) error {
	return db.write(ctx, func(ctx context.Context) error {
		id, err := db.resolve(ctx, id)
		if err != nil {
			return err
		}
		_, err = db.exec(ctx, query, append([]any{id}, values...)...)
		return err
	})
}

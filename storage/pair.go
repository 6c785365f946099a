package storage

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// Pair sets down who mentors somebody, in place of whoever did before. What a
// mentee lets their mentor see was said of that one: a new mentor sees nothing
// until the mentee says so again. It returns chat.ErrConflict for a person who
// would mentor themselves.
func (db *DB) Pair(ctx context.Context, mentor, mentee chat.MemberID, at time.Time) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		mentor, err := db.resolve(ctx, mentor)
		if err != nil {
			return err
		}
		mentee, err := db.resolve(ctx, mentee)
		if err != nil {
			return err
		}
		if mentor == mentee {
			return chat.ErrConflict
		}
		const hide = `
			UPDATE quiz_choice SET shared_at = 0
			WHERE member = $1 AND EXISTS (SELECT 1 FROM pair p WHERE p.mentee = $1 AND p.mentor <> $2)`
		if _, err := db.exec(ctx, hide, mentee, mentor); err != nil {
			return err
		}
		const keep = `
			INSERT INTO pair (mentee, mentor, since) VALUES ($1, $2, $3)
			ON CONFLICT (mentee) DO UPDATE SET mentor = excluded.mentor, since = excluded.since
			WHERE excluded.mentor <> pair.mentor`
		_, err = db.exec(ctx, keep, mentee, mentor, db.stamp(at))
		return err
	}), "set down the mentor of member", mentee)
}

// Unpair takes back who mentors somebody, and what they let that one see.
func (db *DB) Unpair(ctx context.Context, mentee chat.MemberID) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		mentee, err := db.resolve(ctx, mentee)
		if err != nil {
			return err
		}
		if _, err := db.exec(ctx, `UPDATE quiz_choice SET shared_at = 0 WHERE member = $1`, mentee); err != nil {
			return err
		}
		_, err = db.exec(ctx, `DELETE FROM pair WHERE mentee = $1`, mentee)
		return err
	}), "take back the mentor of member", mentee)
}

// SharingWith returns the mentees of a mentor who let that mentor see how they
// do by area, and are in a group.
func (db *DB) SharingWith(ctx context.Context, mentor chat.MemberID) ([]chat.Member, error) {
	mentor, err := db.resolve(ctx, mentor)
	if err != nil {
		return nil, attempt(err, "list who shares with member", mentor)
	}
	const list = selectMember + `
		WHERE m.id IN (SELECT p.mentee FROM pair p JOIN quiz_choice c ON c.member = p.mentee WHERE p.mentor = $1 AND c.shared_at <> 0)
			AND NOT m.refused AND EXISTS (SELECT 1 FROM membership i WHERE i.member = m.id AND i.left_at = 0)
		ORDER BY m.id, g.id`
	rows, err := db.query(ctx, list, mentor)
	members, err := readMembers(rows, err)
	return members, attempt(err, "list who shares with member", mentor)
}

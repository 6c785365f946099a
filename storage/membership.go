package storage

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"github.com/mshauri/mshauri/chat"
)

// Reconcile makes the membership of an allowed group what WhatsApp says:
// whoever is not named has left. What was learnt from later notices stands.
func (db *DB) Reconcile(ctx context.Context, r chat.GroupRead) error {
	return attempt(db.follow(ctx, r.Group, func(ctx context.Context) error {
		at := db.stamp(r.At)
		const note = `UPDATE chat_group SET bot_admin = $2, read_at = $3, awaited = FALSE WHERE id = $1 AND read_at <= $3`
		if _, err := db.exec(ctx, note, r.Group, r.BotAdmin, at); err != nil {
			return err
		}
		var present []chat.MemberID
		for _, m := range r.Members {
			id, err := db.meet(ctx, m.Person, r.At)
			if err != nil {
				return err
			}
			if _, err = db.enter(ctx, r.Group, id, m.Admin, at); err != nil {
				return err
			}
			present = append(present, id)
		}
		// Later members of the list may have joined rows of earlier ones.
		for i, id := range present {
			var err error
			if present[i], err = db.resolve(ctx, id); err != nil {
				return err
			}
		}
		const list = `SELECT member FROM membership WHERE group_id = $1 AND left_at = 0 AND joined_at <= $2`
		rows, err := db.query(ctx, list, r.Group, at)
		inside, err := collect(rows, err, readID[chat.MemberID])
		if err != nil {
			return err
		}
		for _, id := range inside {
			if slices.Contains(present, id) {
				continue
			}
			if err := db.leave(ctx, r.Group, id, at); err != nil {
				return err
			}
		}
		return nil
	}), "reconcile group", r.Group)
}

// Joined notes that somebody is in an allowed group. That somebody came is
// heard only if they were not in it before.
func (db *DB) Joined(ctx context.Context, e chat.MemberJoined) error {
	return attempt(db.follow(ctx, e.Group, func(ctx context.Context) error {
		id, err := db.meet(ctx, e.Member.Person, e.At)
		if err != nil {
			return err
		}
		at := db.stamp(e.At)
		entered, err := db.enter(ctx, e.Group, id, e.Member.Admin, at)
		if err != nil || !entered {
			return err
		}
		_, err = db.hear(ctx, chat.Heard{Kind: chat.HeardJoin, Group: e.Group, Member: id, At: fromMillis(at)})
		return err
	}), "note a new member of group", e.Group)
}

// Left notes that somebody is no longer in an allowed group.
func (db *DB) Left(ctx context.Context, e chat.MemberLeft) error {
	return attempt(db.follow(ctx, e.Group, func(ctx context.Context) error {
		id, known, err := db.lookUp(ctx, e.Member)
		if err == nil && id != 0 && !known {
			id, err = db.unite(ctx, e.Member)
		}
		if err != nil || id == 0 {
			return err
		}
		return db.leave(ctx, e.Group, id, db.stamp(e.At))
	}), "note who left group", e.Group)
}

// SetAdmin notes that a member of an allowed group is an administrator of it,
// or is one no longer.
func (db *DB) SetAdmin(ctx context.Context, e chat.RoleChanged) error {
	return attempt(db.follow(ctx, e.Group, func(ctx context.Context) error {
		id, known, err := db.lookUp(ctx, e.Member)
		if err == nil && id != 0 && !known {
			id, err = db.unite(ctx, e.Member)
		}
		if err != nil || id == 0 {
			return err
		}
		return db.setAdmin(ctx, e.Group, id, e.Admin, db.stamp(e.At))
	}), "note an administrator of group", e.Group)
}

// follow runs fn in one transaction if the group is allowed, and otherwise
// changes nothing.
func (db *DB) follow(ctx context.Context, group chat.GroupID, fn func(context.Context) error) error {
	return db.write(ctx, func(ctx context.Context) error {
		if _, err := db.Group(ctx, group); errors.Is(err, chat.ErrNotFound) {
			return nil
		} else if err != nil {
			return err
		}
		return fn(ctx)
	})
}

type membership struct {
	member                    chat.MemberID
	admin                     bool
	adminAt, joinedAt, leftAt int64
}

func (db *DB) findMembership(ctx context.Context, group chat.GroupID, member chat.MemberID) (membership, error) {
	const find = `
		SELECT member, admin, admin_at, joined_at, left_at FROM membership WHERE member = $1 AND group_id = $2`
	return readMembership(db.queryRow(ctx, find, member, group))
}

func readMembership(row scannable) (m membership, err error) {
	err = row.Scan(&m.member, &m.admin, &m.adminAt, &m.joinedAt, &m.leftAt)
	return m, err
}

// enter lets somebody be in a group, unless they are known to have left later.
func (db *DB) enter(ctx context.Context, group chat.GroupID, member chat.MemberID, admin bool, at int64) (entered bool, err error) {
	m, err := db.findMembership(ctx, group, member)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		const insert = `
			INSERT INTO membership (member, group_id, admin, admin_at, joined_at) VALUES ($1, $2, $3, $4, $4)`
		_, err = db.exec(ctx, insert, member, group, admin, at)
		return true, err
	case err != nil:
		return false, err
	case m.leftAt == 0:
		return false, db.setAdmin(ctx, group, member, admin, at)
	case m.leftAt > at:
		return false, nil // an old notice, delivered again
	}
	const before = `
		INSERT INTO membership_past (member, group_id, joined_at, left_at)
		SELECT member, group_id, joined_at, left_at FROM membership WHERE member = $1 AND group_id = $2`
	if _, err = db.exec(ctx, before, member, group); err != nil {
		return false, err
	}
	const again = `
		UPDATE membership SET admin = $3, admin_at = $4, joined_at = $4, left_at = 0 WHERE member = $1 AND group_id = $2`
	_, err = db.exec(ctx, again, member, group, admin, at)
	return true, err
}

// leave lets somebody be no longer in a group, unless they came back later.
func (db *DB) leave(ctx context.Context, group chat.GroupID, member chat.MemberID, at int64) error {
	const leave = `
		UPDATE membership SET left_at = $3, admin = FALSE, admin_at = $3
		WHERE member = $1 AND group_id = $2 AND left_at = 0 AND joined_at <= $3`
	_, err := db.exec(ctx, leave, member, group, at)
	return err
}

func (db *DB) setAdmin(ctx context.Context, group chat.GroupID, member chat.MemberID, admin bool, at int64) error {
	const set = `
		UPDATE membership SET admin = $3, admin_at = $4
		WHERE member = $1 AND group_id = $2 AND left_at = 0 AND admin_at <= $4 AND admin <> $3`
	_, err := db.exec(ctx, set, member, group, admin, at)
	return err
}

// isAdmin reports whether somebody is an administrator of an allowed group now.
func (db *DB) isAdmin(ctx context.Context, group chat.GroupID, member chat.MemberID) (bool, error) {
	m, err := db.findMembership(ctx, group, member)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return m.admin && m.leftAt == 0, err
}

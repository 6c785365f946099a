package storage

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// groupColumns are those that readGroup reads, in its order.
const groupColumns = `id, name, kind, language, consent, allowed_at, remind, rulings`

// AllowGroup allows a group, or changes the settings of one that is allowed.
// It returns chat.ErrConflict when another allowed group has that name.
func (db *DB) AllowGroup(ctx context.Context, g chat.Group) error {
	g.Name = plain(strings.TrimSpace(g.Name))
	if g.ID.IsPrivate() || g.Name == "" {
		return errors.New("allow a group: it needs an id and a name")
	}
	if _, err := chat.ParseGroupKind(string(g.Kind)); err != nil {
		return err
	}
	if _, err := chat.ParseLanguage(string(g.Language)); err != nil {
		return err
	}
	return attempt(db.write(ctx, func(ctx context.Context) error {
		const keep = `
			INSERT INTO chat_group (` + groupColumns + `) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
			ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, language = excluded.language,
				consent = excluded.consent, allowed_at = excluded.allowed_at, disallowed_at = 0`
		_, err := db.exec(ctx, keep, g.ID, g.Name, g.Kind, g.Language, plain(g.Consent), db.stamp(g.AllowedAt), g.Remind, g.Rulings)
		return err
	}), "allow group", g.Name)
}

// DisallowGroup takes a group from the list. What was kept of it stays; who is
// in it is forgotten. It returns chat.ErrNotFound when it was not allowed.
func (db *DB) DisallowGroup(ctx context.Context, id chat.GroupID) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		const drop = `UPDATE chat_group SET disallowed_at = $2 WHERE id = $1 AND disallowed_at = 0 RETURNING id`
		if err := db.queryRow(ctx, drop, id, toMillis(db.now())).Scan(&id); err != nil {
			return err
		}
		for _, forget := range []string{`DELETE FROM membership WHERE group_id = $1`, `DELETE FROM membership_past WHERE group_id = $1`} {
			if _, err := db.exec(ctx, forget, id); err != nil {
				return err
			}
		}
		return nil
	}), "disallow group", id)
}

// Group returns an allowed group, or chat.ErrNotFound.
func (db *DB) Group(ctx context.Context, id chat.GroupID) (chat.Group, error) {
	const find = `SELECT ` + groupColumns + ` FROM chat_group WHERE id = $1 AND disallowed_at = 0`
	g, err := readGroup(db.queryRow(ctx, find, id))
	return g, attempt(err, "find group", id)
}

// Groups returns the allowed groups by name.
func (db *DB) Groups(ctx context.Context) ([]chat.Group, error) {
	const list = `SELECT ` + groupColumns + ` FROM chat_group WHERE disallowed_at = 0 ORDER BY name`
	rows, err := db.query(ctx, list)
	groups, err := collect(rows, err, readGroup)
	return groups, attempt(err, "list groups", "allowed")
}

// IsBotAdmin reports whether the bot was an administrator of an allowed group
// when its membership was last read. It returns chat.ErrNotFound for others.
func (db *DB) IsBotAdmin(ctx context.Context, id chat.GroupID) (admin bool, err error) {
	const find = `SELECT bot_admin FROM chat_group WHERE id = $1 AND disallowed_at = 0`
	err = db.queryRow(ctx, find, id).Scan(&admin)
	return admin, attempt(err, "find group", id)
}

// SetRemind keeps whether the bot may say in a group that a detail was left
// out. Allowing the group again does not change it.
func (db *DB) SetRemind(ctx context.Context, id chat.GroupID, on bool) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		const set = `UPDATE chat_group SET remind = $2 WHERE id = $1`
		_, err := db.exec(ctx, set, id, on)
		return err
	}), "set the reminders of group", id)
}

// MembersIn returns who is in an allowed group now.
func (db *DB) MembersIn(ctx context.Context, group chat.GroupID) ([]chat.Member, error) {
	const inside = selectMember + `
		WHERE m.id IN (SELECT i.member FROM membership i WHERE i.group_id = $1 AND i.left_at = 0) ORDER BY m.id, g.id`
	rows, err := db.query(ctx, inside, group)
	members, err := readMembers(rows, err)
	return members, attempt(err, "list the members of group", group)
}

// PicturesIn counts the pictures and videos that were posted in a group since
// a moment.
func (db *DB) PicturesIn(ctx context.Context, group chat.GroupID, since time.Time) (n int, err error) {
	const count = `
		SELECT COUNT(*) FROM posting
		WHERE sent_at >= $1 AND group_id = $2 AND kind IN ('picture', 'video') AND deleted_at = 0`
	err = db.queryRow(ctx, count, toMillis(since), group).Scan(&n)
	return n, attempt(err, "count the pictures of group", group)
}

func readGroup(row scannable) (g chat.Group, err error) {
	var allowedAt int64
	err = row.Scan(&g.ID, &g.Name, &g.Kind, &g.Language, &g.Consent, &allowedAt, &g.Remind, &g.Rulings)
	g.AllowedAt = fromMillis(allowedAt)
	return g, err
}

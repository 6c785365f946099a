package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// Member returns a known person, or chat.ErrNotFound. Aliases that were not
// known are learnt; when they belong to two rows, these are joined first.
func (db *DB) Member(ctx context.Context, p chat.Person) (chat.Member, error) {
	id, known, err := db.lookUp(ctx, p)
	if err == nil && id == 0 {
		err = chat.ErrNotFound
	}
	if err == nil && !known {
		id, err = db.unite(ctx, p)
	}
	if err != nil {
		return chat.Member{}, fmt.Errorf("find a member: %w", translate(err))
	}
	return db.MemberByID(ctx, id)
}

// Meet is Member, and makes a row for somebody new.
func (db *DB) Meet(ctx context.Context, p chat.Person, at time.Time) (chat.Member, error) {
	id, err := db.meet(ctx, p, at)
	if err != nil {
		return chat.Member{}, fmt.Errorf("meet a member: %w", translate(err))
	}
	return db.MemberByID(ctx, id)
}

// MemberByID returns a member, or chat.ErrNotFound. The id of a row that was
// joined to another returns that other.
func (db *DB) MemberByID(ctx context.Context, id chat.MemberID) (chat.Member, error) {
	members, err := db.selectMembers(ctx, selectMemberByID, id)
	if err == nil && len(members) == 0 {
		err = chat.ErrNotFound
	}
	if err != nil {
		return chat.Member{}, attempt(err, "find member", id)
	}
	return members[0], nil
}

// Members returns everybody who was given a role by hand, by label.
func (db *DB) Members(ctx context.Context) ([]chat.Member, error) {
	members, err := db.selectMembers(ctx, selectGivenMembers)
	return members, attempt(err, "list members", "with a role")
}

// meet is Meet without reading the member.
func (db *DB) meet(ctx context.Context, p chat.Person, at time.Time) (chat.MemberID, error) {
	if len(aliasesOf(p)) == 0 {
		return 0, errors.New("a person without an alias cannot be met")
	}
	id, known, err := db.lookUp(ctx, p)
	if err != nil || (id != 0 && known) {
		return id, err
	}
	err = db.write(ctx, func(ctx context.Context) error {
		if id, err = db.unite(ctx, p); err != nil || id != 0 {
			return err
		}
		const insert = `INSERT INTO member (met_at) VALUES ($1) RETURNING id`
		if err := db.queryRow(ctx, insert, db.stamp(at)).Scan(&id); err != nil {
			return err
		}
		return db.learn(ctx, p, id)
	})
	return id, err
}

// lookUp returns the row of a person, 0 when there is none, and whether every
// alias leads to that one row.
func (db *DB) lookUp(ctx context.Context, p chat.Person) (id chat.MemberID, known bool, err error) {
	const find = `SELECT member FROM member_alias WHERE hash = $1`
	known = true
	for _, alias := range aliasesOf(p) {
		rows, err := db.query(ctx, find, alias)
		ids, err := collect(rows, err, readID[chat.MemberID])
		switch {
		case err != nil:
			return 0, false, err
		case len(ids) == 0:
			known = false
		case id == 0:
			id = ids[0]
		case id != ids[0]:
			known = false
		}
	}
	return id, known, nil
}

// unite makes one row of all that the aliases lead to, and lets every alias
// lead there. It returns 0 when there is no row.
func (db *DB) unite(ctx context.Context, p chat.Person) (id chat.MemberID, err error) {
	err = db.write(ctx, func(ctx context.Context) error {
		var rows []chat.MemberID
		for _, alias := range aliasesOf(p) {
			found, _, err := db.lookUp(ctx, chat.Person{Aliases: []chat.Alias{alias}})
			if err != nil {
				return err
			}
			if found != 0 && !slices.Contains(rows, found) {
				rows = append(rows, found)
			}
		}
		if len(rows) == 0 {
			id = 0
			return nil
		}
		slices.Sort(rows) // the oldest stays
		id = rows[0]
		for _, other := range rows[1:] {
			if err := db.join(ctx, id, other); err != nil {
				return err
			}
		}
		return db.learn(ctx, p, id)
	})
	return id, err
}

// learn lets every alias of a person lead to a row, in the person's own order.
func (db *DB) learn(ctx context.Context, p chat.Person, id chat.MemberID) error {
	const keep = `
		INSERT INTO member_alias (hash, member, place) VALUES ($1, $2, $3)
		ON CONFLICT (hash) DO UPDATE SET member = excluded.member, place = excluded.place`
	for place, alias := range aliasesOf(p) {
		if _, err := db.exec(ctx, keep, alias, id, place); err != nil {
			return err
		}
	}
	return nil
}

func aliasesOf(p chat.Person) []chat.Alias {
	var list []chat.Alias
	for _, alias := range p.Aliases {
		if alias != "" && !slices.Contains(list, alias) {
			list = append(list, alias)
		}
	}
	return list
}

// resolve follows the signpost of a joined row. Nobody is chat.ErrNotFound.
func (db *DB) resolve(ctx context.Context, id chat.MemberID) (chat.MemberID, error) {
	const follow = `SELECT COALESCE(joined_to, id) FROM member WHERE id = $1`
	err := db.queryRow(ctx, follow, id).Scan(&id)
	return id, translate(err)
}

// A member has one row for each group, or one without any.
const (
	selectMember = `
		SELECT m.id, m.given_role, m.label, m.language, m.wrote_first_at <> 0 AND m.stopped_at = 0 AND m.changed_at = 0, m.refused, m.consented_at <> 0,
			m.changed_at <> 0, m.word, m.tries, m.welcomed_at <> 0,
			COALESCE(g.id, ''), COALESCE(g.kind, '')
		FROM member m
		LEFT JOIN membership s ON s.member = m.id AND s.left_at = 0
		LEFT JOIN chat_group g ON g.id = s.group_id AND g.disallowed_at = 0`
	selectMemberByID = selectMember + `
		WHERE m.id = (SELECT COALESCE(j.joined_to, j.id) FROM member j WHERE j.id = $1) ORDER BY g.id`
	selectGivenMembers = selectMember + `
		WHERE m.given_role <> '' AND m.joined_to IS NULL ORDER BY m.label, m.id, g.id`
)

type memberRow struct {
	member chat.Member
	group  chat.GroupID
	kind   chat.GroupKind
}

func (db *DB) selectMembers(ctx context.Context, query string, ids ...chat.MemberID) ([]chat.Member, error) {
	args := make([]any, len(ids))
	for i, id := range ids {
		args[i] = id
	}
	return readMembers(db.query(ctx, query, args...))
}

// readMembers makes members of rows in the form of selectMember, ordered by
// member.
func readMembers(rows *sql.Rows, err error) ([]chat.Member, error) {
	list, err := collect(rows, err, func(row scannable) (r memberRow, err error) {
		m := &r.member
		err = row.Scan(&m.ID, &m.Role, &m.Label, &m.Language, &m.WroteFirst, &m.Refused, &m.Consented,
			&m.Changed, &m.Word, &m.WordTries, &m.Welcomed, &r.group, &r.kind)
		return r, err
	})
	if err != nil {
		return nil, err
	}
	var members []chat.Member
	given := false
	for _, r := range list {
		if len(members) == 0 || members[len(members)-1].ID != r.member.ID {
			members = append(members, r.member)
			given = r.member.Role != chat.Stranger
		}
		m := &members[len(members)-1]
		if r.group == "" {
			continue
		}
		m.Groups = append(m.Groups, r.group)
		// A role given by hand wins, then a mentors' group, then a mentees'.
		if !given && m.Role != chat.Mentor {
			m.Role = r.kind.Role()
		}
	}
	return members, nil
}

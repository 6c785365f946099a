package storage

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// importColumns are those that readImport reads, in its order.
const importColumns = `number, file, group_id, basis, begun_at, ended_at, done, tally`

func readImport(row scannable) (i chat.Import, err error) {
	var begun, ended int64
	var tally string
	if err = row.Scan(&i.Number, &i.File, &i.Group, &i.Basis, &begun, &ended, &i.Done, &tally); err != nil {
		return i, err
	}
	i.BegunAt, i.EndedAt = fromMillis(begun), fromMillis(ended)
	return i, json.Unmarshal([]byte(tally), &i.Tally)
}

// FindImport returns the import of a file, or chat.ErrNotFound.
func (db *DB) FindImport(ctx context.Context, file string) (chat.Import, error) {
	const find = `SELECT ` + importColumns + ` FROM chat_import WHERE file = $1`
	i, err := readImport(db.queryRow(ctx, find, file))
	return i, attempt(err, "find the import of", "a file")
}

// Imports returns every import, the oldest first.
func (db *DB) Imports(ctx context.Context) ([]chat.Import, error) {
	const list = `SELECT ` + importColumns + ` FROM chat_import ORDER BY number`
	rows, err := db.query(ctx, list)
	imports, err := collect(rows, err, readImport)
	return imports, attempt(err, "list", "imports")
}

// BeginImport notes that a file is being read, and returns the import with its
// number. One that was begun before is returned as it was left.
func (db *DB) BeginImport(ctx context.Context, i chat.Import) (begun chat.Import, err error) {
	err = db.write(ctx, func(ctx context.Context) error {
		const insert = `
			INSERT INTO chat_import (file, group_id, basis, begun_at) VALUES ($1, $2, $3, $4)
			ON CONFLICT (file) DO NOTHING`
		if _, err := db.exec(ctx, insert, i.File, i.Group, plain(i.Basis), db.stamp(i.BegunAt)); err != nil {
			return err
		}
		begun, err = db.FindImport(ctx, i.File)
		return err
	})
	return begun, attempt(err, "begin the import of", "a file")
}

// SaveImport keeps how far an import has come, and on which basis.
func (db *DB) SaveImport(ctx context.Context, i chat.Import) error {
	tally, err := json.Marshal(i.Tally)
	if err != nil {
		return attempt(err, "keep import", i.Number)
	}
	return attempt(db.write(ctx, func(ctx context.Context) error {
		const keep = `UPDATE chat_import SET basis = $2, ended_at = $3, done = $4, tally = $5 WHERE number = $1`
		_, err := db.exec(ctx, keep, i.Number, plain(i.Basis), toMillis(i.EndedAt), i.Done, string(tally))
		return err
	}), "keep import", i.Number)
}

// RecordImported keeps postings that were read from a file. Nothing waits for
// a reaction to them: they were said long ago. It returns how many were not
// there before.
func (db *DB) RecordImported(ctx context.Context, postings []chat.Posting) (fresh int, err error) {
	err = db.write(ctx, func(ctx context.Context) (err error) {
		insert, err := db.prepare(ctx, insertPosting) // a third of the time of so many
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, insert.Close()) }()
		for _, p := range postings {
			words, err := toWords(p)
			if err != nil {
				return err
			}
			inserted, err := isFresh(insert.ExecContext(ctx, words.row(p)...))
			if err != nil {
				return err
			}
			if inserted {
				fresh++
			}
		}
		return nil
	})
	return fresh, attempt(err, "record", "imported postings")
}

// KeptBetween returns what was kept of a group from a moment until before
// another, by whatever road but one import, in order. A batch of an import is
// some minutes: the times find its rows, and never the group, which may have a
// million.
func (db *DB) KeptBetween(ctx context.Context, group chat.GroupID, from, until time.Time, except int64) ([]chat.Kept, error) {
	const find = `
		SELECT id, member, sent_at, kind, text, edited_at <> 0 OR deleted_at <> 0 FROM posting
		WHERE sent_at >= $1 AND sent_at < $2 AND group_id || '' = $3 AND chat_import <> $4 ORDER BY sent_at, id`
	rows, err := db.query(ctx, find, toMillis(from), toMillis(until), group, except)
	list, err := collect(rows, err, func(row scannable) (k chat.Kept, err error) {
		var sentAt int64
		var text string
		err = row.Scan(&k.ID, &k.Member, &sentAt, &k.Kind, &text, &k.Changed)
		k.SentAt, k.Text = fromMillis(sentAt), privacy.Stored(text)
		return k, err
	})
	return list, attempt(err, "read what was kept of group", group)
}

// MeetSender finds somebody who wrote in an exported chat, or makes a row.
// named says that nothing but the name is known: such a row may be somebody
// whom another row is too. When a person becomes known by number, it is not
// named any more.
func (db *DB) MeetSender(ctx context.Context, p chat.Person, named bool, at time.Time) (m chat.Member, err error) {
	err = db.write(ctx, func(ctx context.Context) error {
		id, _, err := db.lookUp(ctx, p)
		if err != nil {
			return err
		}
		met, err := db.meet(ctx, p, at)
		if err != nil {
			return err
		}
		if !named || id == 0 {
			const set = `UPDATE member SET named = $2 WHERE id = $1 AND named <> $2`
			if _, err := db.exec(ctx, set, met, named); err != nil {
				return err
			}
		}
		m, err = db.MemberByID(ctx, met)
		return err
	})
	return m, attempt(err, "meet", "a sender")
}

// Refusals counts the people who have said that nothing of theirs may be kept.
func (db *DB) Refusals(ctx context.Context) (n int, err error) {
	const count = `SELECT COUNT(*) FROM member WHERE refused AND joined_to IS NULL`
	err = db.queryRow(ctx, count).Scan(&n)
	return n, attempt(err, "count", "refusals")
}

// DropImported erases what was read of a member from exported chats, and
// returns how much that was.
func (db *DB) DropImported(ctx context.Context, member chat.MemberID) (n int, err error) {
	err = db.write(ctx, func(ctx context.Context) error {
		const drop = `DELETE FROM posting WHERE member = ` + rowOfMember + ` AND chat_import <> 0 AND id < (SELECT MAX(id) FROM posting)`
		done, err := db.exec(ctx, drop, member)
		if err != nil {
			return err
		}
		rows, err := done.RowsAffected()
		n = int(rows)
		if err != nil {
			return err
		}
		const empty = `
			UPDATE posting SET text = '', options = '', areas = '', tagged = '', own_areas = '', question = FALSE, findings = '', command = '',
				danger = '', deleted_at = $2
			WHERE member = ` + rowOfMember + ` AND chat_import <> 0`
		_, err = db.exec(ctx, empty, member, toMillis(db.now()))
		return err
	})
	return n, attempt(err, "drop what was imported of member", member)
}

// GroupByName returns a group by the programme's name for it: the one that is
// served, else the one that was served last, or chat.ErrNotFound.
func (db *DB) GroupByName(ctx context.Context, name string) (g chat.Group, served bool, err error) {
	const find = `
		SELECT ` + groupColumns + `, disallowed_at FROM chat_group WHERE name = $1
		ORDER BY CASE WHEN disallowed_at = 0 THEN 0 ELSE 1 END, disallowed_at DESC, id LIMIT 1`
	var gone int64
	g, err = readGroup(andMore{db.queryRow(ctx, find, name), []any{&gone}})
	return g, gone == 0, attempt(err, "find the group called", name)
}

// andMore reads columns behind those that a reader knows.
type andMore struct {
	scannable
	more []any
}

func (a andMore) Scan(into ...any) error { return a.scannable.Scan(append(into, a.more...)...) }

// ActiveNamed counts those who wrote in a group (in all when it is empty) from a moment until before
// another and of whom nothing but a name is known. By so many a count of
// active members may be too high.
func (db *DB) ActiveNamed(ctx context.Context, group chat.GroupID, from, until time.Time) (n int, err error) {
	const count = `
		SELECT COUNT(DISTINCT p.member) FROM posting p JOIN member m ON m.id = p.member
		WHERE p.sent_at >= $1 AND p.sent_at < $2 AND m.named AND p.deleted_at = 0 AND p.group_id <> '' AND ($3 = '' OR p.group_id = $3)`
	err = db.queryRow(ctx, count, toMillis(from), toMillis(until), group).Scan(&n)
	return n, attempt(err, "count those known by name in group", group)
}

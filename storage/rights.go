package storage

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// SetConsent keeps a member's own word on whether their postings may be kept,
// and notes it in the register.
func (db *DB) SetConsent(ctx context.Context, id chat.MemberID, yes bool, at time.Time) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		act, consented := chat.ActRefuse, int64(0)
		if yes {
			act, consented = chat.ActConsent, db.stamp(at)
		}
		const set = `UPDATE member SET refused = $2, consented_at = $3 WHERE id = $1`
		if err := db.setMember(ctx, id, set, !yes, consented); err != nil {
			return err
		}
		_, err := db.Register(ctx, chat.Request{Act: act, Member: id, At: at})
		return err
	}), "keep the consent of member", id)
}

// Register notes what was done at somebody's word, and returns its number.
func (db *DB) Register(ctx context.Context, r chat.Request) (number int64, err error) {
	err = db.write(ctx, func(ctx context.Context) error {
		member, err := db.resolveOrNobody(ctx, r.Member)
		if err != nil {
			return err
		}
		const insert = `
			INSERT INTO register (act, member, group_id, count, at) VALUES ($1, $2, $3, $4, $5) RETURNING number`
		return db.queryRow(ctx, insert, r.Act, member, r.Group, r.Count, db.stamp(r.At)).Scan(&number)
	})
	return number, attempt(err, "register", r.Act)
}

// Requests returns the register from a moment on, the oldest first.
func (db *DB) Requests(ctx context.Context, since time.Time) ([]chat.Request, error) {
	const find = `
		SELECT number, act, COALESCE(member, 0), group_id, count, at FROM register WHERE at >= $1 ORDER BY number`
	rows, err := db.query(ctx, find, toMillis(since))
	list, err := collect(rows, err, func(row scannable) (r chat.Request, err error) {
		var at int64
		err = row.Scan(&r.Number, &r.Act, &r.Member, &r.Group, &r.Count, &at)
		r.At = fromMillis(at)
		return r, err
	})
	return list, attempt(err, "read", "the register")
}

// PostingsOf returns what is kept of a member, the oldest first; what was
// deleted is not among it.
func (db *DB) PostingsOf(ctx context.Context, id chat.MemberID) ([]chat.Posting, error) {
	id, err := db.resolve(ctx, id)
	if err != nil {
		return nil, attempt(err, "read the postings of member", id)
	}
	const find = `SELECT ` + postingColumns + ` FROM posting p WHERE p.member = $1 AND p.deleted_at = 0 ORDER BY p.sent_at, p.id`
	rows, err := db.query(ctx, find, id)
	list, err := collect(rows, err, func(row scannable) (chat.Posting, error) { return readPosting(row) })
	return list, attempt(err, "read the postings of member", id)
}

// DeedsOf returns what is kept of a member beside what they wrote, the oldest
// first.
func (db *DB) DeedsOf(ctx context.Context, id chat.MemberID) ([]chat.Deed, error) {
	id, err := db.resolve(ctx, id)
	if err != nil {
		return nil, attempt(err, "read the deeds of member", id)
	}
	const find = `
		SELECT 'joined', group_id, joined_at AS at, '' FROM membership WHERE member = $1
		UNION ALL SELECT 'left', group_id, left_at, '' FROM membership WHERE member = $1 AND left_at <> 0
		UNION ALL SELECT 'joined', group_id, joined_at, '' FROM membership_past WHERE member = $1
		UNION ALL SELECT 'left', group_id, left_at, '' FROM membership_past WHERE member = $1 AND left_at <> 0
		UNION ALL SELECT 'vote', group_id, at, '' FROM vote WHERE member = $1
		UNION ALL SELECT 'reaction', group_id, at, emoji FROM reaction WHERE member = $1 AND emoji <> ''
		UNION ALL SELECT 'request', group_id, at, act FROM register WHERE member = $1
		ORDER BY at, 1`
	rows, err := db.query(ctx, find, id)
	list, err := collect(rows, err, func(row scannable) (t chat.Deed, err error) {
		var at int64
		err = row.Scan(&t.Kind, &t.Group, &at, &t.What)
		t.At = fromMillis(at)
		return t, err
	})
	return list, attempt(err, "read the deeds of member", id)
}

// Remove erases the words of a posting at a facilitator's word, and notes it
// in the register. It returns chat.ErrNotFound when there is no such posting.
func (db *DB) Remove(ctx context.Context, id chat.PostingID, at time.Time) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		const find = `SELECT group_id, message, member, edited_at, deleted_at FROM posting WHERE id = $1`
		c := change{kind: changeDeletion, at: db.stamp(at)}
		state := postingState{id: id}
		if err := db.queryRow(ctx, find, id).Scan(&c.group, &c.target, &c.author, &state.editedAt, &state.deletedAt); err != nil {
			return err
		}
		if state.deletedAt != 0 {
			return nil
		}
		if err := db.wipe(ctx, c, state); err != nil {
			return err
		}
		_, err := db.Register(ctx, chat.Request{Act: chat.ActRemove, Group: c.group, Count: 1, At: at})
		return err
	}), "remove posting", id)
}

// Forget erases what is kept of a member: postings, votes, reactions, answers
// to them and quotations of them. Quiz answers become counts of their rounds. What remains is the keyed hash with the word
// that nothing of theirs may be kept, and a line of the register that names
// nobody. The message that asked for it loses its words and keeps its row,
// until its turn is over.
func (db *DB) Forget(ctx context.Context, id chat.MemberID, at time.Time) (r chat.Request, err error) {
	err = db.write(ctx, func(ctx context.Context) error {
		member, err := db.resolve(ctx, id)
		if err != nil {
			return err
		}
		const count = `SELECT COUNT(*) FROM posting WHERE member = $1 AND group_id <> '' AND deleted_at = 0`
		if err := db.queryRow(ctx, count, member).Scan(&r.Count); err != nil {
			return err
		}
		if _, err := db.fold(ctx, `member = $1`, member); err != nil {
			return err
		}
		for _, step := range []string{
			// The newest rows stay, so that their ids do not come again.
			`DELETE FROM heard WHERE member = $1 AND (reacted_at <> 0 OR dead_at <> 0) AND id < (SELECT MAX(id) FROM heard)`,
			`DELETE FROM posting WHERE member = $1 AND NOT EXISTS (SELECT 1 FROM heard h WHERE h.posting = posting.id)
				AND id < (SELECT MAX(id) FROM posting)`,
			`UPDATE posting SET text = '', options = '', areas = '', tagged = '', own_areas = '', question = FALSE, findings = '', danger = '' WHERE member = $1`,
			`DELETE FROM vote WHERE member = $1`,
			`DELETE FROM reaction WHERE member = $1`,
			`DELETE FROM reminder WHERE member = $1`,
			`DELETE FROM quiz_choice WHERE member = $1`,
			`DELETE FROM pair WHERE mentee = $1 OR mentor = $1`,
			`DELETE FROM early_change WHERE author = $1`,
			`DELETE FROM membership_past WHERE member = $1`,
			`DELETE FROM offer WHERE member = $1`,
			`DELETE FROM occurrence WHERE job LIKE '% for member ' || CAST(CAST($1 AS BIGINT) AS TEXT)`,
			`UPDATE pause SET by_member = NULL WHERE by_member = $1`,
			`DELETE FROM rota WHERE first_member = $1`,
			`UPDATE rota SET second_member = NULL WHERE second_member = $1`,
			`UPDATE stockout SET reporter = NULL, facility = '' WHERE reporter = $1`,
			`DELETE FROM draft WHERE asker = $1 AND number < (SELECT MAX(number) FROM draft)`,
			`UPDATE draft SET text = '', asker = NULL, state = CASE state WHEN 'waiting' THEN 'dropped' ELSE state END WHERE asker = $1`,
			`UPDATE poll SET asker = NULL WHERE asker = $1 AND kind <> 'own'`,
			`UPDATE poll SET asker = NULL, question = '', options = '', counts = '', state = CASE state WHEN 'draft' THEN 'undone'
				WHEN 'open' THEN 'closed' ELSE state END WHERE asker = $1`,
			`UPDATE draft SET told = NULL WHERE told = $1`,
			`UPDATE draft SET decided_by = NULL WHERE decided_by = $1`,
			`DELETE FROM outbox WHERE to_member = $1 OR asker = $1`,
			`UPDATE outbox SET quoted_text = '' WHERE author = $1`,
			`UPDATE register SET member = NULL WHERE member = $1`,
			`UPDATE member SET language = '', refused = TRUE, consented_at = 0, word = '', tries = 0, welcomed_at = 0 WHERE id = $1`,
		} {
			if _, err := db.exec(ctx, step, member); err != nil {
				return err
			}
		}
		r = chat.Request{Act: chat.ActForget, Count: r.Count, At: at}
		r.Number, err = db.Register(ctx, r)
		return err
	})
	return r, attempt(err, "forget member", id)
}

// Expire erases postings sent before a moment, and notes how many in the
// register when there were any.
func (db *DB) Expire(ctx context.Context, before, at time.Time) (expired int, err error) {
	err = db.write(ctx, func(ctx context.Context) error {
		limit := toMillis(before)
		const journal = `
			DELETE FROM heard WHERE (reacted_at <> 0 OR dead_at <> 0)
				AND posting IN (SELECT p.id FROM posting p WHERE p.sent_at < $1)
				AND id < (SELECT MAX(id) FROM heard)`
		if _, err := db.exec(ctx, journal, limit); err != nil {
			return err
		}
		const drafts = `UPDATE draft SET text = '' WHERE made_at < $1 AND text <> ''`
		if _, err := db.exec(ctx, drafts, limit); err != nil {
			return err
		}
		const polls = `UPDATE poll SET question = '', options = '', counts = '' WHERE made_at < $1 AND kind = 'own' AND question <> ''`
		if _, err := db.exec(ctx, polls, limit); err != nil {
			return err
		}
		const drop = `
			DELETE FROM posting WHERE sent_at < $1 AND NOT EXISTS (SELECT 1 FROM heard h WHERE h.posting = posting.id)
				AND id < (SELECT MAX(id) FROM posting)`
		done, err := db.exec(ctx, drop, limit)
		if err != nil {
			return err
		}
		rows, err := done.RowsAffected()
		if err != nil || rows == 0 {
			return err
		}
		expired = int(rows)
		_, err = db.Register(ctx, chat.Request{Act: chat.ActExpire, Count: expired, At: at})
		return err
	})
	return expired, attempt(err, "expire", "old postings")
}

// Reminded returns when a member was last reminded of a kind of identifier
// (of any, when kind is empty), or chat.ErrNotFound.
func (db *DB) Reminded(ctx context.Context, id chat.MemberID, kind privacy.Kind) (time.Time, error) {
	id, err := db.resolve(ctx, id)
	var at int64
	if err == nil {
		const find = `SELECT at FROM reminder WHERE member = $1 AND (kind = $2 OR $2 = '') ORDER BY at DESC LIMIT 1`
		err = db.queryRow(ctx, find, id, string(kind)).Scan(&at)
	}
	if errors.Is(err, sql.ErrNoRows) {
		return time.Time{}, chat.ErrNotFound
	}
	return fromMillis(at), attempt(err, "read the reminders of member", id)
}

// Remind notes that a member is reminded of a kind of identifier.
func (db *DB) Remind(ctx context.Context, id chat.MemberID, kind privacy.Kind, at time.Time) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		id, err := db.resolve(ctx, id)
		if err != nil {
			return err
		}
		const note = `
			INSERT INTO reminder (member, kind, at) VALUES ($1, $2, $3)
			ON CONFLICT (member, kind) DO UPDATE SET at = excluded.at`
		_, err = db.exec(ctx, note, id, string(kind), db.stamp(at))
		return err
	}), "note the reminder of member", id)
}

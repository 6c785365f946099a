package storage

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"

	"github.com/mshauri/mshauri/chat"
)

// The kinds of change to a posting that was made before.
const (
	changeEdit     = "edit"
	changeDeletion = "deletion"
)

// change is an edit or a deletion on its way to a posting of author's.
type change struct {
	group   chat.GroupID
	target  chat.MessageID
	author  chat.MemberID
	kind    string
	message chat.MessageID // of an edit
	at      int64
	words   words // of an edit
}

// Amend replaces the kept words of a posting by its author's edit, the
// command among them. An edit that is older than what is kept, or of a posting
// that was deleted, or repeated, changes nothing; one of a posting that is not
// there waits for it, and so an edit of somebody else's posting waits for ever.
func (db *DB) Amend(ctx context.Context, a chat.Amendment) error {
	p := a.Posting
	words, err := toWords(p)
	if err != nil {
		return attempt(err, "amend posting", a.Target)
	}
	c := change{
		group: p.Group, target: chat.MessageID(plain(string(a.Target))), author: p.Member,
		kind: changeEdit, message: chat.MessageID(plain(string(a.Message))), at: db.stamp(p.SentAt), words: words,
	}
	return attempt(db.write(ctx, func(ctx context.Context) error {
		if err := db.settleAsRead(ctx, p.Mark, p.Group, p.SentAt); err != nil {
			return err
		}
		return db.changeOrWait(ctx, c)
	}), "amend posting", a.Target)
}

// Delete takes the words of a posting away: its author may, and so may an
// administrator of the group. Anybody else's deletion changes nothing. The row
// stays, so that counts hold and a redelivery is recognised.
func (db *DB) Delete(ctx context.Context, d chat.Deletion) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		if err := db.settleAsRead(ctx, d.Mark, d.Group, d.At); err != nil {
			return err
		}
		by, err := db.resolve(ctx, d.By)
		if err != nil {
			return err
		}
		author := by
		if d.Author != 0 {
			if author, err = db.resolve(ctx, d.Author); err != nil {
				return err
			}
		}
		if author != by {
			if admin, err := db.isAdmin(ctx, d.Group, by); err != nil || !admin {
				return err
			}
		}
		return db.changeOrWait(ctx, change{
			group: d.Group, target: chat.MessageID(plain(string(d.Target))), author: author,
			kind: changeDeletion, at: db.stamp(d.At),
		})
	}), "delete posting", d.Target)
}

func (db *DB) changeOrWait(ctx context.Context, c change) (err error) {
	if c.author, err = db.resolve(ctx, c.author); err != nil {
		return err
	}
	state, err := db.findPosting(ctx, c.group, c.target, c.author)
	if errors.Is(err, sql.ErrNoRows) {
		return db.keepEarly(ctx, c)
	} else if err != nil {
		return err
	}
	if c.kind == changeDeletion {
		return db.wipe(ctx, c, state)
	}
	return db.edit(ctx, c, state, 0)
}

// edit replaces the words and notes that an edit was heard; reacted is not 0
// when no reaction of its own is wanted.
func (db *DB) edit(ctx context.Context, c change, state postingState, reacted int64) error {
	if state.deletedAt != 0 || c.at < state.editedAt {
		return nil
	}
	const hear = `
		INSERT INTO heard (kind, group_id, member, at, posting, message, target, reacted_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`
	done, err := db.exec(ctx, hear, chat.HeardEdit, c.group, c.author, c.at, state.id, c.message, c.target, reacted)
	if err != nil {
		return err
	}
	if rows, err := done.RowsAffected(); err != nil || rows == 0 {
		return err // repeated
	}
	const replace = `
		UPDATE posting SET text = $2, options = $3, question = $5, findings = $6, command = $7, edited_at = $8, danger = $9,
			areas = CASE WHEN tagged = '' THEN $4 ELSE areas END, tagged = CASE WHEN tagged = '' THEN '' ELSE $4 END,
			own_areas = ''
		WHERE id = $1`
	w := c.words
	_, err = db.exec(ctx, replace, state.id, w.text, w.options, w.areas, w.question, w.findings, w.command, c.at, w.danger)
	return err
}

// wipe takes away the words of a posting, wherever they are: in the posting
// and in replies that would quote it. Nothing is left to react to.
func (db *DB) wipe(ctx context.Context, c change, state postingState) error {
	if state.deletedAt != 0 {
		return nil
	}
	const empty = `
		UPDATE posting SET text = '', options = '', areas = '', tagged = '', own_areas = '', question = FALSE, findings = '', command = '',
			danger = '', deleted_at = $2
		WHERE id = $1`
	if _, err := db.exec(ctx, empty, state.id, c.at); err != nil {
		return err
	}
	const settle = `UPDATE heard SET reacted_at = $2 WHERE reacted_at = 0 AND dead_at = 0 AND posting = $1`
	if _, err := db.exec(ctx, settle, state.id, c.at); err != nil {
		return err
	}
	const unquote = `UPDATE outbox SET quoted_text = '' WHERE quoted_text <> '' AND quoted = $1 AND to_group = $2`
	_, err := db.exec(ctx, unquote, c.target, c.group)
	return err
}

// keepEarly lets a change wait for its posting. The words of an edit do not
// wait beside a deletion.
func (db *DB) keepEarly(ctx context.Context, c change) error {
	if c.kind == changeDeletion {
		const drop = `DELETE FROM early_change WHERE author = $1 AND group_id = $2 AND target = $3 AND kind = $4`
		if _, err := db.exec(ctx, drop, c.author, c.group, c.target, changeEdit); err != nil {
			return err
		}
	} else {
		const find = `SELECT COUNT(*) FROM early_change WHERE author = $1 AND group_id = $2 AND target = $3 AND kind = $4`
		var deletions int
		err := db.queryRow(ctx, find, c.author, c.group, c.target, changeDeletion).Scan(&deletions)
		if err != nil || deletions > 0 {
			return err
		}
	}
	const wait = `
		INSERT INTO early_change (group_id, target, author, kind, message, at,
			text, options, areas, question, findings, command, waits_at, danger)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
		ON CONFLICT (author, group_id, target, kind, message) DO NOTHING`
	w := c.words
	_, err := db.exec(ctx, wait, c.group, c.target, c.author, c.kind, c.message, c.at,
		w.text, w.options, w.areas, w.question, w.findings, w.command, toMillis(db.now()), w.danger)
	return err
}

// applyEarly applies what waited for a posting, edits before deletions. The
// posting itself has not been reacted to, and will be as edited: the edits ask
// for no reaction of their own.
func (db *DB) applyEarly(ctx context.Context, p chat.Posting) error {
	target := chat.MessageID(plain(string(p.Message)))
	const find = `
		SELECT group_id, target, author, kind, message, at, text, options, areas, question, findings, command, danger
		FROM early_change WHERE author = ` + rowOfMember + ` AND group_id = $2 AND target = $3`
	rows, err := db.query(ctx, find, p.Member, p.Group, target)
	waiting, err := collect(rows, err, readChange)
	if err != nil || len(waiting) == 0 {
		return err
	}
	// Sorted here: a sorter in SQLite costs every posting, and nearly none has anything waiting.
	slices.SortStableFunc(waiting, func(a, b change) int {
		return cmp.Or(cmp.Compare(b.kind, a.kind), cmp.Compare(a.at, b.at))
	})
	for _, c := range waiting {
		state, err := db.findPosting(ctx, c.group, c.target, c.author)
		if err != nil {
			return err
		}
		if c.kind == changeDeletion {
			err = db.wipe(ctx, c, state)
		} else {
			err = db.edit(ctx, c, state, db.stamp(fromMillis(c.at)))
		}
		if err != nil {
			return err
		}
	}
	const done = `DELETE FROM early_change WHERE author = $1 AND group_id = $2 AND target = $3`
	_, err = db.exec(ctx, done, waiting[0].author, p.Group, target)
	return err
}

func readChange(row scannable) (c change, err error) {
	w := &c.words
	err = row.Scan(&c.group, &c.target, &c.author, &c.kind, &c.message, &c.at,
		&w.text, &w.options, &w.areas, &w.question, &w.findings, &w.command, &w.danger)
	return c, err
}

package storage

import (
	"context"
	"database/sql"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// Record keeps a posting and notes that it waits for a reaction. A posting
// that is already there (same group, message and member) is left as it is, and
// so is the count when its mark was settled for want of consent or permission.
// It returns chat.ErrNotFound when the member is unknown.
func (db *DB) Record(ctx context.Context, p chat.Posting) error {
	words, err := toWords(p)
	if err != nil {
		return attempt(err, "record posting", p.Message)
	}
	return attempt(db.write(ctx, func(ctx context.Context) error {
		if kept, err := db.settleAsKept(ctx, p.Mark, p.Group, p.SentAt); err != nil || !kept {
			return err
		}
		fresh, err := db.insertPosting(ctx, p, words)
		if err != nil || !fresh {
			return err
		}
		if err := db.awaitReaction(ctx, p); err != nil {
			return err
		}
		return db.applyEarly(ctx, p)
	}), "record posting", p.Message)
}

// The row of a member whose id may be that of a joined one. The statements of
// Record follow the signpost themselves, and give nothing back: RETURNING
// makes SQLite build a table for it, which is a tenth of a posting's time.
const rowOfMember = `(SELECT COALESCE(joined_to, id) FROM member WHERE id = $1)`

const insertPosting = `
	INSERT INTO posting (member, group_id, message, role, sent_at, kind, text, options, seconds, reply_to,
		areas, question, findings, command, danger, chat_import)
	VALUES (` + rowOfMember + `, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
	ON CONFLICT (member, group_id, message) DO NOTHING`

// insertPosting reports whether the posting is there now and was not before.
func (db *DB) insertPosting(ctx context.Context, p chat.Posting, w words) (fresh bool, err error) {
	return isFresh(db.exec(ctx, insertPosting, w.row(p)...))
}

// row is a posting as insertPosting takes it.
func (w words) row(p chat.Posting) []any {
	return []any{
		p.Member, p.Group, plain(string(p.Message)), p.Role, toMillis(p.SentAt), p.Kind, w.text, w.options, p.Seconds,
		plain(string(p.ReplyTo)), w.areas, w.question, w.findings, w.command, w.danger, p.Import,
	}
}

func isFresh(done sql.Result, err error) (bool, error) {
	if err != nil {
		return false, err
	}
	rows, err := done.RowsAffected()
	return rows == 1, err
}

// awaitReaction notes that a posting has been heard.
func (db *DB) awaitReaction(ctx context.Context, p chat.Posting) error {
	const wait = `
		INSERT INTO heard (kind, group_id, member, at, posting)
		SELECT 'posting', group_id, member, sent_at, id FROM posting
		WHERE member = ` + rowOfMember + ` AND group_id = $2 AND message = $3`
	_, err := db.exec(ctx, wait, p.Member, p.Group, plain(string(p.Message)))
	return err
}

// words are those columns of a posting that an edit replaces and a deletion
// empties.
type words struct {
	text, options, areas string
	question             bool
	findings, command    string
	danger               string
}

func toWords(p chat.Posting) (w words, err error) {
	w.text, w.areas, w.question, w.danger = plain(p.Text.String()), toAreas(p.Areas), p.Question, string(p.Danger)
	if w.options, err = toOptions(p.Options); err != nil {
		return words{}, err
	}
	if w.findings, err = toJSON(p.Findings); err != nil {
		return words{}, err
	}
	w.command, err = toCommand(p.Command)
	return w, err
}

func (w words) into(p *chat.Posting) (err error) {
	p.Text, p.Areas, p.Question, p.Danger = privacy.Stored(w.text), fromAreas(w.areas), w.question, chat.Danger(w.danger)
	if p.Options, err = fromOptions(w.options); err != nil {
		return err
	}
	if p.Findings, err = fromJSON[privacy.Finding](w.findings); err != nil {
		return err
	}
	p.Command, err = fromCommand(w.command)
	return err
}

// postingState is what an edit or a deletion must know of a posting.
type postingState struct {
	id                  chat.PostingID
	editedAt, deletedAt int64
}

// findPosting returns sql.ErrNoRows when there is none.
func (db *DB) findPosting(ctx context.Context, group chat.GroupID, message chat.MessageID, member chat.MemberID) (s postingState, err error) {
	const find = `SELECT id, edited_at, deleted_at FROM posting WHERE member = $1 AND group_id = $2 AND message = $3`
	err = db.queryRow(ctx, find, member, group, plain(string(message))).Scan(&s.id, &s.editedAt, &s.deletedAt)
	return s, err
}

// postingColumns are those that readPosting reads, in its order, of a posting
// named p.
const postingColumns = `p.id, p.message, p.group_id, p.member, p.role, p.sent_at, p.kind, p.seconds, p.reply_to,
	p.text, p.options, p.areas, p.question, p.findings, p.command, p.danger, p.tagged, p.answers`

// Posting returns one posting, or chat.ErrNotFound. Its Mark is not kept.
func (db *DB) Posting(ctx context.Context, id chat.PostingID) (chat.Posting, error) {
	const find = `SELECT ` + postingColumns + ` FROM posting p WHERE p.id = $1`
	p, err := readPosting(db.queryRow(ctx, find, id))
	return p, attempt(err, "read posting", id)
}

func readPosting(row scannable) (p chat.Posting, err error) {
	var w words
	var sentAt int64
	var tagged string
	err = row.Scan(&p.ID, &p.Message, &p.Group, &p.Member, &p.Role, &sentAt, &p.Kind, &p.Seconds, &p.ReplyTo,
		&w.text, &w.options, &w.areas, &w.question, &w.findings, &w.command, &w.danger, &tagged, &p.Answers)
	if err != nil {
		return chat.Posting{}, err
	}
	p.SentAt, p.Tagged = fromMillis(sentAt), fromAreas(tagged)
	return p, w.into(&p)
}

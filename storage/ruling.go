package storage

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/dispute"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/privacy"
)

const rulingColumns = `number, group_id, matter, subject, passage, also, text, state, draft, message, made_at, decided_at, withdrawn_at`

// MakeRuling keeps a new ruling, and returns its number.
func (db *DB) MakeRuling(ctx context.Context, r dispute.Ruling) (number int64, err error) {
	err = db.write(ctx, func(ctx context.Context) error {
		const insert = `
			INSERT INTO ruling (group_id, matter, subject, passage, also, text, state, made_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING number`
		return db.queryRow(ctx, insert, r.Group, r.Matter, r.Subject, r.Passage, r.Also, plain(r.Text.String()), r.State, db.stamp(r.Made)).Scan(&number)
	})
	return number, attempt(err, "make a ruling in group", r.Group)
}

// KeepRuling keeps what has become of a ruling: its text, state, draft and
// message. It returns chat.ErrNotFound for a number that is not there.
func (db *DB) KeepRuling(ctx context.Context, r dispute.Ruling) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		const update = `
			UPDATE ruling SET text = $2, state = $3, draft = $4, message = $5, decided_at = $6, withdrawn_at = $7, passage = $8, also = $9
			WHERE number = $1 RETURNING number`
		return db.queryRow(ctx, update, r.Number, plain(r.Text.String()), r.State, r.Draft, plain(string(r.Message)),
			toMillis(r.Decided), toMillis(r.Withdrawn), r.Passage, r.Also).Scan(&r.Number)
	}), "keep ruling", r.Number)
}

// Ruling returns a ruling by its number, or chat.ErrNotFound.
func (db *DB) Ruling(ctx context.Context, number int64) (dispute.Ruling, error) {
	r, err := readRuling(db.queryRow(ctx, `SELECT `+rulingColumns+` FROM ruling WHERE number = $1`, number))
	return r, attempt(err, "read ruling", number)
}

// RulingByMessage returns the ruling that was posted as a message, or
// chat.ErrNotFound.
func (db *DB) RulingByMessage(ctx context.Context, group chat.GroupID, message chat.MessageID) (dispute.Ruling, error) {
	const find = `SELECT ` + rulingColumns + ` FROM ruling WHERE group_id = $1 AND message = $2 AND message <> ''`
	r, err := readRuling(db.queryRow(ctx, find, group, plain(string(message))))
	return r, attempt(err, "find the ruling of message", message)
}

// RulingsSince returns the rulings of a group on one matter made since a
// moment, on every matter when matter is empty, the oldest first.
func (db *DB) RulingsSince(ctx context.Context, group chat.GroupID, matter string, since time.Time) ([]dispute.Ruling, error) {
	const find = `
		SELECT ` + rulingColumns + ` FROM ruling
		WHERE group_id = $1 AND (matter = $2 OR $2 = '') AND made_at >= $3 ORDER BY number`
	rows, err := db.query(ctx, find, group, matter, toMillis(since))
	list, err := collect(rows, err, readRuling)
	return list, attempt(err, "list the rulings of group", group)
}

// QuotedIn returns where a passage was quoted and stands, the oldest first: it
// is asked when the passage is corrected or superseded.
func (db *DB) QuotedIn(ctx context.Context, passage policy.ID) ([]dispute.Ruling, error) {
	const find = `
		SELECT ` + rulingColumns + ` FROM ruling WHERE passage = $1 AND state = 'posted'
		UNION SELECT ` + rulingColumns + ` FROM ruling WHERE also = $1 AND also <> '' AND state = 'posted' ORDER BY 1`
	rows, err := db.query(ctx, find, passage)
	list, err := collect(rows, err, readRuling)
	return list, attempt(err, "list where was quoted", passage)
}

// TallyRulings counts what became of the rulings made in a span of time, of all
// groups when group is empty.
func (db *DB) TallyRulings(ctx context.Context, group chat.GroupID, from, to time.Time) (t dispute.Tally, err error) {
	const find = `
		SELECT state, COUNT(*) FROM ruling
		WHERE made_at >= $1 AND made_at < $2 AND (group_id = $3 OR $3 = '') GROUP BY state`
	type count struct {
		state dispute.State
		n     int
	}
	rows, err := db.query(ctx, find, toMillis(from), toMillis(to), group)
	counts, err := collect(rows, err, func(row scannable) (c count, err error) {
		err = row.Scan(&c.state, &c.n)
		return c, err
	})
	for _, c := range counts {
		switch c.state {
		case dispute.Counted:
			t.Counted = c.n
		case dispute.Proposed:
			t.Proposed = c.n
		case dispute.Posted:
			t.Posted = c.n
		case dispute.Dropped:
			t.Dropped = c.n
		case dispute.Settled:
			t.Settled = c.n
		case dispute.Withdrawn:
			t.Withdrawn = c.n
		}
	}
	return t, attempt(err, "count", "the rulings")
}

// SetRulings keeps what the bot does in a group when members disagree.
func (db *DB) SetRulings(ctx context.Context, id chat.GroupID, mode chat.RulingMode) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		const set = `UPDATE chat_group SET rulings = $2 WHERE id = $1`
		_, err := db.exec(ctx, set, id, mode)
		return err
	}), "set the rulings of group", id)
}

func readRuling(row scannable) (r dispute.Ruling, err error) {
	var text string
	var made, decided, withdrawn int64
	err = row.Scan(&r.Number, &r.Group, &r.Matter, &r.Subject, &r.Passage, &r.Also, &text, &r.State, &r.Draft, &r.Message, &made, &decided, &withdrawn)
	r.Text = privacy.Quote(privacy.Stored(text))
	r.Made, r.Decided, r.Withdrawn = fromMillis(made), fromMillis(decided), fromMillis(withdrawn)
	return r, err
}

package storage

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// selectSaid leaves out what was taken back, what will never go, and what is
// no message of its own (a reaction, a deletion).
const selectSaid = `
	SELECT id, seq, kind, body, not_before, sent_at FROM outbox
	WHERE to_group = $1 AND to_group <> '' AND undone_id = '' AND dead_at = 0 AND kind NOT IN ('react', 'remove')`

// SaidIn returns what the bot has posted in a group unasked or by order since a
// moment, and what waits to be posted there, the newest first.
func (db *DB) SaidIn(ctx context.Context, group chat.GroupID, since time.Time, limit int) ([]chat.Said, error) {
	const list = selectSaid + ` AND urgency <> 'answer' AND (sent_at = 0 OR sent_at >= $2) ORDER BY seq DESC LIMIT $3`
	rows, err := db.query(ctx, list, group, toMillis(since), limit)
	said, err := collect(rows, err, readSaid)
	return said, attempt(err, "list what was said in group", group)
}

// SaidByMessage returns a message of the bot in a group, an answer too, or
// chat.ErrNotFound.
func (db *DB) SaidByMessage(ctx context.Context, group chat.GroupID, id chat.MessageID) (chat.Said, error) {
	const find = selectSaid + ` AND id = $2`
	s, err := readSaid(db.queryRow(ctx, find, group, id))
	return s, attempt(err, "find what was said as", id)
}

// TakeBack takes back a message of the bot: one that waits is never sent; of
// one that was sent, sent is true, and the caller has it deleted for everyone
// by a message with the given id. fresh is false, and nothing changes, for one
// that was taken back before or is unknown. One that was on its way at this
// moment is deleted as soon as it is settled.
func (db *DB) TakeBack(ctx context.Context, id, removal chat.MessageID, at time.Time) (fresh, sent bool, err error) {
	err = db.write(ctx, func(ctx context.Context) error {
		const take = `
			UPDATE outbox SET undone_id = $2, reason = 'taken back', quoted_text = '',
				dead_at = CASE WHEN sent_at = 0 AND dead_at = 0 THEN $3 ELSE dead_at END
			WHERE id = $1 AND undone_id = '' RETURNING sent_at <> 0`
		rows, err := db.query(ctx, take, id, removal, db.stamp(at))
		taken, err := collect(rows, err, func(row scannable) (sent bool, err error) {
			err = row.Scan(&sent)
			return sent, err
		})
		if len(taken) == 1 {
			fresh, sent = true, taken[0]
		}
		return err
	})
	return fresh, sent, attempt(err, "take back", id)
}

// removeIfTakenBack has a message deleted that was sent although it had been
// taken back: it was on its way.
func (db *DB) removeIfTakenBack(ctx context.Context, id chat.MessageID) error {
	const find = `SELECT undone_id, to_group FROM outbox WHERE id = $1 AND undone_id <> ''`
	var removal chat.MessageID
	var group chat.GroupID
	err := db.queryRow(ctx, find, id).Scan(&removal, &group)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return db.Enqueue(ctx, &chat.Remove{
		Header: chat.Header{ID: removal, To: chat.Recipient{Group: group}, Urgency: chat.Answer}, Target: id,
	})
}

func readSaid(row scannable) (s chat.Said, err error) {
	var b body
	var due, sent int64
	if err = row.Scan(&s.ID, &s.Number, &b.kind, &b.json, &due, &sent); err != nil {
		return s, err
	}
	s.Due, s.Sent = fromMillis(due), fromMillis(sent)
	out, err := decode(chat.Header{}, b)
	switch o := out.(type) {
	case *chat.Say:
		s.Text = o.Text
	case *chat.Poll:
		s.Text = o.Question
	case *chat.Picture:
		s.Text = o.Caption
	case *chat.Document:
		s.Text = o.Caption
	}
	return s, err
}

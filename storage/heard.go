package storage

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// deadAfter is how many turns may fail before something heard is given up.
const deadAfter = 3

// Waiting returns what has been heard and not reacted to, oldest first, at
// most limit rows with an id above after. Postings and edits come with the
// posting as it is now.
func (db *DB) Waiting(ctx context.Context, after chat.HeardID, limit int) ([]chat.Heard, error) {
	rows, err := db.query(ctx, selectWaiting, after, limit)
	var damaged []chat.HeardID
	list, err := collect(rows, err, func(row scannable) (chat.Heard, error) {
		h, err := readHeard(row)
		if errors.Is(err, errUnreadable) {
			damaged, err = append(damaged, h.ID), nil
		}
		return h, err
	})
	if err != nil {
		return nil, attempt(err, "read what waits after", after)
	}
	for _, id := range damaged { // one row that cannot be read holds up no other
		list = slices.DeleteFunc(list, func(h chat.Heard) bool { return h.ID == id })
		const bury = `UPDATE heard SET dead_at = $2, reason = 'cannot be read' WHERE id = $1`
		if _, err := db.exec(ctx, bury, id, toMillis(db.now())); err != nil {
			return nil, attempt(err, "bury", id)
		}
	}
	return list, nil
}

// errUnreadable says that a row is there and its content makes no sense.
var errUnreadable = errors.New("the row cannot be read")

// selectWaiting fills the columns of a posting in for what has none, so that
// one reader serves both.
const selectWaiting = `
	SELECT h.id, h.kind, h.group_id, h.member, h.at, h.message, h.target, h.emoji, h.choices, h.attempts,
		COALESCE(p.id, 0), COALESCE(p.message, ''), COALESCE(p.member, 0), COALESCE(p.role, ''), COALESCE(p.sent_at, 0),
		COALESCE(p.kind, ''), COALESCE(p.seconds, 0), COALESCE(p.reply_to, ''), COALESCE(p.text, ''),
		COALESCE(p.options, ''), COALESCE(p.areas, ''), COALESCE(p.question, FALSE), COALESCE(p.findings, ''),
		COALESCE(p.command, ''), COALESCE(p.danger, '')
	FROM heard h LEFT JOIN posting p ON p.id = h.posting
	WHERE h.reacted_at = 0 AND h.dead_at = 0 AND h.id > $1
	ORDER BY h.id LIMIT $2`

func readHeard(row scannable) (h chat.Heard, err error) {
	var w words
	var at, sentAt int64
	var choices string
	p := &h.Posting
	err = row.Scan(&h.ID, &h.Kind, &h.Group, &h.Member, &at, &h.Message, &h.Target, &h.Emoji, &choices, &h.Attempts,
		&p.ID, &p.Message, &p.Member, &p.Role, &sentAt, &p.Kind, &p.Seconds, &p.ReplyTo,
		&w.text, &w.options, &w.areas, &w.question, &w.findings, &w.command, &w.danger)
	if err != nil {
		return chat.Heard{}, err
	}
	h.At = fromMillis(at)
	if p.ID != 0 {
		p.Group, p.SentAt = h.Group, fromMillis(sentAt)
		if err = w.into(p); err != nil {
			return h, fmt.Errorf("%w: %w", errUnreadable, err)
		}
	}
	if h.Kind == chat.HeardPosting {
		h.Message = p.Message
	}
	if h.Choices, err = fromChoices(choices); err != nil {
		err = fmt.Errorf("%w: %w", errUnreadable, err)
	}
	return h, err
}

// Reacted notes that the turn for something heard is committed, and takes the
// choices of a vote away, which nobody reads again. It returns
// chat.ErrNotFound for an id that is not there.
func (db *DB) Reacted(ctx context.Context, id chat.HeardID, at time.Time) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		const react = `
			UPDATE heard SET reacted_at = CASE WHEN reacted_at = 0 THEN $2 ELSE reacted_at END, choices = ''
			WHERE id = $1 RETURNING id`
		return db.queryRow(ctx, react, id, db.stamp(at)).Scan(&id)
	}), "note the reaction to", id)
}

// Failed counts a turn that failed, with its reason: a short constant. After
// the third it is a dead letter, and is not offered again. It returns
// chat.ErrNotFound for an id that is not there.
func (db *DB) Failed(ctx context.Context, id chat.HeardID, reason string, at time.Time) (dead bool, err error) {
	err = db.write(ctx, func(ctx context.Context) error {
		const fail = `
			UPDATE heard SET attempts = attempts + 1, reason = $2,
				dead_at = CASE WHEN dead_at = 0 AND attempts + 1 >= $3 THEN $4 ELSE dead_at END,
				choices = CASE WHEN attempts + 1 >= $3 THEN '' ELSE choices END
			WHERE id = $1 RETURNING dead_at <> 0`
		return db.queryRow(ctx, fail, id, plain(reason), deadAfter, db.stamp(at)).Scan(&dead)
	})
	return dead, attempt(err, "note the failure of", id)
}

func readID[ID ~int64 | ~string](row scannable) (id ID, err error) {
	err = row.Scan(&id)
	return id, err
}

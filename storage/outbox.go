package storage

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// Enqueue puts a message into the outbox; a private one under the seal, since
// it may say how somebody answered. One whose id is already there is
// left as it is. It returns chat.ErrNotFound when the recipient is unknown.
func (db *DB) Enqueue(ctx context.Context, out chat.Outgoing) error {
	h := out.Envelope()
	body, err := encode(out)
	if err != nil {
		return attempt(err, "enqueue", h.ID)
	}
	return attempt(db.write(ctx, func(ctx context.Context) error {
		to, err := db.resolveOrNobody(ctx, h.To.Member)
		if err != nil {
			return err
		}
		asker, err := db.resolveOrNobody(ctx, h.Asker)
		if err != nil {
			return err
		}
		author, err := db.resolveOrNobody(ctx, body.author.Member)
		if err != nil {
			return err
		}
		if to != nil {
			if err := db.sealBody(string(h.ID), &body); err != nil {
				return err
			}
		}
		const insert = `
			INSERT INTO outbox (id, kind, to_group, to_member, urgency, not_before, asker, posting, job,
				author, quoted, quoted_text, body, enqueued_at, unasked)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
			ON CONFLICT (id) DO NOTHING`
		_, err = db.exec(ctx, insert, h.ID, body.kind, h.To.Group, to, h.Urgency, toMillis(h.NotBefore), asker,
			h.Posting, h.Job, author, body.quoted, body.quotedText, body.json, toMillis(db.now()), h.Unasked)
		return err
	}), "enqueue", h.ID)
}

// resolveOrNobody follows a signpost, and gives NULL for nobody.
func (db *DB) resolveOrNobody(ctx context.Context, id chat.MemberID) (*chat.MemberID, error) {
	if id == 0 {
		return nil, nil
	}
	id, err := db.resolve(ctx, id)
	return &id, err
}

// selectDue leaves out private messages to those who may not be written to
// (they wait until the member writes first), or of whom it is not known who
// holds the number now (but for what answers them since), and messages to a group that is
// served no longer or that the bot's new number is not in yet, and what nobody asked for in a group that wants quiet. The line is formed before the bodies are read: they can be
// large.
const selectDue = `
	WITH line AS (
		SELECT o.id, o.seq, CASE o.urgency WHEN 'alarm' THEN 0 WHEN 'answer' THEN 1 ELSE 2 END AS class,
			ROW_NUMBER() OVER (PARTITION BY o.urgency, o.asker ORDER BY o.seq) AS turn
		FROM outbox o LEFT JOIN member m ON m.id = o.to_member
		WHERE o.sent_at = 0 AND o.dead_at = 0 AND o.not_before <= $1
			AND (o.to_member IS NULL OR (m.wrote_first_at <> 0 AND m.stopped_at = 0
				AND (m.changed_at = 0 OR o.urgency = 'answer' AND o.enqueued_at >= m.changed_at)))
			AND NOT EXISTS (SELECT 1 FROM chat_group g WHERE g.id = o.to_group
				AND (g.disallowed_at <> 0 OR g.awaited OR (g.quiet_until > $1 AND o.urgency = 'notice')))
		ORDER BY class, turn, o.seq LIMIT $2)
	SELECT o.id, o.kind, o.to_group, COALESCE(o.to_member, 0), o.urgency, o.not_before, COALESCE(o.asker, 0),
		o.posting, o.job, COALESCE(o.author, 0), o.quoted, o.quoted_text, o.body, o.unasked
	FROM line JOIN outbox o ON o.id = line.id
	ORDER BY line.class, line.turn, line.seq`

// Due returns messages whose time has come, with the aliases of private
// recipients and of authors: alarms, then answers, then notices; within these
// the oldest of each asker before anybody's second.
func (db *DB) Due(ctx context.Context, now time.Time, limit int) ([]chat.Outgoing, error) {
	rows, err := db.query(ctx, selectDue, toMillis(now), limit)
	list, err := collect(rows, err, readLetter)
	if err != nil {
		return nil, attempt(err, "read what is due", "in the outbox")
	}
	known := map[chat.MemberID][]chat.Alias{0: nil}
	var due []chat.Outgoing
	for _, l := range list {
		for _, id := range []chat.MemberID{l.To.Member, l.body.author.Member} {
			if _, found := known[id]; found {
				continue
			}
			if known[id], err = db.aliases(ctx, id); err != nil {
				return nil, attempt(err, "read the aliases of member", id)
			}
		}
		l.To.Aliases, l.body.author.Aliases = known[l.To.Member], known[l.body.author.Member]
		var out chat.Outgoing
		err := db.openBody(string(l.ID), &l.body)
		if err == nil {
			out, err = decode(l.Header, l.body)
		}
		if err != nil { // one message that cannot be read holds up no other
			if err := db.Bury(ctx, l.ID, "cannot be read", db.now()); err != nil {
				return nil, err
			}
			continue
		}
		if say, ok := out.(*chat.Say); ok {
			if err := db.fillMentions(ctx, say); err != nil {
				return nil, attempt(err, "read the aliases of those mentioned in", l.ID)
			}
		}
		due = append(due, out)
	}
	return due, nil
}

// fillMentions fills in the aliases of those whom a text mentions. Their ids
// lie in the body, so the signpost of a joined row is followed here.
func (db *DB) fillMentions(ctx context.Context, say *chat.Say) (err error) {
	for i := range say.Mentions {
		party := &say.Mentions[i]
		if party.Member, err = db.resolve(ctx, party.Member); err != nil {
			return err
		}
		if party.Aliases, err = db.aliases(ctx, party.Member); err != nil {
			return err
		}
	}
	return nil
}

// letter is one row of the outbox.
type letter struct {
	chat.Header
	body body
}

func readLetter(row scannable) (l letter, err error) {
	var notBefore int64
	b := &l.body
	err = row.Scan(&l.ID, &b.kind, &l.To.Group, &l.To.Member, &l.Urgency, &notBefore, &l.Asker,
		&l.Posting, &l.Job, &b.author.Member, &b.quoted, &b.quotedText, &b.json, &l.Unasked)
	l.NotBefore = fromMillis(notBefore)
	return l, err
}

func (db *DB) aliases(ctx context.Context, id chat.MemberID) ([]chat.Alias, error) {
	const list = `SELECT hash FROM member_alias WHERE member = $1 ORDER BY place, hash`
	rows, err := db.query(ctx, list, id)
	return collect(rows, err, readID[chat.Alias])
}

// Sent settles a message: WhatsApp has it, and of a private one nothing is
// left but that it was sent. One that was taken back meanwhile is
// deleted there. It returns chat.ErrNotFound for an id that is not there.
func (db *DB) Sent(ctx context.Context, id chat.MessageID, at time.Time) error {
	const settle = `
		UPDATE outbox SET sent_at = CASE WHEN sent_at = 0 THEN $2 ELSE sent_at END, dead_at = 0, quoted_text = '',
			body = CASE WHEN to_member IS NULL THEN body ELSE '' END
		WHERE id = $1 RETURNING attempts`
	return attempt(db.write(ctx, func(ctx context.Context) error {
		if _, err := db.settleOut(ctx, settle, id, db.stamp(at)); err != nil {
			return err
		}
		return db.removeIfTakenBack(ctx, id)
	}), "settle", id)
}

// Postpone tries a message again later, and counts the attempt. It returns
// chat.ErrNotFound for an id that does not wait.
func (db *DB) Postpone(ctx context.Context, id chat.MessageID, until time.Time, reason string) (attempts int, err error) {
	const later = `
		UPDATE outbox SET not_before = $2, reason = $3, attempts = attempts + 1
		WHERE id = $1 AND sent_at = 0 AND dead_at = 0 RETURNING attempts`
	attempts, err = db.settleOut(ctx, later, id, toMillis(until), plain(reason))
	return attempts, attempt(err, "postpone", id)
}

// Bury makes a message a dead letter; one that was sent stays sent. It returns
// chat.ErrNotFound for an id that is not there.
func (db *DB) Bury(ctx context.Context, id chat.MessageID, reason string, at time.Time) error {
	const bury = `
		UPDATE outbox SET reason = $3, dead_at = CASE WHEN sent_at = 0 AND dead_at = 0 THEN $2 ELSE dead_at END,
			quoted_text = ''
		WHERE id = $1 RETURNING attempts`
	_, err := db.settleOut(ctx, bury, id, db.stamp(at), plain(reason))
	return attempt(err, "bury", id)
}

func (db *DB) settleOut(ctx context.Context, query string, id chat.MessageID, values ...any) (attempts int, err error) {
	err = db.write(ctx, func(ctx context.Context) error {
		return db.queryRow(ctx, query, append([]any{id}, values...)...).Scan(&attempts)
	})
	return attempts, err
}

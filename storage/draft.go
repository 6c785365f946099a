package storage

import (
	"context"
	"database/sql"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// MakeDraft keeps a draft that waits, and returns its number.
func (db *DB) MakeDraft(ctx context.Context, d chat.Draft) (number int64, err error) {
	err = db.write(ctx, func(ctx context.Context) error {
		asker, err := db.resolveOrNobody(ctx, d.Asker)
		if err != nil {
			return err
		}
		const insert = `
			INSERT INTO draft (kind, group_id, about, text, reply_to, asker, not_before, made_at, dies_at, state)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING number`
		return db.queryRow(ctx, insert, d.Kind, d.Group, d.About, plain(d.Text.String()), plain(string(d.ReplyTo)), asker,
			toMillis(d.NotBefore), db.stamp(d.Made), db.stamp(d.Dies), chat.DraftWaiting).Scan(&number)
	})
	return number, attempt(err, "make", "a draft")
}

// TellDraft notes who was asked about a draft, and by which private message.
func (db *DB) TellDraft(ctx context.Context, number int64, told chat.MemberID, note chat.MessageID) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		told, err := db.resolve(ctx, told)
		if err != nil {
			return err
		}
		const tell = `UPDATE draft SET told = $2, note = $3 WHERE number = $1`
		_, err = db.exec(ctx, tell, number, told, note)
		return err
	}), "tell of draft", number)
}

// DecideDraft settles a draft that waits. decided is false when it was settled
// before: nothing has then changed.
func (db *DB) DecideDraft(ctx context.Context, number int64, state chat.DraftState, by chat.MemberID, at time.Time, posted chat.MessageID) (decided bool, err error) {
	err = db.write(ctx, func(ctx context.Context) error {
		who, err := db.resolveOrNobody(ctx, by)
		if err != nil {
			return err
		}
		const decide = `
			UPDATE draft SET state = $2, decided_by = $3, decided_at = $4, message = $5 WHERE number = $1 AND state = $6`
		done, err := db.exec(ctx, decide, number, state, who, db.stamp(at), posted, chat.DraftWaiting)
		if err != nil {
			return err
		}
		rows, err := done.RowsAffected()
		decided = rows == 1
		return err
	})
	return decided, attempt(err, "decide draft", number)
}

// Draft returns a draft by its number, or chat.ErrNotFound.
func (db *DB) Draft(ctx context.Context, number int64) (chat.Draft, error) {
	d, err := readDraft(db.queryRow(ctx, selectDraft+` WHERE number = $1`, number))
	return d, attempt(err, "read draft", number)
}

// DraftByNote returns the draft of which a private message asked, or
// chat.ErrNotFound.
func (db *DB) DraftByNote(ctx context.Context, note chat.MessageID) (chat.Draft, error) {
	if note == "" {
		return chat.Draft{}, chat.ErrNotFound
	}
	const find = selectDraft + ` WHERE note = $1 AND note <> '' ORDER BY number DESC LIMIT 1`
	d, err := readDraft(db.queryRow(ctx, find, note))
	return d, attempt(err, "read the draft of message", note)
}

// WaitingDrafts returns the drafts of a group that can still be decided, the
// oldest first.
func (db *DB) WaitingDrafts(ctx context.Context, group chat.GroupID, now time.Time) ([]chat.Draft, error) {
	const find = selectDraft + ` WHERE group_id = $1 AND state = 'waiting' AND dies_at > $2 ORDER BY number`
	rows, err := db.query(ctx, find, group, toMillis(now))
	list, err := collect(rows, err, readDraft)
	return list, attempt(err, "list the drafts of group", group)
}

// DraftsToldTo returns the drafts of which a member was told and that can still
// be decided, the oldest first.
func (db *DB) DraftsToldTo(ctx context.Context, member chat.MemberID, now time.Time) ([]chat.Draft, error) {
	member, err := db.resolve(ctx, member)
	if err != nil {
		return nil, attempt(err, "list the drafts told to member", member)
	}
	const find = selectDraft + ` WHERE told = $1 AND state = 'waiting' AND dies_at > $2 ORDER BY number`
	rows, err := db.query(ctx, find, member, toMillis(now))
	list, err := collect(rows, err, readDraft)
	return list, attempt(err, "list the drafts told to member", member)
}

// Drafts returns the drafts of a kind made in a span of time, of all groups
// when group is empty, the oldest first.
func (db *DB) Drafts(ctx context.Context, kind chat.DraftKind, group chat.GroupID, from, to time.Time) ([]chat.Draft, error) {
	const find = selectDraft + `
		WHERE kind = $1 AND made_at >= $2 AND made_at < $3 AND (group_id = $4 OR $4 = '') ORDER BY made_at, number`
	rows, err := db.query(ctx, find, kind, toMillis(from), toMillis(to), group)
	list, err := collect(rows, err, readDraft)
	return list, attempt(err, "list drafts of kind", kind)
}

const selectDraft = `
	SELECT number, kind, group_id, about, text, reply_to, COALESCE(asker, 0), not_before, made_at, dies_at, state,
		COALESCE(told, 0), note, COALESCE(decided_by, 0), decided_at, message
	FROM draft`

func readDraft(row scannable) (d chat.Draft, err error) {
	var text string
	var notBefore, made, dies, decided int64
	err = row.Scan(&d.ID, &d.Kind, &d.Group, &d.About, &text, &d.ReplyTo, &d.Asker, &notBefore, &made, &dies, &d.State,
		&d.Told, &d.Note, &d.By, &decided, &d.Message)
	d.Text = privacy.Quote(privacy.Stored(text))
	d.NotBefore, d.Made, d.Dies, d.Decided = fromMillis(notBefore), fromMillis(made), fromMillis(dies), fromMillis(decided)
	return d, err
}

// Offer notes what the numbers of a list stand for, for one member in one
// place (a private chat when group is empty), until a moment. It takes the
// place of the list before.
func (db *DB) Offer(ctx context.Context, member chat.MemberID, group chat.GroupID, orders []chat.Command, until time.Time) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		member, err := db.resolve(ctx, member)
		if err != nil {
			return err
		}
		lines := make([]string, len(orders))
		for i := range orders {
			if lines[i], err = toCommand(&orders[i]); err != nil {
				return err
			}
		}
		kept, err := toJSON(lines)
		if err != nil {
			return err
		}
		const note = `
			INSERT INTO offer (member, group_id, orders, until) VALUES ($1, $2, $3, $4)
			ON CONFLICT (member, group_id) DO UPDATE SET orders = excluded.orders, until = excluded.until`
		_, err = db.exec(ctx, note, member, group, kept, toMillis(until))
		return err
	}), "offer a list to member", member)
}

// Offered returns what a member was last offered in a place, if its time has
// not passed, or else nothing.
func (db *DB) Offered(ctx context.Context, member chat.MemberID, group chat.GroupID, now time.Time) ([]chat.Command, error) {
	const find = `SELECT orders FROM offer WHERE member = $1 AND group_id = $2 AND until > $3`
	member, err := db.resolve(ctx, member)
	if err != nil {
		return nil, attempt(err, "read what was offered to member", member)
	}
	rows, err := db.query(ctx, find, member, group, toMillis(now))
	found, err := collect(rows, err, func(row scannable) (orders []chat.Command, err error) {
		var kept string
		if err := row.Scan(&kept); err != nil {
			return nil, err
		}
		lines, err := fromJSON[string](kept)
		for _, line := range lines {
			order, err := fromCommand(line)
			if err != nil {
				return nil, err
			}
			if order == nil {
				return nil, sql.ErrNoRows
			}
			orders = append(orders, *order)
		}
		return orders, err
	})
	if err != nil || len(found) == 0 {
		return nil, attempt(err, "read what was offered to member", member)
	}
	return found[0], nil
}

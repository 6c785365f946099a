package storage

import (
	"context"
	"strings"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy"
)

// AddVolume keeps an imported document, which waits to be confirmed. It
// returns chat.ErrConflict when its name is taken or its file is here already.
func (db *DB) AddVolume(ctx context.Context, v policy.Volume) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		const insert = `
			INSERT INTO volume (name, title, origin, sum, replaces, valid_from, passages, by_label, made_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`
		_, err := db.exec(ctx, insert, plain(v.Name), plain(v.Title), plain(v.Origin), v.Sum, plain(v.Replaces), v.ValidFrom,
			plain(v.Passages), v.By, db.stamp(v.Made))
		return err
	}), "keep the document", v.Name)
}

// ConfirmVolume puts a waiting document into use, at the word of somebody else
// than who imported it. It returns chat.ErrNotFound when none waits that this
// person may confirm.
func (db *DB) ConfirmVolume(ctx context.Context, name, by, office string, at time.Time) error {
	const confirm = `
		UPDATE volume SET confirmed_by = $2, office = $3, confirmed_at = $4
		WHERE name = $1 AND confirmed_at = 0 AND ended_at = 0 AND by_label <> $2`
	return attempt(db.changeOne(ctx, confirm, name, by, plain(office), db.stamp(at)), "confirm the document", name)
}

// EndVolume takes a document out of use, or out of waiting. It returns
// chat.ErrNotFound when there is none of that name.
func (db *DB) EndVolume(ctx context.Context, name string, at time.Time) error {
	const end = `UPDATE volume SET ended_at = $2 WHERE name = $1 AND ended_at = 0`
	return attempt(db.changeOne(ctx, end, name, db.stamp(at)), "end the document", name)
}

// changeOne runs an update that must touch one row.
func (db *DB) changeOne(ctx context.Context, query string, args ...any) error {
	return db.write(ctx, func(ctx context.Context) error {
		done, err := db.exec(ctx, query, args...)
		if err != nil {
			return err
		}
		if rows, err := done.RowsAffected(); err != nil || rows == 1 {
			return err
		}
		return chat.ErrNotFound
	})
}

// Volumes returns every document, those in use in the order in which they were
// confirmed, the others before them.
func (db *DB) Volumes(ctx context.Context) ([]policy.Volume, error) {
	const list = `
		SELECT name, title, origin, sum, replaces, valid_from, passages, by_label, confirmed_by, office, made_at, confirmed_at, ended_at
		FROM volume ORDER BY confirmed_at, made_at, name`
	rows, err := db.query(ctx, list)
	all, err := collect(rows, err, func(row scannable) (v policy.Volume, err error) {
		var made, confirmed, ended int64
		err = row.Scan(&v.Name, &v.Title, &v.Origin, &v.Sum, &v.Replaces, &v.ValidFrom, &v.Passages, &v.By, &v.ConfirmedBy, &v.Office,
			&made, &confirmed, &ended)
		v.Made, v.Confirmed, v.Ended = fromMillis(made), fromMillis(confirmed), fromMillis(ended)
		return v, err
	})
	return all, attempt(err, "list", "the documents")
}

// SetStanding keeps what a reviewer said of a passage, in place of what was
// said before.
func (db *DB) SetStanding(ctx context.Context, id policy.ID, s policy.Standing, by string, at time.Time) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		newer := make([]string, len(s.SupersededBy))
		for i, id := range s.SupersededBy {
			newer[i] = string(id)
		}
		const keep = `
			INSERT INTO standing (passage, state, office, date, superseded_by, by_label, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
			ON CONFLICT (passage) DO UPDATE SET state = excluded.state, office = excluded.office, date = excluded.date,
				superseded_by = excluded.superseded_by, by_label = excluded.by_label, at = excluded.at`
		_, err := db.exec(ctx, keep, id, s.State, plain(s.Review.Office), s.Review.Date, strings.Join(newer, " "), by, db.stamp(at))
		return err
	}), "keep what was said of passage", id)
}

// Standings returns what reviewers said of passages.
func (db *DB) Standings(ctx context.Context) (map[policy.ID]policy.Standing, error) {
	type line struct {
		id policy.ID
		policy.Standing
	}
	rows, err := db.query(ctx, `SELECT passage, state, office, date, superseded_by FROM standing`)
	lines, err := collect(rows, err, func(row scannable) (l line, err error) {
		var newer string
		err = row.Scan(&l.id, &l.State, &l.Review.Office, &l.Review.Date, &newer)
		for _, id := range strings.Fields(newer) {
			l.SupersededBy = append(l.SupersededBy, policy.ID(id))
		}
		return l, err
	})
	said := make(map[policy.ID]policy.Standing, len(lines))
	for _, l := range lines {
		said[l.id] = l.Standing
	}
	return said, attempt(err, "read", "what reviewers said")
}

// PolicyRevision is a text that changes whenever a document or what reviewers
// said has changed, and costs little to ask for.
func (db *DB) PolicyRevision(ctx context.Context) (string, error) {
	const count = `
		SELECT CAST(COUNT(*) AS TEXT) || ' ' || CAST(COALESCE(SUM(made_at), 0) AS TEXT) || ' ' || CAST(COALESCE(SUM(confirmed_at), 0) AS TEXT)
			|| ' ' || CAST(COALESCE(SUM(ended_at), 0) AS TEXT) FROM volume
		UNION ALL
		SELECT CAST(COUNT(*) AS TEXT) || ' ' || CAST(COALESCE(SUM(at), 0) AS TEXT) FROM standing`
	rows, err := db.query(ctx, count)
	parts, err := collect(rows, err, func(row scannable) (part string, err error) { return part, row.Scan(&part) })
	return strings.Join(parts, "; "), attempt(err, "read", "the revision of the passages")
}

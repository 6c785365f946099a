package storage

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/report/export"
)

var _ export.Record = (*DB)(nil)

// isExported is true of a counted posting p of somebody m who has not refused.
const isExported = `p.group_id <> '' AND p.command = '' AND p.deleted_at = 0 AND p.quiz_round = 0 AND NOT m.refused`

// EachPosting hands over the postings of a period that may leave the record,
// the oldest first.
func (db *DB) EachPosting(ctx context.Context, from, until time.Time, each func(export.Posting) error) error {
	const list = `
		SELECT p.id, p.member, p.role, g.name, p.sent_at, p.kind, p.text, p.options, p.areas, p.question, p.chat_import <> 0,
			CASE WHEN p.reply_to = '' THEN 0 ELSE COALESCE((
				SELECT MIN(q.id) FROM posting q JOIN member a ON a.id = q.member
				WHERE q.group_id = p.group_id AND q.message = p.reply_to
				AND q.command = '' AND q.deleted_at = 0 AND q.quiz_round = 0 AND NOT a.refused), 0) END
		FROM posting p JOIN member m ON m.id = p.member JOIN chat_group g ON g.id = p.group_id
		WHERE p.sent_at >= $1 AND p.sent_at < $2 AND ` + isExported + ` ORDER BY p.sent_at, p.id`
	rows, err := db.query(ctx, list, toMillis(from), toMillis(until))
	if err != nil {
		return attempt(err, "export the postings of", "a period")
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		p, err := readExported(rows)
		if err != nil {
			return attempt(err, "export the postings of", "a period")
		}
		if err := each(p); err != nil {
			return err
		}
	}
	return attempt(rows.Err(), "export the postings of", "a period")
}

func readExported(row scannable) (p export.Posting, err error) {
	var sentAt int64
	var text, options, areas string
	err = row.Scan(&p.ID, &p.Member, &p.Role, &p.Group, &sentAt, &p.Kind, &text, &options, &areas, &p.Question, &p.Imported, &p.ReplyTo)
	if err != nil {
		return p, err
	}
	p.SentAt, p.Text, p.Areas = fromMillis(sentAt), privacy.Stored(text), fromAreas(areas)
	p.Options, err = fromOptions(options)
	return p, err
}

// CountExported counts what EachPosting would hand over.
func (db *DB) CountExported(ctx context.Context, from, until time.Time) (n int, err error) {
	const count = `
		SELECT COUNT(*) FROM posting p JOIN member m ON m.id = p.member
		WHERE p.sent_at >= $1 AND p.sent_at < $2 AND ` + isExported
	err = db.queryRow(ctx, count, toMillis(from), toMillis(until)).Scan(&n)
	return n, attempt(err, "count the postings of", "a period")
}

// EachRound hands over the rounds that opened in a period and are closed, by
// number, with the answers of those who have not refused.
func (db *DB) EachRound(ctx context.Context, from, until time.Time, each func(export.Round) error) error {
	const list = `
		SELECT r.number, g.name, r.item, r.area, r.opened_at, r.reach FROM quiz_round r JOIN chat_group g ON g.id = r.group_id
		WHERE r.opened_at >= $1 AND r.opened_at < $2 AND r.opened_at <> 0 AND r.closed_at <> 0 ORDER BY r.number`
	rows, err := db.query(ctx, list, toMillis(from), toMillis(until))
	rounds, err := collect(rows, err, func(row scannable) (r export.Round, err error) {
		var opened int64
		err = row.Scan(&r.Number, &r.Group, &r.Item, &r.Area, &opened, &r.Reach)
		r.Opened = fromMillis(opened)
		return r, err
	})
	if err != nil {
		return attempt(err, "export the rounds of", "a period")
	}
	refused, err := db.refused(ctx)
	if err != nil {
		return attempt(err, "export the rounds of", "a period")
	}
	for _, r := range rounds {
		answers, err := db.Answers(ctx, r.Number)
		if err != nil {
			return err
		}
		for _, a := range answers {
			if !refused[a.Member] {
				r.Answers = append(r.Answers, export.Answer{Member: a.Member, At: a.At, Given: a.Mark.Given, Verdict: string(a.Mark.Verdict), Slip: a.Mark.Slip})
			}
		}
		counts, err := db.talliesOf(ctx, r.Number)
		if err != nil {
			return attempt(err, "export round", int64(r.Number))
		}
		for _, c := range counts {
			r.Counts = append(r.Counts, export.Count{Verdict: string(c.Verdict), Slip: c.Slip, People: c.Count})
		}
		if err := each(r); err != nil {
			return err
		}
	}
	return nil
}

// refused are the members of whom nothing may be kept.
func (db *DB) refused(ctx context.Context) (map[chat.MemberID]bool, error) {
	const list = `SELECT id FROM member WHERE refused`
	rows, err := db.query(ctx, list)
	ids, err := collect(rows, err, readID[chat.MemberID])
	set := make(map[chat.MemberID]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set, err
}

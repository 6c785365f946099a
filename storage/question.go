package storage

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// Answered notes that a posting answers a question. The first answer settles
// the question; a later one is linked to it all the same.
func (db *DB) Answered(ctx context.Context, question, by chat.PostingID, at time.Time) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		const link = `UPDATE posting SET answers = $2 WHERE id = $1`
		if _, err := db.exec(ctx, link, by, question); err != nil {
			return err
		}
		const settle = `UPDATE posting SET answered_at = $2, answered_by = $3 WHERE id = $1 AND answered_at = 0`
		_, err := db.exec(ctx, settle, question, db.stamp(at), by)
		return err
	}), "note an answer to posting", question)
}

// Listed and FollowedUp note that a facilitator was told of questions.
func (db *DB) Listed(ctx context.Context, questions []chat.PostingID, at time.Time) error {
	return db.tell(ctx, `UPDATE posting SET listed_at = $2 WHERE id = $1 AND listed_at = 0`, questions, at)
}

// FollowedUp is Listed for what is followed up sooner.
func (db *DB) FollowedUp(ctx context.Context, questions []chat.PostingID, at time.Time) error {
	return db.tell(ctx, `UPDATE posting SET nudged_at = $2 WHERE id = $1 AND nudged_at = 0`, questions, at)
}

func (db *DB) tell(ctx context.Context, note string, questions []chat.PostingID, at time.Time) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		for _, id := range questions {
			if _, err := db.exec(ctx, note, id, db.stamp(at)); err != nil {
				return err
			}
		}
		return nil
	}), "note who was told of", "questions")
}

// isOpen is true of a posting p that is a question nobody else has answered.
// It is what the index posting_open is for.
const isOpen = `p.question AND p.answered_at = 0 AND p.group_id <> '' AND p.command = '' AND p.deleted_at = 0`

// OpenQuestions returns the questions of a group that were asked in a span of
// time and that nobody else has answered, the oldest first.
func (db *DB) OpenQuestions(ctx context.Context, group chat.GroupID, from, to time.Time) ([]chat.OpenQuestion, error) {
	rows, err := db.query(ctx, findOpen+`ORDER BY p.sent_at, p.id`, group, toMillis(from), toMillis(to))
	return readOpen(rows, err, group)
}

// NewestQuestions is OpenQuestions with the newest first, and at most so many.
func (db *DB) NewestQuestions(ctx context.Context, group chat.GroupID, from, to time.Time, most int) ([]chat.OpenQuestion, error) {
	rows, err := db.query(ctx, findOpen+`ORDER BY p.sent_at DESC, p.id DESC LIMIT $4`, group, toMillis(from), toMillis(to), most)
	return readOpen(rows, err, group)
}

const findOpen = `
	SELECT ` + postingColumns + `, p.listed_at, p.nudged_at FROM posting p
	WHERE ` + isOpen + ` AND p.group_id = $1 AND p.sent_at >= $2 AND p.sent_at < $3 `

func readOpen(rows *sql.Rows, err error, group chat.GroupID) ([]chat.OpenQuestion, error) {
	list, err := collect(rows, err, func(row scannable) (q chat.OpenQuestion, err error) {
		var listed, nudged int64
		q.Posting, err = readPosting(also{row, []any{&listed, &nudged}})
		q.Listed, q.FollowedUp = fromMillis(listed), fromMillis(nudged)
		return q, err
	})
	return list, attempt(err, "list the open questions of group", group)
}

// also is a row with columns after those that its reader knows.
type also struct {
	scannable
	more []any
}

// Scan reads the known columns and the others.
func (a also) Scan(into ...any) error { return a.scannable.Scan(append(into, a.more...)...) }

// QuestionCounts says what became of the questions that were asked in each
// allowed group in a span of time.
func (db *DB) QuestionCounts(ctx context.Context, from, to time.Time) ([]chat.QuestionCount, error) {
	const find = `
		SELECT p.group_id, p.sent_at, p.answered_at FROM posting p
		WHERE p.sent_at >= $1 AND p.sent_at < $2 AND p.question AND p.group_id <> '' AND p.command = '' AND p.deleted_at = 0
		ORDER BY p.group_id, p.sent_at`
	type asked struct {
		group        chat.GroupID
		at, answered int64
	}
	rows, err := db.query(ctx, find, toMillis(from), toMillis(to))
	all, err := collect(rows, err, func(row scannable) (a asked, err error) {
		err = row.Scan(&a.group, &a.at, &a.answered)
		return a, err
	})
	var counts []chat.QuestionCount
	for _, a := range all {
		if len(counts) == 0 || counts[len(counts)-1].Group != a.group {
			counts = append(counts, chat.QuestionCount{Group: a.group})
		}
		c := &counts[len(counts)-1]
		c.Asked++
		switch {
		case a.answered == 0:
			c.Open++
			if c.OldestOpen.IsZero() {
				c.OldestOpen = fromMillis(a.at)
			}
			continue
		default:
			c.FirstAnswers = append(c.FirstAnswers, max(0, fromMillis(a.answered).Sub(fromMillis(a.at))))
		}
		c.Answered++
	}
	for i := range counts {
		slices.Sort(counts[i].FirstAnswers)
	}
	return counts, attempt(err, "count", "the questions")
}

// CorrectAreas keeps the areas that a human gives a posting, and those of the
// tagger beside them. It returns chat.ErrNotFound when there is no such posting.
func (db *DB) CorrectAreas(ctx context.Context, id chat.PostingID, areas []chat.Area) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		const correct = `
			UPDATE posting SET areas = $2, own_areas = '',
				tagged = CASE WHEN tagged <> '' THEN tagged WHEN own_areas <> '' THEN own_areas ELSE areas END
			WHERE id = $1 RETURNING id`
		return db.queryRow(ctx, correct, id, toAreas(areas)).Scan(&id)
	}), "correct the areas of posting", id)
}

// ProposeAreas puts a model's areas in the place of the tagger's, which are kept
// beside them, unless a human has spoken or the areas are others by now.
func (db *DB) ProposeAreas(ctx context.Context, id chat.PostingID, were, proposed []chat.Area) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		const propose = `
			UPDATE posting SET own_areas = areas, areas = $2
			WHERE id = $1 AND areas = $3 AND tagged = '' AND own_areas = '' AND deleted_at = 0`
		_, err := db.exec(ctx, propose, id, toAreas(proposed), toAreas(were))
		return err
	}), "propose the areas of posting", id)
}

// TagCounts says how often humans have corrected the tagger, or agreed with it,
// since a moment, of all groups when group is empty.
func (db *DB) TagCounts(ctx context.Context, group chat.GroupID, since time.Time) (c chat.TagCount, err error) {
	const find = `
		SELECT areas, tagged, COUNT(*) FROM posting
		WHERE sent_at >= $2 AND areas <> '' AND ($1 = '' OR group_id = $1) GROUP BY areas, tagged`
	type tally struct {
		areas, tagged string
		count         int
	}
	rows, err := db.query(ctx, find, group, toMillis(since))
	tallies, err := collect(rows, err, func(row scannable) (t tally, err error) {
		err = row.Scan(&t.areas, &t.tagged, &t.count)
		return t, err
	})
	for _, t := range tallies {
		c.Postings += t.count
		human, machine := fromAreas(t.areas), fromAreas(t.tagged)
		if len(human) == 0 || len(machine) == 0 {
			continue
		}
		c.Corrected += t.count
		if human[0] == machine[0] {
			c.Agreed += t.count
		}
	}
	return c, attempt(err, "count the corrections in group", group)
}

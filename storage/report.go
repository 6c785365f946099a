package storage

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/report"
)

var _ report.Record = (*DB)(nil)

// GroupsDuring returns the groups that were allowed at some time in a period,
// by name, and those of which postings of it were read from an old chat.
func (db *DB) GroupsDuring(ctx context.Context, from, to time.Time) ([]chat.Group, error) {
	const list = `
		SELECT ` + groupColumns + ` FROM chat_group
		WHERE (disallowed_at = 0 OR disallowed_at > $1) AND (allowed_at < $2 OR EXISTS (
			SELECT 1 FROM posting p WHERE p.sent_at >= $1 AND p.sent_at < $2 AND p.group_id = chat_group.id))
		ORDER BY name, id`
	rows, err := db.query(ctx, list, toMillis(from), toMillis(to))
	groups, err := collect(rows, err, readGroup)
	return groups, attempt(err, "list the groups of", "a period")
}

// isCounted is true of a row of posting that is a posting as the reports count
// them: written in a group by a person, no order to the bot, no answer to a round,
// and not deleted.
const isCounted = `group_id <> '' AND command = '' AND deleted_at = 0 AND quiz_round = 0`

// Facts hands over every counted posting of a period, the oldest first.
func (db *DB) Facts(ctx context.Context, from, to time.Time, each func(report.Fact)) error {
	const list = `
		SELECT id, group_id, message, member, role, sent_at, areas, question, answered_at, answered_by, findings
		FROM posting WHERE sent_at >= $1 AND sent_at < $2 AND ` + isCounted + ` ORDER BY sent_at, id`
	rows, err := db.query(ctx, list, toMillis(from), toMillis(to))
	if err != nil {
		return attempt(err, "count the postings of", "a period")
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		fact, err := readFact(rows)
		if err != nil {
			return attempt(err, "count the postings of", "a period")
		}
		each(fact)
	}
	return attempt(rows.Err(), "count the postings of", "a period")
}

func readFact(row scannable) (f report.Fact, err error) {
	var sentAt, answeredAt int64
	var areas, findings string
	err = row.Scan(&f.ID, &f.Group, &f.Message, &f.Member, &f.Role, &sentAt, &areas, &f.Question, &answeredAt, &f.AnsweredBy, &findings)
	if err != nil {
		return f, err
	}
	f.At, f.Areas = fromMillis(sentAt), fromAreas(areas)
	f.Answered = fromMillis(answeredAt)
	f.Removed, err = fromJSON[privacy.Finding](findings)
	return f, err
}

// Stays returns who was in a group at some time in a period, once for each
// time that they were.
func (db *DB) Stays(ctx context.Context, group chat.GroupID, from, to time.Time) ([]report.Stay, error) {
	const list = `
		SELECT s.member, s.joined_at, s.left_at, NOT m.refused AND (m.consented_at <> 0 OR g.consent <> '')
		FROM (
			SELECT member, group_id, joined_at, left_at FROM membership WHERE group_id = $1
			UNION ALL SELECT member, group_id, joined_at, left_at FROM membership_past WHERE group_id = $1
		) s JOIN member m ON m.id = s.member JOIN chat_group g ON g.id = s.group_id
		WHERE s.joined_at < $3 AND (s.left_at = 0 OR s.left_at > $2)
		ORDER BY s.member, s.joined_at`
	rows, err := db.query(ctx, list, group, toMillis(from), toMillis(to))
	stays, err := collect(rows, err, func(row scannable) (s report.Stay, err error) {
		var joinedAt, leftAt int64
		err = row.Scan(&s.Member, &joinedAt, &leftAt, &s.IsKept)
		s.From, s.To = fromMillis(joinedAt), fromMillis(leftAt)
		return s, err
	})
	return stays, attempt(err, "list the stays in group", group)
}

// NotKeptIn counts the messages of a group that were not kept, by reason.
func (db *DB) NotKeptIn(ctx context.Context, group chat.GroupID, from, to time.Time) (map[chat.Reason]int, error) {
	const count = `
		SELECT reason, SUM(count) FROM not_kept
		WHERE group_id = $1 AND hour >= $2 AND hour < $3 AND count > 0 GROUP BY reason`
	rows, err := db.query(ctx, count, group, toMillis(from), toMillis(to))
	type tally struct {
		reason chat.Reason
		count  int
	}
	tallies, err := collect(rows, err, func(row scannable) (t tally, err error) {
		err = row.Scan(&t.reason, &t.count)
		return t, err
	})
	counts := make(map[chat.Reason]int, len(tallies))
	for _, t := range tallies {
		counts[t.reason] = t.count
	}
	return counts, attempt(err, "count what was not kept of group", group)
}

// ClosedIn returns the rounds of a group that closed in a period, the first
// first.
func (db *DB) ClosedIn(ctx context.Context, group chat.GroupID, from, to time.Time) ([]report.Closed, error) {
	outcomes, err := db.outcomes(ctx, `r.group_id = $1 AND r.closed_at >= $2 AND r.closed_at < $3`, group, toMillis(from), toMillis(to))
	closed := make([]report.Closed, len(outcomes))
	for i, o := range outcomes {
		closed[i] = report.Closed{
			Item: string(o.Round.Item), Area: o.Round.Area, Reached: max(o.Round.Reach, o.Score.Answered), Answered: o.Score.Answered, Right: o.Score.Right,
		}
	}
	return closed, attempt(err, "read the closed rounds of group", group)
}

// NotAskedIn counts the rounds of a group that were given up in a period, by
// cause; nil when there were none.
func (db *DB) NotAskedIn(ctx context.Context, group chat.GroupID, from, to time.Time) (causes map[string]int, err error) {
	const list = `
		SELECT drop_cause, COUNT(*) FROM quiz_round
		WHERE group_id = $1 AND dropped_at >= $2 AND dropped_at < $3 GROUP BY drop_cause`
	rows, err := db.query(ctx, list, group, toMillis(from), toMillis(to))
	_, err = collect(rows, err, func(row scannable) (cause string, err error) {
		var count int
		err = row.Scan(&cause, &count)
		if causes == nil {
			causes = make(map[string]int)
		}
		causes[cause] = count
		return cause, err
	})
	return causes, attempt(err, "count the rounds not asked in group", group)
}

// BotAnswers returns when the bot first answered the messages of a group that
// it answered in a period. What was sent is kept for KeepDone.
func (db *DB) BotAnswers(ctx context.Context, group chat.GroupID, from, to time.Time) (map[chat.MessageID]time.Time, error) {
	const list = `
		SELECT quoted, MIN(sent_at) FROM outbox
		WHERE to_group = $1 AND to_group <> '' AND quoted <> '' AND sent_at >= $2 AND sent_at < $3 GROUP BY quoted`
	rows, err := db.query(ctx, list, group, toMillis(from), toMillis(to))
	type answer struct {
		message chat.MessageID
		at      int64
	}
	answers, err := collect(rows, err, func(row scannable) (a answer, err error) {
		err = row.Scan(&a.message, &a.at)
		return a, err
	})
	first := make(map[chat.MessageID]time.Time, len(answers))
	for _, a := range answers {
		first[a.message] = fromMillis(a.at)
	}
	return first, attempt(err, "read the answers in group", group)
}

// RulingsIn counts the disagreements of a period to which policy was quoted in
// a group, and those of these quotations that were withdrawn.
func (db *DB) RulingsIn(ctx context.Context, group chat.GroupID, from, to time.Time) (quoted, withdrawn int, err error) {
	tally, err := db.TallyRulings(ctx, group, from, to)
	return tally.Posted + tally.Withdrawn, tally.Withdrawn, err
}

// Clean returns the words of a posting, or chat.ErrNotFound when there is none
// or they were taken away.
func (db *DB) Clean(ctx context.Context, id chat.PostingID) (privacy.Clean, error) {
	const find = `SELECT text FROM posting WHERE id = $1 AND deleted_at = 0 AND text <> ''`
	var text string
	err := db.queryRow(ctx, find, id).Scan(&text)
	return privacy.Stored(text), attempt(err, "read the words of posting", id)
}

// Published returns a week's digest as it was made the first time, or
// chat.ErrNotFound.
func (db *DB) Published(ctx context.Context, week string) ([]byte, error) {
	const find = `SELECT numbers FROM digest WHERE week = $1`
	var numbers string
	err := db.queryRow(ctx, find, week).Scan(&numbers)
	return []byte(numbers), attempt(err, "read the digest of", week)
}

// Publish keeps a week's digest. The first one stays.
func (db *DB) Publish(ctx context.Context, week string, numbers []byte) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		const keep = `INSERT INTO digest (week, numbers, made_at) VALUES ($1, $2, $3) ON CONFLICT (week) DO NOTHING`
		_, err := db.exec(ctx, keep, week, string(numbers), toMillis(db.now()))
		return err
	}), "keep the digest of", week)
}

package storage

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// Counts counts what was kept since a moment, of all groups (and private
// chats) when group is empty. What is not a moment's (Waiting, Dead, Pending,
// Members, MissingFirstWord) is counted as it is now. Postings that were
// deleted count. Members are those in an allowed group or with a role.
func (db *DB) Counts(ctx context.Context, group chat.GroupID, since time.Time) (chat.Counts, error) {
	var c chat.Counts
	counts := []struct {
		into  *int
		query string
		args  []any
	}{
		{&c.Postings, `SELECT COUNT(*) FROM posting WHERE sent_at >= $2 AND ($1 = '' OR group_id = $1)`, []any{group, toMillis(since)}},
		{&c.Waiting, `SELECT COUNT(*) FROM outbox WHERE sent_at = 0 AND dead_at = 0 AND ($1 = '' OR to_group = $1)`, []any{group}},
		{&c.Dead, `
			SELECT (SELECT COUNT(*) FROM outbox WHERE dead_at <> 0 AND undone_id = '' AND ($1 = '' OR to_group = $1))
				+ (SELECT COUNT(*) FROM heard WHERE dead_at <> 0 AND ($1 = '' OR group_id = $1))`, []any{group}},
		{&c.Pending, `SELECT COUNT(*) FROM heard WHERE reacted_at = 0 AND dead_at = 0 AND ($1 = '' OR group_id = $1)`, []any{group}},
		{&c.Members, `SELECT COUNT(*) FROM member m WHERE ` + inProgramme, []any{group}},
		{&c.MissingFirstWord, `SELECT COUNT(*) FROM member m WHERE ` + cannotBeWrittenTo + ` AND ` + inProgramme, []any{group}},
	}
	for _, count := range counts {
		if err := db.queryRow(ctx, count.query, count.args...).Scan(count.into); err != nil {
			return chat.Counts{}, attempt(err, "count for group", group)
		}
	}
	const notKept = `
		SELECT reason, SUM(count) FROM not_kept WHERE hour >= $2 AND count > 0 AND ($1 = '' OR group_id = $1) GROUP BY reason`
	rows, err := db.query(ctx, notKept, group, hourOf(since))
	type tally struct {
		reason chat.Reason
		count  int
	}
	tallies, err := collect(rows, err, func(row scannable) (t tally, err error) {
		err = row.Scan(&t.reason, &t.count)
		return t, err
	})
	c.NotKept = make(map[chat.Reason]int, len(tallies))
	for _, t := range tallies {
		c.NotKept[t.reason] = t.count
	}
	return c, attempt(err, "count for group", group)
}

const (
	// inProgramme is true of a member m in the group $1, or, when that is
	// empty, in any allowed group or with a role given by hand.
	inProgramme = `m.joined_to IS NULL AND (($1 = '' AND m.given_role <> '') OR EXISTS (
		SELECT 1 FROM membership s JOIN chat_group g ON g.id = s.group_id
		WHERE s.member = m.id AND s.left_at = 0 AND g.disallowed_at = 0 AND ($1 = '' OR s.group_id = $1)))`
	cannotBeWrittenTo = `(m.wrote_first_at = 0 OR m.stopped_at <> 0)`
)

// Missing says who cannot be written to privately: one member by label, or a
// number of unnamed members of a group.
type Missing struct {
	Label string
	Group string // the programme's name of it
	Count int
}

// WithoutFirstWord lists who has not written to the bot first: those with a
// label by it, the others counted by group.
func (db *DB) WithoutFirstWord(ctx context.Context) ([]Missing, error) {
	const list = `
		SELECT m.label, '' AS name, 1 FROM member m
		WHERE m.label <> '' AND ` + cannotBeWrittenTo + ` AND m.joined_to IS NULL
		UNION ALL
		SELECT '', g.name, COUNT(*) FROM member m
		JOIN membership s ON s.member = m.id AND s.left_at = 0
		JOIN chat_group g ON g.id = s.group_id AND g.disallowed_at = 0
		WHERE m.label = '' AND ` + cannotBeWrittenTo + ` AND m.joined_to IS NULL
		GROUP BY g.name
		ORDER BY 2, 1`
	rows, err := db.query(ctx, list)
	missing, err := collect(rows, err, func(row scannable) (m Missing, err error) {
		err = row.Scan(&m.Label, &m.Group, &m.Count)
		return m, err
	})
	return missing, attempt(err, "list who has not written", "first")
}

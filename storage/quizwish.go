package storage

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/quiz"
)

// QuizWishes returns what a member has said about quizzes; nothing is said at
// first.
func (db *DB) QuizWishes(ctx context.Context, member chat.MemberID) (w quiz.Wishes, err error) {
	member, err = db.resolve(ctx, member)
	if err == nil {
		const find = `
			SELECT COALESCE(MAX(off_at), 0) <> 0, COALESCE(MAX(shared_at), 0) <> 0,
				EXISTS (SELECT 1 FROM pair p WHERE p.mentee = $1)
			FROM quiz_choice WHERE member = $1`
		err = db.queryRow(ctx, find, member).Scan(&w.Off, &w.Shared, &w.Paired)
	}
	return w, attempt(err, "read the wishes of member", member)
}

// SetQuizOff keeps whether a member wants no reminders of quizzes.
func (db *DB) SetQuizOff(ctx context.Context, member chat.MemberID, off bool, at time.Time) error {
	return db.wish(ctx, member, "off_at", off, at)
}

// SetShared keeps whether a member lets their mentor see how they do by area.
func (db *DB) SetShared(ctx context.Context, member chat.MemberID, shared bool, at time.Time) error {
	return db.wish(ctx, member, "shared_at", shared, at)
}

// Nudged notes that a member was reminded of a quiz.
func (db *DB) Nudged(ctx context.Context, member chat.MemberID, at time.Time) error {
	return db.wish(ctx, member, "nudged_at", true, at)
}

func (db *DB) wish(ctx context.Context, member chat.MemberID, column string, yes bool, at time.Time) error {
	return attempt(db.write(ctx, func(ctx context.Context) error {
		member, err := db.resolve(ctx, member)
		if err != nil {
			return err
		}
		stamp := int64(0)
		if yes {
			stamp = db.stamp(at)
		}
		_, err = db.exec(ctx, `INSERT INTO quiz_choice (member, `+column+`) VALUES ($1, $2)
			ON CONFLICT (member) DO UPDATE SET `+column+` = excluded.`+column, member, stamp)
		return err
	}), "keep a wish of member", member)
}

// Unanswered returns those in a group who can be written to, have not answered
// a round, want reminders, and had none since a moment.
func (db *DB) Unanswered(ctx context.Context, group chat.GroupID, round int, since time.Time) ([]chat.Member, error) {
	const list = selectMember + `
		WHERE m.id IN (SELECT i.member FROM membership i WHERE i.group_id = $1 AND i.left_at = 0)
			AND m.wrote_first_at <> 0 AND m.stopped_at = 0 AND NOT m.refused
			AND NOT EXISTS (SELECT 1 FROM quiz_answer a WHERE a.round = $2 AND a.member = m.id)
			AND NOT EXISTS (SELECT 1 FROM quiz_choice c WHERE c.member = m.id AND (c.off_at <> 0 OR c.nudged_at > $3))
		ORDER BY m.id, g.id`
	rows, err := db.query(ctx, list, group, round, toMillis(since))
	members, err := readMembers(rows, err)
	return members, attempt(err, "list who has not answered in group", group)
}

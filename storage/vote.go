package storage

import (
	"context"
	"fmt"

	"github.com/mshauri/mshauri/chat"
)

// Note keeps a vote or a reaction: the latest of a person counts, by the time
// at which it was given. One that came late asks for no reaction; a repeated
// one changes nothing. It returns chat.ErrNotFound when the member is unknown.
func (db *DB) Note(ctx context.Context, h chat.Heard) error {
	h.Message, h.Target = chat.MessageID(plain(string(h.Message))), chat.MessageID(plain(string(h.Target)))
	h.Emoji = plain(h.Emoji)
	return attempt(db.write(ctx, func(ctx context.Context) (err error) {
		if err = db.settleAsRead(ctx, h.Mark, h.Group, h.At); err != nil {
			return err
		}
		if h.Member, err = db.resolve(ctx, h.Member); err != nil {
			return err
		}
		id, err := db.hear(ctx, h)
		if err != nil || id == 0 {
			return err
		}
		latest, err := db.keepLatest(ctx, h)
		if err != nil || latest {
			return err
		}
		return db.Reacted(ctx, id, h.At)
	}), "note "+string(h.Kind), h.Message)
}

// hear makes a row of something heard, and returns 0 when it is there already.
func (db *DB) hear(ctx context.Context, h chat.Heard) (id chat.HeardID, err error) {
	const insert = `
		INSERT INTO heard (kind, group_id, member, at, message, target, emoji, choices)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`
	rows, err := db.query(ctx, insert,
		h.Kind, h.Group, h.Member, toMillis(h.At), h.Message, h.Target, h.Emoji, toChoices(h.Choices))
	ids, err := collect(rows, err, readID[chat.HeardID])
	if err != nil || len(ids) == 0 {
		return 0, err
	}
	return ids[0], nil
}

// isQuestion is true of a poll that asks a question of the quiz: votes in it
// are answers, and what was chosen is kept under the seal alone.
const isQuestion = `EXISTS (SELECT 1 FROM quiz_round r WHERE r.message = $2 AND r.message <> '' AND r.group_id = $1)`

// keepLatest reports whether this vote or reaction is the latest of its person.
func (db *DB) keepLatest(ctx context.Context, h chat.Heard) (bool, error) {
	var keep, value string
	switch h.Kind {
	case chat.HeardVote:
		keep, value = `
			INSERT INTO vote (group_id, poll, member, choices, at) 
			VALUES ($1, $2, $3, CASE WHEN `+isQuestion+` THEN '' ELSE $4 END, $5)
			ON CONFLICT (group_id, poll, member) DO UPDATE SET choices = excluded.choices, at = excluded.at
			WHERE excluded.at >= vote.at`, toChoices(h.Choices)
	case chat.HeardReaction:
		keep, value = `
			INSERT INTO reaction (group_id, target, member, emoji, at) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (group_id, target, member) DO UPDATE SET emoji = excluded.emoji, at = excluded.at
			WHERE excluded.at >= reaction.at`, h.Emoji
	default:
		return false, fmt.Errorf("only votes and reactions are noted, not a %s", h.Kind)
	}
	done, err := db.exec(ctx, keep, h.Group, h.Target, h.Member, value, toMillis(h.At))
	if err != nil {
		return false, err
	}
	rows, err := done.RowsAffected()
	return rows == 1, err
}

package storage

import (
	"context"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// NewNumber prepares the record for another number of the bot's. What waits for
// a group stays until the new number is in it, and what waits for a member
// until they have written to the new number: it knows nobody's consent to be
// written to. It returns the groups that are served and were not waited for
// already; asked again before anything has happened, it returns none.
func (db *DB) NewNumber(ctx context.Context, at time.Time) (groups []chat.Group, err error) {
	err = db.write(ctx, func(ctx context.Context) error {
		const wait = `UPDATE chat_group SET awaited = TRUE WHERE disallowed_at = 0 AND NOT awaited RETURNING id`
		rows, err := db.query(ctx, wait)
		ids, err := collect(rows, err, readID[chat.GroupID])
		if err != nil {
			return err
		}
		for _, id := range ids {
			group, err := db.Group(ctx, id)
			if err != nil {
				return err
			}
			groups = append(groups, group)
		}
		const stop = `UPDATE member SET stopped_at = $1 WHERE wrote_first_at <> 0 AND stopped_at = 0`
		_, err = db.exec(ctx, stop, db.stamp(at))
		return err
	})
	return groups, attempt(err, "prepare for", "a new number")
}

package storage

import (
	"context"

	"github.com/mshauri/mshauri/chat"
)

// RecentPostings returns the last postings of a group (or of all private
// chats, when group is empty), the newest first and at most so many. A posting
// whose words were taken away is among them, without words.
func (db *DB) RecentPostings(ctx context.Context, group chat.GroupID, most int) ([]chat.Posting, error) {
	const find = `SELECT ` + postingColumns + ` FROM posting p WHERE p.group_id = $1 ORDER BY p.id DESC LIMIT $2`
	rows, err := db.query(ctx, find, group, most)
	list, err := collect(rows, err, readPosting)
	return list, attempt(err, "read the recent postings of", "a group")
}

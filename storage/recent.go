package storage

import (
	"context"

	"github.com/mshauri/mshauri/chat"
)

// recentReach is how many postings, of all groups, RecentPostings looks back:
// about a week of a large programme.
const recentReach = 2_000

// RecentPostings returns the last postings of a group (or of all private
// chats, when group is empty), the newest first and at most so many, as far as
// they are among the last 2,000 of all. A posting whose words were taken away is
// among them, without words.
//
// It walks back from the newest. Left to itself, SQLite would gather every
// posting that the group ever had by posting_message, and sort them.
func (db *DB) RecentPostings(ctx context.Context, group chat.GroupID, most int) ([]chat.Posting, error) {
	const find = `
		SELECT ` + postingColumns + ` FROM posting p
		WHERE p.id > (SELECT COALESCE(MAX(id), 0) FROM posting) - $3 AND p.group_id || '' = $1
		ORDER BY p.id DESC LIMIT $2`
	rows, err := db.query(ctx, find, group, most, recentReach)
	list, err := collect(rows, err, readPosting)
	return list, attempt(err, "read the recent postings of", "a group")
}

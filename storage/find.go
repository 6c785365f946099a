package storage

import (
	"context"
	"strings"

	"github.com/mshauri/mshauri/chat"
)

// Find returns the newest postings in groups in which all the words stand,
// whatever their case, at most so many. It reads as far back as it must, so it
// is for the command line.
func (db *DB) Find(ctx context.Context, words []string, most int) ([]chat.Posting, error) {
	const list = `SELECT ` + postingColumns + ` FROM posting p WHERE ` + isCounted + ` ORDER BY p.id DESC`
	rows, err := db.query(ctx, list)
	if err != nil {
		return nil, attempt(err, "find", "postings")
	}
	defer func() { _ = rows.Close() }()
	for i, word := range words {
		words[i] = strings.ToLower(word)
	}
	var found []chat.Posting
	for len(found) < most && rows.Next() {
		posting, err := readPosting(rows)
		if err != nil {
			return nil, attempt(err, "find", "postings")
		}
		if holdsAll(strings.ToLower(posting.Text.String()), words) {
			found = append(found, posting)
		}
	}
	return found, attempt(rows.Err(), "find", "postings")
}

func holdsAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// GroupNames returns the programme's words for every group there is or was.
func (db *DB) GroupNames(ctx context.Context) (map[chat.GroupID]string, error) {
	const list = `SELECT id, name FROM chat_group`
	rows, err := db.query(ctx, list)
	type named struct {
		id   chat.GroupID
		name string
	}
	all, err := collect(rows, err, func(row scannable) (n named, err error) {
		err = row.Scan(&n.id, &n.name)
		return n, err
	})
	names := make(map[chat.GroupID]string, len(all))
	for _, n := range all {
		names[n.id] = n.name
	}
	return names, attempt(err, "list the names of", "groups")
}

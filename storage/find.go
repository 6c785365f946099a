package storage

import (
	"context"
	"errors"
	"strings"

	"github.com/mshauri/mshauri/chat"
)

// Find returns the newest postings in groups in which all the words stand,
// whatever their case, at most so many. It reads as far back as it must, so it
// is for the command line: what is rare takes as long as the record is large.
func (db *DB) Find(ctx context.Context, words []string, most int) ([]chat.Posting, error) {
	for i, word := range words {
		words[i] = strings.ToLower(word)
	}
	ids, err := db.holding(ctx, words, most)
	if err != nil {
		return nil, attempt(err, "find", "postings")
	}
	var found []chat.Posting
	for _, id := range ids {
		posting, err := db.Posting(ctx, id)
		if errors.Is(err, chat.ErrNotFound) {
			continue // it has gone meanwhile
		} else if err != nil {
			return nil, err
		}
		found = append(found, posting)
	}
	return found, nil
}

// holding reads of each posting no more than its words.
func (db *DB) holding(ctx context.Context, words []string, most int) (ids []chat.PostingID, err error) {
	const list = `SELECT p.id, p.text FROM posting p WHERE ` + isCounted + ` ORDER BY p.id DESC`
	rows, err := db.query(ctx, list)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	for len(ids) < most && rows.Next() {
		var id chat.PostingID
		var text string
		if err := rows.Scan(&id, &text); err != nil {
			return nil, err
		}
		if holdsAll(strings.ToLower(text), words) {
			ids = append(ids, id)
		}
	}
	return ids, rows.Err()
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

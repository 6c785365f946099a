package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
)

// To how many bytes sealed values are filled up, so that their lengths tell
// nothing: an answer, the counts of a round, two numbers, a private message.
const (
	answerStep  = 512
	countStep   = 1024
	weakerStep  = 64
	messageStep = 4096
)

// SealWith gives the record the seal of its key, before it is used: answers to
// questions and private messages can be neither kept nor read without.
func (db *DB) SealWith(seal privacy.Seal) { db.seal = seal }

func shut[T any](db *DB, value T, about string, step int) (string, error) {
	bytes, err := json.Marshal(value)
	if err != nil {
		return "", err
	}
	return db.seal.Shut(bytes, about, step)
}

func unsealed[T any](db *DB, sealed, about string) (value T, err error) {
	bytes, err := db.seal.Open(sealed, about)
	if err == nil {
		err = json.Unmarshal(bytes, &value)
	}
	return value, err
}

func aboutAnswer(round int) string { return fmt.Sprint("answer ", round) }

func (db *DB) sealMark(round int, mark quiz.Mark) (string, error) {
	return shut(db, mark, aboutAnswer(round), answerStep)
}

func (db *DB) openMark(round int, sealed string) (quiz.Mark, error) {
	return unsealed[quiz.Mark](db, sealed, aboutAnswer(round))
}

// sealBody hides a private message, and what it quotes.
func (db *DB) sealBody(id string, b *body) (err error) {
	if b.json, err = db.seal.Shut([]byte(b.json), "message "+id, messageStep); err != nil || b.quotedText == "" {
		return err
	}
	b.quotedText, err = db.seal.Shut([]byte(b.quotedText), "quoted "+id, messageStep)
	return err
}

// openBody is the way back. A message to a group is not sealed, nor is one that
// waited before there was a seal.
func (db *DB) openBody(id string, b *body) error {
	if strings.HasPrefix(b.json, "{") {
		return nil
	}
	text, err := db.seal.Open(b.json, "message "+id)
	if err != nil {
		return err
	}
	b.json = string(text)
	if b.quotedText != "" {
		text, err = db.seal.Open(b.quotedText, "quoted "+id)
		b.quotedText = string(text)
	}
	return err
}

// tally is how often a round was answered in one way.
type tally struct {
	Verdict quiz.Verdict
	Slip    string
	Count   int
}

func aboutCounts(round int) string { return fmt.Sprint("counts ", round) }

// talliesOf returns what is left of the answers to a round that were folded.
func (db *DB) talliesOf(ctx context.Context, round int) (list []tally, err error) {
	const find = `SELECT sealed FROM quiz_count WHERE round = $1`
	rows, err := db.query(ctx, find, round)
	found, err := collect(rows, err, readID[string])
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return unsealed[[]tally](db, found[0], aboutCounts(round))
}

func (db *DB) saveTallies(ctx context.Context, round int, list []tally) error {
	sealed, err := shut(db, list, aboutCounts(round), countStep)
	if err != nil {
		return err
	}
	const save = `
		INSERT INTO quiz_count (round, sealed) VALUES ($1, $2)
		ON CONFLICT (round) DO UPDATE SET sealed = excluded.sealed`
	_, err = db.exec(ctx, save, round, sealed)
	return err
}

// plus adds one way of answering, in the order of verdicts and slips.
func plus(list []tally, more tally) []tally {
	at := 0
	for ; at < len(list); at++ {
		switch t := &list[at]; {
		case t.Verdict == more.Verdict && t.Slip == more.Slip:
			t.Count += more.Count
			return list
		case t.Verdict > more.Verdict || t.Verdict == more.Verdict && t.Slip > more.Slip:
			return append(list[:at], append([]tally{more}, list[at:]...)...)
		}
	}
	return append(list, more)
}

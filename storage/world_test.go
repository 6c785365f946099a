package storage_test

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/storage"
)

// The groups of every test; the third is not allowed.
const (
	mentors = chat.GroupID("g-mentors")
	mentees = chat.GroupID("g-mentees")
	foreign = chat.GroupID("g-foreign")
)

// world is a database with short words for what tests do to it.
type world struct {
	*testing.T
	*storage.DB
	clock           *clock
	driver, address string
	raw             *sql.DB
}

func (w *world) ok(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

// ctx is the test's, which ends with it.
func (w *world) ctx() context.Context { return w.T.Context() }

func (w *world) allow() {
	w.Helper()
	for _, g := range []chat.Group{
		{ID: mentors, Name: "Mentors", Kind: chat.MentorsGroup, Language: chat.English, Consent: "written", AllowedAt: noon},
		{ID: mentees, Name: "Mentees", Kind: chat.MenteesGroup, Language: chat.Kiswahili, Consent: "written", AllowedAt: noon},
	} {
		w.ok(w.AllowGroup(w.ctx(), g))
	}
}

func person(aliases ...chat.Alias) chat.Person { return chat.Person{Aliases: aliases} }

func (w *world) meet(aliases ...chat.Alias) chat.MemberID {
	w.Helper()
	m, err := w.Meet(w.ctx(), person(aliases...), noon)
	w.ok(err)
	return m.ID
}

func (w *world) member(id chat.MemberID) chat.Member {
	w.Helper()
	m, err := w.MemberByID(w.ctx(), id)
	w.ok(err)
	return m
}

func (w *world) joined(group chat.GroupID, alias chat.Alias, admin bool, at time.Time) {
	w.Helper()
	w.ok(w.Joined(w.ctx(), chat.MemberJoined{Group: group, Member: chat.GroupMember{Person: person(alias), Admin: admin}, At: at}))
}

// posting is a plain one, to be changed by the test.
func posting(message chat.MessageID, member chat.MemberID, text string) chat.Posting {
	return chat.Posting{
		Message: message, Group: mentees, Member: member, Role: chat.Mentee, SentAt: noon, Kind: chat.KindText,
		Text: privacy.Stored(text), Areas: []chat.Area{"cold-chain"}, Mark: "mark-" + string(message),
	}
}

func (w *world) record(p chat.Posting) {
	w.Helper()
	w.ok(w.Record(w.ctx(), p))
}

func (w *world) waiting() []chat.Heard {
	w.Helper()
	list, err := w.Waiting(w.ctx(), 0, 10_000)
	w.ok(err)
	return list
}

// texts are the words of what waits, with the kind before them.
func (w *world) texts() []string {
	w.Helper()
	var list []string
	for _, h := range w.waiting() {
		list = append(list, string(h.Kind)+": "+h.Posting.Text.String())
	}
	return list
}

func (w *world) counts(group chat.GroupID) chat.Counts {
	w.Helper()
	c, err := w.Counts(w.ctx(), group, noon.AddDate(-1, 0, 0))
	w.ok(err)
	return c
}

// sql opens the same database beside the record, to look at it and to do it
// harm.
func (w *world) sql() *sql.DB {
	w.Helper()
	if w.raw == nil {
		raw, err := sql.Open(w.driver, w.address)
		w.ok(err)
		w.Cleanup(func() { _ = raw.Close() })
		w.raw = raw
	}
	return w.raw
}

// number is the answer to a question that has one number.
func (w *world) number(query string) int {
	w.Helper()
	var n int
	w.ok(w.sql().QueryRowContext(w.ctx(), query).Scan(&n))
	return n
}

// millis is a time as it stands in a column.
func millis(t time.Time) string { return strconv.FormatInt(t.UnixMilli(), 10) }

func isNotFound(err error) bool { return errors.Is(err, chat.ErrNotFound) }

func isConflict(err error) bool { return errors.Is(err, chat.ErrConflict) }

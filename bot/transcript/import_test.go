package transcript

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/storage"
)

var _ Store = (*storage.DB)(nil)

var _ Cleaner = (*bot.Engine)(nil)

// room is a record with the engine's road to it.
type room struct {
	testing.TB
	db     *storage.DB
	path   string
	key    privacy.Key
	group  chat.Group
	engine *bot.Engine
}

func newRoom(t testing.TB) *room {
	t.Helper()
	r := &room{TB: t, path: filepath.Join(t.TempDir(), "main.db"), key: privacy.NewKey()}
	db, err := storage.Open(t.Context(), storage.Options{Address: r.path, Now: func() time.Time { return later }})
	r.ok(err)
	t.Cleanup(func() { r.ok(db.Close()) })
	r.db = db
	scrubber, err := privacy.NewScrubber(privacy.Options{})
	r.ok(err)
	list, err := bot.NewCommands(nil)
	r.ok(err)
	r.engine = &bot.Engine{Scrubber: scrubber, Tagger: topics.New(), Listener: deaf{}, Commands: list, Key: r.key}
	r.group = chat.Group{ID: "g", Name: "Invented mentees", Kind: chat.MenteesGroup, Language: chat.English, Consent: "written", AllowedAt: later}
	r.ok(db.AllowGroup(t.Context(), r.group))
	return r
}

func (r *room) ok(err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

// options read a chat of these lines, with a roster of those.
func (r *room) options(roster string, lines ...string) Options {
	r.Helper()
	path := filepath.Join(r.TempDir(), "chat.txt")
	r.ok(os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o600))
	source, err := Open(path)
	r.ok(err)
	r.Cleanup(func() { _ = source.Close() })
	o := Options{
		Source: source, Group: r.group, Basis: "written, 2018-05-02", Zone: nairobi, Now: later, Key: r.key,
		Numbered: numbered, Workers: 2,
	}
	if roster != "" {
		o.Roster, err = ReadRoster(strings.NewReader(roster), numbered)
		r.ok(err)
	}
	return o
}

func (r *room) imports(o Options) Report {
	r.Helper()
	report, err := Import(r.Context(), o, r.engine, r.db, false)
	r.ok(err)
	return report
}

// kept is what the record has, as "minute member words", in order.
func (r *room) kept() (list []string) {
	r.Helper()
	kept, err := r.db.KeptBetween(r.Context(), r.group.ID, time.Time{}, later.AddDate(1, 0, 0), -1)
	r.ok(err)
	for _, k := range kept {
		list = append(list, fmt.Sprintf("%s %d %s", k.SentAt.In(nairobi).Format("15:04"), k.Member, k.Text))
	}
	return list
}

// heard records a message as the engine would have, live.
func (r *room) heard(number, at, text string) chat.Member {
	r.Helper()
	alias, err := numbered(number)
	r.ok(err)
	member, err := r.db.Meet(r.Context(), chat.Person{Aliases: []chat.Alias{alias}}, later)
	r.ok(err)
	sentAt, err := time.ParseInLocation("2006-01-02 15:04:05", at, nairobi)
	r.ok(err)
	posting, err := r.engine.Clean(chat.Incoming{
		ID: chat.MessageID(at + number + text), Group: r.group.ID, SentAt: sentAt, Kind: chat.KindText, Text: privacy.NewRaw(text),
	})
	r.ok(err)
	posting.Member, posting.Role = member.ID, chat.Mentee
	r.ok(r.db.Record(r.Context(), posting))
	return member
}

func (r *room) has(want ...string) {
	r.Helper()
	got := r.kept()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		r.Errorf("the record has\n%s\nand not\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Broken on purpose and put back: with names not masked, Zawadi Invented stands
// in the record.
func TestImportKeepsWhatConsentCovers(t *testing.T) {
	r := newRoom(t)
	o := r.options("sender, role, number, consent\nNurse Invented One, mentor, 0700 000 001\nZawadi Invented, mentee\nNurse Invented Three, mentee, , no\n",
		"13/02/2020, 10:00 - Nurse Invented One: Zawadi Invented, how many doses of BCG in a vial?",
		"13/02/2020, 10:01 - Zawadi Invented: Dozi ni ishirini. Mama Wanjiku Njeri 0712 345 678 came back",
		"13/02/2020, 10:02 - Nurse Invented Three: the words of one who said no",
		"13/02/2020, 10:03 - Not In The List: the words of one who was not asked",
		"13/02/2020, 10:04 - Zawadi Invented: <Media omitted>",
		"13/02/2020, 10:05 - Zawadi Invented left",
	)
	dry, err := Import(t.Context(), o, r.engine, r.db, true)
	r.ok(err)
	r.has()
	if n, err := r.db.Refusals(t.Context()); err != nil || n != 0 {
		t.Error(n, err)
	}
	report := r.imports(o)
	r.has("10:00 1 [name 1], how many doses of BCG in a vial?", "10:01 2 Dozi ni ishirini. [name 1] [phone] came back", "10:04 2 ")
	if dry.ImportTally != report.ImportTally {
		t.Errorf("a dry run says %+v, and then came %+v", dry.ImportTally, report.ImportTally)
	}
	want := chat.ImportTally{Kept: 3, NotCovered: 2, Notices: 1, Removed: 3}
	if report.ImportTally != want || report.NamedOnly != 1 || report.Senders != 4 || report.Covered != 2 || fmt.Sprint(report.NotCoveredAt) != "[3 4]" {
		t.Errorf("%+v", report)
	}
	waiting, err := r.db.Waiting(t.Context(), 0, 10)
	if err != nil || len(waiting) != 0 {
		t.Errorf("%d things wait to be reacted to: %v", len(waiting), err)
	}
	postings, err := r.db.PostingsOf(t.Context(), 1)
	r.ok(err)
	if p := postings[0]; p.Role != chat.Mentor || !p.Question || len(p.Areas) == 0 || p.Import != 0 && p.Import != 1 {
		t.Errorf("%+v", p)
	}
	if n, err := r.db.ActiveNamed(t.Context(), r.group.ID, time.Time{}, later); err != nil || n != 1 {
		t.Errorf("%d are known by name: %v", n, err)
	}
	r.nowhere("Zawadi", "Nurse Invented", "Not In", "said no", "not asked", "Wanjiku", "0712", "700 000 001")
}

// nowhere wants none of these words in the database.
func (r *room) nowhere(words ...string) {
	r.Helper()
	raw, err := sql.Open("sqlite3", r.path)
	r.ok(err)
	defer func() { _ = raw.Close() }()
	_, err = raw.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	r.ok(err)
	content, err := os.ReadFile(r.path)
	r.ok(err)
	for _, word := range words {
		if strings.Contains(strings.ToLower(string(content)), strings.ToLower(word)) {
			r.Errorf("%q lies in the database", word)
		}
	}
}

func TestImportTwiceAddsNothing(t *testing.T) {
	r := newRoom(t)
	chatLines := []string{
		"13/02/2020, 10:00 - Nurse Invented One: Habari", "13/02/2020, 10:00 - Nurse Invented One: Habari",
		"13/02/2020, 10:01 - Nurse Invented Two: Nzuri",
	}
	r.imports(r.options("", chatLines...))
	want := []string{"10:00 1 Habari", "10:00 1 Habari", "10:01 2 Nzuri"}
	r.has(want...)
	report, err := Import(t.Context(), r.options("", chatLines...), r.engine, r.db, false)
	if !errors.Is(err, ErrAlready) || report.Kept != 3 {
		t.Errorf("%v, %+v", err, report)
	}
	// A longer export of the same chat, in which the phone knows one of them.
	report = r.imports(r.options("", append(append([]string{"12/02/2020, 09:00 - Nurse Invented Two: Karibuni"}, chatLines...), "13/02/2020, 10:01 - Nurse Invented Two: Asante")...))
	if report.Known != 3 || report.Kept != 2 {
		t.Errorf("%+v", report)
	}
	r.has(append([]string{"09:00 2 Karibuni"}, append(want, "10:01 2 Asante")...)...)
	// And the first again, on request.
	o := r.options("", chatLines...)
	o.Again = true
	if report = r.imports(o); report.Kept != 0 || report.Known != 3 {
		t.Errorf("%+v", report)
	}
	// Another group's is a mistake.
	o.Group.ID = "h"
	if _, err := Import(t.Context(), o, r.engine, r.db, false); err == nil || !strings.Contains(err.Error(), "another group") {
		t.Error(err)
	}
}

func TestImportOverWhatWasHeard(t *testing.T) {
	r := newRoom(t)
	one := r.heard("0700 000 001", "2020-02-13 10:00:07", "How many doses of BCG in a vial?")
	r.heard("0700 000 001", "2020-02-13 10:00:59", "Asante")
	deleted := r.heard("0700 000 002", "2020-02-13 10:01:20", "something that is taken back")
	r.ok(r.db.Delete(t.Context(), chat.Deletion{Group: r.group.ID, Target: "2020-02-13 10:01:200700 000 002something that is taken back", By: deleted.ID, At: later}))
	report := r.imports(r.options("Nurse Invented One, mentee, 0700 000 001\nNurse Invented Two, mentee, 0700 000 002\n",
		"13/02/2020, 09:59 - Nurse Invented Two: Habari, while the bot was away",
		"13/02/2020, 10:00 - Nurse Invented One: How many doses of BCG in a vial?",
		"13/02/2020, 10:00 - Nurse Invented One: Asante", "13/02/2020, 10:00 - Nurse Invented One: Asante",
		"13/02/2020, 10:01 - Nurse Invented Two: something that is taken back",
	))
	if report.Known != 3 || report.Kept != 2 {
		t.Errorf("%+v", report)
	}
	r.has("09:59 2 Habari, while the bot was away", "10:00 1 Asante", "10:00 1 How many doses of BCG in a vial?", "10:00 1 Asante", "10:01 2 ")
	if list, err := r.db.PostingsOf(t.Context(), one.ID); err != nil || len(list) != 3 {
		t.Errorf("one person has %d: %v", len(list), err)
	}
}

// Somebody who refused is not read from a chat under any name, and who was
// read by name loses it when it turns out that they had refused.
func TestImportAndRefusals(t *testing.T) {
	r := newRoom(t)
	chatLines := []string{"13/02/2020, 10:00 - Nurse Invented One: my own words", "13/02/2020, 10:01 - +254 700 000 002: other words"}
	r.imports(r.options("", chatLines...))
	r.has("10:00 1 my own words", "10:01 2 other words")
	refused := r.heard("0700 000 001", "2020-03-01 10:00:00", "Habari")
	r.ok(r.db.SetConsent(t.Context(), refused.ID, false, later))
	_, err := r.db.Forget(t.Context(), refused.ID, later)
	r.ok(err)
	// It turns out who the name is.
	if _, err := Import(t.Context(), r.options("Nurse Invented One, mentee, 0700 000 001\n", chatLines...), r.engine, r.db, false); !errors.Is(err, ErrAlready) {
		t.Fatal(err)
	}
	for _, line := range r.kept() {
		if strings.Contains(line, "my own words") {
			t.Errorf("what was read of somebody who refused is still there: %s", line)
		}
	}
	// Without a list, a name alone could be theirs; a number could not.
	report := r.imports(r.options("", "14/02/2020, 10:00 - Anybody Invented: more words", "14/02/2020, 10:01 - +254 700 000 002: and more", "14/02/2020, 10:02 - +254 700 000 001: no"))
	if report.NotCovered != 2 || report.Kept != 1 {
		t.Errorf("%+v", report)
	}
}

func TestImportLeavesOutWhatWouldBeErasedTonight(t *testing.T) {
	r := newRoom(t)
	o := r.options("", "13/02/2020, 10:00 - Nurse Invented One: old", "13/02/2021, 10:00 - Nurse Invented One: new")
	o.Oldest = time.Date(2020, 6, 1, 0, 0, 0, 0, time.UTC)
	if report := r.imports(o); report.TooOld != 1 || report.Kept != 1 {
		t.Errorf("%+v", report)
	}
}

// An import that is stopped goes on where it was, in another process: here
// after each batch.
func TestImportGoesOnWhereItWas(t *testing.T) {
	r := newRoom(t)
	lines := strings.Split(strings.TrimSpace(string(generated(12_000))), "\n")
	stops := 0
	for {
		ctx, stop := context.WithCancel(t.Context())
		o := r.options("", lines...)
		o.Order = DayMonthYear
		o.Progress = func(int, int) { stop() }
		report, err := Import(ctx, o, r.engine, r.db, false)
		stop()
		if err == nil {
			if report.Done != report.Entries {
				t.Errorf("%+v", report)
			}
			break
		}
		if stops++; !errors.Is(err, context.Canceled) || stops > 50 {
			t.Fatal(err)
		}
	}
	whole := newRoom(t)
	o := whole.options("", lines...)
	o.Order = DayMonthYear
	report := whole.imports(o)
	if stops < 3 || len(r.kept()) != report.Kept {
		t.Errorf("stopped %d times, %d kept, not %d", stops, len(r.kept()), report.Kept)
	}
	imports, err := r.db.Imports(t.Context())
	if err != nil || len(imports) != 1 || imports[0].Tally != report.ImportTally {
		t.Errorf("%+v is not %+v (%v)", imports, report.ImportTally, err)
	}
}

// deaf stands in for the listener for emergencies, as it does in cmd.
type deaf struct{}

func (deaf) Hear(privacy.Clean) chat.Danger { return "" }

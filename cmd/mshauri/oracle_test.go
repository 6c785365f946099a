//go:build !race

package main

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/privacy"
)

// road is the whole way of a posting: a lab with nurses in a group, and the bot
// in a process of its own, on files of its own, paired by QR in the same run.
type road struct {
	t        *testing.T
	server   *lab.Server
	phone    *lab.Phone  // the bot's own
	device   lab.Address // the bot, linked to it
	nurses   []*lab.Phone
	group    lab.Address // is served
	strange  lab.Address // is not
	settings []string
	folder   string
	database string // the URL of the record on PostgreSQL; empty for SQLite
	bot      *botProcess
	postings []string // the ids of what was said and must be kept, once
}

// sideBySide runs lanes that wait much more than they compute. Each is a test
// of its own.
func sideBySide(t *testing.T, lanes map[string]func(*testing.T)) {
	t.Helper()
	var all sync.WaitGroup
	for name, lane := range lanes {
		all.Go(func() { t.Run(name, lane) })
	}
	all.Wait()
}

// newRoad builds the lab, pairs the bot, and allows a group of nurses. The bot
// does not run yet.
func newRoad(t *testing.T, options lab.Options) *road {
	t.Helper()
	return newRoadOn(t, options, "", "Nurse Atieno", "Nurse Baraka")
}

// newRoadOn is newRoad with a database and nurses.
func newRoadOn(t *testing.T, options lab.Options, database string, nurses ...string) *road {
	t.Helper()
	r := &road{t: t, folder: t.TempDir(), database: database}
	options.PhonesInMemory = true
	var err error
	if r.server, err = lab.Start(context.Background(), options); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.server.Close(); err != nil {
			t.Error(err)
		}
	})
	r.rehearseAt(r.server.Addr())
	r.phone = r.newPhone("Mshauri")
	for _, name := range nurses {
		r.nurses = append(r.nurses, r.newPhone(name))
	}
	r.device = r.pair()
	r.group, r.strange = r.newGroup("Lari mentors"), r.newGroup("A family")
	r.command("group", "allow", "--jid", r.group.String(), "--kind", "mentors", "--name", "Lari mentors", "--consent", "invented, for a test")
	return r
}

// rehearseAt says where the bot finds WhatsApp.
func (r *road) rehearseAt(address string) {
	key := r.server.RootKey()
	r.settings = []string{
		"MSHAURI_DATA=" + filepath.Join(r.folder, "data"), "MSHAURI_KEY_FILE=" + filepath.Join(r.folder, "key"),
		"MSHAURI_QUIET_HOURS=off", "MSHAURI_LOG_LEVEL=info",
		"MSHAURI_REHEARSAL_ADDRESS=" + address, fmt.Sprintf("MSHAURI_REHEARSAL_ROOT_KEY=%x", key),
	}
	if r.database != "" {
		r.settings = append(r.settings, "MSHAURI_DATABASE="+r.database)
	}
}

// soon is a deadline far above what anything takes.
func (r *road) soon() context.Context {
	ctx, cancel := context.WithTimeout(r.t.Context(), 40*time.Second)
	r.t.Cleanup(cancel)
	return ctx
}

func (r *road) must(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

func (r *road) newPhone(name string) *lab.Phone {
	r.t.Helper()
	phone, err := r.server.NewPhone(r.soon(), name)
	r.must(err)
	return phone
}

// newGroup makes a group of the nurses and the bot.
func (r *road) newGroup(subject string) lab.Address {
	r.t.Helper()
	made := lab.Group{Subject: subject, Admins: []lab.Address{r.nurses[0].PN}, Members: []lab.Address{r.phone.PN}}
	for _, nurse := range r.nurses[1:] {
		made.Members = append(made.Members, nurse.PN)
	}
	jid, err := r.server.CreateGroup(made)
	r.must(err)
	return jid
}

// pair runs mshauri pair, and lets the bot's phone scan the code.
func (r *road) pair() lab.Address {
	r.t.Helper()
	pairing := runAsChild(r.t, "any command", r.settings, "pair", "--plain")
	code := strings.TrimPrefix(pairing.heard(r.t, "QR "), "QR ")
	device, err := r.server.Scan(r.soon(), code, r.phone.PN)
	r.must(err)
	pairing.heard(r.t, "PAIRED")
	if status := pairing.ends(r.t, 20*time.Second); status != 0 {
		r.t.Fatalf("mshauri pair ended with %d: %s", status, pairing.lastWords())
	}
	return device
}

// command runs a command line in this process.
func (r *road) command(args ...string) {
	r.t.Helper()
	var said bytes.Buffer
	if status := execute(r.t.Context(), args, world{in: strings.NewReader(""), out: &said, errors: &said, environ: r.settings}); status != 0 {
		r.t.Fatalf("mshauri %s ended with %d: %s", strings.Join(args, " "), status, said.String())
	}
}

// start runs the bot, armed for a crash or not, without waiting for its line.
func (r *road) start(order string) {
	r.t.Helper()
	r.bot = runAsChild(r.t, "serve, to crash", r.settings)
	r.bot.order(r.t, order)
}

// restart starts the bot anew, unarmed, and waits until it has acknowledged all
// that waited for it.
func (r *road) restart() {
	r.t.Helper()
	r.start("")
	r.settle()
}

// arm makes the running bot crash at its next passing of a point.
func (r *road) arm(order string) {
	r.t.Helper()
	r.bot.order(r.t, order)
	r.bot.heard(r.t, "armed")
}

// settle waits until the bot is there and has acknowledged everything.
func (r *road) settle() {
	r.t.Helper()
	r.must(r.server.WaitOnline(r.soon(), r.device))
	if err := r.server.Settled(r.soon(), r.device); err != nil {
		r.t.Fatalf("the bot does not acknowledge what it was sent: %v\n%s", err, r.bot.lastWords())
	}
}

// say lets a nurse write in the served group.
func (r *road) say(nurse *lab.Phone, text string, options ...lab.Option) string {
	r.t.Helper()
	id, err := nurse.Say(r.soon(), r.group, text, options...)
	r.must(err)
	r.postings = append(r.postings, id)
	return id
}

// acknowledged is how often the bot's device acknowledged a stanza.
func (r *road) acknowledged(id string) (times int) {
	for _, entry := range r.server.Log() {
		if entry.Event == lab.Acknowledged && entry.ID == id && entry.Device == r.device {
			times++
		}
	}
	return times
}

// open opens one of the bot's databases beside the bot, to be read alone.
func (r *road) open(file string) *sql.DB {
	r.t.Helper()
	path := filepath.Join(r.folder, "data", file)
	db, err := sql.Open("sqlite3", (&url.URL{Scheme: "file", Path: path, RawQuery: "_query_only=on&_busy_timeout=10000"}).String())
	r.must(err)
	return db
}

// record opens the record beside the bot.
func (r *road) record() *sql.DB {
	r.t.Helper()
	if r.database == "" {
		return r.open("main.db")
	}
	db, err := sql.Open("pgx", r.database)
	r.must(err)
	return db
}

// number asks the record a question whose answer is a number.
func (r *road) number(query string, args ...any) (n int) {
	r.t.Helper()
	db := r.record()
	defer func() { r.must(db.Close()) }()
	r.must(db.QueryRow(query, args...).Scan(&n))
	return n
}

const (
	postingsOf = `SELECT COUNT(*) FROM posting WHERE message = $1`
	turnsOf    = `SELECT COUNT(*) FROM heard h JOIN posting p ON p.id = h.posting WHERE p.message = $1 AND h.kind = 'posting'`
	notKept    = `SELECT COALESCE(SUM(count), 0) FROM not_kept`
	membersNow = `SELECT COUNT(*) FROM membership WHERE left_at = 0`
)

// eventually waits for a number in the record.
func (r *road) eventually(what string, want int, query string, args ...any) {
	r.t.Helper()
	got := -1
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if got = r.number(query, args...); got == want {
			return
		}
	}
	r.t.Errorf("%s: %d were expected, and there are %d", what, want, got)
}

// once checks that a posting was acknowledged and is kept once. Whoever is
// acknowledged is there at once: nothing is waited for.
func (r *road) once(id string) {
	r.t.Helper()
	if times := r.acknowledged(id); times != 1 {
		r.t.Errorf("posting %s was acknowledged %d times", id, times)
	}
	if rows := r.number(postingsOf, id); rows != 1 {
		r.t.Errorf("posting %s is acknowledged and kept %d times", id, rows)
	}
	if turns := r.number(turnsOf, id); turns != 1 {
		r.t.Errorf("posting %s has %d turns", id, turns)
	}
}

// readsItsGroup waits until the bot knows who is in the group.
func (r *road) readsItsGroup() {
	r.t.Helper()
	r.eventually("members of the group", len(r.nurses), membersNow)
}

// alias is the pseudonym of a person's number, by which tests find people in
// the record.
func (r *road) alias(person lab.Account) string {
	r.t.Helper()
	key, err := privacy.LoadKey(filepath.Join(r.folder, "key"))
	r.must(err)
	alias, err := whatsapp.PhoneAlias(key, "+"+person.PN.User)
	r.must(err)
	return string(alias)
}

// finish stops the bot, and then looks at the whole run: every posting settled
// once, and both databases in order after all that happened to them.
func (r *road) finish() {
	r.t.Helper()
	r.settle()
	for _, id := range r.postings {
		r.once(id)
	}
	r.bot.kill()
	if rows := r.number(`SELECT COUNT(*) FROM posting`); rows != len(r.postings) {
		r.t.Errorf("%d postings are kept of %d", rows, len(r.postings))
	}
	for _, file := range []string{"main.db", "link.db"} {
		db := r.open(file)
		var verdict string
		r.must(db.QueryRow(`PRAGMA integrity_check`).Scan(&verdict))
		r.must(db.Close())
		if verdict != "ok" {
			r.t.Errorf("%s after the kills: %s", file, verdict)
		}
	}
}

// answers is every message of the bot in an inbox that the test asks for.
func (r *road) answers(phone *lab.Phone, wanted func(lab.Received) bool) []lab.Received {
	return slices.DeleteFunc(phone.Inbox(), func(m lab.Received) bool {
		return m.FromPN.User != r.phone.PN.User || !wanted(m)
	})
}

// repliesTo accepts the answers that hang on a message.
func repliesTo(id string) func(lab.Received) bool {
	return func(m lab.Received) bool { return m.ReplyTo == id }
}

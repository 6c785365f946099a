//go:build !race

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/privacy"
)

// Without the race detector: while commits fail, the bot drops its own line to
// be sent again what it could not keep, and whatsmeow races when a line drops.
//
// Broken on purpose, each by a line or two and put back (of 3,566 plants in 378
// messages, 188 of which waited in link.db while commits failed):
//
//	what was broken                                  what was found
//	stock buffer: EventBuffer not wrapped            881 plants in link.db, 1,437 in link.db-wal
//	wraps lost at pairing: PutDevice wraps nothing   1,260 in link.db, 1,223 in link.db-wal
//	the buffer keeps texts unscrubbed                236 in link.db, 644 in link.db-wal
//	Contacts not replaced                            push names: 12 in link.db, 27 in link.db-wal
//	the library's debug lines logged                 66 in standard error, push names and subjects
//	and the log's own mask off                       13 addresses more in standard error
//	libsignal's logger not set                       lines on standard output that nobody wrote
//
// holdVariable names a file; while it is there, every commit of the child fails.
const holdVariable = "MSHAURI_TEST_HOLD"

var _ = child("canary", func(ctx context.Context, w world) int {
	hold := os.Getenv(holdVariable)
	err := pairAndServe(ctx, w, decorators{record: func(inner bot.Record) bot.Record { return held{inner, hold} }})
	if err != nil {
		_, _ = fmt.Fprintln(w.errors, "the child:", err)
		return 1
	}
	return 0
})

type recordBelow = bot.Record

// held is a record that takes nothing while a file exists.
type held struct {
	recordBelow
	file string
}

var errHeld = errors.New("the commit is held up by a test")

func (h held) unless(commit func() error) error {
	if _, err := os.Stat(h.file); err == nil {
		return errHeld
	}
	return commit()
}

func (h held) Record(ctx context.Context, p chat.Posting) error {
	return h.unless(func() error { return h.recordBelow.Record(ctx, p) })
}

func (h held) Skip(ctx context.Context, n chat.NotKept) error {
	return h.unless(func() error { return h.recordBelow.Skip(ctx, n) })
}

func (h held) Amend(ctx context.Context, a chat.Amendment) error {
	return h.unless(func() error { return h.recordBelow.Amend(ctx, a) })
}

func (h held) Delete(ctx context.Context, d chat.Deletion) error {
	return h.unless(func() error { return h.recordBelow.Delete(ctx, d) })
}

func (h held) Note(ctx context.Context, n chat.Heard) error {
	return h.unless(func() error { return h.recordBelow.Note(ctx, n) })
}

// canary plants things, and remembers what must be left of each.
type canary struct {
	*scene
	ctx      context.Context
	label    string // where and when things are being said
	scrubber *privacy.Scrubber
	planted  int
	plants   []plant              // of the content: nowhere at all
	want     map[string]keptWords // by message: exactly so in main.db
	never    map[string]string    // by message: not in main.db; the label says why
	plain    map[string]bool      // messages with nothing planted in them
}

// keptWords is what is kept of one message.
type keptWords struct{ label, text, options, findings string }

// TestCutCanary plants names, numbers and places in everything that a message
// can carry, and then looks at every byte that the bot has left: while the
// messages wait for a commit that fails, when all is settled, and when the bot
// has ended. The bot is a child process that pairs by QR code, logs all that it
// can, and leaves nothing of standard output and error unseen. It has a model to
// ask, on loopback: what it asks is searched too.
//
// The planted identifiers are of kinds that the scrubber knows: what is tested
// is that nothing goes round it. What it finds is measured elsewhere.
func TestCutCanary(t *testing.T) {
	watching := freeAddress(t)
	model := newScripted(t)
	model.says(`{"area":"general"}`, `{"same":true}`, http.StatusOK)
	s := newScene(t, func(settings *config.Settings) { settings.Scrub.Places = []string{plantedPlace} })
	hold, temporary := filepath.Join(s.folder, "hold"), filepath.Join(s.folder, "tmp")
	must(t, os.Mkdir(temporary, 0o700))
	_, end := s.spawn("canary", holdVariable+"="+hold, "TMPDIR="+temporary, "MSHAURI_SCRUB_PLACES="+plantedPlace, "MSHAURI_WATCH_ADDRESS="+watching,
		"MSHAURI_ASSIST_URL="+model.URL+"/v1", "MSHAURI_ASSIST_MODEL=small", "MSHAURI_ASSIST_DAILY=100000")
	s.scan()

	c := &canary{
		scene: s, ctx: within(t, 4*time.Minute), label: "the cast",
		want: map[string]keptWords{}, never: map[string]string{}, plain: map[string]bool{},
	}
	var err error
	c.scrubber, err = newScrubber(s.settings)
	must(t, err)
	parties := c.cast()

	c.everywhere(parties, "as it comes")
	must(t, s.server.Settled(c.ctx, s.device))
	c.look("everything is settled")

	must(t, os.WriteFile(hold, nil, 0o600))
	c.everywhere(parties, "while commits fail")
	must(t, s.server.SetSubject(parties[0].jid, c.mark("a new subject")))
	s.await(20*time.Second, "messages to wait in link.db", func() bool { return c.buffered() > 60 })
	c.look("commits fail")
	waited := c.buffered()
	must(t, os.Remove(hold))
	must(t, s.server.Settled(c.ctx, s.device))
	s.await(10*time.Second, "nothing to wait in link.db", func() bool { return c.buffered() <= c.answeredTwice() })
	must(t, os.WriteFile(filepath.Join(s.folder, "status"), []byte(s.command("status")), 0o600))
	c.prompts(model)
	c.look("all is settled again")
	c.compare()
	c.exits(watching)
	c.look("everything has left that can leave")
	end()
	c.look("the bot has ended")
	for line := range strings.Lines(s.output("stdout")) {
		if !strings.HasPrefix(line, "QR ") && line != "PAIRED\n" {
			t.Errorf("somebody prints to standard output: %q", line)
		}
	}
	t.Logf("%d plants in %d messages, %d of which waited in link.db", len(c.plants), len(c.want)+len(c.never), waited)
}

// party is a group, or a private chat, and who speaks in it.
type party struct {
	jid     lab.Address
	speaker *lab.Phone
	keeps   bool // whether what is said there may be kept
	label   string
}

// cast brings everybody on, with names planted, and has two groups served.
func (c *canary) cast() []party {
	phone := func(role string) *lab.Phone { return c.phone(c.mark("the push name of " + role)) }
	mentor, nurse, refuser, stranger := phone("a mentor"), phone("a nurse"), phone("one who refused"), phone("a stranger")
	lids := c.group(lab.LIDMode, c.mark("a subject"), mentor, nurse, refuser)
	numbers := c.group(lab.PNMode, c.mark("a subject"), mentor, nurse)
	elsewhere := c.group(lab.LIDMode, c.mark("a subject"), stranger, nurse)
	c.allow(lids, chat.MenteesGroup)
	c.allow(numbers, chat.MentorsGroup)

	c.extra(refuser, "consent no")
	c.await(20*time.Second, "the refusal to be kept", func() bool { return c.count("SELECT COUNT(*) FROM member WHERE refused") == 1 })
	c.extra(nurse, "hi")
	c.extra(mentor, "/status")
	return []party{
		{lids, nurse, true, "in a group under LIDs"},
		{numbers, mentor, true, "in a group under numbers"},
		{c.account.PN, nurse, true, "privately to the number"},
		{c.account.LID, mentor, true, "privately to the LID"},
		{lids, refuser, false, "by one who refused"},
		{elsewhere, stranger, false, "in a group that is not allowed"},
		{c.account.PN, stranger, false, "privately by a stranger"},
	}
}

// extra is something said to the bot with nothing planted in it.
func (c *canary) extra(phone *lab.Phone, text string) {
	c.t.Helper()
	id := sent(c.t)(phone.Say(c.ctx, c.account.PN, text))
	c.plain[id] = true
	must(c.t, c.server.WaitAcknowledged(c.ctx, c.device, id))
}

// everywhere says everything that can be said, and changes push names.
func (c *canary) everywhere(parties []party, when string) {
	c.t.Helper()
	for _, party := range parties {
		c.label = party.label + ", " + when
		must(c.t, party.speaker.SetPushName(c.mark("a new push name")))
		c.everything(party)
	}
}

// buffered counts the messages that wait in link.db.
func (c *canary) buffered() (n int) {
	c.t.Helper()
	readFile(c.t, filepath.Join(c.settings.Data, "link.db"), func(scan func(...any)) { scan(&n) },
		"SELECT COUNT(*) FROM whatsmeow_event_buffer WHERE plaintext IS NOT NULL")
	return n
}

// answeredTwice counts the answers beyond the first to the bot's asking for a
// message again. A line that drops in between makes it ask twice; the answers
// have one id, so the acknowledgement of one may be taken for the other's, which
// then does not come again. The message is settled once, and the scrubbed copy
// of the answer that was lost stays in link.db until whatsmeow clears it out.
func (c *canary) answeredTwice() (extra int) {
	queued := map[string]int{}
	for _, e := range c.server.Log() {
		if e.Event == lab.Queued && e.Device == c.device && e.Tag == "message" {
			if queued[e.ID]++; queued[e.ID] > 2 {
				extra++
			}
		}
	}
	return extra
}

// expect notes what must be kept of a message.
func (c *canary) expect(keeps bool, id, label, text string, options ...string) {
	if !keeps {
		c.never[id] = label
		return
	}
	clean, findings := c.scrubber.Scrub(privacy.NewRaw(text))
	kept := keptWords{label: label, text: clean.String()}
	var cleaned []string
	for _, option := range options {
		clean, more := c.scrubber.Scrub(privacy.NewRaw(option))
		cleaned, findings = append(cleaned, clean.String()), privacy.AddFindings(findings, more)
	}
	kept.options, kept.findings = asJSON(cleaned), asJSON(findings)
	c.want[id] = kept
}

func asJSON[T any](list []T) string {
	if len(list) == 0 {
		return ""
	}
	content, err := json.Marshal(list)
	if err != nil {
		return err.Error()
	}
	return string(content)
}

// compare holds main.db against what must be kept: byte for byte, once each,
// and nothing else.
func (c *canary) compare() {
	c.t.Helper()
	found := map[string]int{}
	c.read(func(scan func(...any)) {
		var id string
		var got keptWords
		scan(&id, &got.text, &got.options, &got.findings)
		found[id]++
		want, known := c.want[id]
		got.label = want.label
		if label, not := c.never[id]; not {
			c.t.Errorf("kept, and should not be: %s", label)
		} else if !known && !c.plain[id] {
			c.t.Errorf("%s is kept, and nobody said it", id)
		} else if known && got != want {
			c.t.Errorf("%s is kept as\n%+v\nand should be\n%+v", want.label, got, want)
		}
	}, "SELECT message, text, options, findings FROM posting")
	for id, want := range c.want {
		if found[id] != 1 {
			c.t.Errorf("%s is kept %d times; of it the bot says:\n%s", want.label, found[id], c.about(id))
		}
	}
}

// about is what the log says of a message.
func (c *canary) about(id string) string {
	var lines []string
	for line := range strings.Lines(c.output("stderr")) {
		if strings.Contains(line, id) {
			lines = append(lines, line)
		}
	}
	for _, e := range c.server.Log() {
		if e.ID == id {
			lines = append(lines, fmt.Sprintln(e.N, e.Time.Format(time.StampMicro), e.Event, e.Tag, e.Type, e.Device, e.Line, e.Fault))
		}
	}
	return strings.Join(lines, "")
}

// look searches every byte that the bot has left. The addresses of people and
// groups may lie in link.db and the files beside it, and must be found there: a
// search that finds nothing at all proves nothing.
func (c *canary) look(when string) {
	c.t.Helper()
	var addresses []plant
	for _, account := range c.server.Accounts() {
		addresses = append(addresses, plant{account.Name + "'s number", account.PN.User}, plant{account.Name + "'s LID", account.LID.User})
	}
	for _, jid := range c.server.Groups() {
		addresses = append(addresses, plant{"a group's address", jid.User})
	}
	plants, people := newSeeker(c.plants), newSeeker(addresses)
	files, size, inLink := 0, 0, 0
	must(c.t, filepath.WalkDir(c.folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			if errors.Is(err, os.ErrNotExist) {
				return nil // a journal that SQLite has just removed
			}
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(c.folder, path)
		files, size = files+1, size+len(content)
		if strings.HasPrefix(filepath.Base(path), "core") {
			c.t.Errorf("%s: %s looks like a memory dump", when, name)
		}
		c.report(when, name, plants.in(content))
		if found := people.in(content); strings.HasPrefix(filepath.Base(path), "link.db") {
			inLink += len(found)
		} else {
			c.report(when, name, found)
		}
		return nil
	}))
	for _, needed := range []string{"data/main.db", "data/link.db", "stdout", "stderr"} {
		if _, err := os.Stat(filepath.Join(c.folder, needed)); err != nil {
			c.t.Errorf("%s: there was nothing to search: %v", when, err)
		}
	}
	if inLink < len(addresses) {
		c.t.Errorf("%s: only %d addresses were found in link.db: the search does not work", when, inLink)
	}
	c.t.Logf("%s: %d files, %d bytes", when, files, size)
}

// report fails the test for what was found where it must not be.
func (c *canary) report(when, file string, found []string) {
	c.t.Helper()
	if len(found) == 0 {
		return
	}
	total := len(found)
	slices.Sort(found)
	found = slices.Compact(found)
	c.t.Errorf("%s: %d plants lie in %s, among them %s", when, total, file, strings.Join(found[:min(len(found), 6)], "; "))
}

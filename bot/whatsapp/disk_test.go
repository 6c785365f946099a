package whatsapp_test

import (
	"bytes"
	"database/sql"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.uber.org/zap/zapcore"
	"go.uber.org/zap/zaptest/observer"
	"google.golang.org/protobuf/proto"

	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/privacy"
)

// fieldsOf are the fields of a log line, written out.
func fieldsOf(entry observer.LoggedEntry) string { return sprint(entry.ContextMap()) }

// onDisk returns the bytes of every file of the link.
func (r *rig) onDisk() map[string][]byte {
	r.t.Helper()
	files := map[string][]byte{}
	check(r.t, filepath.WalkDir(filepath.Dir(r.path), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files[filepath.Base(path)], err = os.ReadFile(path)
		return err
	}))
	return files
}

// Whatever waits for the handler is scrubbed, and nothing raw is in any byte of
// any file, not even of the write-ahead log.
//
// Broken on purpose it fails: with `return plaintext` at the top of
// buffer.keepable, and with container.wrap returning at once when the device is
// not initialised and never coming back after pairing (the stock buffer then
// writes the plaintext), it finds "0712 345 678" in link.db-wal; with
// `device.Contacts` left as it is, it finds the push name.
func TestNothingRawIsOnDisk(t *testing.T) {
	r := begin(t, func(r *rig) { r.pace.Again, r.pace.AgainMost = time.Hour, time.Hour })
	nurse, other := r.phone("Pushname Njeri"), r.phone("Wanjiru")
	to, ctx := r.group(lab.LIDMode, nurse, other), within(t)
	const words = "Mama wa mtoto, call 0712 345 678 leo"
	plain := must(t)(nurse.Say(ctx, to, words)) // settled: its text must be gone too
	r.message(plain)
	r.settled()

	tried := make(chan struct{}, 100)
	r.refusing(func(chat.Event) error { tried <- struct{}{}; return errRefused })
	in, err := other.Wait(ctx, func(m lab.Received) bool { return m.ID == plain })
	check(t, err)
	for _, say := range []func() (string, error){
		func() (string, error) { return nurse.Say(ctx, to, words) },
		func() (string, error) { return other.Say(ctx, to, "jibu 0722 333 444", lab.InReply(in)) },
		func() (string, error) { return nurse.Picture(ctx, to, words) },
		func() (string, error) {
			return nurse.Document(ctx, to, lab.File{Name: "Kadi ya Njeri.pdf", Caption: words})
		},
		func() (string, error) { return nurse.ContactCard(ctx, to, "Njeri Mwangi", "0733 555 666") },
		func() (string, error) { return nurse.Location(ctx, to, lab.Place{Name: "Nyumbani kwa Njeri"}) },
		func() (string, error) { return nurse.Edit(ctx, to, plain, "sasa 0744 777 888") },
		func() (string, error) {
			return nurse.Poll(ctx, to, "Tuite 0755 999 000?", []string{"Ndiyo 0766 111 222"}, 1)
		},
		func() (string, error) { return nurse.ListReply(ctx, to, "Chagua 0777 222 333", "row") },
		func() (string, error) {
			return nurse.Say(ctx, to, "Soma https://example.org", lab.WithPreview("https://example.org", "Kichwa cha Njeri", "0788 333 444"))
		},
	} {
		must(t)(say())
		<-tried
	}

	for name, content := range r.onDisk() {
		for _, raw := range []string{
			"0712 345 678", "0722 333 444", "0733 555 666", "0744 777 888", "0755 999 000", "0766 111 222", "0777 222 333", "0788 333 444",
			"Pushname", "Kadi ya Njeri", "Njeri Mwangi", "Nyumbani kwa Njeri", "Kichwa cha Njeri", "Washauri wa Chanjo", "BEGIN:VCARD",
		} {
			if bytes.Contains(content, []byte(raw)) {
				t.Errorf("%q is in %s", raw, name)
			}
		}
	}
	if kept := r.buffered(); !contains(kept, r.clean(privacy.NewRaw(words))) {
		t.Errorf("the texts in the buffer are %q", kept)
	}
	if got := r.count("SELECT COUNT(*) FROM whatsmeow_contacts"); got != 0 {
		t.Errorf("%d contacts are kept", got)
	}
	if got := r.count("SELECT COUNT(*) FROM whatsmeow_message_secrets"); got != 0 {
		t.Errorf("%d message secrets are kept", got)
	}
	for _, entry := range r.logs.All() {
		if entry.Level > zapcore.DebugLevel && bytes.Contains([]byte(entry.Message+fieldsOf(entry)), []byte(nurse.PN.User)) {
			t.Errorf("the log names a number: %s %s", entry.Message, fieldsOf(entry))
		}
	}
	check(t, filepath.WalkDir(filepath.Dir(r.path), func(path string, entry fs.DirEntry, err error) error {
		check(t, err)
		info, err := entry.Info()
		check(t, err)
		if info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %v", filepath.Base(path), info.Mode())
		}
		return nil
	}))
}

func contains(texts []string, want string) bool {
	for _, text := range texts {
		if text == want {
			return true
		}
	}
	return false
}

// query opens the store beside the bot, as somebody with the file could.
func (r *rig) query() *sql.DB {
	r.t.Helper()
	db, err := sql.Open("sqlite3", "file:"+r.path+"?mode=ro&_busy_timeout=5000")
	check(r.t, err)
	r.t.Cleanup(func() { _ = db.Close() })
	return db
}

func (r *rig) count(query string) (n int) {
	r.t.Helper()
	check(r.t, r.query().QueryRow(query).Scan(&n))
	return n
}

// buffered returns the texts that wait for the handler.
func (r *rig) buffered() (texts []string) {
	r.t.Helper()
	rows, err := r.query().Query("SELECT plaintext FROM whatsmeow_event_buffer WHERE plaintext IS NOT NULL")
	check(r.t, err)
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var padded []byte
		check(r.t, rows.Scan(&padded))
		var m waE2E.Message
		check(r.t, proto.Unmarshal(padded[:len(padded)-int(padded[len(padded)-1])], &m))
		if text := m.GetExtendedTextMessage().GetText(); text != "" {
			texts = append(texts, text)
		}
	}
	check(r.t, rows.Err())
	return texts
}

func TestTheStoreIsOurs(t *testing.T) {
	r := prepare(t)
	if _, err := whatsapp.Open(within(t), r.options()); err == nil || err.Error() != whatsapp.ErrInUse.Error() {
		t.Errorf("a second process got %v", err)
	}
	options := r.options()
	options.Rehearsal = nil
	if _, err := whatsapp.Open(within(t), options); err == nil {
		t.Error("a process that rehearses opened a link to the real WhatsApp")
	}
	r.close()
	db, err := sql.Open("sqlite3", "file:"+r.path)
	check(t, err)
	_, err = db.Exec("UPDATE mshauri_meta SET value='real' WHERE key='world'")
	check(t, err)
	if _, err = whatsapp.Open(within(t), r.options()); err == nil {
		t.Error("a rehearsal opened the store of the real WhatsApp")
	}
	_, err = db.Exec("UPDATE mshauri_meta SET value='rehearsal' WHERE key='world'; UPDATE mshauri_link_version SET version=99, compat=99")
	check(t, err)
	if _, err = whatsapp.Open(within(t), r.options()); err == nil {
		t.Error("a store of a newer version was opened")
	}
	_, err = db.Exec("UPDATE mshauri_link_version SET version=1, compat=1")
	check(t, err)
	check(t, db.Close())
	r.open()
}

func TestARehearsalIsOnLoopback(t *testing.T) {
	const root = "0101010101010101010101010101010101010101010101010101010101010101"
	for _, c := range []struct{ address, key string }{
		{"localhost:7777", root}, {"192.0.2.1:443", root}, {"127.0.0.1", root}, {"", root}, {"web.whatsapp.com:443", root}, {"127.0.0.1:1", "00"},
	} {
		if _, err := whatsapp.Rehearse(c.address, c.key); err == nil {
			t.Errorf("%q with key %q can be rehearsed with", c.address, c.key)
		}
	}
}

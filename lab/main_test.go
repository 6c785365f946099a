package lab_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	_ "github.com/mattn/go-sqlite3" // the driver of the linked device's store
	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/store/sqlstore"
	"go.mau.fi/whatsmeow/types"
	"go.mau.fi/whatsmeow/types/events"
	"go.uber.org/goleak"

	"github.com/mshauri/mshauri/lab"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// within gives a test a deadline well above what it takes.
func within(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	t.Cleanup(cancel)
	return ctx
}

func start(t *testing.T, options lab.Options) *lab.Server {
	t.Helper()
	s, err := lab.Start(context.WithoutCancel(t.Context()), options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close the lab: %v", err)
		}
	})
	return s
}

func phones(t *testing.T, s *lab.Server, names ...string) []*lab.Phone {
	t.Helper()
	out := make([]*lab.Phone, len(names))
	for i, name := range names {
		p, err := s.NewPhone(within(t), name)
		if err != nil {
			t.Fatal(err)
		}
		out[i] = p
	}
	return out
}

// group makes a group whose admin is the first phone.
func group(t *testing.T, s *lab.Server, mode lab.Mode, admin *lab.Phone, members ...types.JID) types.JID {
	t.Helper()
	jid, err := s.CreateGroup(lab.Group{Subject: "Washauri", Mode: mode, Admins: []types.JID{admin.PN}, Members: members})
	if err != nil {
		t.Fatal(err)
	}
	return jid
}

// must returns an id, or ends the test.
func must(t *testing.T) func(id string, err error) string {
	t.Helper()
	return func(id string, err error) string {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
}

func byID(id string) func(lab.Received) bool { return func(r lab.Received) bool { return r.ID == id } }

func settle(t *testing.T, s *lab.Server) {
	t.Helper()
	if err := s.Settled(within(t)); err != nil {
		t.Fatal(err)
	}
}

// computer is a linked device as the bot is one: a whatsmeow client with a store of its own.
type computer struct {
	JID types.JID

	t       *testing.T
	db      *sqlstore.Container
	path    string
	server  *lab.Server
	mu      sync.Mutex
	events  []any
	changed chan struct{}
	fail    func(*events.Message) bool // whose handling fails
	Client  *whatsmeow.Client
}

func newComputer(t *testing.T, s *lab.Server) *computer {
	t.Helper()
	c := &computer{t: t, server: s, path: filepath.Join(t.TempDir(), "link.db"), changed: make(chan struct{})}
	c.open()
	t.Cleanup(c.close)
	return c
}

// open opens the store and makes a client on it, as starting the program would.
func (c *computer) open() {
	c.t.Helper()
	db, err := sql.Open("sqlite3", "file:"+c.path+"?_foreign_keys=on&_journal_mode=WAL&_synchronous=OFF&_busy_timeout=10000&_txlock=immediate")
	if err != nil {
		c.t.Fatal(err)
	}
	c.db = sqlstore.NewWithDB(db, "sqlite3", nil)
	if err = c.db.Upgrade(c.t.Context()); err != nil {
		c.t.Fatal(err)
	}
	device, err := c.db.GetFirstDevice(c.t.Context())
	if err != nil {
		c.t.Fatal(err)
	}
	c.Client = whatsmeow.NewClient(device, nil)
	c.Client.SynchronousAck = true
	c.Client.EnableDecryptedEventBuffer = true
	line := lab.HTTPClient(c.server.Addr())
	c.Client.SetWebsocketHTTPClient(line)
	c.Client.SetPreLoginHTTPClient(line)
	c.Client.SetMediaHTTPClient(line)
	c.Client.AddEventHandlerWithSuccessStatus(func(event any) bool {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.events = append(c.events, event)
		close(c.changed)
		c.changed = make(chan struct{})
		message, ok := event.(*events.Message)
		return !ok || c.fail == nil || !c.fail(message)
	})
}

func (c *computer) close() {
	c.server.Quiet(context.Background(), c.JID)
	c.Client.Disconnect()
	if err := c.db.Close(); err != nil {
		c.t.Errorf("close the linked device's store: %v", err)
	}
}

// failing sets whose handling fails.
func (c *computer) failing(fail func(*events.Message) bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.fail = fail
}

// link pairs the computer by QR code and waits until it is logged in.
func (c *computer) link(who types.JID) {
	c.t.Helper()
	ctx := within(c.t)
	codes, err := c.Client.GetQRChannel(ctx)
	if err != nil {
		c.t.Fatal(err)
	}
	if err = c.Client.Connect(); err != nil {
		c.t.Fatal(err)
	}
	for item := range codes {
		switch item.Event {
		case whatsmeow.QRChannelEventCode:
			if c.JID, err = c.server.Scan(ctx, item.Code, who); err != nil {
				c.t.Fatal(err)
			}
		case whatsmeow.QRChannelSuccess.Event:
		default:
			c.t.Fatalf("pairing: %s %v", item.Event, item.Error)
		}
	}
	c.awaitEvent(func(event any) bool { _, ok := event.(*events.Connected); return ok })
	if err = c.server.WaitOnline(ctx, c.JID); err != nil {
		c.t.Fatal(err)
	}
}

// connect logs a linked computer in again and waits until it is.
func (c *computer) connect() {
	c.t.Helper()
	if err := c.Client.Connect(); err != nil {
		c.t.Fatal(err)
	}
	if err := c.server.WaitOnline(within(c.t), c.JID); err != nil {
		c.t.Fatal(err)
	}
}

// disconnect ends the computer's line, when nothing is on it, and waits until the server has noticed.
func (c *computer) disconnect() {
	c.t.Helper()
	c.server.Quiet(within(c.t), c.JID)
	c.Client.Disconnect()
	if err := c.server.WaitOffline(within(c.t), c.JID); err != nil {
		c.t.Fatal(err)
	}
}

// reconnect logs a computer in again whose line the server ended, as a watchdog would.
func (c *computer) reconnect() {
	c.t.Helper()
	c.server.Quiet(within(c.t), c.JID)
	c.Client.Disconnect()
	c.connect()
}

// awaitEvent waits for an event, looking at those that came before too.
func (c *computer) awaitEvent(wanted func(any) bool) any {
	c.t.Helper()
	ctx := within(c.t)
	for {
		c.mu.Lock()
		i := slices.IndexFunc(c.events, wanted)
		var found any
		if i >= 0 {
			found = c.events[i]
		}
		changed := c.changed
		c.mu.Unlock()
		if i >= 0 {
			return found
		}
		select {
		case <-changed:
		case <-ctx.Done():
			c.t.Fatal("the linked device did not see the event")
		}
	}
}

// awaitText waits for a text with exactly these words.
func (c *computer) awaitText(text string) *events.Message {
	c.t.Helper()
	return c.awaitEvent(func(event any) bool {
		m, ok := event.(*events.Message)
		return ok && words(m) == text
	}).(*events.Message)
}

// texts lists the words of all messages seen, in order.
func (c *computer) texts() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	var out []string
	for _, event := range c.events {
		if m, ok := event.(*events.Message); ok && words(m) != "" {
			out = append(out, words(m))
		}
	}
	return out
}

func words(m *events.Message) string {
	if text := m.Message.GetConversation(); text != "" {
		return text
	}
	return m.Message.GetExtendedTextMessage().GetText()
}

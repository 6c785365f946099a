package whatsapp_test

import (
	"context"
	"encoding/hex"
	"errors"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"go.mau.fi/whatsmeow/types"
	"go.uber.org/goleak"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
	"go.uber.org/zap/zaptest/observer"

	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/privacy"
)

// A goroutine of whatsmeow's socket stays behind when a line is hung up just as
// a frame arrives on it.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("go.mau.fi/whatsmeow/socket.(*FrameSocket).frameComplete"))
}

// within gives a test a deadline well above what it takes.
func within(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	t.Cleanup(cancel)
	return ctx
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// must returns an id, or ends the test.
func must(t *testing.T) func(id string, err error) string {
	t.Helper()
	return func(id string, err error) string {
		t.Helper()
		check(t, err)
		return id
	}
}

// rig is a bot on a lab's real wire: linked by QR code, listening, with every
// event that reached its handler.
type rig struct {
	t        *testing.T
	server   *lab.Server
	account  lab.Account
	device   types.JID
	path     string
	key      privacy.Key
	scrubber whatsapp.Scrubber
	pace     whatsapp.Pace
	change   func(*whatsapp.Options)
	logs     *observer.ObservedLogs
	alarms   chan string

	modes map[types.JID]lab.Mode
	link  *whatsapp.Link
	stop  func()

	mu      sync.Mutex
	heard   []chat.Event
	refuse  func(chat.Event) error
	changed chan struct{}
}

// prepare starts a lab and opens the bot's link on it; nothing is linked yet.
func prepare(t *testing.T, options ...func(*rig)) *rig {
	t.Helper()
	server, err := lab.Start(context.WithoutCancel(t.Context()), lab.Options{})
	check(t, err)
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Errorf("close the lab: %v", err)
		}
	})
	scrubber, err := privacy.NewScrubber(privacy.Options{})
	check(t, err)
	r := &rig{
		t: t, server: server, path: filepath.Join(t.TempDir(), "data", "link.db"), key: privacy.NewKey(), scrubber: scrubber,
		pace:    whatsapp.Pace{Again: 20 * time.Millisecond, AgainMost: 200 * time.Millisecond},
		changed: make(chan struct{}), modes: map[types.JID]lab.Mode{}, alarms: make(chan string, 100),
	}
	for _, option := range options {
		option(r)
	}
	r.account, err = server.NewAccount("Mshauri")
	check(t, err)
	r.open()
	t.Cleanup(r.close)
	return r
}

// begin is prepare with the number linked and the handler listening.
func begin(t *testing.T, options ...func(*rig)) *rig {
	t.Helper()
	r := prepare(t, options...)
	r.pair()
	r.listen()
	return r
}

func (r *rig) options() whatsapp.Options {
	r.t.Helper()
	root := r.server.RootKey()
	rehearsal, err := whatsapp.Rehearse(r.server.Addr(), hex.EncodeToString(root[:]))
	check(r.t, err)
	core, logs := observer.New(zapcore.DebugLevel)
	r.logs = logs
	options := whatsapp.Options{
		Path: r.path, Key: r.key, Scrubber: r.scrubber, Log: zap.New(core), Now: time.Now, Rehearsal: rehearsal,
		Pace: r.pace, Alarm: func(reason string) { r.alarms <- reason },
	}
	if r.change != nil {
		r.change(&options)
	}
	return options
}

func (r *rig) open() {
	r.t.Helper()
	var err error
	r.link, err = whatsapp.Open(within(r.t), r.options())
	check(r.t, err)
}

func (r *rig) pair() {
	r.t.Helper()
	ctx := within(r.t)
	scanned := make(chan error, 1)
	var once sync.Once
	check(r.t, r.link.Pair(ctx, func(e whatsapp.PairEvent) {
		once.Do(func() {
			go func() {
				device, err := r.server.Scan(ctx, e.Code, r.account.PN)
				r.device = device
				scanned <- err
			}()
		})
	}))
	check(r.t, <-scanned)
}

// listen starts Listen and waits until the line is up.
func (r *rig) listen() {
	r.t.Helper()
	since, heard := len(r.server.Log()), len(all[chat.Event](r))
	r.start()
	_, err := r.server.WaitLogSince(within(r.t), since, func(e lab.Entry) bool { return e.Event == lab.LoggedIn && e.Device == r.device })
	check(r.t, err)
	r.await("the line to be up", func() bool {
		return slices.ContainsFunc(r.heard[heard:], func(e chat.Event) bool {
			link, ok := e.(chat.LinkChanged)
			return ok && link.Link.State == chat.LinkConnected
		})
	})
	check(r.t, r.server.WaitOnline(within(r.t), r.device))
}

// start starts Listen.
func (r *rig) start() {
	r.t.Helper()
	ctx, cancel := context.WithCancel(context.WithoutCancel(r.t.Context()))
	link, done := r.link, make(chan error, 1)
	go func() { done <- link.Listen(ctx, r.handle) }()
	r.stop = func() {
		cancel()
		if err := <-done; err != nil {
			r.t.Errorf("listen: %v", err)
		}
		r.stop = nil
	}
}

func (r *rig) handle(_ context.Context, event chat.Event) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.refuse != nil {
		if err := r.refuse(event); err != nil {
			return err
		}
	}
	r.heard = append(r.heard, event)
	close(r.changed)
	r.changed = make(chan struct{})
	return nil
}

// refusing sets what the handler refuses.
func (r *rig) refusing(refuse func(chat.Event) error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.refuse = refuse
}

var errRefused = errors.New("the commit failed")

// close ends the listening and the link, in order.
func (r *rig) close() {
	if r.stop != nil {
		r.stop()
	}
	if r.link == nil {
		return
	}
	if err := r.link.Close(); err != nil {
		r.t.Errorf("close the link: %v", err)
	}
}

// restart is what a new process does.
func (r *rig) restart() {
	r.t.Helper()
	r.close()
	r.open()
	r.listen()
}

// await waits until the condition holds. It is asked with the lock held.
func (r *rig) await(what string, holds func() bool) {
	r.t.Helper()
	over := time.After(20 * time.Second)
	for {
		r.mu.Lock()
		ok, changed := holds(), r.changed
		r.mu.Unlock()
		if ok {
			return
		}
		select {
		case <-changed:
		case <-over:
			r.mu.Lock()
			defer r.mu.Unlock()
			kinds := make([]string, 0, len(r.heard))
			for _, e := range r.heard {
				kinds = append(kinds, kind(e))
			}
			r.t.Fatalf("waited in vain for %s; heard %v; logged %v", what, kinds, r.logs.All())
		}
	}
}

// all returns the events of one kind that were heard.
func all[E chat.Event](r *rig) []E {
	r.mu.Lock()
	defer r.mu.Unlock()
	return those[E](r)
}

func those[E chat.Event](r *rig) []E {
	var found []E
	for _, event := range r.heard {
		if e, ok := event.(E); ok {
			found = append(found, e)
		}
	}
	return found
}

// wait returns the first event of a kind that is wanted.
func wait[E chat.Event](r *rig, what string, wanted func(E) bool) E {
	r.t.Helper()
	var found E
	r.await(what, func() bool {
		events := those[E](r)
		i := slices.IndexFunc(events, wanted)
		if i >= 0 {
			found = events[i]
		}
		return i >= 0
	})
	return found
}

// message waits for the message with an id.
func (r *rig) message(id string) chat.MessageReceived {
	r.t.Helper()
	return wait(r, "message "+id, func(e chat.MessageReceived) bool { return string(e.ID) == id })
}

// clean is a text as it may be kept.
func (r *rig) clean(raw privacy.Raw) string {
	text, _ := r.scrubber.Scrub(raw)
	return text.String()
}

// reads fails the test unless a raw text is the one that was written.
func (r *rig) reads(got privacy.Raw, want string) {
	r.t.Helper()
	if got.Len() != len(want) || r.clean(got) != r.clean(privacy.NewRaw(want)) {
		r.t.Errorf("the text reads %q (%d bytes), want what becomes of %q", r.clean(got), got.Len(), want)
	}
}

// is fails the test unless a person has exactly the aliases of an account.
func (r *rig) is(got chat.Person, who lab.Account) {
	r.t.Helper()
	want := []chat.Alias{chat.Alias(r.key.Pseudonym("lid", who.LID.User)), chat.Alias(r.key.Pseudonym("pn", who.PN.User))}
	if !slices.Equal(got.Aliases, want) {
		r.t.Errorf("the person has aliases %v, want those of %s: %v", got.Aliases, who.Name, want)
	}
}

func (r *rig) person(who lab.Account) []chat.Alias {
	return []chat.Alias{chat.Alias(r.key.Pseudonym("pn", who.PN.User))}
}

func (r *rig) groupID(jid types.JID) chat.GroupID {
	r.t.Helper()
	id, err := whatsapp.GroupID(r.key, jid.String())
	check(r.t, err)
	return id
}

func (r *rig) phone(name string) *lab.Phone {
	r.t.Helper()
	p, err := r.server.NewPhone(within(r.t), name)
	check(r.t, err)
	return p
}

// group makes a group led by the first phone, with the bot in it.
func (r *rig) group(mode lab.Mode, members ...*lab.Phone) types.JID {
	r.t.Helper()
	before := len(all[chat.GroupRead](r))
	others := []types.JID{r.account.PN}
	for _, m := range members[1:] {
		others = append(others, m.PN)
	}
	jid, err := r.server.CreateGroup(lab.Group{Subject: "Washauri wa Chanjo", Mode: mode, Admins: []types.JID{members[0].PN}, Members: others})
	check(r.t, err)
	r.modes[jid] = mode
	if r.stop != nil {
		r.await("the group to be read", func() bool { return len(those[chat.GroupRead](r)) > before })
	}
	return jid
}

// settled waits until every device has acknowledged everything.
func (r *rig) settled() {
	r.t.Helper()
	check(r.t, r.server.Settled(within(r.t)))
}

func kind(e chat.Event) string {
	switch e := e.(type) {
	case chat.LinkChanged:
		return "link " + string(e.Link.State)
	case chat.MessageReceived:
		return "message " + string(e.ID)
	default:
		return typeName(e)
	}
}

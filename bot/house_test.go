package bot_test

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"
	"go.uber.org/zap"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/bot/commands"
	"github.com/mshauri/mshauri/bot/reactions"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/storage"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// wire is a transport that keeps what is sent.
type wire struct {
	mu   sync.Mutex
	sent []chat.Outgoing
	fail func(chat.Outgoing) error
}

func (w *wire) Listen(ctx context.Context, _ bot.Handler) error { <-ctx.Done(); return nil }

func (w *wire) Send(_ context.Context, message chat.Outgoing) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.fail != nil {
		if err := w.fail(message); err != nil {
			return err
		}
	}
	w.sent = append(w.sent, message)
	return nil
}

func (w *wire) take() []chat.Outgoing {
	w.mu.Lock()
	defer w.mu.Unlock()
	sent := w.sent
	w.sent = nil
	return sent
}

// house is the engine with a real record and the wire above: everything but
// WhatsApp.
type house struct {
	t        *testing.T
	db       *storage.DB
	engine   *bot.Engine
	workers  *bot.Workers
	commands *bot.Commands
	wire     *wire
	now      time.Time
	count    int
}

// extra is what a test may put into the house.
type extra struct {
	reactors []bot.Reactor
	scrubber bot.Scrubber
	quiet    bot.Quiet
	record   func(bot.Record) bot.Record
	log      io.Writer
}

func newHouse(t *testing.T, put extra) *house {
	t.Helper()
	h := &house{t: t, wire: &wire{}, now: time.Date(2026, 11, 2, 7, 0, 0, 0, time.UTC)}
	now := func() time.Time { return h.now }
	var err error
	h.db, err = storage.Open(t.Context(), storage.Options{Address: filepath.Join(t.TempDir(), "main.db"), Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.db.Close() })
	var record bot.Record = h.db
	if put.record != nil {
		record = put.record(record)
	}
	if put.scrubber == nil {
		if put.scrubber, err = privacy.NewScrubber(privacy.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	h.commands, err = commands.All(h.db, commands.Programme{Controller: "the invented county", Contact: "the invented office", Rehearsal: true, Zone: time.UTC, KeepDays: 730})
	if err != nil {
		t.Fatal(err)
	}
	log := zap.NewNop()
	clock := bot.Clock{Now: now, After: func(time.Duration) <-chan time.Time { return time.After(5 * time.Millisecond) }}
	key := privacy.NewKey()
	dispatcher := bot.NewDispatcher(bot.Dispatcher{
		Record: record, Transport: h.wire, Quiet: put.quiet, Clock: clock, Log: log, Random: rand.New(rand.NewPCG(1, 2)),
	})
	h.workers = bot.NewWorkers(bot.WorkerOptions{
		Record: record, Patience: bot.NewPatience(), Key: key, Clock: clock, Log: log, Committed: dispatcher.Wake,
		Reactors: append(append([]bot.Reactor(nil), put.reactors...), bot.Obey{Commands: h.commands}, reactions.Reminder{Reminders: h.db}, reactions.Guide{}),
	})
	h.engine = &bot.Engine{
		Record: record, Scrubber: put.scrubber, Tagger: topics.New(), Commands: h.commands,
		Key: key, Clock: clock, Log: log, Wake: h.workers.Wake,
	}
	ctx, stop := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { _ = h.workers.Run(ctx) })
	running.Go(func() { _ = dispatcher.Run(ctx) })
	t.Cleanup(func() { stop(); running.Wait() })
	return h
}

// person is somebody of the house, by one alias.
func person(name string) chat.Person {
	return chat.Person{Aliases: []chat.Alias{chat.Alias("pn of " + name)}}
}

// group allows a group and puts people in it.
func (h *house) group(kind chat.GroupKind, language chat.Language, people ...string) chat.GroupID {
	h.t.Helper()
	id := chat.GroupID("group of " + string(kind))
	err := h.db.AllowGroup(h.t.Context(), chat.Group{
		ID: id, Name: string(kind), Kind: kind, Language: language, Consent: "written, 2026-11-01", AllowedAt: h.now,
	})
	if err != nil {
		h.t.Fatal(err)
	}
	read := chat.GroupRead{Group: id, At: h.now, BotAdmin: kind == chat.MenteesGroup}
	for _, name := range people {
		read.Members = append(read.Members, chat.GroupMember{Person: person(name)})
	}
	if err := h.engine.Handle(h.t.Context(), read); err != nil {
		h.t.Fatal(err)
	}
	return id
}

// hear lets somebody write, and returns the message's id.
func (h *house) hear(who string, where chat.GroupID, text string) chat.MessageID {
	h.t.Helper()
	return h.hearReply(who, where, text, "")
}

// hearReply is hear with a message that is answered.
func (h *house) hearReply(who string, where chat.GroupID, text string, to chat.MessageID) chat.MessageID {
	h.t.Helper()
	var reply *chat.Reply
	if to != "" {
		reply = &chat.Reply{To: to}
	}
	h.count++
	id := chat.MessageID(fmt.Sprintf("HEARD%04d", h.count))
	err := h.engine.Handle(h.t.Context(), chat.MessageReceived{Incoming: chat.Incoming{
		ID: id, Group: where, Sender: person(who), SentAt: h.now, Kind: chat.KindText, Text: privacy.NewRaw(text), Reply: reply,
	}})
	if err != nil {
		h.t.Fatal(err)
	}
	return id
}

// settle waits until everything heard has had its reaction and everything due
// has been sent, and returns what was sent.
func (h *house) settle() []chat.Outgoing {
	h.t.Helper()
	// The two counts are not of one moment: a turn may be committed between
	// them. Nothing at two looks in a row is nothing.
	for deadline, quiet := time.Now().Add(10*time.Second), 0; ; {
		counts, err := h.db.Counts(h.t.Context(), "", time.Time{})
		if err != nil {
			h.t.Fatal(err)
		}
		if quiet++; counts.Pending != 0 || counts.Waiting != 0 {
			quiet = 0
		}
		if quiet == 2 {
			return h.wire.take()
		}
		if time.Now().After(deadline) {
			h.t.Fatalf("not settled after 10 s: %d without a reaction, %d not sent", counts.Pending, counts.Waiting)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

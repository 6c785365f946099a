package bot_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"
	"go.uber.org/zap"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/bot/commands"
	"github.com/mshauri/mshauri/bot/reactions"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/emergency"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/quiz"
	"github.com/mshauri/mshauri/report"
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
	t          *testing.T
	db         *storage.DB
	record     bot.Record
	engine     *bot.Engine
	workers    *bot.Workers
	dispatcher *bot.Dispatcher
	commands   *bot.Commands
	desk       *bot.Desk
	quiz       *reactions.Quiz
	jobs       *bot.Scheduler
	wire       *wire
	clock      bot.Clock
	moment     atomic.Int64 // the clock's, in nanoseconds
	flows      bool         // the clock goes on while something is due
	asks       bool         // and with every word, in the scenarios of questions
	themes     quiz.Themes  // of the mentees' group
	count      int
	mentions   []chat.Person // whom the next message mentions
	stop       func()        // ends workers and dispatcher, and waits for them
}

// extra is what a test may put into the house.
type extra struct {
	reactors []bot.Reactor
	scrubber bot.Scrubber
	quiet    bot.Quiet
	record   func(bot.Record) bot.Record
	// bubble says that the test runs in a bubble of testing/synctest, whose
	// clock the house then goes by.
	bubble bool
	// lines are the programme's emergency lines.
	lines map[chat.Language]string
	// quizzes lets questions come on Mondays and Thursdays, at 12:45 in Nairobi.
	quizzes bool
	// idle leaves workers and dispatcher to be started by the test.
	idle bool
}

// register is bot.Record by another name: embedded in a struct, a field named
// Record would hide the method.
type register = bot.Record

// One scrubber and one tagger serve every house: they learn nothing, and take
// their time to be made.
var (
	scrubber = sync.OnceValue(func() *privacy.Scrubber {
		words, err := commands.Vocabulary()
		if err != nil {
			panic(err)
		}
		made, err := privacy.NewScrubber(privacy.Options{Vocabulary: append(words, emergency.Vocabulary()...)})
		if err != nil {
			panic(err)
		}
		return made
	})
	tagger   = sync.OnceValue(topics.New)
	listener = sync.OnceValue(emergency.New)
	shelf    = sync.OnceValue(func() commands.Shelf { return commands.NewShelf(policy.Shipped()) })
)

// monday is when every test begins, ten in the morning in Nairobi.
var monday = time.Date(2026, 11, 2, 7, 0, 0, 0, time.UTC)

// inBubble runs a test on a house in a bubble: its hours pass in no time.
func inBubble(t *testing.T, put extra, test func(*testing.T, *house)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(monday))
		put.bubble = true
		test(t, newHouse(t, put))
	})
}

func newHouse(t *testing.T, put extra) *house {
	t.Helper()
	h := &house{t: t, wire: &wire{}}
	h.moment.Store(monday.UnixNano())
	h.clock = bot.Clock{
		Now:   func() time.Time { return time.Unix(0, h.moment.Load()).UTC() },
		After: func(time.Duration) <-chan time.Time { return time.After(5 * time.Millisecond) },
	}
	if put.bubble {
		h.clock = bot.Clock{Now: time.Now, After: time.After}
	}
	var err error
	h.db, err = storage.Open(t.Context(), storage.Options{Address: filepath.Join(t.TempDir(), "main.db"), Now: h.clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.db.Close() })
	h.db.SealWith(privacy.NewKey().Seal())
	h.record = h.db
	if put.record != nil {
		h.record = put.record(h.record)
	}
	if put.scrubber == nil {
		put.scrubber = scrubber()
	}
	library := &commands.Library{Shelf: shelf, Offers: h.db, Referrals: h.db}
	ration := h.ration(put.quiet)
	h.desk = &bot.Desk{Drafts: h.db, Ration: ration, Then: map[chat.DraftKind]bot.Decided{}}
	h.commands, err = commands.All(h.db, h.desk, commands.Programme{Controller: "the invented county", Contact: "the invented office", Rehearsal: true, Zone: nairobi, KeepDays: 730, SupplyContact: "sara", Library: library, Lists: report.Lists{Areas: topics.Areas()}, Quiz: h.quizzes(put.quizzes)})
	if err != nil {
		t.Fatal(err)
	}
	h.desk.Then[chat.DraftPoll] = h.quiz.PollDecided
	h.desk.Makes = map[chat.DraftKind]bot.Makes{chat.DraftPoll: h.quiz.PollOfDraft}
	ration.Planned, h.quiz.Ration, h.record = h.quiz.Planned, ration, ration.Over(h.record, h.clock)
	log := zap.NewNop()
	key := privacy.NewKey()
	h.dispatcher = bot.NewDispatcher(bot.Dispatcher{
		Record: h.record, Transport: h.wire, Quiet: put.quiet, Ration: ration, Clock: h.clock, Log: log, Random: rand.New(rand.NewPCG(1, 2)),
	})
	h.workers = bot.NewWorkers(bot.WorkerOptions{
		Record: h.record, Patience: bot.NewPatience(), Key: key, Clock: h.clock, Log: log, Committed: h.dispatcher.Wake,
		Reactors: append(append([]bot.Reactor(nil), put.reactors...),
			reactions.Emergency{Bells: h.db, Lines: put.lines, Zone: time.UTC},
			bot.Choose{Offers: h.db},
			reactions.QuizAnswers{Quiz: h.quiz},
			bot.Obey{Commands: h.commands},
			bot.Thumbs{Desk: h.desk},
			h.disputes(),
			reactions.Answers{Threads: h.db},
			reactions.Reminder{Reminders: h.db},
			reactions.Lookup{Library: library, Tagger: tagger()},
			reactions.Guide{}),
	})
	h.engine = &bot.Engine{
		Record: h.record, Scrubber: put.scrubber, Tagger: tagger(), Listener: listener(), Commands: h.commands,
		Key: key, Clock: h.clock, Log: log, Wake: h.workers.Wake, Connected: h.dispatcher.LineUp,
	}
	h.jobs = &bot.Scheduler{
		Jobs: []bot.Job{{Name: "quiz", Next: h.quiz, Run: h.quiz.Run}, {Name: "quiz themes", Next: sometimes{12, 50, []time.Weekday{1, 2, 3, 4, 5}}, Grace: 3 * time.Hour, Run: h.quiz.AskThemes}, {Name: "quiz polls", Next: reactions.PollTimes{Quiz: h.quiz}, Run: reactions.PollTimes{Quiz: h.quiz}.Run}, {Name: "quiz reminders", Next: sometimes{17, 15, nil}, Grace: time.Hour, Run: h.quiz.Nudge}, {Name: "unanswered", Next: everyTenMinutes{}, Grace: 10 * time.Minute, Run: reactions.Unanswered{
			Questions: &commands.Questions{Board: h.db, Library: library, Zone: nairobi}, Told: h.db,
			Hours: reactions.WorkHours{From: 8 * time.Hour, To: 17 * time.Hour, Zone: nairobi}, After: 6 * time.Hour,
		}.Run}},
		Occurrences: h.db, Outbox: h.record, Key: key, Clock: h.clock, Log: log, Committed: h.dispatcher.Wake,
	}
	if !put.idle {
		h.start()
	}
	return h
}

// start lets the workers and the dispatcher run.
func (h *house) start() {
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { _ = h.workers.Run(ctx) })
	running.Go(func() { _ = h.dispatcher.Run(ctx) })
	h.stop = func() { cancel(); running.Wait() }
	h.t.Cleanup(h.stop)
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
		ID: id, Name: string(kind), Kind: kind, Language: language, Consent: "written, 2026-11-01", AllowedAt: h.clock.Now(),
	})
	if err != nil {
		h.t.Fatal(err)
	}
	read := chat.GroupRead{Group: id, At: h.clock.Now(), BotAdmin: kind == chat.MenteesGroup}
	for _, name := range people {
		read.Members = append(read.Members, chat.GroupMember{Person: person(name)})
	}
	if err := h.engine.Handle(h.t.Context(), read); err != nil {
		h.t.Fatal(err)
	}
	return id
}

// allow allows a group, with consent recorded in these words.
func (h *house) allow(id chat.GroupID, kind chat.GroupKind, consent string) {
	h.t.Helper()
	if err := h.db.AllowGroup(h.t.Context(), chat.Group{
		ID: id, Name: string(kind), Kind: kind, Language: chat.English, Consent: consent, AllowedAt: h.clock.Now(),
	}); err != nil {
		h.t.Fatal(err)
	}
}

// incoming is a message as it is heard.
func (h *house) incoming(id chat.MessageID, who string, where chat.GroupID, text string) chat.Incoming {
	return chat.Incoming{
		ID: id, Group: where, Sender: person(who), SentAt: h.clock.Now(), Kind: chat.KindText, Text: privacy.NewRaw(text),
	}
}

// hear lets somebody write, and returns the message's id.
func (h *house) hear(who string, where chat.GroupID, text string) chat.MessageID {
	h.t.Helper()
	return h.hearReply(who, where, text, "")
}

// hearReply is hear with a message that is answered.
func (h *house) hearReply(who string, where chat.GroupID, text string, to chat.MessageID) chat.MessageID {
	h.t.Helper()
	h.count++
	in := h.incoming(chat.MessageID(fmt.Sprintf("HEARD%04d", h.count)), who, where, text)
	in.Mentions, h.mentions = h.mentions, nil
	if to != "" {
		in.Reply = &chat.Reply{To: to}
	}
	h.handle(chat.MessageReceived{Incoming: in})
	return in.ID
}

// react lets somebody put an emoji on a message of the bot.
func (h *house) react(who string, where chat.GroupID, target chat.MessageID, emoji string) {
	h.t.Helper()
	h.count++
	h.handle(chat.ReactionAdded{
		ID: chat.MessageID(fmt.Sprintf("HEARD%04d", h.count)), Group: where, Sender: person(who), At: h.clock.Now(), Target: target, Emoji: emoji,
	})
}

// vote lets somebody choose an option of a poll of the bot; "nothing" takes the
// vote back.
func (h *house) vote(who string, where chat.GroupID, poll chat.MessageID, option string) {
	h.t.Helper()
	h.count++
	voted := chat.PollAnswered{ID: chat.MessageID(fmt.Sprintf("HEARD%04d", h.count)), Group: where, Voter: person(who), At: h.clock.Now(), Poll: poll}
	if option != "nothing" {
		voted.Choices = []chat.OptionHash{sha256.Sum256([]byte(option))}
	}
	h.handle(voted)
}

// later moves the clock of a house that is in no bubble.
func (h *house) later(days int) { h.moment.Add(int64(days) * int64(24*time.Hour)) }

// pass lets time pass in a bubble, and returns what was sent meanwhile.
func (h *house) pass(d time.Duration) []chat.Outgoing {
	time.Sleep(d)
	synctest.Wait()
	return h.wire.take()
}

// settle waits until everything heard has had its reaction and everything due
// has been sent, and returns what was sent.
func (h *house) settle() []chat.Outgoing {
	h.t.Helper()
	began := h.moment.Load()
	// The two counts are not of one moment: a turn may be committed between
	// them. Nothing at two looks in a row is nothing.
	for deadline, quiet := time.Now().Add(time.Minute), 0; ; {
		counts, err := h.db.Counts(h.t.Context(), "", time.Time{})
		if err != nil {
			h.t.Fatal(err)
		}
		due, err := h.db.Due(h.t.Context(), h.clock.Now(), 1) // what is for later may wait
		if err != nil {
			h.t.Fatal(err)
		}
		if quiet++; counts.Pending != 0 || len(due) != 0 {
			quiet = 0
		}
		if quiet == 2 {
			if h.flows { // always the same time, however long the machine took
				h.moment.Store(began + int64((time.Duration(h.moment.Load()-began)/time.Minute+1)*time.Minute))
			}
			return h.wire.take()
		}
		if h.flows && len(due) != 0 {
			h.moment.Add(int64(time.Second)) // what is paced goes in time
		}
		if time.Now().After(deadline) {
			h.t.Fatalf("not settled after a minute: %d without a reaction, %d not sent", counts.Pending, counts.Waiting)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

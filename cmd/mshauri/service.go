package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"go.uber.org/zap"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/bot/commands"
	"github.com/mshauri/mshauri/bot/reactions"
	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/moderation/emergency"
	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/storage"
	"github.com/mshauri/mshauri/web/watch"
)

// service is everything that runs, wired together.
type service struct {
	settings   config.Settings
	log        *zap.Logger
	db         *storage.DB
	link       *whatsapp.Link
	engine     *bot.Engine
	workers    *bot.Workers
	dispatcher *bot.Dispatcher
	scheduler  *bot.Scheduler
	transport  bot.Transport
	erasing    *eraser
	shelf      *shelf
	clock      bot.Clock
	alerting   *alerter
	meter      *watch.Meter
	advised    advised // by a model, if there is one
}

// decorators lets a test stand between the parts that ship: to kill the
// process between two of them, or to fail. The product leaves them nil.
type decorators struct {
	record    func(bot.Record) bot.Record
	transport func(bot.Transport) bot.Transport
	scrubber  func(bot.Scrubber) bot.Scrubber
	reactors  func([]bot.Reactor) []bot.Reactor
	jobs      func([]bot.Job) []bot.Job
	clock     *bot.Clock
	pace      whatsapp.Pace // the link's waiting times; zero ones have their default
}

// machineClock is the time of the machine.
func machineClock() bot.Clock { return bot.Clock{Now: time.Now, After: time.After} }

// newService opens the stores and wires the rooms. The caller closes it.
func newService(ctx context.Context, settings config.Settings, w world, decorate decorators) (_ *service, err error) {
	log := newLog(settings, w.errors)
	s := &service{settings: settings, log: log}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.close())
		}
	}()
	clock := machineClock()
	if decorate.clock != nil {
		clock = *decorate.clock
	}
	s.clock = clock
	made := makeReaders(settings)
	var key privacy.Key
	if s.db, key, err = openRecord(ctx, settings, w, clock); err != nil {
		return nil, err
	}
	read, err := made()
	if err != nil {
		return nil, err
	}
	var scrubber bot.Scrubber = read.scrubber
	if decorate.scrubber != nil {
		scrubber = decorate.scrubber(scrubber)
	}
	s.alerting = newAlerter(settings.Alert, clock, log)
	if s.link, err = openLink(ctx, settings, s.db, key, scrubber, log, clock, decorate.pace, s.alerting.Raise); err != nil {
		return nil, err
	}
	s.alerting.link = func() (chat.Link, bool) { return s.link.State(), s.link.Online() }
	s.meter = watch.NewMeter(s, version)
	var record bot.Record = measuredRecord{register: s.db, meter: s.meter}
	if decorate.record != nil {
		record = decorate.record(record)
	}
	s.transport = measuredTransport{Transport: s.link, meter: s.meter, now: clock.Now}
	if decorate.transport != nil {
		s.transport = decorate.transport(s.transport)
	}
	zone, err := settings.Zone()
	if err != nil {
		return nil, err
	}
	s.erasing = &eraser{DB: s.db, wanted: make(chan struct{}, 1), log: log}
	if s.shelf, err = newShelf(ctx, s.db, settings, read.disputes.Index(), clock, log); err != nil {
		return nil, err
	}
	from, to, err := settings.Quiet()
	if err != nil {
		return nil, err
	}
	quiet := bot.Quiet{From: from, To: to, Zone: zone}
	quizzes, err := newQuiz(settings, s.db, s.shelf.pack, zone, clock)
	if err != nil {
		return nil, err
	}
	ration := &bot.Ration{Said: s.db, Zone: zone, Quiet: quiet, Planned: quizzes.Planned}
	quizzes.Ration = ration
	record = ration.Over(record, clock)
	desk := &bot.Desk{Drafts: s.db, Ration: ration, Then: map[chat.DraftKind]bot.Decided{}}
	library := newLibrary(settings, s.shelf.get, s.db)
	disputes := reactions.Dispute{Reader: read.disputes, Library: library, Record: s.db, Desk: desk, Wait: 3 * space(settings)}
	if disputes.Wait == 0 {
		disputes.Wait = 3 * time.Minute
	}
	desk.Then[chat.DraftRuling] = disputes.Decided
	desk.Then[chat.DraftPoll] = quizzes.PollDecided
	desk.Makes = map[chat.DraftKind]bot.Makes{chat.DraftPoll: quizzes.PollOfDraft}
	if s.advised, err = advice(settings, read.tagger, s.db, zone, clock, log); err != nil {
		return nil, err
	}
	disputes.Doubt = s.advised.doubt
	list, err := commands.All(s.erasing, desk, commands.Programme{
		Controller: settings.Controller.Name, Contact: settings.Controller.Contact, Rehearsal: settings.Rehearsal.On(),
		Zone: zone, KeepDays: settings.KeepDays, Quiz: quizzes, SupplyContact: settings.SupplyContact, Lists: lists(settings), Library: library,
	})
	if err != nil {
		return nil, fmt.Errorf("the list of commands: %w", err)
	}
	s.dispatcher = bot.NewDispatcher(bot.Dispatcher{
		Record: record, Transport: s.transport, Quiet: quiet, Ration: ration,
		Clock: clock, Random: rand.New(rand.NewPCG(rand.Uint64(), rand.Uint64())), Log: log, Space: space(settings),
	})
	react := reactors(list, desk, quizzes, disputes, library, read.tagger, s.db, settings, zone)
	if s.advised.opinion != nil {
		react = append(react, s.advised.opinion)
	}
	if decorate.reactors != nil {
		react = decorate.reactors(react)
	}
	s.workers = bot.NewWorkers(bot.WorkerOptions{
		Record: record, Reactors: react, Patience: bot.NewPatience(),
		Key: key, Clock: clock, Log: log, Committed: s.dispatcher.Wake, Pause: 30 * time.Millisecond,
	})
	s.engine = &bot.Engine{
		Record: record, Scrubber: scrubber, Tagger: read.tagger, Listener: emergency.New(), Commands: list,
		Key: key, Clock: clock, Log: log, Wake: s.workers.Wake, Connected: s.dispatcher.LineUp,
		Alarm: s.alerting.Raise,
	}
	s.scheduler = &bot.Scheduler{
		Jobs: jobs(s.db, quizzes, library, desk, s.advised.summaries, settings, zone, log), Occurrences: s.db, Outbox: record,
		Key: key, Clock: clock, Log: log, Committed: s.dispatcher.Wake,
	}
	if decorate.jobs != nil {
		s.scheduler.Jobs = decorate.jobs(s.scheduler.Jobs)
	}
	return s, nil
}

// space is the time between two unasked messages: in a rehearsal there is
// nobody's patience to be tried but that of whoever looks on.
func space(settings config.Settings) time.Duration {
	if settings.Rehearsal.On() {
		return time.Second
	}
	return 0
}

// reactors is the one list of everything that may follow when something was
// heard, in the order in which it is asked.
func reactors(list *bot.Commands, desk *bot.Desk, quizzes *reactions.Quiz, disputes reactions.Dispute, library *commands.Library, tagger *topics.Tagger, db *storage.DB, settings config.Settings, zone *time.Location) []bot.Reactor {
	lines := map[chat.Language]string{}
	if settings.Emergency.IsReviewed() {
		lines[chat.English], lines[chat.Kiswahili] = settings.Emergency.LinesEN, settings.Emergency.LinesSW
	}
	return []bot.Reactor{
		reactions.Emergency{Bells: db, Lines: lines, Zone: zone},
		bot.Choose{Offers: db},
		reactions.QuizAnswers{Quiz: quizzes},
		bot.Obey{Commands: list},
		bot.Thumbs{Desk: desk},
		disputes,
		reactions.Answers{Threads: db},
		reactions.Reminder{Reminders: db},
		reactions.Lookup{Library: library, Tagger: tagger},
		reactions.Guide{},
	}
}

// finishFor is how long the line stays open for a send in hand, and for what
// the turns in hand lead to, once the service was asked to stop.
const finishFor = 2 * time.Second

// run serves until the context ends. It then finishes the turns and the send in
// hand, and hangs up. What is heard meanwhile is kept, and reacted to at the
// next start.
func (s *service) run(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	listening, hangUp := context.WithCancel(context.WithoutCancel(ctx))
	defer hangUp()
	if err := s.db.Began(ctx); err != nil { // before the line can come up
		return err
	}
	local, err := s.listenLocally()
	if err != nil {
		return err
	}
	var all sync.WaitGroup
	parts := []func(context.Context) error{s.workers.Run, s.dispatcher.Run, s.scheduler.Run, s.erasing.run, s.alerting.run, s.beat, s.shelf.run, local.run}
	if s.advised.opinion != nil {
		parts = append(parts, s.advised.opinion.Run, s.advised.summaries.Run)
	}
	if address := s.settings.Watch.Address; address != "" {
		page, err := watch.Listen(address, s.meter, s)
		if err != nil {
			return err
		}
		parts = append(parts, page.Run)
	}
	failures := make(chan error, len(parts))
	for _, part := range parts {
		all.Go(func() { failures <- part(ctx) })
	}
	finished := make(chan struct{})
	context.AfterFunc(ctx, func() {
		select {
		case <-finished:
		case <-time.After(finishFor):
		}
		hangUp()
	})
	go func() {
		all.Wait()
		close(finished)
	}()
	s.log.Info("started", zap.String("version", version))
	err = s.transport.Listen(listening, s.engine.Handle)
	stop()
	<-finished
	close(failures)
	for failure := range failures {
		err = errors.Join(err, failure)
	}
	if noteErr := s.db.SetLink(context.WithoutCancel(ctx), s.link.State()); noteErr != nil {
		err = errors.Join(err, noteErr)
	}
	s.log.Info("stopped")
	return err
}

// close closes the stores.
func (s *service) close() error {
	var failures error
	if s.link != nil {
		failures = errors.Join(failures, s.link.Close())
	}
	if s.db != nil {
		failures = errors.Join(failures, s.db.Close())
	}
	return failures
}

// existingRecord is openRecord for commands that only look: in the wrong folder
// they must not begin a new record there.
func existingRecord(ctx context.Context, settings config.Settings, w world, clock bot.Clock) (*storage.DB, privacy.Key, error) {
	lies := settings.KeyFile
	if !settings.UsesServer() {
		lies = settings.DatabaseAddress()
	}
	if _, err := os.Stat(lies); errors.Is(err, os.ErrNotExist) {
		return nil, privacy.Key{}, fmt.Errorf("there is no record here (%s is not there): run mshauri pair first, or name the settings file with --config", lies)
	}
	return openRecord(ctx, settings, w, clock)
}

// openRecord opens the record and the key that belongs to it. The first start
// makes the key.
func openRecord(ctx context.Context, settings config.Settings, w world, clock bot.Clock) (_ *storage.DB, _ privacy.Key, err error) {
	if err := os.MkdirAll(settings.Data, 0o700); err != nil {
		return nil, privacy.Key{}, fmt.Errorf("make the data folder: %w", err)
	}
	if err := os.Chmod(settings.Data, 0o700); err != nil { // somebody may have made it for everybody to read
		return nil, privacy.Key{}, fmt.Errorf("keep the data folder from others: %w", err)
	}
	db, err := storage.Open(ctx, storage.Options{Address: settings.DatabaseAddress(), Now: clock.Now})
	if err != nil {
		return nil, privacy.Key{}, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, db.Close())
		}
	}()
	key, err := privacy.LoadKey(settings.KeyFile)
	if errors.Is(err, privacy.ErrNoKey) {
		key, err = firstKey(ctx, db, settings, w)
	}
	if err != nil {
		return nil, privacy.Key{}, err
	}
	if err = db.CheckKey(ctx, key.Fingerprint()); err != nil {
		return nil, privacy.Key{}, err
	}
	db.SealWith(key.Seal())
	if err = db.MarkWorld(ctx, settings.Rehearsal.On()); err != nil {
		return nil, privacy.Key{}, err
	}
	return db, key, nil
}

// firstKey makes the key, unless the record was made with one that is lost.
func firstKey(ctx context.Context, db *storage.DB, settings config.Settings, w world) (privacy.Key, error) {
	fingerprint, err := db.Fingerprint(ctx)
	if err == nil {
		return privacy.Key{}, fmt.Errorf("the key file %s is missing, and the data were made with a key (fingerprint %s): put your kept copy back; without it nothing can be continued", settings.KeyFile, fingerprint)
	} else if !errors.Is(err, chat.ErrNotFound) {
		return privacy.Key{}, err
	}
	key := privacy.NewKey()
	if err := key.WriteFile(settings.KeyFile); err != nil {
		return privacy.Key{}, err
	}
	_, _ = fmt.Fprintf(w.errors, `
  A KEY WAS MADE: %s (fingerprint %s)
  Copy this file to a safe place now, away from this machine. Without it the
  service does not start, and nobody can be recognised in the data again.

`, settings.KeyFile, key.Fingerprint())
	return key, nil
}

// newScrubber makes the scrubber, which leaves the words of commands alone.
func newScrubber(settings config.Settings) (*privacy.Scrubber, error) {
	words, err := commands.Vocabulary()
	if err != nil {
		return nil, fmt.Errorf("the list of commands: %w", err)
	}
	return privacy.NewScrubber(privacy.Options{
		Names: settings.Scrub.Names, Places: settings.Scrub.Places,
		SafeWords: settings.Scrub.SafeWords, Vocabulary: slices.Concat(words, emergency.Vocabulary()),
	})
}

// openLink opens the WhatsApp store. In a rehearsal it reaches the lab and
// nothing else.
func openLink(ctx context.Context, settings config.Settings, db *storage.DB, key privacy.Key, scrubber bot.Scrubber, log *zap.Logger, clock bot.Clock, pace whatsapp.Pace, alarm func(string)) (*whatsapp.Link, error) {
	record, err := db.RecordID(ctx)
	if err != nil {
		return nil, err
	}
	options := whatsapp.Options{
		Record: record,
		Path:   filepath.Join(settings.Data, "link.db"), Key: key, Scrubber: scrubber,
		Log: log, Now: clock.Now, KeepVersion: true, RefreshVersion: settings.WhatsApp.FollowVersion, Pace: pace,
		Alarm: alarm,
	}
	if settings.Rehearsal.On() {
		rehearsal, err := whatsapp.Rehearse(settings.Rehearsal.Address, settings.Rehearsal.RootKey)
		if err != nil {
			return nil, err
		}
		options.Rehearsal = rehearsal
	}
	return whatsapp.Open(ctx, options)
}

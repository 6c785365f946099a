package whatsapp

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/proto/waWa6"
	"go.mau.fi/whatsmeow/store"
	"go.uber.org/zap"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// Scrubber is what *privacy.Scrubber does.
type Scrubber interface {
	Scrub(privacy.Raw) (privacy.Clean, []privacy.Finding)
}

// Options say where the link keeps itself and what it may do.
type Options struct {
	// Path of link.db. Its folder is made, for our eyes alone.
	Path string
	// Record names the record that this store belongs to; empty is not asked.
	Record string
	// Key makes the pseudonyms and the secrets of our polls.
	Key privacy.Key
	// Scrubber cleans what waits on disk for the handler.
	Scrubber Scrubber
	// Log takes ids, kinds, sizes and counts; nothing when nil.
	Log *zap.Logger
	// Now is the clock that stamps states.
	Now func() time.Time
	// Rehearsal is the server to use instead of WhatsApp; nil is WhatsApp.
	Rehearsal *Rehearsal
	// KeepVersion uses the WhatsApp Web version that last worked, when it is
	// newer than the one built in; RefreshVersion asks WhatsApp for the newest
	// one when ours is refused as outdated.
	KeepVersion, RefreshVersion bool
	// Alarm is told, in a few constant words, of what an operator must look at.
	Alarm func(reason string)
	// Pace holds every waiting time; zero fields have their default.
	Pace Pace
}

// Pace holds the link's waiting times.
type Pace struct {
	// Handler is how long the handler may take for one event; 3 s.
	Handler time.Duration
	// Watchdog is how long the link may be offline without a reason before it
	// starts over; 45 s.
	Watchdog time.Duration
	// Again and AgainMost are the first and the longest pause before withheld
	// messages are asked for with a new line; 1 s and 1 min.
	Again, AgainMost time.Duration
	// Outdated is the pause between attempts with a version that was refused,
	// or after a ban whose end is not known; 1 h.
	Outdated time.Duration
	// Groups is the least time between two readings of the same group; 1 h.
	Groups time.Duration
	// Send is how long WhatsApp may take to accept a message; 20 s.
	Send time.Duration
}

func (p Pace) withDefaults() Pace {
	fill := func(field *time.Duration, standard time.Duration) {
		if *field <= 0 {
			*field = standard
		}
	}
	fill(&p.Handler, 3*time.Second)
	fill(&p.Watchdog, 45*time.Second)
	fill(&p.Again, time.Second)
	fill(&p.AgainMost, time.Minute)
	fill(&p.Outdated, time.Hour)
	fill(&p.Groups, time.Hour)
	fill(&p.Send, 20*time.Second)
	return p
}

// Link is the programme's number on WhatsApp.
type Link struct {
	options  Options
	log      *zap.Logger
	storage  *storage
	book     *book
	state    *state
	trouble  *trouble
	again    *again
	recall   *recall
	rebuild  *rebuilder
	renewals *renewals
	counters counters
	version  webVersion
	line     line

	// base ends when the link is closed; whatsmeow works under it.
	base   context.Context
	cancel context.CancelFunc

	mu       sync.Mutex
	client   *whatsmeow.Client // of the current device
	listener *listener
	pairing  *pairing
	closed   bool

	sending   sync.Mutex // one message is made ready at a time
	reads     groupReads
	listening sync.WaitGroup
}

var _ bot.Transport = (*Link)(nil)

// Open opens link.db and prepares the link; nothing is connected yet. A second
// process on the same store gets ErrInUse, and a store that has rehearsed
// refuses the real WhatsApp, as does the other way round.
func Open(ctx context.Context, options Options) (*Link, error) {
	if options.Key.IsZero() || options.Scrubber == nil || options.Now == nil {
		return nil, errors.New("open the WhatsApp link: key, scrubber and clock are needed")
	}
	world, err := options.world()
	if err != nil {
		return nil, err
	}
	if options.Log == nil {
		options.Log = zap.NewNop()
	}
	options.Pace = options.Pace.withDefaults()
	quietSignal()

	l := &Link{options: options, log: options.Log.Named("whatsapp"), book: newBook()}
	l.base, l.cancel = context.WithCancel(context.WithoutCancel(ctx))
	l.recall = newRecall(options.Pace.Again, options.Pace.AgainMost)
	l.trouble = &trouble{counters: &l.counters, alarm: l.alarm, mend: l.recall.ask}
	l.again = newAgain(&l.counters)
	l.rebuild = &rebuilder{scrubber: options.Scrubber, panicked: func() {
		l.counters.panics.Add(1)
		l.alarm("scrubbing panicked", errPanicked)
	}}
	if l.storage, err = openStorage(ctx, options.Path, l.libraryLog("Store")); err != nil {
		return nil, err
	}
	if err = l.prepare(ctx, world); err != nil {
		return nil, errors.Join(err, l.storage.close())
	}
	return l, nil
}

// prepare claims the store, and readies the device that is in it.
func (l *Link) prepare(ctx context.Context, world string) error {
	if err := l.storage.claim(ctx, world, l.options.Record); err != nil {
		return err
	}
	if err := l.storage.pruneSent(ctx, l.options.Now()); err != nil {
		return err
	}
	if err := l.useKeptVersion(ctx); err != nil {
		return err
	}
	l.renewals = &renewals{storage: l.storage}
	if err := l.renewals.load(ctx); err != nil {
		return err
	}
	device, err := l.storage.device(ctx)
	if err != nil {
		return err
	}
	l.client = l.newClient(device)
	if err := l.refreshBook(ctx); err != nil {
		return err
	}
	l.state, err = l.firstState(ctx, device)
	return err
}

// newClient makes a client for a device, with every setting that our promises
// rest on.
func (l *Link) newClient(device *store.Device) *whatsmeow.Client {
	(&container{inner: l.storage.container, rebuild: l.rebuild, trouble: l.trouble, renewals: l.renewals}).wrap(device)
	client := whatsmeow.NewClient(device, l.libraryLog("Client"))
	client.BackgroundEventCtx = l.base
	client.SynchronousAck = true                     // group notices have no buffer, only the acknowledgement
	client.EnableDecryptedEventBuffer = true         // what was decrypted and not settled comes again
	client.ManualHistorySyncDownload = true          // what was written before we came is none of ours
	client.AutoTrustIdentity = true                  // a nurse with a new phone is still heard
	client.AutomaticMessageRerequestFromPhone = true // the phone has what we cannot read
	client.EnableAutoReconnect = true
	client.InitialAutoReconnect = true
	client.AutoReconnectHook = func(error) bool {
		client.AutoReconnectErrors = min(client.AutoReconnectErrors, 15) // whatsmeow waits 2 s for each, without end
		return true
	}
	client.GetMessageForRetry = l.messageForRetry
	client.GetClientPayload = func() *waWa6.ClientPayload { return l.version.payload(device) }
	client.AddEventHandlerWithSuccessStatus(func(event any) bool { return l.hear(client, event) })
	if rehearsal := l.options.Rehearsal; rehearsal != nil {
		only := rehearsal.client()
		client.SetWebsocketHTTPClient(only)
		client.SetPreLoginHTTPClient(only)
		client.SetMediaHTTPClient(only)
	}
	return client
}

func (l *Link) libraryLog(module string) *libraryLog {
	return &libraryLog{log: l.log, module: module}
}

// alarm says what an operator must look at: the reason to whoever asked to be
// told, the cause to the log.
func (l *Link) alarm(reason string, err error) {
	l.log.Error("alarm", zap.String("reason", reason), zap.String("cause", Mask(fmt.Sprint(err))))
	if l.options.Alarm != nil {
		l.options.Alarm(reason)
	}
}

// current is the client of the device that is linked now.
func (l *Link) current() *whatsmeow.Client {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.client
}

// device is the device that is linked now, or is to be.
func (l *Link) device() *store.Device {
	if client := l.current(); client != nil {
		return client.Store
	}
	return nil
}

// State is what is known of the line.
func (l *Link) State() chat.Link { return l.state.get() }

// Online reports whether the line is up, whatever the state says besides.
func (l *Link) Online() bool { return l.state.isOnline() }

// InTrouble reports whether link.db failed and has not been used again since:
// nothing is acknowledged to WhatsApp meanwhile.
func (l *Link) InTrouble() bool { return l.trouble.active.Load() }

// ForgetPoll drops what is kept of a poll of ours that is closed, its secret
// among it. Nothing else of a poll is ever on disk.
func (l *Link) ForgetPoll(ctx context.Context, id chat.MessageID) error {
	return l.trouble.note(l.storage.dropSent(ctx, id))
}

// Close hangs up and closes the store. Listen must have returned.
func (l *Link) Close() error {
	l.mu.Lock()
	if l.closed {
		l.mu.Unlock()
		return nil
	}
	l.closed = true
	client := l.client
	l.mu.Unlock()
	l.recall.stop()
	l.cancel() // a line that is being opened holds the lock that Disconnect needs
	client.Disconnect()
	l.listening.Wait()
	return l.storage.close()
}

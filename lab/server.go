package lab

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"sync"
	"time"

	"github.com/mshauri/mshauri/lab/wire"
)

const (
	defaultListen = "127.0.0.1:0"
	defaultWindow = 200 // whatsmeow's own queue holds 2,048 nodes and loses their order above that
	// afterword is how long a line stays open after a stream error or a refusal: a client that loses the line at once may act
	// on the error during its next connection.
	afterword = 150 * time.Millisecond
)

// Options says how a server runs. The zero value is a working server.
type Options struct {
	// Listen is a loopback literal with a port; "127.0.0.1:0" when empty.
	Listen string
	// Root certifies the server. The zero Root is one that all servers of this process share.
	Root Root
	// Now is the server's clock: it stamps messages and receipts. time.Now when nil.
	Now func() time.Time
	// Log takes one JSON line per entry, as it happens, next to what Server.Log keeps.
	Log io.Writer
	// DeliverRepeats makes the server deliver a message whose id the same device has sent to the same chat before. By default
	// a repeat is only acknowledged again.
	DeliverRepeats bool
	// Window is how many stanzas may be on their way to a device beyond the last one it acknowledged; 200 when nought.
	Window int
	// PhonesInMemory keeps the phones' stores in memory instead of files below the system's temporary directory.
	PhonesInMemory bool
}

// Server is a WhatsApp-shaped server on loopback.
type Server struct {
	options   Options
	authority *wire.Authority
	listener  net.Listener
	web       *http.Server
	stores    string
	ctx       context.Context
	cancel    context.CancelFunc
	running   sync.WaitGroup

	// mu guards everything below, all of it plain memory: handlers only queue what is to be sent.
	mu       sync.Mutex
	closed   bool
	accounts []*account
	people   map[string]*account // by the user part of either address
	groups   []*group
	links    map[*link]struct{}
	waiting  map[string]*pairing // by the reference in a QR code
	settled  map[sending]time.Time
	talked   map[[2]string]bool
	media    map[string][]byte
	faults   []*Fault
	refusals map[*device]*Refusal
	outage   mediaOutage
	revision uint32
	serial   int
	log      journal
	phones   []*Phone
}

// Start opens a server. It runs until Close; the end of ctx ends its listening and every line, and Close is still needed.
func Start(ctx context.Context, options Options) (*Server, error) {
	if options.Listen == "" {
		options.Listen = defaultListen
	}
	if err := CheckLoopback(options.Listen); err != nil {
		return nil, fmt.Errorf("start the lab: %w", err)
	}
	if options.Now == nil {
		options.Now = time.Now
	}
	if options.Window <= 0 {
		options.Window = defaultWindow
	}
	own := processRoot()
	if options.Root.pair == nil {
		options.Root = own
	}
	options.Root.trust()
	silenceSignal()

	authority, err := wire.NewAuthority(options.Root.pair)
	if err != nil {
		return nil, fmt.Errorf("start the lab: %w", err)
	}
	stores, err := os.MkdirTemp("", "mshauri-lab-")
	if err != nil {
		return nil, fmt.Errorf("start the lab: %w", err)
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", options.Listen)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("start the lab: %w", err), os.RemoveAll(stores))
	}
	s := &Server{
		options: options, authority: authority, listener: listener, stores: stores,
		people: map[string]*account{}, links: map[*link]struct{}{}, waiting: map[string]*pairing{},
		settled: map[sending]time.Time{}, talked: map[[2]string]bool{}, media: map[string][]byte{},
		refusals: map[*device]*Refusal{}, revision: firstRevision,
	}
	s.log.open(options)
	s.ctx, s.cancel = context.WithCancel(ctx)
	s.web = &http.Server{Handler: s.routes(), ReadHeaderTimeout: 10 * time.Second}
	s.running.Go(func() { _ = s.web.Serve(listener) })
	context.AfterFunc(s.ctx, func() { _ = listener.Close() })
	return s, nil
}

// Addr is where the server listens.
func (s *Server) Addr() string { return s.listener.Addr().String() }

// RootKey is the public key that clients of another process must trust.
func (s *Server) RootKey() [32]byte { return s.options.Root.Public() }

// Now is the server's clock.
func (s *Server) Now() time.Time { return s.options.Now() }

// Close puts the phones away, ends every line and waits until nothing of the server runs. It reports what could not be written
// to Options.Log.
func (s *Server) Close() error {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil
	}
	s.closed = true
	phones := s.phones
	s.mu.Unlock()

	var problems []error
	for _, phone := range phones {
		problems = append(problems, phone.Close())
	}
	s.cancel()
	problems = append(problems, ignoreClosed(s.web.Close()))
	s.running.Wait()
	problems = append(problems, os.RemoveAll(s.stores))
	s.mu.Lock()
	problems = append(problems, s.log.failure)
	s.mu.Unlock()
	return errors.Join(problems...)
}

func ignoreClosed(err error) error {
	if errors.Is(err, net.ErrClosed) {
		return nil
	}
	return err
}

func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/ws/chat", func(w http.ResponseWriter, r *http.Request) {
		defer crash()
		s.serve(w, r)
	})
	mux.HandleFunc("POST /mms/{kind}/{token}", s.upload)
	mux.HandleFunc("GET /v/{key}", s.download)
	mux.HandleFunc("GET /{$}", s.page)
	return mux
}

// crash ends the process on a panic in a handler. net/http would swallow it, perhaps with the server's lock held, and a test
// would hang to its timeout instead of saying why.
func crash() {
	if problem := recover(); problem != nil {
		fmt.Fprintf(os.Stderr, "lab: %v\n%s", problem, debug.Stack())
		os.Exit(2)
	}
}

// nextSerial numbers what the server makes up: stanza ids, references, media keys.
func (s *Server) nextSerial() int {
	s.serial++
	return s.serial
}

package control

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"github.com/mshauri/mshauri/lab"
)

const (
	bodyLimit = 1 << 20
	patience  = 30 * time.Second // for what a phone is told to do
)

// Control is the HTTP face of a lab.
type Control struct {
	server *lab.Server
	mux    *http.ServeMux

	mu     sync.Mutex
	sent   map[string]lab.Received // what phones said on command, so that it can be answered
	faults map[int]func()          // how to take a planted fault away
	next   int
}

// New makes a handler that runs the lab.
func New(server *lab.Server) *Control {
	c := &Control{server: server, mux: http.NewServeMux(), sent: map[string]lab.Received{}, faults: map[int]func(){}}
	handle(c, "POST /accounts", c.addAccount)
	handle(c, "GET /accounts", c.listAccounts)
	handle(c, "POST /groups", c.addGroup)
	handle(c, "POST /groups/{jid}/{change}", c.changeGroup)
	handle(c, "POST /scan", c.scan)
	handle(c, "POST /send", c.send)
	handle(c, "POST /poll", c.poll)
	handle(c, "POST /vote", c.vote)
	handle(c, "POST /edit", c.edit)
	handle(c, "POST /delete", c.remove)
	handle(c, "POST /react", c.react)
	handle(c, "GET /inbox/{pn}", c.inbox)
	handle(c, "POST /faults", c.addFault)
	handle(c, "DELETE /faults", c.clearFaults)
	handle(c, "DELETE /faults/{fault}", c.removeFault)
	c.mux.HandleFunc("GET /log", c.log)
	c.mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fail(w, fmt.Errorf("%s %s is nothing the lab can be asked: %w", r.Method, r.URL.Path, lab.ErrUnknown))
	})
	return c
}

// Listen opens a listener for Serve. It refuses what is not a loopback literal with a port.
func Listen(ctx context.Context, address string) (net.Listener, error) {
	if err := lab.CheckLoopback(address); err != nil {
		return nil, fmt.Errorf("listen for commands: %w", err)
	}
	return new(net.ListenConfig).Listen(ctx, "tcp", address)
}

// Serve answers commands until ctx ends. It closes the listener.
func Serve(ctx context.Context, server *lab.Server, listener net.Listener) error {
	if err := lab.CheckLoopback(listener.Addr().String()); err != nil {
		return errors.Join(fmt.Errorf("serve commands: %w", err), listener.Close())
	}
	web := &http.Server{Handler: New(server), ReadHeaderTimeout: 10 * time.Second}
	stop := context.AfterFunc(ctx, func() { _ = web.Close() })
	defer stop()
	if err := web.Serve(listener); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve commands: %w", err)
	}
	return nil
}

// ServeHTTP answers one command. Only this machine is answered, and no web page may speak for its reader.
func (c *Control) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := local(r); err != nil {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusForbidden)
		_ = json.NewEncoder(w).Encode(map[string]string{"error": err.Error()})
		return
	}
	c.mux.ServeHTTP(w, r)
}

func local(r *http.Request) error {
	if from, err := netip.ParseAddrPort(r.RemoteAddr); err != nil || !from.Addr().IsLoopback() {
		return errors.New("the lab answers this machine only")
	}
	host := r.Host
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	if address, err := netip.ParseAddr(strings.Trim(host, "[]")); host != "localhost" && (err != nil || !address.IsLoopback()) {
		return errors.New("the lab answers under a loopback address only")
	}
	if r.Header.Get("Origin") != "" {
		return errors.New("the lab does not answer web pages")
	}
	return nil
}

// handle adds a command: In is its body, Out its answer.
func handle[In, Out any](c *Control, pattern string, do func(*http.Request, In) (Out, error)) {
	c.mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
		var in In
		if r.Method == http.MethodPost {
			if err := read(http.MaxBytesReader(w, r.Body, bodyLimit), &in); err != nil {
				fail(w, err)
				return
			}
		}
		ctx, cancel := context.WithTimeout(r.Context(), patience)
		defer cancel()
		out, err := do(r.WithContext(ctx), in)
		if err != nil {
			fail(w, err)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(out)
	})
}

// read takes exactly one JSON object without fields that nobody asked for.
func read(body io.Reader, in any) error {
	decoder := json.NewDecoder(body)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(in); err != nil {
		if errors.Is(err, io.EOF) {
			return errors.New("the body must be a JSON object")
		}
		if field, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
			return fmt.Errorf("there is no field %s here", field)
		}
		return fmt.Errorf("the body cannot be read: %s", strings.TrimPrefix(err.Error(), "json: "))
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("the body must be one JSON object and nothing after it")
	}
	return nil
}

// fail answers with one sentence.
func fail(w http.ResponseWriter, err error) {
	status := http.StatusBadRequest
	if errors.Is(err, lab.ErrUnknown) {
		status = http.StatusNotFound
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]string{"error": strings.ReplaceAll(err.Error(), "\n", "; ")})
}

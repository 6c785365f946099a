package watch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// Page serves /healthz and /metrics.
type Page struct {
	listener net.Listener
	server   *http.Server
}

// Listen opens the address ("127.0.0.1:9464") at once, so that one that cannot
// be used is an error at the start.
func Listen(address string, meter *Meter, service Service) (*Page, error) {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("open the address for /healthz and /metrics: %w", err)
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(meter.registry, promhttp.HandlerOpts{ErrorHandling: promhttp.ContinueOnError}))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) { health(w, r, service) })
	return &Page{listener: listener, server: &http.Server{
		Handler: mux, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 20 * time.Second, MaxHeaderBytes: 16 << 10,
	}}, nil
}

// Address is where the page is, with the port that was found free for ":0".
func (p *Page) Address() string { return p.listener.Addr().String() }

// Run serves until the context ends.
func (p *Page) Run(ctx context.Context) error {
	stop := context.AfterFunc(ctx, func() { _ = p.server.Close() })
	defer stop()
	if err := p.server.Serve(p.listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve /healthz and /metrics: %w", err)
	}
	return nil
}

// health answers 200 while the line is up and the record can be asked, and 503
// otherwise, with the sentence that an operator gets elsewhere.
func health(w http.ResponseWriter, r *http.Request, service Service) {
	ctx, cancel := context.WithTimeout(r.Context(), stateFor)
	defer cancel()
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	state, err := service.State(ctx)
	if err != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = fmt.Fprintln(w, "The record cannot be asked: look at the log, the disk and the database.")
		return
	}
	if !state.Online {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	_, _ = fmt.Fprintln(w, phrases.LinkSentence(state.Link.State).In(chat.English))
}

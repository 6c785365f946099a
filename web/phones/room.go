package phones

import (
	"embed"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"sync"
	"time"

	"github.com/mshauri/mshauri/chat"
)

//go:embed page
var files embed.FS

// Options are what the page is made of.
type Options struct {
	Phones Phones
	Record Record
	// Hosts are the names under which the page may be asked for; see Hosts.
	Hosts []string
	// Zone is that of the times shown.
	Zone *time.Location
}

// room serves the page.
type room struct {
	Options
	templates *template.Template

	mu   sync.Mutex
	seen map[string]int // messages that have been shown, by person and chat
}

// New makes the page's handler.
func New(options Options) (http.Handler, error) {
	if options.Zone == nil {
		options.Zone = time.UTC
	}
	templates, err := template.New("").ParseFS(files, "page/*.html")
	if err != nil {
		return nil, fmt.Errorf("the phones' page: %w", err)
	}
	r := &room{Options: options, templates: templates, seen: make(map[string]int)}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", r.choose)
	mux.HandleFunc("GET /phones/{person}", r.open)
	mux.HandleFunc("GET /phones/{person}/{chat}", r.show)
	mux.HandleFunc("GET /phones/{person}/{chat}/news", r.news)
	mux.HandleFunc("GET /phones/{person}/{chat}/picture/{message}", r.picture)
	mux.HandleFunc("POST /phones/{person}/{chat}/{deed}", r.do)
	for _, file := range []string{"style.css", "phones.js", "icon.svg"} {
		mux.HandleFunc("GET /"+file, func(w http.ResponseWriter, q *http.Request) { http.ServeFileFS(w, q, files, "page/"+file) })
	}
	return guard(options.Hosts, mux), nil
}

// fail answers with one sentence that never repeats what somebody wrote.
func fail(w http.ResponseWriter, err error) {
	switch {
	case errors.Is(err, chat.ErrNotFound):
		http.Error(w, "There is no such phone, chat or message.", http.StatusNotFound)
	case errors.Is(err, chat.ErrForbidden):
		http.Error(w, "Only its author can do that.", http.StatusForbidden)
	default:
		http.Error(w, "The phone could not do it. Please try again.", http.StatusInternalServerError)
	}
}

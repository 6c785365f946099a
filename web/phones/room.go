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
	for _, page := range r.pages() {
		mux.HandleFunc(page.pattern, page.serve)
	}
	return guard(options.Hosts, mux), nil
}

// page is one address of the page, in the form of http.ServeMux.
type page struct {
	pattern string
	serve   http.HandlerFunc
}

// pages is every one there is.
func (r *room) pages() []page {
	pages := []page{
		{"GET /{$}", r.choose},
		{"GET /phones/{person}", r.open},
		{"GET /phones/{person}/{chat}", r.show},
		{"GET /phones/{person}/{chat}/news", r.news},
		{"GET /phones/{person}/{chat}/picture/{message}", r.picture},
		{"POST /phones/{person}/{chat}/{deed}", r.do},
	}
	for _, file := range []string{"style.css", "phones.js", "icon.svg"} {
		pages = append(pages, page{"GET /" + file, func(w http.ResponseWriter, q *http.Request) { http.ServeFileFS(w, q, files, "page/"+file) }})
	}
	return pages
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

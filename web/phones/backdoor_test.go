package phones_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/web/phones"
)

// Every page there is, from the room's own list, against everybody who may ask
// for it and every method. Only the page itself is answered, by the page's own
// method; somebody who follows a link may look, and does nothing.
//
// Seen red: with a guard that looks at no Host, and with one that looks at no
// Origin.
func TestNoPageIsABackDoor(t *testing.T) {
	fill := strings.NewReplacer("{$}", "", "{person}", "mentee-1", "{chat}", "group-1", "{message}", "M1", "{deed}", "say")
	callers := []struct {
		label  string
		change func(*http.Request)
		looks  bool // may see a page
	}{
		{"the page itself", func(*http.Request) {}, true},
		{"a link from elsewhere", func(r *http.Request) {
			r.Header.Set("Origin", "https://evil.example")
			r.Header.Set("Sec-Fetch-Site", "cross-site")
			r.Header.Set("Sec-Fetch-Mode", "navigate")
		}, true},
		{"another page's script", func(r *http.Request) {
			r.Header.Set("Origin", "https://evil.example")
			r.Header.Set("Sec-Fetch-Site", "cross-site")
			r.Header.Set("Sec-Fetch-Mode", "no-cors")
		}, false},
		{"a name led to loopback", func(r *http.Request) {
			r.Host = "evil.example:8090"
			r.Header.Set("Origin", "http://evil.example:8090")
		}, false},
	}
	patterns := phones.Patterns()
	if len(patterns) < 9 {
		t.Fatalf("only %d pages: %q", len(patterns), patterns)
	}
	for _, pattern := range patterns {
		own, path, _ := strings.Cut(pattern, " ")
		for _, method := range []string{"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} {
			for i, caller := range callers {
				h := newHouse(t)
				h.picture = []byte("a picture")
				w := h.asks(method, fill.Replace(path), url.Values{"text": {"hi"}}, func(r *http.Request) {
					r.Header.Set("Origin", "http://"+host)
					caller.change(r)
				})
				isFine := w.Code < 400
				want := method == own && caller.looks && (own == "GET" || i == 0)
				if isFine != want || !want && !caller.looks && w.Code != http.StatusForbidden {
					t.Errorf("%s %s by %s: %d", method, pattern, caller.label, w.Code)
				}
				if does := len(h.done) > 0; does != (want && own == "POST") {
					t.Errorf("%s %s by %s: did %v", method, pattern, caller.label, h.done)
				}
			}
		}
	}
	if !slices.ContainsFunc(patterns, func(p string) bool { return strings.HasPrefix(p, "POST ") }) {
		t.Error("no page does anything")
	}
}

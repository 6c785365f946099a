package phones_test

import (
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/web/phones"
)

// No other web page can drive the phones, or read them.
func TestOnlyItsOwnPageIsObeyed(t *testing.T) {
	words := url.Values{"text": {"hi"}}
	for _, test := range []struct {
		label, method, path string
		change              func(*http.Request)
		status              int
	}{
		{"its own form", "POST", say, func(*http.Request) {}, http.StatusSeeOther},
		{"its own form, by the other name", "POST", say, func(r *http.Request) {
			r.Host = "localhost:8090"
			r.Header.Set("Origin", "http://localhost:8090")
		}, http.StatusSeeOther},
		{"a browser that says no site", "POST", say, func(r *http.Request) { r.Header.Del("Sec-Fetch-Site") }, http.StatusSeeOther},
		{"another page's form", "POST", say, func(r *http.Request) { r.Header.Set("Origin", "https://evil.example") }, http.StatusForbidden},
		{"a form of no origin", "POST", say, func(r *http.Request) { r.Header.Del("Origin") }, http.StatusForbidden},
		{"a sandboxed form", "POST", say, func(r *http.Request) { r.Header.Set("Origin", "null") }, http.StatusForbidden},
		{"another port of this machine", "POST", say, func(r *http.Request) { r.Header.Set("Origin", "http://127.0.0.1:3000") }, http.StatusForbidden},
		{"the other name's origin", "POST", say, func(r *http.Request) { r.Header.Set("Origin", "http://localhost:8090") }, http.StatusForbidden},
		{"a site that is another", "POST", say, func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "same-site") }, http.StatusForbidden},
		{"a name led to loopback", "GET", "/", func(r *http.Request) { r.Host = "evil.example:8090" }, http.StatusForbidden},
		{"a name led to loopback, with its own origin", "POST", say, func(r *http.Request) {
			r.Host = "evil.example:8090"
			r.Header.Set("Origin", "http://evil.example:8090")
		}, http.StatusForbidden},
		{"no port", "GET", "/", func(r *http.Request) { r.Host = "127.0.0.1" }, http.StatusForbidden},
		{"a link from elsewhere", "GET", "/", func(r *http.Request) {
			r.Header.Set("Sec-Fetch-Site", "cross-site")
			r.Header.Set("Sec-Fetch-Mode", "navigate")
		}, http.StatusOK},
		{"a script from elsewhere", "GET", mama + "/news", func(r *http.Request) {
			r.Header.Set("Sec-Fetch-Site", "cross-site")
			r.Header.Set("Sec-Fetch-Mode", "no-cors")
		}, http.StatusForbidden},
		{"a reader of the address line", "GET", mama, func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "none") }, http.StatusOK},
		{"a method that nothing has", "PUT", say, func(r *http.Request) { r.Header.Set("Origin", "http://"+host) }, http.StatusMethodNotAllowed},
	} {
		t.Run(test.label, func(t *testing.T) {
			h := newHouse(t)
			w := h.asks(test.method, test.path, words, test.change)
			h.wants(w, test.status)
			if done := len(h.done); (done == 1) != (test.status == http.StatusSeeOther) {
				t.Errorf("%d things were done", done)
			}
			header := w.Header()
			if policy := header.Get("Content-Security-Policy"); !strings.HasPrefix(policy, "default-src 'none'") ||
				strings.Contains(policy, "unsafe") || strings.Contains(policy, "*") || !strings.Contains(policy, "frame-ancestors 'none'") {
				t.Errorf("the policy is %q", policy)
			}
			if header.Get("X-Content-Type-Options") != "nosniff" || header.Get("Cache-Control") != "no-store" || header.Get("Cross-Origin-Resource-Policy") != "same-origin" {
				t.Errorf("the headers are %v", header)
			}
		})
	}
}

func TestTheDoorOpensOnLoopbackAlone(t *testing.T) {
	for _, address := range []string{"0.0.0.0:8090", ":8090", "192.168.1.4:8090", "[::]:8090", "localhost:8090", "example.org:80", "127.0.0.1", "8090", ""} {
		listener, err := phones.Listen(t.Context(), address)
		if err == nil {
			_ = listener.Close()
			t.Errorf("%q was opened", address)
		} else if !strings.Contains(err.Error(), "loopback") {
			t.Errorf("%q: %v", address, err)
		}
	}
	first, err := phones.Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = first.Close() }()
	second, err := phones.Listen(t.Context(), first.Addr().String())
	if err != nil {
		t.Fatalf("a port that is taken: %v", err)
	}
	defer func() { _ = second.Close() }()
	if first.Addr().String() == second.Addr().String() || !second.Addr().(*net.TCPAddr).IP.IsLoopback() {
		t.Errorf("the second door is %s", second.Addr())
	}
	if hosts := phones.Hosts(second.Addr()); len(hosts) != 2 || hosts[0] != second.Addr().String() || !strings.HasPrefix(hosts[1], "localhost:") {
		t.Errorf("its names are %q", hosts)
	}
}

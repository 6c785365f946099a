package phones

import (
	"net/http"
	"slices"
)

// policy lets the page use its own script, style and pictures, and nothing of
// anybody else's; no other page may frame it.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guard stands before every handler. The page has no password, since it serves
// this machine alone; so it must not obey another web page that is open in the
// same browser. A name that is led to loopback is told by its Host, a form or
// script of another page by its Origin or Sec-Fetch-Site.
func guard(hosts []string, inner http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", policy)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("X-Frame-Options", "DENY")
		header.Set("Referrer-Policy", "same-origin") // not stricter: forms would then come with the Origin "null"
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		header.Set("Cache-Control", "no-store")
		switch {
		case !slices.Contains(hosts, r.Host):
			http.Error(w, "This page answers only under its own address.", http.StatusForbidden)
		case foreign(r):
			http.Error(w, "This came from another web page, and the phones obey only their own.", http.StatusForbidden)
		default:
			inner.ServeHTTP(w, r)
		}
	})
}

// foreign reports whether another page sent a request. Following a link to
// this page is no harm; anything that changes something must name this page as
// its origin.
func foreign(r *http.Request) bool {
	site := r.Header.Get("Sec-Fetch-Site")
	elsewhere := site != "" && site != "same-origin" && site != "none"
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		return elsewhere && r.Header.Get("Sec-Fetch-Mode") != "navigate"
	}
	return elsewhere || r.Header.Get("Origin") != "http://"+r.Host
}

package lab

import (
	"fmt"
	"net/http"
)

// firstRevision is the web version that the page names until RequireRevision changes it: older than no client.
const firstRevision = 1000000000

// RequireRevision makes the server refuse clients whose web version (2.3000.revision) is older with 405, as WhatsApp does every
// few weeks, and name the new revision on the page that clients read it from. Nought lets every version in again.
//
// A whatsmeow client that is to recover must put the new version into the payload it logs in with (Client.GetClientPayload, or
// store.BaseClientPayload): store.SetWAVersion alone changes nothing there.
func (s *Server) RequireRevision(revision uint32) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.revision = max(revision, firstRevision)
}

// required is the oldest revision that may log in.
func (s *Server) required() uint32 {
	if s.revision == firstRevision {
		return 0
	}
	return s.revision
}

// page is what https://web.whatsapp.com/ answers, as far as clients read it.
func (s *Server) page(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	revision := s.revision
	s.mu.Unlock()
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprintf(w, "<!DOCTYPE html><title>lab</title><script>{\"client_revision\":%d,\"lab\":true}</script>\n", revision)
}

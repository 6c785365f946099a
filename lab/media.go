package lab

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"

	waBinary "go.mau.fi/whatsmeow/binary"
)

const (
	mediaHost  = "mmg.whatsapp.net"
	mediaLimit = 64 << 20
)

// mediaOutage makes the media endpoints answer with an error.
type mediaOutage struct {
	status, times int
}

// FailMedia makes the next times requests to send or fetch media answer with an HTTP status. Clients try 403, 404 and 410 only
// once; others up to five times with growing pauses.
func (s *Server) FailMedia(status, times int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.outage = mediaOutage{status: status, times: times}
}

// mediaDown takes one failure from the outage, if there is one.
func (s *Server) mediaDown(w http.ResponseWriter) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.outage.times <= 0 {
		return false
	}
	s.outage.times--
	w.WriteHeader(s.outage.status)
	return true
}

func mediaConnection() waBinary.Node {
	return waBinary.Node{
		Tag:     "media_conn",
		Attrs:   waBinary.Attrs{"auth": "lab", "ttl": "300", "auth_ttl": "21600", "max_buckets": "12"},
		Content: []waBinary.Node{{Tag: "host", Attrs: waBinary.Attrs{"hostname": mediaHost}}},
	}
}

func (s *Server) upload(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, mediaLimit))
	if err != nil {
		http.Error(w, "too large or cut short", http.StatusBadRequest)
		return
	}
	if s.mediaDown(w) {
		return
	}
	s.mu.Lock()
	key := fmt.Sprintf("lab%d", s.nextSerial())
	s.media[key] = body
	s.mu.Unlock()
	path := "/v/" + key + "?ccb=1" // clients append "&hash=..." to it, so it has its question mark already
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]string{"url": "https://" + mediaHost + path, "direct_path": path})
}

func (s *Server) download(w http.ResponseWriter, r *http.Request) {
	if s.mediaDown(w) {
		return
	}
	s.mu.Lock()
	body, ok := s.media[r.PathValue("key")]
	s.mu.Unlock()
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	_, _ = w.Write(body)
}

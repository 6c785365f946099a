package lab

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	waBinary "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/lab/wire"
)

// Event says what an entry of the log is about.
type Event string

// The events of the log.
const (
	Connected    Event = "connected"    // a line is open and its device known
	LoggedIn     Event = "logged in"    // the server said success
	Refused      Event = "refused"      // the server said failure; Code has the reason
	Disconnected Event = "disconnected" // the line is gone
	Paired       Event = "paired"       // a device was linked by its QR code
	CameIn       Event = "came in"      // a stanza came from the device
	WentOut      Event = "went out"     // a stanza left for the device
	Queued       Event = "queued"       // a stanza joined what the device has to acknowledge
	Acknowledged Event = "acknowledged" // the device acknowledged a queued stanza
	Repeated     Event = "repeated"     // the device sent a message with an id it had sent before
	Struck       Event = "struck"       // a fault changed what happened to a stanza; Fault has its name
)

// Entry is one line of the log: who, which stanza, which way. It has ids, kinds and addresses, never words.
type Entry struct {
	N           int       `json:"n"`
	Time        time.Time `json:"time"`
	Event       Event     `json:"event"`
	Device      types.JID `json:"device"`         // by phone number, with the device's number
	Line        int       `json:"line,omitempty"` // how many times the device had connected
	Tag         string    `json:"tag,omitempty"`
	Type        string    `json:"type,omitempty"`
	Class       string    `json:"class,omitempty"` // what an ack or an iq is about
	ID          string    `json:"id,omitempty"`
	Peer        types.JID `json:"peer"` // from (went out, queued, acknowledged) or to (came in)
	Participant types.JID `json:"participant"`
	Offline     bool      `json:"offline,omitempty"` // was waiting when the device logged in
	Code        string    `json:"code,omitempty"`    // error or reason
	Fault       string    `json:"fault,omitempty"`
}

// journal is the append-only log.
type journal struct {
	now     func() time.Time
	sink    *json.Encoder
	failure error
	entries []Entry
	grown   chan struct{} // closed when an entry comes, if anybody waits
}

func (j *journal) open(options Options) {
	j.now = options.Now
	if options.Log != nil && options.Log != io.Discard {
		j.sink = json.NewEncoder(options.Log)
	}
}

func (j *journal) add(entry Entry) {
	entry.N = len(j.entries) + 1
	entry.Time = j.now().UTC()
	j.entries = append(j.entries, entry)
	if j.sink != nil && j.failure == nil {
		if err := j.sink.Encode(entry); err != nil {
			j.failure = fmt.Errorf("write the lab's log: %w", err)
		}
	}
	if j.grown != nil {
		close(j.grown)
		j.grown = nil
	}
}

// more is closed when the log has grown. The caller holds the server's lock.
func (j *journal) more() <-chan struct{} {
	if j.grown == nil {
		j.grown = make(chan struct{})
	}
	return j.grown
}

// describe fills an entry from a stanza.
func describe(event Event, node *waBinary.Node) Entry {
	entry := Entry{
		Event: event, Tag: node.Tag,
		Type: wire.Text(node.Attrs["type"]), ID: wire.Text(node.Attrs["id"]),
		Participant: wire.JID(node, "participant"), Code: wire.Text(node.Attrs["error"]),
		Class: wire.Text(node.Attrs["class"]),
	}
	if entry.Peer = wire.JID(node, "to"); entry.Peer.IsEmpty() {
		entry.Peer = wire.JID(node, "from")
	}
	if node.Tag == "iq" {
		entry.Class = wire.Text(node.Attrs["xmlns"])
	}
	if node.Tag == "failure" {
		entry.Code = wire.Text(node.Attrs["reason"])
	}
	if node.Tag == "stream:error" {
		entry.Code = wire.Text(node.Attrs["code"])
	}
	return entry
}

// Log is everything that has happened so far.
func (s *Server) Log() []Entry { return s.LogSince(0) }

// LogSince is what happened after the entry numbered n.
func (s *Server) LogSince(n int) []Entry {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n >= len(s.log.entries) {
		return nil
	}
	return append([]Entry(nil), s.log.entries[max(n, 0):]...)
}

// WaitLog returns the first entry that the predicate accepts, waiting for it if need be. The predicate must not call the server.
func (s *Server) WaitLog(ctx context.Context, wanted func(Entry) bool) (Entry, error) {
	return s.WaitLogSince(ctx, 0, wanted)
}

// WaitLogSince is WaitLog for entries after the one numbered n.
func (s *Server) WaitLogSince(ctx context.Context, n int, wanted func(Entry) bool) (Entry, error) {
	var found Entry
	err := s.await(ctx, func() bool {
		for ; n < len(s.log.entries); n++ {
			if wanted(s.log.entries[n]) {
				found = s.log.entries[n]
				return true
			}
		}
		return false
	})
	if err != nil {
		return Entry{}, fmt.Errorf("wait for the lab's log: %w", err)
	}
	return found, nil
}

// await asks the question under the lock each time that something has happened, until the answer is yes.
func (s *Server) await(ctx context.Context, answer func() bool) error {
	for {
		s.mu.Lock()
		yes := answer()
		more := s.log.more()
		s.mu.Unlock()
		if yes {
			return nil
		}
		select {
		case <-more:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

//go:build !race

package lab_test

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"go.mau.fi/whatsmeow/types/events"

	"github.com/mshauri/mshauri/lab"
)

// TestNothingIsLostInAStorm cuts a linked device's line again and again, at every sort of frame, while two people write and while
// the device's handling fails now and then. Every message must be handled. Perhaps one in five hundred is handled twice, also
// with whatsmeow's event buffer: a message that is delivered again while the first delivery is still being handled gets past
// it. So whoever handles messages must know them by their ids, which is not the lab's business.
func TestNothingIsLostInAStorm(t *testing.T) {
	const each = 40
	s, amina, baraka, c, room := linked(t, lab.Options{})
	var mu sync.Mutex
	dice := rand.New(rand.NewPCG(1, 2))
	handled := map[string]int{}
	c.failing(func(m *events.Message) bool {
		mu.Lock()
		defer mu.Unlock()
		if words(m) == "" {
			return false
		}
		if dice.IntN(20) == 0 {
			return true
		}
		handled[words(m)]++
		return false
	})
	frames := 0
	inject(t, s, lab.Fault{Name: "storm", Device: &c.JID, Action: lab.Cut, If: func(f lab.Frame) bool {
		frames++ // predicates take turns under the server's lock
		return f.Tag != "client_finish" && f.N > 5 && frames%17 == 0
	}})
	var want []string
	var writers sync.WaitGroup
	for _, p := range []*lab.Phone{amina, baraka} {
		for i := range each {
			want = append(want, fmt.Sprintf("%s %d", p.Name, i))
		}
		writers.Go(func() {
			for i := range each {
				time.Sleep(5 * time.Millisecond)
				if _, err := p.Say(within(t), room, fmt.Sprintf("%s %d", p.Name, i)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	writers.Wait()
	s.ClearFaults()
	c.failing(func(m *events.Message) bool { mu.Lock(); defer mu.Unlock(); handled[words(m)]++; return false })
	deadline := time.Now().Add(20 * time.Second)
	for {
		if !s.Online(c.JID) { // a client may sleep after several cuts, or for ever after one in a handshake
			c.reconnect()
		}
		pending, err := s.Pending(c.JID)
		if err != nil {
			t.Fatal(err)
		}
		if len(pending) == 0 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("still not acknowledged: %d", len(pending))
		}
		time.Sleep(100 * time.Millisecond)
		c.disconnect() // so that what failed is delivered again
	}
	cuts := 0
	for _, e := range s.Log() {
		if e.Event == lab.Struck {
			cuts++
		}
	}
	mu.Lock()
	defer mu.Unlock()
	delete(handled, "")
	twice := 0
	for _, text := range want {
		if handled[text] == 0 {
			t.Errorf("%q was lost", text)
		}
		twice += handled[text] - 1
	}
	if len(handled) != len(want) || cuts < 3 || twice > 4 {
		t.Errorf("%d different messages handled, %d of them twice, want %d; %d cuts, want some", len(handled), twice, len(want), cuts)
	}
}

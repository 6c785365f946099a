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

// breath is how long the device waits before it connects again, well above what handling one message takes.
const breath = 50 * time.Millisecond

// TestCutNothingIsLostOrRepeatedInAStorm cuts a linked device's line again and again, at every sort of frame, while two people
// write and while the device's handling fails now and then. What it handled must be every message once.
//
// The device does not use whatsmeow's own reconnecting, which is back within 5 ms: two loops then work on the same queue at once,
// and messages are handled twice (one in 500), or not at all though they are acknowledged (one in 4,000: the second of two
// deliveries finds an old counter while the first is being worked on, or a later message's sender key is taken in before an
// earlier message). A breath between the lines keeps both from happening (none in 6,000).
func TestCutNothingIsLostOrRepeatedInAStorm(t *testing.T) {
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
		if dice.IntN(10) == 0 {
			return true
		}
		handled[words(m)]++
		return false
	})
	c.Client.EnableAutoReconnect = false
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
				time.Sleep(10 * time.Millisecond)
				if _, err := p.Say(within(t), room, fmt.Sprintf("%s %d", p.Name, i)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	written := make(chan struct{})
	go func() { writers.Wait(); close(written) }()
	deadline := time.Now().Add(25 * time.Second)
	for calm := false; ; {
		time.Sleep(breath)
		select {
		case <-written:
			s.ClearFaults()
			calm = true
		default:
		}
		if !s.Online(c.JID) {
			s.Quiet(within(t), c.JID)
			c.Client.Disconnect() // it may not have noticed that its line is gone
			time.Sleep(breath)
			if err := c.Client.Connect(); err != nil && calm {
				t.Fatal(err)
			}
			continue
		}
		pending, err := s.Pending(c.JID)
		if err != nil {
			t.Fatal(err)
		}
		if calm && len(pending) == 0 {
			break
		}
		if calm {
			c.disconnect() // so that what failed is delivered again
		}
		if time.Now().After(deadline) {
			t.Fatalf("still not acknowledged: %d", len(pending))
		}
	}
	cuts := 0
	for _, e := range s.Log() {
		if e.Event == lab.Struck {
			cuts++
		}
	}
	mu.Lock()
	defer mu.Unlock()
	for _, text := range want {
		if handled[text] != 1 {
			t.Errorf("%q was handled %d times", text, handled[text])
		}
	}
	if len(handled) != len(want) || cuts < 3 {
		t.Errorf("%d different messages handled, want %d; %d cuts, want some", len(handled), len(want), cuts)
	}
	t.Logf("%d cuts", cuts)
}

//go:build !race

// These tests cut lines, and whatsmeow itself has data races whenever a line is cut: they are left out of -race runs.

package lab_test

import (
	"slices"
	"testing"
	"time"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/proto/waWa6"
	"go.mau.fi/whatsmeow/store"
	"go.mau.fi/whatsmeow/types/events"

	"github.com/mshauri/mshauri/lab"
)

// logins counts how often a device has logged in.
func logins(s *lab.Server, c *computer) int {
	n := 0
	for _, e := range s.Log() {
		if e.Event == lab.LoggedIn && e.Device == c.JID {
			n++
		}
	}
	return n
}

// awaitLogin waits for a device's nth login.
func awaitLogin(t *testing.T, s *lab.Server, c *computer, n int) {
	t.Helper()
	seen := 0
	_, err := s.WaitLog(within(t), func(e lab.Entry) bool {
		if e.Event == lab.LoggedIn && e.Device == c.JID {
			seen++
		}
		return seen == n
	})
	if err != nil {
		t.Fatal(err)
	}
	if err = s.WaitOnline(within(t), c.JID); err != nil {
		t.Fatal(err)
	}
}

func TestCutALineThatIsCutComesBackWithoutLossOrRepeat(t *testing.T) {
	s, amina, _, c, room := linked(t, lab.Options{})
	for _, test := range []struct {
		name  string
		fault lab.Fault
	}{
		{"before the message reaches the device", lab.Fault{Direction: lab.Out, Tag: "message", Action: lab.Cut}},
		{"after it reached the device", lab.Fault{Direction: lab.Out, Tag: "message", Action: lab.CutAfter}},
		{"before its receipt reaches the server", lab.Fault{Direction: lab.In, Tag: "receipt", Action: lab.Cut}},
		{"after its receipt reached the server", lab.Fault{Direction: lab.In, Tag: "receipt", Action: lab.CutAfter}},
	} {
		t.Run(test.name, func(t *testing.T) {
			before := logins(s, c)
			test.fault.Device, test.fault.Times = &c.JID, 1
			inject(t, s, test.fault)
			id := must(t)(amina.Say(within(t), room, test.name))
			c.awaitText(test.name)
			awaitLogin(t, s, c, before+1)
			if err := s.WaitAcknowledged(within(t), c.JID, id); err != nil {
				t.Fatal(err)
			}
			settle(t, s)
			if got := slices.DeleteFunc(c.texts(), func(text string) bool { return text != test.name }); len(got) != 1 {
				t.Errorf("it heard it %d times, want once", len(got))
			}
		})
	}
}

func TestCutAMessageWhoseLineIsCutArrivesOnce(t *testing.T) {
	s, amina, _, c, room := linked(t, lab.Options{})
	for _, test := range []struct {
		name  string
		fault lab.Fault
	}{
		{"before it reaches the server", lab.Fault{Direction: lab.In, Tag: "message", Action: lab.Cut}},
		{"before the ack reaches the sender", lab.Fault{Direction: lab.Out, Tag: "ack", Class: "message", Action: lab.Cut}},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.fault.Device, test.fault.Times = &c.JID, 1
			inject(t, s, test.fault)
			response, err := c.Client.SendMessage(within(t), room, text(test.name))
			if err != nil {
				t.Fatal(err)
			}
			if got, err := amina.Wait(within(t), byID(response.ID)); err != nil || got.Text != test.name {
				t.Fatalf("%+v, %v", got, err)
			}
			settle(t, s)
			if got, _ := amina.Wait(within(t), byID(response.ID)); got.Count != 1 {
				t.Errorf("it came %d times, want once", got.Count)
			}
		})
	}
}

func TestCutADeviceThatIsHeldHearsItAllLater(t *testing.T) {
	s, amina, _, c, room := linked(t, lab.Options{})
	if err := s.Hold(c.JID); err != nil {
		t.Fatal(err)
	}
	if err := s.WaitOffline(within(t), c.JID); err != nil {
		t.Fatal(err)
	}
	must(t)(amina.Say(within(t), room, "huku nje"))
	_, err := s.WaitLog(within(t), func(e lab.Entry) bool { return e.Event == lab.Connected && e.Device == c.JID && e.Line == 2 })
	if err != nil {
		t.Fatal(err)
	}
	if s.Online(c.JID) || logins(s, c) != 1 {
		t.Error("it came in though it is held")
	}
	if err = s.Release(c.JID); err != nil {
		t.Fatal(err)
	}
	c.awaitText("huku nje")
	settle(t, s)
}

func TestCutEveryEndOfALine(t *testing.T) {
	for _, test := range []struct {
		name  string
		why   lab.StreamEnd
		event func(any) bool
		back  bool
	}{
		{"restart", lab.EndRestart, nil, true},
		{"unavailable", lab.EndUnavailable, func(e any) bool { _, ok := e.(*events.Disconnected); return ok }, true},
		{"another number", "500", func(e any) bool { x, ok := e.(*events.StreamError); return ok && x.Code == "500" }, true},
		{"replaced", lab.EndReplaced, func(e any) bool { _, ok := e.(*events.StreamReplaced); return ok }, false},
		{"removed", lab.EndRemoved, func(e any) bool { x, ok := e.(*events.LoggedOut); return ok && !x.OnConnect }, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, _, _, c, _ := linked(t, lab.Options{PhonesInMemory: true})
			if err := s.End(c.JID, test.why); err != nil {
				t.Fatal(err)
			}
			if test.event != nil {
				c.awaitEvent(test.event)
			}
			if test.back {
				awaitLogin(t, s, c, 2)
				return
			}
			if err := s.WaitOffline(within(t), c.JID); err != nil {
				t.Fatal(err)
			}
			devices, err := s.Devices(c.JID)
			if removed := len(devices) == 0; err != nil || removed != (test.why == lab.EndRemoved) {
				t.Errorf("devices %v, %v", devices, err)
			}
		})
	}
}

func TestCutEveryRefusalOfALogin(t *testing.T) {
	for _, test := range []struct {
		name    string
		refusal lab.Refusal
		event   func(any) bool
		back    bool
	}{
		{"logged out", lab.Refusal{Reason: lab.ReasonLoggedOut}, func(e any) bool { x, ok := e.(*events.LoggedOut); return ok && x.OnConnect }, false},
		{"main device gone", lab.Refusal{Reason: lab.ReasonMainGone}, func(e any) bool { x, ok := e.(*events.LoggedOut); return ok && x.OnConnect }, false},
		{"banned for an hour", lab.Refusal{Reason: lab.ReasonBanned, Expire: time.Hour}, func(e any) bool {
			x, ok := e.(*events.TemporaryBan)
			return ok && x.Expire == time.Hour
		}, false},
		{"outdated", lab.Refusal{Reason: lab.ReasonOutdated}, func(e any) bool { _, ok := e.(*events.ClientOutdated); return ok }, false},
		{"unavailable once", lab.Refusal{Reason: lab.ReasonUnavailable, Times: 1}, nil, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, _, _, c, _ := linked(t, lab.Options{PhonesInMemory: true})
			if err := s.RefuseLogin(c.JID, test.refusal); err != nil {
				t.Fatal(err)
			}
			if err := s.Drop(c.JID); err != nil {
				t.Fatal(err)
			}
			if test.event != nil {
				c.awaitEvent(test.event)
			}
			refused, err := s.WaitLog(within(t), func(e lab.Entry) bool { return e.Event == lab.Refused && e.Device == c.JID })
			if err != nil {
				t.Fatal(err)
			}
			if test.back {
				awaitLogin(t, s, c, 2)
				return
			}
			_, err = s.WaitLogSince(within(t), refused.N, func(e lab.Entry) bool { return e.Event == lab.Disconnected && e.Device == c.JID })
			if err != nil {
				t.Fatal(err)
			}
			if err = s.AllowLogin(c.JID); err != nil {
				t.Fatal(err)
			}
			if test.refusal.Reason == lab.ReasonBanned || test.refusal.Reason == lab.ReasonOutdated {
				c.reconnect() // the device still has its keys
			}
		})
	}
}

func TestCutAnOutdatedClientComesBackWithTheNewVersion(t *testing.T) {
	s, _, _, c, _ := linked(t, lab.Options{PhonesInMemory: true})
	wanted := store.GetWAVersion()[2] + 1000
	s.RequireRevision(wanted)
	if err := s.Drop(c.JID); err != nil {
		t.Fatal(err)
	}
	c.awaitEvent(func(e any) bool { _, ok := e.(*events.ClientOutdated); return ok })

	// store.SetWAVersion does not change what a client says when it logs in: the number was copied when the program started.
	store.SetWAVersion(store.WAVersionContainer{2, 3000, wanted})
	payload := c.Client.Store.GetClientPayload()
	store.SetWAVersion(store.WAVersionContainer{2, 3000, wanted - 1000})
	if got := payload.GetUserAgent().GetAppVersion().GetTertiary(); got == wanted {
		t.Error("store.SetWAVersion suffices now: say so in version.go")
	}
	newest, err := whatsmeow.GetLatestVersion(within(t), lab.HTTPClient(s.Addr()))
	if err != nil {
		t.Fatal(err)
	}
	c.Client.GetClientPayload = func() *waWa6.ClientPayload {
		payload := c.Client.Store.GetClientPayload()
		payload.UserAgent.AppVersion = newest.ProtoAppVersion()
		return payload
	}
	c.reconnect()
}

func TestCutALineCutAtTheLastHandshakeFrame(t *testing.T) {
	s, amina, _, c, room := linked(t, lab.Options{})
	inject(t, s, lab.LateCut(c.JID, 2))
	if err := s.Drop(c.JID); err != nil {
		t.Fatal(err)
	}
	var lines []int
	_, err := s.WaitLog(within(t), func(e lab.Entry) bool {
		if e.Device == c.JID && e.Event == lab.Struck && e.Tag == "client_finish" {
			lines = append(lines, e.Line)
		}
		return e.Event == lab.LoggedIn && e.Device == c.JID && e.Line > 1 || len(lines) > 0
	})
	if err != nil || !slices.Equal(lines, []int{2}) {
		t.Fatalf("struck on lines %v, %v; want the second", lines, err)
	}
	s.ClearFaults()
	// Perhaps one time in a hundred whatsmeow never notices, so the test does what a watchdog would.
	deadline := time.Now().Add(10 * time.Second)
	for !s.Online(c.JID) && time.Now().Before(deadline) {
		time.Sleep(50 * time.Millisecond)
	}
	if !s.Online(c.JID) {
		c.reconnect()
	}
	must(t)(amina.Say(within(t), room, "umerudi"))
	c.awaitText("umerudi")
	settle(t, s)
}

func TestCutOneDeviceCannotBeInTwoPlaces(t *testing.T) {
	s, _, _, c, _ := linked(t, lab.Options{PhonesInMemory: true})
	twin := &computer{t: t, server: s, path: c.path, changed: make(chan struct{}), JID: c.JID}
	twin.open()
	t.Cleanup(twin.close)
	if err := twin.Client.Connect(); err != nil {
		t.Fatal(err)
	}
	c.awaitEvent(func(e any) bool { _, ok := e.(*events.StreamReplaced); return ok })
	awaitLogin(t, s, twin, 2)
}

func TestCutEverybodyComesBackAfterABlackout(t *testing.T) {
	s, amina, baraka, c, room := linked(t, lab.Options{})
	s.DropAll()
	awaitLogin(t, s, c, 2)
	for _, p := range []*lab.Phone{amina, baraka} {
		if err := s.WaitOnline(within(t), p.PN); err != nil {
			t.Fatal(err)
		}
	}
	id := must(t)(amina.Say(within(t), room, "umeme umerudi"))
	c.awaitText("umeme umerudi")
	if got, err := baraka.Wait(within(t), byID(id)); err != nil || got.Count != 1 {
		t.Errorf("%+v, %v", got, err)
	}
	settle(t, s)
}

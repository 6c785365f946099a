//go:build !race

package whatsapp_test

import (
	"fmt"
	"maps"
	"sync"
	"testing"
	"time"

	"go.mau.fi/whatsmeow/store"

	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/lab"
)

// The tests in this file end lines from the server's side. whatsmeow itself
// races when that happens, so they are built without the race detector.

// becomes waits until the last state heard is this one.
func (r *rig) becomes(state chat.LinkState) chat.Link {
	r.t.Helper()
	var link chat.Link
	r.await("the link to be "+string(state), func() bool {
		links := those[chat.LinkChanged](r)
		if len(links) == 0 {
			return false
		}
		link = links[len(links)-1].Link
		return link.State == state
	})
	if now := r.link.State(); now.State != state {
		r.t.Errorf("the link says %s, the handler was told %s", now.State, state)
	}
	return link
}

// lines is how many times the bot has been let in.
func (r *rig) lines() (n int) {
	for _, e := range r.server.Log() {
		if e.Event == lab.LoggedIn && e.Device == r.device {
			n++
		}
	}
	return n
}

// hears says something to the bot and waits until it is heard.
func (r *rig) hears(nurse *lab.Phone) {
	r.t.Helper()
	r.message(must(r.t)(nurse.Say(within(r.t), r.account.PN, "uko hapo?")))
}

func TestCutLinesComeBack(t *testing.T) {
	r := begin(t)
	nurse := r.phone("Achieng")
	for _, end := range []func() error{
		func() error { return r.server.Drop(r.device) },
		func() error { return r.server.End(r.device, lab.EndRestart) },
		func() error { return r.server.End(r.device, lab.EndUnavailable) },
		func() error { return r.server.End(r.device, "516") },
	} {
		before := r.lines()
		check(t, end())
		_, err := r.server.WaitLog(within(t), func(lab.Entry) bool { return true })
		check(t, err)
		id := must(t)(nurse.Say(within(t), r.account.PN, "uko hapo?"))
		r.message(id)
		r.becomes(chat.LinkConnected)
		if r.lines() == before {
			t.Error("the line was never cut")
		}
	}
	if len(all[chat.LinkChanged](r)) < 4 {
		t.Errorf("the states were %v", all[chat.LinkChanged](r))
	}
}

func TestCutReplacedStaysAway(t *testing.T) {
	r := begin(t, func(r *rig) { r.pace.Watchdog = 900 * time.Millisecond })
	before := r.lines()
	check(t, r.server.End(r.device, lab.EndReplaced))
	r.becomes(chat.LinkReplaced)
	time.Sleep(3 * time.Second)
	if r.lines() != before {
		t.Error("it fought for its place")
	}
}

func TestCutLoggedOutCanBePairedAgain(t *testing.T) {
	for label, out := range map[string]func(r *rig) error{
		"while connected": func(r *rig) error { return r.server.End(r.device, lab.EndRemoved) },
		"at login": func(r *rig) error {
			if err := r.server.RefuseLogin(r.device, lab.Refusal{Reason: lab.ReasonLoggedOut}); err != nil {
				return err
			}
			return r.server.Drop(r.device)
		},
	} {
		t.Run(label, func(t *testing.T) {
			r := begin(t)
			nurse := r.phone("Achieng")
			r.hears(nurse)
			r.settled()
			check(t, out(r))
			r.becomes(chat.LinkLoggedOut)
			r.stop()
			if err := r.link.Listen(within(t), r.handle); err == nil || err.Error() != whatsapp.ErrUnpaired.Error() {
				t.Errorf("listening without a device: %v", err)
			}
			r.pair()
			r.listen()
			r.hears(nurse)
			if err := r.link.Pair(within(t), func(whatsapp.PairEvent) {}); err == nil {
				t.Error("it paired while it listened")
			}
			if got := r.count("SELECT COUNT(*) FROM whatsmeow_contacts"); got != 0 {
				t.Errorf("after pairing again %d contacts are kept", got)
			}
		})
	}
}

func TestCutBanIsWaitedFor(t *testing.T) {
	r := begin(t)
	nurse := r.phone("Achieng")
	check(t, r.server.RefuseLogin(r.device, lab.Refusal{Reason: lab.ReasonBanned, Code: 104, Expire: 2 * time.Second, Times: 1}))
	check(t, r.server.Drop(r.device))
	link := r.becomes(chat.LinkBanned)
	if link.Code != 104 || time.Until(link.Until) > 2*time.Second || link.Until.IsZero() {
		t.Errorf("the ban is %+v", link)
	}
	r.becomes(chat.LinkConnected)
	r.hears(nurse)
}

func TestCutBanWithoutAnEndIsTriedHourly(t *testing.T) {
	r := begin(t, func(r *rig) { r.pace.Outdated = 300 * time.Millisecond })
	check(t, r.server.RefuseLogin(r.device, lab.Refusal{Reason: lab.ReasonBanned, Code: 101, Times: 3}))
	check(t, r.server.Drop(r.device))
	if link := r.becomes(chat.LinkBanned); !link.Until.IsZero() {
		t.Errorf("the ban is %+v", link)
	}
	r.becomes(chat.LinkConnected)
}

func TestCutOutdatedAsksForTheNewestVersion(t *testing.T) {
	builtIn := store.GetWAVersion()
	r := begin(t, func(r *rig) {
		r.change = func(o *whatsapp.Options) { o.KeepVersion, o.RefreshVersion = true, true }
	})
	newest := builtIn
	newest[2] += 1000
	r.server.RequireRevision(newest[2])
	check(t, r.server.Drop(r.device))
	told := wait(r, "the outdated state", func(e chat.LinkChanged) bool { return e.Link.State == chat.LinkOutdated && e.Link.Newest != "" })
	if told.Link.Ours != builtIn.String() || told.Link.Newest != newest.String() || told.Link.Code != 405 {
		t.Errorf("the operator is told %+v", told.Link)
	}
	r.becomes(chat.LinkConnected)

	// The version that worked is used at the next start.
	kept := func() int {
		return r.count("SELECT COUNT(*) FROM mshauri_meta WHERE key='web_version' AND value='" + newest.String() + "'")
	}
	for range 100 {
		if kept() > 0 {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	since := len(r.server.Log())
	r.restart()
	if n := r.refusals(since); n != 0 {
		t.Errorf("after a restart it was refused %d times", n)
	}
}

// refusals is how many logins were refused.
func (r *rig) refusals(since int) (n int) {
	for _, e := range r.server.LogSince(since) {
		if e.Event == lab.Refused {
			n++
		}
	}
	return n
}

func TestCutOutdatedWaitsWhenItMayNotAsk(t *testing.T) {
	builtIn := store.GetWAVersion()
	// The library may say "connected" late, of a line that is gone: then the
	// watchdog finds nobody on it, and it is refused again.
	r := begin(t, func(r *rig) { r.pace.Outdated, r.pace.Watchdog = 700*time.Millisecond, 900*time.Millisecond })
	r.server.RequireRevision(builtIn[2] + 1000)
	since := len(r.server.Log())
	check(t, r.server.Drop(r.device))
	if link := r.becomes(chat.LinkOutdated); link.Newest != "" || link.Ours != builtIn.String() {
		t.Errorf("the link is %+v", link)
	}
	var tries []time.Time
	for len(tries) < 3 {
		e, err := r.server.WaitLogSince(within(t), since, func(e lab.Entry) bool { return e.Event == lab.Refused })
		check(t, err)
		tries, since = append(tries, e.Time), e.N
	}
	for i := range tries[1:] {
		if pause := tries[i+1].Sub(tries[i]); pause < 600*time.Millisecond {
			t.Errorf("it tried again after %v", pause)
		}
	}
	r.server.RequireRevision(builtIn[2])
	r.becomes(chat.LinkConnected)
}

func TestCutWatchdogFindsNobodyOnTheLine(t *testing.T) {
	r := begin(t, func(r *rig) { r.pace.Watchdog = 900 * time.Millisecond })
	nurse := r.phone("Achieng")
	// The line stays open and the server says nothing on it: no event ever comes.
	_, err := r.server.Inject(lab.Fault{Device: &r.device, Direction: lab.In, Tag: "client_finish", Action: lab.Swallow, Times: 1})
	check(t, err)
	check(t, r.server.Drop(r.device))
	r.becomes(chat.LinkLost)
	r.becomes(chat.LinkConnected)
	r.hears(nurse)
	if r.link.Counters().Reconnects == 0 {
		t.Error("it was not the watchdog")
	}
}

func TestCutAtEveryHandshakeAndEveryReceiptLosesNothing(t *testing.T) {
	r := begin(t, func(r *rig) { r.pace.Watchdog = 900 * time.Millisecond })
	nurse := r.phone("Achieng")
	to := r.group(lab.LIDMode, nurse)
	for _, fault := range []lab.Fault{
		lab.LateCut(r.device, 3),
		lab.LostReceipts(r.account.PN, 5),
		{Device: &r.device, Direction: lab.In, Tag: "receipt", Action: lab.Cut, Times: 4, Skip: 2},
		{Device: &r.device, Direction: lab.Out, Tag: "message", Action: lab.CutAfter, Times: 4, Skip: 3},
		{Device: &r.device, Direction: lab.Out, Tag: "message", Action: lab.Duplicate, Times: 4, Skip: 5},
	} {
		_, err := r.server.Inject(fault)
		check(t, err)
	}
	n := 0
	r.refusing(func(e chat.Event) error {
		if _, ok := e.(chat.MessageReceived); ok {
			if n++; n%7 == 3 {
				return errRefused
			}
		}
		return nil
	})
	ids := map[string]bool{}
	for i := range 60 {
		ids[must(t)(nurse.Say(within(t), to, fmt.Sprintf("ujumbe wa %d", i)))] = true
	}
	r.await("every message", func() bool {
		missing := maps.Clone(ids)
		for _, e := range those[chat.MessageReceived](r) {
			delete(missing, string(e.ID))
		}
		return len(missing) == 0
	})
	r.server.ClearFaults()
	check(t, r.server.Settled(within(t), r.device))
	if c := r.link.Counters(); c.OldCounter != 0 || c.Unreadable != 0 {
		t.Errorf("the counters are %+v", c)
	}
	// Copies that come on two lines at once may both be heard: the record keeps
	// one. Nothing that is settled comes again.
	if heard := len(all[chat.MessageReceived](r)); heard > len(ids)+12 {
		t.Errorf("%d messages were heard %d times", len(ids), heard)
	}
}

func TestCutPairingGoesOn(t *testing.T) {
	r := prepare(t)
	var once, twice sync.Once
	scanned := make(chan error, 1)
	check(t, r.link.Pair(within(t), func(e whatsapp.PairEvent) {
		first := false
		once.Do(func() {
			first = true
			r.server.DropAll()
		})
		if !first {
			twice.Do(func() {
				go func() {
					device, err := r.server.Scan(within(t), e.Code, r.account.PN)
					r.device = device
					scanned <- err
				}()
			})
		}
	}))
	check(t, <-scanned)
	r.listen()
}

// The line is hung up as soon as the number is paired, and again after the list.
func TestCutGroupsAreListedWhileNobodyListens(t *testing.T) {
	r := prepare(t)
	if _, err := r.link.Groups(within(t)); err == nil || err.Error() != whatsapp.ErrUnpaired.Error() {
		t.Errorf("an unpaired link listed groups: %v", err)
	}
	r.pair()
	nurse := r.phone("Achieng")
	to := r.group(lab.LIDMode, nurse)
	r.close()
	r.open()
	listings, err := r.link.Groups(within(t))
	check(t, err)
	if len(listings) != 1 || listings[0].JID != to.String() {
		t.Errorf("the listing is %+v", listings)
	}
}

//go:build !race

package main

import (
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mshauri/mshauri/lab"
)

// cutsByDefault is how often the line is cut when MSHAURI_TEST_CUTS says
// nothing else.
const cutsByDefault = 100

// cutLanes is how many bots have their lines cut at once: they mostly wait, 20 s
// for each hello that is cut, since whatsmeow waits so long for the answer.
const cutLanes = 10

// patient is longer than whatsmeow waits before it opens a line again by
// itself, but for a hello.
const patient = 2500 * time.Millisecond

// TestCutLine cuts the bot's line at every exchange of the handshake and the
// login, and at the frames that follow, a hundred times in all. The bot always
// comes back by itself, in the same process, and what was said meanwhile is
// kept once. In every other round whoever said it is gone when the bot is back,
// and could not be asked to say it again.
//
// Broken on purpose on 2026-11-21: with a watchdog of an hour and the line cut
// at the last handshake frame alone, at once, 7 bots of 10 never come back (in
// 120 cuts). With the watchdog all do (in 400 cuts); it cures 4 lines on which
// nobody was.
func TestCutLine(t *testing.T) {
	t.Parallel()
	cuts := cutsByDefault
	if text := os.Getenv("MSHAURI_TEST_CUTS"); text != "" {
		var err error
		if cuts, err = strconv.Atoi(text); err != nil {
			t.Fatalf("MSHAURI_TEST_CUTS: %v", err)
		}
	}
	var mu sync.Mutex
	struck, cured, gone, slowest := make(map[string]int), 0, 0, time.Duration(0)
	lanes := make(map[string]func(*testing.T))
	for lane := range cutLanes {
		lanes[fmt.Sprintf("bot %d", lane)] = func(t *testing.T) {
			mine := cutLines(t, lane, cuts)
			mu.Lock()
			defer mu.Unlock()
			cured += mine.cured
			gone += mine.gone
			slowest = max(slowest, mine.slowest)
			for where, times := range mine.struck {
				struck[where] += times
			}
		}
	}
	sideBySide(t, lanes)
	total := 0
	for _, exchange := range exchanges() {
		total += struck[exchange.name]
		t.Logf("cut %3d times: %s", struck[exchange.name], exchange.name)
	}
	t.Logf("%d cuts in all; the watchdog cured %d lines on which nobody was; %d senders were gone; the slowest return took %s", total, cured, gone, slowest.Round(10*time.Millisecond))
	if gone == 0 && cuts > cutLanes {
		t.Error("no sender was gone when the bot came back")
	}
	if total != cuts {
		t.Errorf("%d cuts were made, and %d were asked for", total, cuts)
	}
}

// exchange is a moment of a connection at which it can end.
type exchange struct {
	name string
	// fault ends it in the lab; without one, the door before the lab does.
	fault lab.Fault
}

const (
	doorShut  = "the connection is opened"
	doorFalls = "the websocket is opened"
	doorSlams = "last handshake frame, at once"
)

// exchanges lists them in their order. The frames after the login are numbered
// on their line and in their direction, the handshake's counted.
func exchanges() []exchange {
	all := []exchange{
		{name: doorShut},
		{name: doorFalls},
		{name: "client hello", fault: lab.Fault{Direction: lab.In, Tag: "client_hello", Action: lab.Cut}},
		{name: "server hello", fault: lab.Fault{Direction: lab.Out, Tag: "server_hello", Action: lab.Cut}},
		{name: "last handshake frame", fault: lab.Fault{Direction: lab.In, Tag: "client_finish", Action: lab.Cut}},
		{name: doorSlams},
		{name: "success, lost", fault: lab.Fault{Direction: lab.Out, Tag: "success", Action: lab.Cut}},
		{name: "success, said", fault: lab.Fault{Direction: lab.Out, Tag: "success", Action: lab.CutAfter}},
	}
	for n := 3; n <= 5; n++ { // the sixth frame that a client sends is a ping, half a minute later
		for _, fault := range []lab.Fault{
			{Direction: lab.In, Nth: n, Action: lab.Cut},
			{Direction: lab.Out, Nth: n, Action: lab.Cut},
			{Direction: lab.Out, Nth: n, Action: lab.CutAfter},
		} {
			all = append(all, exchange{name: fmt.Sprintf("frame %d %s, %s", n, fault.Direction, fault.Action), fault: fault})
		}
	}
	return append(all,
		exchange{name: "frame 6 out, cut", fault: lab.Fault{Direction: lab.Out, Nth: 6, Action: lab.Cut}},
		exchange{name: "frame 6 out, cut after", fault: lab.Fault{Direction: lab.Out, Nth: 6, Action: lab.CutAfter}},
	)
}

// cutTally is what a lane found.
type cutTally struct {
	struck  map[string]int
	cured   int
	gone    int // senders, before the bot had what they said
	slowest time.Duration
}

// cutLines makes one lane's share of the cuts.
func cutLines(t *testing.T, lane, cuts int) cutTally {
	r := newRoad(t, lab.Options{})
	before := openDoor(t, r.server.Addr())
	r.rehearseAt(before.address())
	r.start("")
	r.readsItsGroup()
	r.settle()
	tally := cutTally{struck: make(map[string]int)}
	all := exchanges()
	for i := lane; i < cuts; i += cutLanes {
		exchange := all[i%len(all)]
		began, alone := time.Now(), r.watched()
		struck := r.plant(exchange, before)
		r.must(r.server.Drop(r.device))
		nurse := r.nurses[i%2]
		id := r.say(nurse, fmt.Sprintf("%d children were weighed today.", 10+i))
		goes := i/cutLanes%2 == 0
		if goes {
			r.must(nurse.GoOffline(r.soon()))
			if r.acknowledged(id) == 0 {
				tally.gone++
			}
		}
		select {
		case <-struck:
			tally.struck[exchange.name]++
		case <-time.After(30 * time.Second):
			t.Fatalf("%s: the bot never comes so far:\n%s", exchange.name, r.bot.lastWords())
		}
		if err := r.server.WaitAcknowledged(r.soon(), r.device, id); err != nil {
			t.Fatalf("%s: the bot does not come back: %v\n%s", exchange.name, err, r.bot.lastWords())
		}
		took := time.Since(began)
		tally.slowest = max(tally.slowest, took)
		if took > patient && r.watched() > alone && !strings.HasSuffix(exchange.name, "hello") {
			tally.cured++
		}
		r.once(id)
		if goes {
			r.must(nurse.GoOnline(r.soon()))
		}
		r.settle()
	}
	r.finish()
	return tally
}

// watched is how often the watchdog has started over.
func (r *road) watched() int {
	return strings.Count(r.bot.wrote(), "the watchdog found nobody on the line")
}

// plant prepares one cut. The channel is closed when it was made.
func (r *road) plant(e exchange, before *door) <-chan struct{} {
	r.t.Helper()
	struck := make(chan struct{})
	if e.fault.Action == "" {
		before.next(e.name, func() { close(struck) })
		return struck
	}
	fault := e.fault
	fault.Name, fault.Times = e.name, 1
	if fault.Tag != "client_hello" && fault.Tag != "server_hello" { // nobody is known yet, and only the bot connects
		fault.Device = &r.device
	}
	remove, err := r.server.Inject(fault)
	r.must(err)
	since, ctx := len(r.server.Log()), r.soon()
	go func() {
		defer remove()
		if _, err := r.server.WaitLogSince(ctx, since, func(e lab.Entry) bool {
			return e.Event == lab.Struck && e.Fault == fault.Name
		}); err == nil {
			close(struck)
		}
	}()
	return struck
}

// door stands before the lab, and can shut in the face of the next connection,
// fall shut at the server's first word, before there is any frame, or slam the
// moment that the client has written the last frame of its handshake: sooner
// than the lab could, and whatsmeow sometimes never notices.
type door struct {
	listener net.Listener
	server   string

	mu     sync.Mutex
	shuts  string
	struck func()
}

func openDoor(t *testing.T, server string) *door {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	d := &door{listener: listener, server: server}
	go func() {
		for {
			outside, err := listener.Accept()
			if err != nil {
				return
			}
			go d.carry(outside)
		}
	}()
	return d
}

func (d *door) address() string { return d.listener.Addr().String() }

// next says what becomes of the next connection.
func (d *door) next(shuts string, struck func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.shuts, d.struck = shuts, struck
}

func (d *door) carry(outside net.Conn) {
	defer func() { _ = outside.Close() }()
	d.mu.Lock()
	shuts, struck := d.shuts, d.struck
	d.shuts, d.struck = "", nil
	d.mu.Unlock()
	if shuts == doorShut {
		struck()
		return
	}
	inside, err := net.Dial("tcp", d.server)
	if err != nil {
		return
	}
	defer func() { _ = inside.Close() }()
	switch shuts {
	case doorFalls:
		go func() { _, _ = io.Copy(inside, outside) }()
		_, _ = inside.Read(make([]byte, 1))
		struck()
	case doorSlams:
		go func() { _, _ = io.Copy(outside, inside) }()
		part := make([]byte, 1<<16)
		for range 2 { // the request for a websocket, and the client's hello
			n, _ := outside.Read(part)
			_, _ = inside.Write(part[:n])
		}
		_, _ = outside.Read(part)
		_ = outside.Close()
		struck()
	default:
		go func() {
			_, _ = io.Copy(inside, outside)
			_ = inside.Close()
		}()
		_, _ = io.Copy(outside, inside)
	}
}

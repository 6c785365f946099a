package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/chat"
)

// childPace shortens the link's waiting times. The watchdog is longer than
// whatsmeow's own first pause of 2 s, so that it cures what nothing else would.
func childPace() whatsapp.Pace {
	return whatsapp.Pace{Watchdog: 4 * time.Second, Again: 200 * time.Millisecond, AgainMost: time.Second}
}

// noticesVariable says to which group a child posts notices, by its pseudonym.
const noticesVariable = "MSHAURI_TEST_NOTICES"

// What a child of these tests can be: any command line, as it ships; and
// mshauri run, with crash points round its parts.
var (
	_ = child("any command", func(ctx context.Context, w world) int { return execute(ctx, os.Args[1:], w) })
	_ = child("serve, to crash", serveArmed)
)

// serveArmed is mshauri run with crash points, which its standard input arms.
// The first line, which may be empty, is read before anything starts.
func serveArmed(ctx context.Context, w world) int {
	points := &crashPoints{out: w.out}
	orders := bufio.NewScanner(w.in)
	if orders.Scan() {
		points.arm(orders.Text())
	}
	go func() {
		for orders.Scan() {
			points.arm(orders.Text())
		}
	}()
	err := crashCommits(points)
	if err == nil {
		err = runService(ctx, w, &cli{}, decorators{
			scrubber: func(scrubber bot.Scrubber) bot.Scrubber {
				_ = points.pass("record opened")
				return crashingScrubber{scrubber, points}
			},
			record: func(record bot.Record) bot.Record {
				_ = points.pass("link opened")
				return crashingRecord{record, points}
			},
			transport: func(transport bot.Transport) bot.Transport { return crashingTransport{transport, points} },
			reactors:  func(list []bot.Reactor) []bot.Reactor { return append(list, pollster{}) },
			jobs: func(list []bot.Job) []bot.Job {
				if group := os.Getenv(noticesVariable); group != "" {
					list = append(list, notices(chat.GroupID(group), points))
				}
				return list
			},
			pace: childPace(),
		})
	}
	if err != nil {
		_, _ = fmt.Fprintln(w.errors, "mshauri:", err)
		return 1
	}
	return 0
}

// botProcess is a running copy of the test binary that has become the bot.
type botProcess struct {
	process *exec.Cmd
	orders  io.WriteCloser
	errors  string // the file that has its standard error
	ended   chan struct{}

	mu    sync.Mutex
	lines []string      // of its standard output
	grown chan struct{} // closed when there is another line
}

// runAsChild starts the test binary again as one of the children, with the
// arguments of a command line and nothing in its environment but the settings
// given. It is killed, if it still runs, when the test ends.
func runAsChild(t testing.TB, name string, settings []string, args ...string) *botProcess {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	c := &botProcess{errors: filepath.Join(folder, "errors"), ended: make(chan struct{}), grown: make(chan struct{})}
	stderr, err := os.Create(c.errors)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = stderr.Close() }()
	c.process = exec.Command(self, args...)
	c.process.Dir, c.process.Stderr = folder, stderr
	c.process.Env = append(slices.Clone(settings), childVariable+"="+name)
	if c.orders, err = c.process.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	stdout, err := c.process.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.process.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(c.ended)
		for said := bufio.NewScanner(stdout); said.Scan(); {
			c.mu.Lock()
			c.lines = append(c.lines, said.Text())
			close(c.grown)
			c.grown = make(chan struct{})
			c.mu.Unlock()
		}
		_ = c.process.Wait()
	}()
	t.Cleanup(c.kill)
	return c
}

// order sends a line to the child's standard input.
func (c *botProcess) order(t *testing.T, line string) {
	t.Helper()
	if _, err := io.WriteString(c.orders, line+"\n"); err != nil {
		t.Fatalf("tell the child %q: %v", line, err)
	}
}

// heard waits for a line of the child's standard output that begins so.
func (c *botProcess) heard(t *testing.T, beginning string) string {
	t.Helper()
	over := time.After(30 * time.Second)
	for {
		c.mu.Lock()
		i := slices.IndexFunc(c.lines, func(line string) bool { return strings.HasPrefix(line, beginning) })
		line, grown := "", c.grown
		if i >= 0 {
			line = c.lines[i]
			c.lines = slices.Delete(c.lines, i, i+1)
		}
		c.mu.Unlock()
		if i >= 0 {
			return line
		}
		select {
		case <-grown:
		case <-c.ended:
			t.Fatalf("the child ended (%s) and did not say %q", c.process.ProcessState, beginning)
		case <-over:
			t.Fatalf("the child does not say %q", beginning)
		}
	}
}

// kill ends the child as a power cut would, if it still runs.
func (c *botProcess) kill() {
	_ = c.process.Process.Kill()
	<-c.ended
}

// dies waits until the child was killed, by its own hand or by another's.
func (c *botProcess) dies(t *testing.T) {
	t.Helper()
	c.ends(t, 30*time.Second)
	if status, ok := c.process.ProcessState.Sys().(syscall.WaitStatus); !ok || status.Signal() != syscall.SIGKILL {
		t.Fatalf("the child ended by itself (%s):\n%s", c.process.ProcessState, c.lastWords())
	}
}

// ends waits for the child's end, and returns its exit status.
func (c *botProcess) ends(t *testing.T, most time.Duration) int {
	t.Helper()
	select {
	case <-c.ended:
		return c.process.ProcessState.ExitCode()
	case <-time.After(most):
		t.Fatalf("the child still runs after %s", most)
		return -1
	}
}

// wrote is all that the child wrote to its standard error.
func (c *botProcess) wrote() string {
	text, _ := os.ReadFile(c.errors)
	return string(text)
}

func (c *botProcess) lastWords() string {
	lines := strings.Split(strings.TrimSpace(c.wrote()), "\n")
	return strings.Join(lines[max(0, len(lines)-40):], "\n")
}

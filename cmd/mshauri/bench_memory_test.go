package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/privacy"
)

var _ = child("the service, fed", serveFed)

const (
	fedGroups  = 20
	fedMembers = 25 // of each group
	fedSamples = 100
)

// serveFed is the service as it ships but for its transport: what is said comes
// from inside the process, and what is sent is taken. It prints a line
// "AT MB goroutines" each hundredth of the way.
func serveFed(ctx context.Context, w world) int {
	postings, err := strconv.Atoi(os.Args[1])
	if err != nil {
		return 2
	}
	settings, err := config.Load("", w.environ)
	if err != nil {
		_, _ = fmt.Fprintln(w.errors, err)
		return 1
	}
	feed := &feeder{world: w, postings: postings}
	service, err := newService(ctx, settings, w, decorators{
		transport: func(inner bot.Transport) bot.Transport {
			feed.Transport = inner
			return feed
		},
		reactors: func(all []bot.Reactor) []bot.Reactor { return append(all, feed) },
	})
	if err == nil {
		feed.service = service
		err = service.run(ctx)
		if failure := service.close(); err == nil {
			err = failure
		}
	}
	if err != nil {
		_, _ = fmt.Fprintln(w.errors, err)
		return 1
	}
	return 0
}

// feeder is a transport without a network.
type feeder struct {
	bot.Transport
	world    world
	service  *service
	postings int
	turns    atomic.Int64 // taken so far
}

// Name is the feeder's among the reactors.
func (*feeder) Name() string { return "the feeder" }

// React counts the turns.
func (f *feeder) React(context.Context, *bot.Turn) error {
	f.turns.Add(1)
	return nil
}

// Send takes everything.
func (*feeder) Send(context.Context, chat.Outgoing) error { return nil }

// Listen says so many postings, in many groups in turn, no faster than they are
// reacted to.
func (f *feeder) Listen(ctx context.Context, handle bot.Handler) error {
	person := func(group, member int) chat.Person {
		return chat.Person{Aliases: []chat.Alias{chat.Alias(fmt.Sprintf("pn-%d-%d", group, member)), chat.Alias(fmt.Sprintf("lid-%d-%d", group, member))}}
	}
	group := func(n int) chat.GroupID { return chat.GroupID(fmt.Sprintf("group-%d", n)) }
	for n := range fedGroups {
		read := chat.GroupRead{Group: group(n), At: time.Now()}
		for member := range fedMembers {
			read.Members = append(read.Members, chat.GroupMember{Person: person(n, member)})
		}
		allowed := chat.Group{ID: group(n), Name: fmt.Sprintf("Group %d", n), Kind: chat.MenteesGroup, Language: chat.English, Consent: "invented", AllowedAt: time.Now()}
		if err := f.service.db.AllowGroup(ctx, allowed); err != nil {
			return err
		}
		if err := handle(ctx, read); err != nil {
			return err
		}
	}
	for i := range f.postings {
		err := handle(ctx, chat.MessageReceived{Incoming: chat.Incoming{
			ID: chat.MessageID(fmt.Sprintf("3EB0%016X", uint64(i+1)*0x9E3779B97F4A7C15)), Group: group(i % fedGroups),
			Sender: person(i%fedGroups, i/fedGroups%fedMembers), SentAt: time.Now().UTC(), Kind: chat.KindText, Text: privacy.NewRaw(said(i)),
		}})
		if err != nil {
			return err
		}
		for int64(i)-f.turns.Load() > 1000 {
			time.Sleep(20 * time.Millisecond)
		}
		if step := f.postings / fedSamples; (i+1)%step == 0 {
			holds, err := resident(os.Getpid())
			if err != nil {
				return err
			}
			say(f.world, fmt.Sprintf("AT %g %d", holds, runtime.NumGoroutine()))
		}
	}
	return nil
}

// BenchmarkMemory takes a million postings through the whole service but for
// its transport, in a process of its own, and watches what it holds. growth is
// the last tenth of the way beside the second.
//
// Its record lies in memory, where committing costs nothing: how long it takes
// is not what is measured.
func BenchmarkMemory(b *testing.B) {
	postings := 1_000_000
	if n, err := strconv.Atoi(os.Getenv("MSHAURI_TEST_POSTINGS")); err == nil {
		postings = n
	}
	folder := b.TempDir()
	if inMemory, err := os.MkdirTemp("/dev/shm", "mshauri-bench-"); err == nil {
		folder = inMemory
		b.Cleanup(func() { must(b, os.RemoveAll(inMemory)) })
	}
	process := runAsChild(b, "the service, fed", []string{
		"MSHAURI_DATA=" + folder, "MSHAURI_KEY_FILE=" + folder + ".key", "MSHAURI_LOG_LEVEL=warn", "MSHAURI_QUIZ_TIMES=",
		"MSHAURI_CONTROLLER_NAME=An invented programme", "MSHAURI_CONTROLLER_CONTACT=nobody",
	}, strconv.Itoa(postings))
	b.Cleanup(func() { _ = os.Remove(folder + ".key") })
	var held, running []float64
	<-process.ended
	if code := process.process.ProcessState.ExitCode(); code != 0 {
		b.Fatalf("the service ended with %d:\n%s", code, process.lastWords())
	}
	for _, line := range process.lines {
		var holds, goroutines float64
		if _, err := fmt.Sscanf(line, "AT %g %g", &holds, &goroutines); err == nil {
			held, running = append(held, holds), append(running, goroutines)
		}
	}
	if len(held) != fedSamples {
		b.Fatalf("it said %d times what it holds", len(held))
	}
	const tenth = fedSamples / 10
	early, late := median(held[tenth:2*tenth]), median(held[9*tenth:])
	b.ReportMetric(0, "ns/op") // how long it took is of no interest
	b.ReportMetric(late, "ours-MB")
	b.ReportMetric(early, "beside-MB")
	b.ReportMetric(late/early, "ratio")
	b.ReportMetric(slices.Max(held), "most-MB")
	b.ReportMetric(median(running[tenth:2*tenth]), "early-goroutines")
	b.ReportMetric(median(running[9*tenth:]), "late-goroutines")
}

package main

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/lab/bare"
)

const (
	livePostings  = 100   // of each, in a round
	drainPostings = 2_000 // the same ones for each, in a round
)

// said are invented postings of the length and kinds that mentees write.
func said(i int) string {
	return []string{
		"Good morning all. The fridge stood at %d degrees this morning, what should we do with the vaccines?",
		"Tumepokea dozi %d za penta kutoka kwa sub county, asanteni",
		"I saw baby Wanjiru, born on 12/3/2018, mother's number 0712345678, for visit %d. Can she get measles today?",
		"Sawa",
		"We reached %d children at the outreach today, 4 refused and 3 were absent. Defaulters will be traced on Thursday.",
		"Wamama wengi hawaji kliniki siku ya mvua. Nyinyi mnafanyaje? Hapa tulikuwa na %d pekee",
		"Dropout rate Penta 1 to Penta 3 in our facility is %d percent this month, we will discuss it with the CHVs",
		"Thank you very much for that explanation",
	}[i%8] + fmt.Sprintf(" (%d)", i)
}

// race is our bot and a bare client on one lab, with the same phones before
// them: in a group of its own each, and in one that has both.
type race struct {
	*scene
	decorate decorators
	bare     *bare.Client
	other    lab.Address // the bare client's device
	phones   []*lab.Phone
	own      map[lab.Address]lab.Address // group by device
	both     lab.Address

	mu      sync.Mutex
	handled []float64 // how long the handler took for each posting, in ms
}

// stopwatch notes how long the handler takes for each posting.
type stopwatch struct {
	bot.Transport
	note func(time.Duration)
}

// Listen is bot.Transport's.
func (s stopwatch) Listen(ctx context.Context, handle bot.Handler) error {
	return s.Transport.Listen(ctx, func(ctx context.Context, event chat.Event) error {
		began := time.Now()
		err := handle(ctx, event)
		if _, ok := event.(chat.MessageReceived); ok {
			s.note(time.Since(began))
		}
		return err
	})
}

func newRace(b *testing.B) *race {
	r := &race{scene: newScene(b, func(s *config.Settings) { s.Log.Level = "warn" }), own: map[lab.Address]lab.Address{}}
	r.decorate.transport = func(inner bot.Transport) bot.Transport {
		return stopwatch{inner, func(d time.Duration) {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.handled = append(r.handled, toMillis(d))
		}}
	}
	r.serve(r.decorate)
	ctx := within(b, time.Minute)
	account, err := r.server.NewAccount("Nothing But A Client")
	must(b, err)
	r.bare, err = bare.Open(ctx, r.store(), r.server.Addr())
	must(b, err)
	b.Cleanup(func() { must(b, r.bare.Close()) })
	r.other, err = r.bare.Pair(ctx, r.server, account)
	must(b, err)

	r.phones = []*lab.Phone{r.phone("Nurse Achieng"), r.phone("Nurse Baraka")}
	r.own[r.device] = r.group(lab.LIDMode, "Ours", r.phones...)
	r.both = r.group(lab.LIDMode, "Both", r.phones...)
	r.allow(r.own[r.device], chat.MentorsGroup)
	r.allow(r.both, chat.MenteesGroup)
	r.own[r.other], err = r.server.CreateGroup(lab.Group{
		Subject: "Theirs", Mode: lab.LIDMode, Admins: []lab.Address{r.phones[0].PN}, Members: []lab.Address{r.phones[1].PN, account.PN},
	})
	must(b, err)
	must(b, r.server.AddMember(r.both, account.PN))
	must(b, r.server.Settled(ctx))
	return r
}

// store is the bare client's, opened as ours is.
func (r *race) store() string {
	return "file:" + filepath.Join(r.folder, "bare.db") + whatsapp.StoreOptions
}

// inTurn is the two devices, whoever was second in the last round first.
func (r *race) inTurn(round int) []lab.Address {
	if round%2 == 0 {
		return []lab.Address{r.device, r.other}
	}
	return []lab.Address{r.other, r.device}
}

// caughtUp waits until every turn is taken, which nobody measures: what is
// left of our work must not slow the client beside us.
func (r *race) caughtUp() {
	r.await(time.Minute, "the turns to be taken", func() bool {
		return r.count("SELECT COUNT(*) FROM heard WHERE reacted_at=0 AND dead_at=0") == 0
	})
}

// report gives what was measured: ours and theirs, each better when greater.
func (r *race) report(b *testing.B, unit string, ours, theirs []float64) {
	ratios := make([]float64, len(ours))
	for i := range ours {
		ratios[i] = ours[i] / theirs[i]
	}
	b.ReportMetric(0, "ns/op") // the whole of it is of no interest
	b.ReportMetric(median(ours), "ours-"+unit)
	b.ReportMetric(median(theirs), "beside-"+unit)
	b.ReportMetric(median(ratios), "ratio")
	r.mu.Lock()
	defer r.mu.Unlock()
	b.ReportMetric(quantile(r.handled, 0.5), "p50-ms")
	b.ReportMetric(quantile(r.handled, 0.99), "p99-ms")
	r.handled = nil
}

// BenchmarkRoad takes postings over the lab's wire to our bot, wired as it
// ships, and to a bare client: as they are written, one after the other, and
// from a backlog.
func BenchmarkRoad(b *testing.B) {
	r := newRace(b)
	b.Run("live", r.live)
	b.Run("drain", r.drain)
}

// live measures from a phone's SendMessage to the acknowledgement.
func (r *race) live(b *testing.B) {
	rates := map[lab.Address][]float64{}
	ctx := within(b, 20*time.Minute)
	r.block(ctx, r.device, livePostings) // the sessions are made, and the stores' journals have their size
	r.block(ctx, r.other, livePostings)
	r.handled = nil
	for round := range benchRounds() {
		for _, device := range r.inTurn(round) {
			took := r.block(ctx, device, livePostings)
			rates[device] = append(rates[device], livePostings/took.Seconds())
		}
	}
	r.report(b, "postings/s", rates[r.device], rates[r.other])
}

// block is how long so many postings took to one of them, the waits for their
// acknowledgements added up.
func (r *race) block(ctx context.Context, device lab.Address, postings int) (took time.Duration) {
	since := len(r.server.Log())
	for i := range postings {
		began := time.Now()
		id, err := r.phones[i%2].Say(ctx, r.own[device], said(i))
		must(r.t, err)
		entry, err := r.server.WaitLogSince(ctx, since, isAcked(device, id))
		must(r.t, err)
		took += entry.Time.Sub(began)
		since = entry.N
	}
	r.caughtUp()
	return took
}

func isAcked(device lab.Address, id string) func(lab.Entry) bool {
	return func(e lab.Entry) bool {
		return e.Event == lab.Acknowledged && e.Tag == "message" && e.Device == device && e.ID == id
	}
}

// drain measures from the login to the last acknowledgement of a backlog. Both
// have the same postings before them.
func (r *race) drain(b *testing.B) {
	rates := map[lab.Address][]float64{}
	ctx := within(b, 30*time.Minute)
	for round := range benchRounds() {
		for _, device := range r.inTurn(0) {
			r.leave(ctx, device)
		}
		// One after the other: two that write to each other at once encrypt many
		// messages anew, and each time leaves a key that nobody will need.
		for i := range drainPostings {
			_, err := r.phones[i*len(r.phones)/drainPostings].Say(ctx, r.both, said(i))
			must(b, err)
		}
		for _, device := range r.inTurn(round) {
			must(b, r.server.Settled(ctx))
			since := len(r.server.Log())
			r.join(ctx, device)
			first, err := r.server.WaitLogSince(ctx, since, func(e lab.Entry) bool { return e.Event == lab.LoggedIn && e.Device == device })
			must(b, err)
			left := drainPostings
			last, err := r.server.WaitLogSince(ctx, since, func(e lab.Entry) bool {
				if e.Event == lab.Acknowledged && e.Tag == "message" && e.Device == device && e.Offline {
					left--
				}
				return left == 0
			})
			must(b, err)
			rates[device] = append(rates[device], drainPostings/last.Time.Sub(first.Time).Seconds())
			if device == r.device {
				r.caughtUp()
			}
			r.leave(ctx, device)
		}
	}
	r.report(b, "postings/s", rates[r.device], rates[r.other])
}

// leave takes one of them off the line, if it is there.
func (r *race) leave(ctx context.Context, device lab.Address) {
	switch {
	case device == r.other:
		r.bare.GoOffline()
	case r.stop != nil:
		r.stop()
	}
	must(r.t, r.server.WaitOffline(ctx, device))
}

// join brings one of them on the line.
func (r *race) join(ctx context.Context, device lab.Address) {
	if device == r.device {
		r.serve(r.decorate)
		return
	}
	must(r.t, r.bare.GoOnline(ctx))
}

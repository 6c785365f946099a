package bot_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/zap"

	"github.com/mshauri/mshauri/bot"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

// every is a schedule: at each whole multiple of a duration.
type every time.Duration

func (e every) Next(t time.Time) time.Time {
	return t.Truncate(time.Duration(e)).Add(time.Duration(e))
}

// never has no times left, as the thirtieth of February.
type never struct{}

func (never) Next(time.Time) time.Time { return time.Time{} }

// office runs jobs on a real record, and can be shut and opened again.
type office struct {
	*house
	jobs []bot.Job
	set  atomic.Int64 // by how much the clock is wrong
	mu   sync.Mutex
	ran  []time.Time // when, by the clock of the office
	shut func()
}

func inOffice(t *testing.T, test func(*testing.T, *office)) {
	t.Helper()
	inBubble(t, extra{idle: true}, func(t *testing.T, h *house) {
		o := &office{house: h}
		t.Cleanup(func() {
			if o.shut != nil {
				o.shut()
			}
		})
		test(t, o)
	})
}

func (o *office) now() time.Time { return time.Now().Add(time.Duration(o.set.Load())).UTC() }

func (o *office) open() {
	ctx, cancel := context.WithCancel(context.Background())
	scheduler := &bot.Scheduler{
		Jobs: o.jobs, Occurrences: o.db, Outbox: o.db, Key: privacy.NewKey(), Log: zap.NewNop(),
		Clock: bot.Clock{Now: o.now, After: time.After},
	}
	var running sync.WaitGroup
	running.Go(func() { _ = scheduler.Run(ctx) })
	o.shut = func() { cancel(); running.Wait(); o.shut = nil }
}

// note is a job's Run that notes when it ran.
func (o *office) note(context.Context, *bot.Turn) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.ran = append(o.ran, o.now())
	return nil
}

// after lets time pass, and returns when jobs ran meanwhile.
func (o *office) after(d time.Duration) []string {
	time.Sleep(d)
	synctest.Wait()
	o.mu.Lock()
	defer o.mu.Unlock()
	ran := make([]string, len(o.ran))
	for i, at := range o.ran {
		ran[i] = at.Truncate(time.Second).Format("15:04:05")
	}
	o.ran = nil
	return ran
}

func (o *office) want(label string, got []string, want ...string) {
	o.t.Helper()
	if !slices.Equal(got, want) {
		o.t.Errorf("%s: ran at %q, not at %q", label, got, want)
	}
}

func TestAFreshJobStartsWithItsNextTime(t *testing.T) {
	inOffice(t, func(_ *testing.T, o *office) {
		o.jobs = []bot.Job{{Name: "hourly", Next: every(time.Hour), Grace: 24 * time.Hour, Run: o.note}}
		o.after(20 * time.Minute)
		o.open()
		o.want("before its time", o.after(39*time.Minute))
		o.want("at its time", o.after(2*time.Minute), "08:00:00")
		o.want("later", o.after(2*time.Hour), "09:00:00", "10:00:00")
	})
}

func TestEachOccurrenceOnceOverRestarts(t *testing.T) {
	inOffice(t, func(_ *testing.T, o *office) {
		o.jobs = []bot.Job{{Name: "quarterly", Next: every(15 * time.Minute), Grace: time.Hour, Run: o.note}}
		var ran []string
		for range 40 { // a restart every three minutes and a bit, for two hours
			o.open()
			ran = append(ran, o.after(187*time.Second)...)
			o.shut()
		}
		o.want("over restarts", ran, "07:15:00", "07:30:00", "07:45:00", "08:00:00", "08:15:00", "08:30:00", "08:45:00", "09:00:00")
	})
}

func TestWhatWasMissed(t *testing.T) {
	for _, test := range []struct {
		label string
		next  every
		grace time.Duration
		shut  time.Duration // from 07:10
		want  []string
	}{
		{"within its grace, late and once", every(time.Hour), 2 * time.Hour, time.Hour, []string{"08:10:00", "09:00:00"}},
		{"several within the grace, the latest once", every(time.Hour), 24 * time.Hour, 5*time.Hour + 20*time.Minute, []string{"12:30:00", "13:00:00"}},
		{"beyond its grace, not at all", every(time.Hour), 5 * time.Minute, time.Hour, []string{"09:00:00"}},
		{"without a grace of its own", every(time.Hour), 0, time.Hour, []string{"09:00:00"}},
		{"a year of minutes", every(time.Minute), 5 * time.Minute, 365 * 24 * time.Hour, nil},
	} {
		t.Run(test.label, func(t *testing.T) {
			inOffice(t, func(t *testing.T, o *office) {
				o.jobs = []bot.Job{{Name: "job", Next: test.next, Grace: test.grace, Run: o.note}}
				o.open()
				o.after(10 * time.Minute)
				o.shut()
				o.after(test.shut)
				began := time.Now()
				o.open()
				if test.want == nil {
					if ran := o.after(10 * time.Second); len(ran) != 1 || time.Since(began) > 11*time.Second {
						t.Errorf("ran at %q", ran)
					}
					return
				}
				o.want("afterwards", o.after(55*time.Minute), test.want...)
			})
		})
	}
}

func TestAJobWithoutGraceRunsAtItsTime(t *testing.T) {
	inOffice(t, func(_ *testing.T, o *office) {
		o.jobs = []bot.Job{{Name: "hourly", Next: every(time.Hour), Run: o.note}}
		o.open()
		o.want("at its time", o.after(61*time.Minute), "08:00:00")
	})
}

func TestAClockThatIsSetRepeatsNothing(t *testing.T) {
	inOffice(t, func(_ *testing.T, o *office) {
		o.jobs = []bot.Job{{Name: "half-hourly", Next: every(30 * time.Minute), Grace: time.Hour, Run: o.note}}
		o.open()
		o.want("before", o.after(65*time.Minute), "07:30:00", "08:00:00")
		o.set.Add(-int64(time.Hour)) // it is 07:05 again
		o.want("the hour that comes again", o.after(58*time.Minute))
		o.want("afterwards", o.after(30*time.Minute), "08:30:00")
		o.set.Add(int64(10 * 365 * 24 * time.Hour)) // and one that stood far ahead
		o.after(35 * time.Minute)
		o.set.Add(-int64(10 * 365 * 24 * time.Hour))
		o.want("after ten years that were none", o.after(30*time.Minute), "09:30:00")
	})
}

// A job that fails is tried again, holds up no other, and leaves nothing behind.
func TestAJobThatFailsIsTriedAgain(t *testing.T) {
	inOffice(t, func(t *testing.T, o *office) {
		group := o.group(chat.MenteesGroup, chat.English, "ben")
		var attempts atomic.Int32
		o.jobs = []bot.Job{
			{Name: "fails", Next: every(time.Hour), Grace: time.Hour, Run: func(_ context.Context, turn *bot.Turn) error {
				turn.Post(group, chat.AskedFor, phrases.HelpIntro.In(turn.Language))
				switch attempts.Add(1) {
				case 1:
					return errors.New("no")
				case 2:
					panic("Wanjiku 0712345678")
				case 3:
					turn.Do(func(context.Context) error { return errors.New("no") })
				}
				return nil
			}},
			{Name: "works", Next: every(time.Minute), Grace: time.Minute, Run: o.note},
		}
		o.open()
		o.after(time.Hour - time.Second)
		if ran := o.after(65 * time.Second); len(ran) != 2 {
			t.Errorf("the other job was held up: %q", ran)
		}
		o.after(2 * time.Minute)
		if n := attempts.Load(); n != 4 {
			t.Errorf("%d attempts, not four", n)
		}
		if waiting := o.counts().Waiting; waiting != 1 {
			t.Errorf("%d messages in the outbox, not one", waiting)
		}
	})
}

func TestTheSchedulerStopsAtOnce(t *testing.T) {
	inOffice(t, func(t *testing.T, o *office) {
		o.jobs = []bot.Job{
			{Name: "fails", Next: every(time.Minute), Grace: time.Hour, Run: func(context.Context, *bot.Turn) error { return errors.New("no") }},
			{Name: "never", Next: never{}, Run: o.note},
		}
		o.open()
		o.want("a job without times", o.after(61*time.Second))
		began := time.Now()
		o.shut()
		if took := time.Since(began); took > 0 {
			t.Errorf("stopping took %s", took)
		}
	})
}

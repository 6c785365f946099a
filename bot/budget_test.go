package bot_test

import (
	"testing"
	"time"

	"github.com/mshauri/mshauri/bot"
)

func TestQuietHours(t *testing.T) {
	nairobi := time.FixedZone("EAT", 3*3600)
	hour := func(h, m int) time.Duration { return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute }
	for _, test := range []struct {
		label    string
		from, to time.Duration
		at       string // in Nairobi
		quiet    bool
	}{
		{"over midnight, before", hour(21, 0), hour(6, 30), "20:59:59", false},
		{"over midnight, at the beginning", hour(21, 0), hour(6, 30), "21:00:00", true},
		{"over midnight, before twelve", hour(21, 0), hour(6, 30), "23:59:59", true},
		{"over midnight, at twelve", hour(21, 0), hour(6, 30), "00:00:00", true},
		{"over midnight, before the end", hour(21, 0), hour(6, 30), "06:29:59", true},
		{"over midnight, at the end", hour(21, 0), hour(6, 30), "06:30:00", false},
		{"over midnight, at noon", hour(21, 0), hour(6, 30), "12:00:00", false},
		{"within a day, before", hour(12, 0), hour(14, 0), "11:59:00", false},
		{"within a day, at the beginning", hour(12, 0), hour(14, 0), "12:00:00", true},
		{"within a day, at the end", hour(12, 0), hour(14, 0), "14:00:00", false},
		{"within a day, at midnight", hour(12, 0), hour(14, 0), "00:00:00", false},
		{"until midnight", hour(20, 0), 0, "23:30:00", true},
		{"until midnight, after it", hour(20, 0), 0, "00:00:00", false},
		{"from midnight", 0, hour(6, 0), "00:00:00", true},
		{"none", hour(6, 0), hour(6, 0), "06:00:00", false},
		{"none at all", 0, 0, "00:00:00", false},
	} {
		local, err := time.ParseInLocation("2006-01-02 15:04:05", "2026-11-02 "+test.at, nairobi)
		if err != nil {
			t.Fatal(err)
		}
		quiet := bot.Quiet{From: test.from, To: test.to, Zone: nairobi}
		for _, now := range []time.Time{local, local.UTC(), local.In(time.FixedZone("elsewhere", -11*3600))} {
			if got := quiet.At(now); got != test.quiet {
				t.Errorf("%s, at %s: quiet is %t", test.label, now, got)
			}
		}
	}
	if (bot.Quiet{From: 0, To: hour(23, 59)}).At(time.Now()) {
		t.Error("quiet hours without a time zone")
	}
}

func TestBucket(t *testing.T) {
	now := monday
	bucket := bot.NewBucket(3, 10*time.Second)
	take := func(want int) {
		t.Helper()
		for i := range want {
			if !bucket.Take(now) {
				t.Errorf("only %d of %d could be taken", i, want)
			}
		}
		if bucket.Take(now) {
			t.Errorf("more than %d could be taken", want)
		}
	}
	take(3)
	if wait := bucket.Wait(now); wait < 10*time.Second || wait > 10*time.Second+10*time.Millisecond {
		t.Errorf("the next after %s", wait)
	}
	now = now.Add(bucket.Wait(now))
	take(1)
	now = now.Add(-time.Hour) // the clock is set back: nothing is given, nothing is taken away
	take(0)
	now = now.Add(10 * time.Second)
	take(1)
	now = now.Add(24 * time.Hour)
	take(3)
	bucket.Return()
	take(1)
	for range 10 {
		bucket.Return()
	}
	take(3)
}

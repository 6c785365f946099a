package quiz_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/mshauri/mshauri/chat/calendar"
	"github.com/mshauri/mshauri/quiz"
)

var nairobi = time.FixedZone("EAT", 3*60*60)

// on reads a moment in Nairobi.
func on(text string) time.Time {
	at, err := time.ParseInLocation("2006-01-02 15:04", text, nairobi)
	if err != nil {
		panic(err)
	}
	return at
}

// weekly is a time of the week, in Nairobi.
type weekly struct {
	day          time.Weekday
	hour, minute int
}

func (w weekly) Next(after time.Time) time.Time {
	year, month, day := after.In(nairobi).Date()
	for ; ; day++ {
		if at := time.Date(year, month, day, w.hour, w.minute, 0, 0, nairobi); at.After(after) && at.Weekday() == w.day {
			return at
		}
	}
}

func timetable() quiz.Timetable {
	return quiz.Timetable{
		Times: []quiz.Times{weekly{time.Tuesday, 12, 45}, weekly{time.Friday, 17, 0}}, Zone: nairobi,
		OpenFor: 72 * time.Hour, Grace: 3 * time.Hour, Holidays: []string{"2027-08-10"},
	}
}

func TestTimetable(t *testing.T) {
	table := timetable()
	if got := table.Next(on("2026-11-24 12:45")); !got.Equal(on("2026-11-27 17:00")) {
		t.Errorf("after Tuesday comes %s", got.In(nairobi))
	}
	if !table.Has(on("2026-11-27 17:00")) || table.Has(on("2026-11-27 12:45")) {
		t.Error("its own times are not known")
	}
	if got := table.Between(on("2026-11-24 12:45"), on("2026-12-08 12:45"), 9); len(got) != 4 || !got[3].Equal(on("2026-12-08 12:45")) {
		t.Errorf("two weeks have %v", got)
	}
	for _, test := range []struct {
		label, at string
		want      quiz.Cause
	}{
		{"half past twelve", "2026-11-24 12:30", ""},
		{"in the session", "2026-11-24 07:30", quiz.InSession},
		{"its last minute", "2026-11-24 11:59", quiz.InSession},
		{"it is over", "2026-11-24 12:00", ""},
		{"at night", "2026-11-24 22:00", quiz.InSession},
		{"Jamhuri Day", "2026-12-12 12:45", quiz.OnHoliday},
		{"an election", "2027-08-10 12:45", quiz.OnHoliday},
		{"Good Friday", "2027-03-26 17:00", quiz.OnHoliday},
	} {
		if got := table.Blocked(on(test.at)); got != test.want {
			t.Errorf("%s: %q, want %q", test.label, got, test.want)
		}
	}
	for _, test := range []struct{ label, from, want string }{
		{"after the session", "2026-11-24 09:00", "2026-11-24 12:45"},
		{"the next day", "2026-11-24 17:00", "2026-11-25 17:00"},
		{"over a weekend", "2026-11-27 17:00", "2026-11-30 17:00"},
		{"over Christmas", "2026-12-24 17:00", "2026-12-28 17:00"},
		{"from the night", "2026-11-24 23:00", "2026-11-25 12:45"},
	} {
		if got := table.Free(on(test.from)); !got.Equal(on(test.want)) {
			t.Errorf("%s: %s, want %s", test.label, got.In(nairobi), test.want)
		}
	}
	for _, test := range []struct{ label, opened, want string }{
		{"72 hours", "2026-11-24 12:45", "2026-11-27 12:45"},
		{"over a weekend", "2026-11-27 17:00", "2026-11-30 17:00"},
		{"not on a Sunday", "2026-11-26 17:00", "2026-11-30 12:45"},
		{"not on Good Friday", "2027-03-23 12:45", "2027-03-30 12:45"},
		{"not in the session", "2026-11-23 08:00", "2026-11-26 12:45"},
		{"not at night", "2026-11-23 20:30", "2026-11-27 12:45"},
	} {
		if got := table.Closes(on(test.opened)); !got.Equal(on(test.want)) {
			t.Errorf("%s: %s, want %s", test.label, got.In(nairobi), test.want)
		}
	}
}

func TestAPauseBlocks(t *testing.T) {
	table := timetable()
	until := on("2026-12-03 00:00")
	table.Paused = func(at time.Time) quiz.Cause {
		if at.Before(until) {
			return "strike"
		}
		return ""
	}
	if got := table.Blocked(on("2026-11-24 12:45")); got != "strike" {
		t.Errorf("it is %q", got)
	}
	if got := table.Free(on("2026-11-24 12:45")); !got.Equal(on("2026-12-03 12:45")) {
		t.Errorf("free from %s", got.In(nairobi))
	}
	until = on("2028-01-01 00:00")
	if got := table.Free(on("2026-11-24 12:45")); !got.IsZero() {
		t.Errorf("free on %s, in a pause without an end in sight", got)
	}
}

// Whatever the moment: what is free is later, in working hours of a working
// day, and a round stays open at least its 72 hours and closes on such a day.
func TestFreeAndCloseAreInWorkingHours(t *testing.T) {
	table := timetable()
	working := func(at time.Time) bool {
		local := at.In(nairobi)
		_, holiday := calendar.On(local)
		return !holiday && !calendar.IsWeekend(local) && local.Hour() >= 12 && local.Hour() < 21 && !slices.Contains(table.Holidays, local.Format(time.DateOnly))
	}
	rapid.Check(t, func(t *rapid.T) {
		at := on("2026-01-01 00:00").Add(time.Duration(rapid.IntRange(0, 3*365*24*60).Draw(t, "minute")) * time.Minute)
		if free := table.Free(at); !free.After(at) || !working(free) || table.Blocked(free) != "" {
			t.Fatalf("%s: free at %s", at, free.In(nairobi))
		}
		closes := table.Closes(at)
		if closes.Sub(at) < table.OpenFor || closes.Sub(at) > 12*24*time.Hour || !working(closes) {
			t.Fatalf("opened %s, closes %s", at, closes.In(nairobi))
		}
	})
}

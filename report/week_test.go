package report_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/mshauri/mshauri/report"
)

func TestWeeks(t *testing.T) {
	for _, test := range []struct{ label, week, from, last string }{
		{"an ordinary week", "2018-W31", "2018-07-30", "2018-08-05"},
		{"the first week of a year that begins on a Monday", "2018-W01", "2018-01-01", "2018-01-07"},
		{"the last days of a year in the next year's first week", "2019-W01", "2018-12-31", "2019-01-06"},
		{"a 53rd week, over the end of the year", "2020-W53", "2020-12-28", "2021-01-03"},
		{"over a leap day, and the end of a month", "2020-W09", "2020-02-24", "2020-03-01"},
		{"over the end of a month", "2018-W18", "2018-04-30", "2018-05-06"},
	} {
		week, err := report.ParseWeek(test.week, nairobi)
		if err != nil {
			t.Errorf("%s: %v", test.label, err)
			continue
		}
		if from, last := week.From().Format(time.DateOnly), week.Last().Format(time.DateOnly); from != test.from || last != test.last || week.String() != test.week {
			t.Errorf("%s: %s is from %s to %s, want %s to %s", test.label, week, from, last, test.from, test.last)
		}
	}
	for _, wrong := range []string{"", "2018", "2018-31", "2018-W53", "2018-W00", "2018-W1", "2018-W311", "W31-2018", "2018-w31", "2018-W31 "} {
		if week, err := report.ParseWeek(wrong, nairobi); err == nil {
			t.Errorf("%q was read as %s", wrong, week)
		}
	}
}

// Every moment lies in one week, weeks follow each other without a gap, and a
// week is found again by its name, where clocks change too.
func TestEveryMomentLiesInOneWeek(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		zone := rapid.SampledFrom([]*time.Location{nairobi, london, time.UTC}).Draw(t, "zone")
		at := time.Unix(rapid.Int64Range(0, 4_000_000_000).Draw(t, "at"), 0)
		week := report.WeekOf(at, zone)
		if !week.Holds(at) || week.Before().Holds(at) || week.After().Holds(at) {
			t.Fatalf("%v is not in %s alone", at, week)
		}
		if !week.To().Equal(week.After().From()) || !week.From().Equal(week.Before().To()) {
			t.Fatalf("%s does not touch its neighbours", week)
		}
		year, number := at.In(zone).ISOWeek()
		wantYear, want := week.From().ISOWeek()
		if again, err := report.ParseWeek(week.String(), zone); err != nil || again.String() != week.String() || !again.From().Equal(week.From()) || year != wantYear || number != want {
			t.Fatalf("%s was not found again: %v", week, err)
		}
	})
}

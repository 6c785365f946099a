package storage_test

import (
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// Broken on purpose: with over_at left out of StockoutsToAsk, people are asked
// about what is long over.
func TestStockReportsAreAskedAboutUntilTheyAreOver(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		week := 7 * 24 * time.Hour
		one, err := w.ReportStockout(w.ctx(), chat.Stockout{
			Group: mentees, Vaccine: "bcg", Facility: privacy.Stored("the health centre"), Since: noon.Add(-48 * time.Hour), Reporter: w.meet("a"), Reported: noon,
		})
		w.ok(err)
		two, err := w.ReportStockout(w.ctx(), chat.Stockout{Vaccine: "opv", Surplus: true, Since: noon, Reported: noon.Add(time.Hour)})
		w.ok(err)
		s, err := w.Stockout(w.ctx(), one)
		w.ok(err)
		if s.Vaccine != "bcg" || s.Surplus || s.Facility.String() != "the health centre" || !s.Since.Equal(noon.Add(-48*time.Hour)) || s.Reporter != w.meet("a") {
			t.Errorf("kept as %+v", s)
		}
		if _, err := w.Stockout(w.ctx(), 99); !isNotFound(err) {
			t.Errorf("one that is not there: %v", err)
		}
		ask := func(at time.Time) (numbers []int64) {
			list, err := w.StockoutsToAsk(w.ctx(), at.Add(-week))
			w.ok(err)
			for _, s := range list {
				numbers = append(numbers, s.Number)
			}
			return numbers
		}
		if got := ask(noon.Add(week - time.Second)); len(got) != 0 {
			t.Errorf("asked too soon: %v", got)
		}
		if got := ask(noon.Add(week)); len(got) != 1 || got[0] != one {
			t.Errorf("asked after a week: %v", got)
		}
		w.ok(w.AskedStockout(w.ctx(), one, noon.Add(week)))
		w.ok(w.EndStockout(w.ctx(), two, noon.Add(week)))
		if got := ask(noon.Add(week + time.Hour)); len(got) != 0 {
			t.Errorf("asked again at once, or about what is over: %v", got)
		}
		for _, test := range []struct {
			group    chat.GroupID
			from, to time.Time
			want     int
		}{
			{"", noon, noon.Add(week), 2},
			{mentees, noon, noon.Add(week), 1},
			{"", noon.Add(week + time.Hour), noon.Add(2 * week), 1},
			{"", noon.Add(-week), noon, 0},
		} {
			if list, err := w.Stockouts(w.ctx(), test.group, test.from, test.to); err != nil || len(list) != test.want {
				t.Errorf("%+v: %+v (%v)", test, list, err)
			}
		}
	})
}

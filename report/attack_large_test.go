package report_test

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/report"
)

// In groups as large as the programme's, whatever two weeks they had: for each
// count of fewer than three people there is another record, of which the same
// is printed, in which that count is another. It is looked for nearby: up to
// three people did something else.
//
// Seen red, in most runs: without canBe in tellSilent.
func TestNobodyIsWorkedOutFromALargeGroup(t *testing.T) {
	t.Parallel()
	digest := func(t *rapid.T, counts [4]int) (string, cells) {
		record := &made{groups: []chat.Group{{ID: "g", Name: "G", Consent: "written"}}, stays: make(map[chat.GroupID][]report.Stay)}
		var now, last []chat.MemberID
		member := chat.MemberID(0)
		for kind, count := range counts { // silent, this week, last week, both
			for range count {
				member++
				record.stays["g"] = append(record.stays["g"], report.Stay{Member: member, From: week31.From().AddDate(-1, 0, 0), IsKept: true})
				if kind&1 != 0 {
					now = append(now, member)
				}
				if kind&2 != 0 {
					last = append(last, member)
				}
			}
		}
		record.facts = append(wrote("g", week31.Before(), 60, last...), wrote("g", week31, 60, now...)...)
		made, err := report.Make(t.Context(), record, week31, report.Lists{})
		if err != nil {
			t.Fatal(err)
		}
		printed, err := json.Marshal(made)
		if err != nil {
			t.Fatal(err)
		}
		all := int(member)
		return string(printed), cells{
			"wrote": len(now), "did not write": all - len(now), "wrote last week": len(last), "did not write last week": all - len(last),
			"silent": counts[0], "not silent": all - counts[0],
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		var counts [4]int
		few, many := rapid.IntRange(0, 3), rapid.IntRange(0, 14)
		for kind, likely := range []*rapid.Generator[int]{few, many, many, few} { // what lies near the edges
			counts[kind] = rapid.OneOf(likely, likely, rapid.OneOf(few, many)).Draw(t, "count")
		}
		if counts[0]+counts[1]+counts[2]+counts[3] < 5 || counts[1]+counts[3] == 0 || counts[2]+counts[3] == 0 {
			return // too few to say anything of, or no postings at all
		}
		printed, truth := digest(t, counts)
		open := make(map[string]bool)
		for name, n := range truth {
			if n < report.LeastPeople {
				open[name] = true
			}
		}
		const far = 3
		for a := -far; a <= far && len(open) > 0; a++ {
			for b := -far; b <= far && len(open) > 0; b++ {
				for c := -far; c <= far && len(open) > 0; c++ {
					other := [4]int{counts[0] + a, counts[1] + b, counts[2] + c, counts[3] - a - b - c}
					if min(other[0], other[1], other[2], other[3]) < 0 || other[1]+other[3] == 0 || other[2]+other[3] == 0 {
						continue
					}
					same, values := digest(t, other)
					if same != printed {
						continue
					}
					for name := range open {
						if values[name] != truth[name] {
							delete(open, name)
						}
					}
				}
			}
		}
		for name := range open {
			t.Fatalf("%s is surely %d of %v, when this is printed:\n%s", name, truth[name], counts, printed)
		}
	})
}

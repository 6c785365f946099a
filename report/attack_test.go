package report_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/report"
)

// The attacker of these tests knows the program and holds every printed cell of
// two weeks. For records of up to a dozen people the tests make every record
// that there can be, and put together those of which the same is printed: the
// attacker cannot tell these from each other. Counts of fewer than three people
// that all of them share would be told. Counts of postings are printed on
// purpose, so what these alone give away is no secret.
//
// Seen red: without canBe in tellSilent the first test fails, without noArea in
// tellAreas the second, without canBe or isTold in tellAll the third.

// cell is a number of people in a made record, by what it is called.
type cells map[string]int

// suspects collects records by what is printed of them.
type suspects struct {
	t     *testing.T
	same  map[string]map[string][]int // by print, the values of each cell
	plain map[string]string           // by print, what of it is no count of people
	known map[string]map[string][]int // by what is no count of people
	count int
}

func newSuspects(t *testing.T) *suspects {
	return &suspects{
		t: t, same: make(map[string]map[string][]int), plain: make(map[string]string), known: make(map[string]map[string][]int),
	}
}

// consider makes the digest of a record, and notes what its cells truly are.
func (s *suspects) consider(record *made, truth cells) report.Digest {
	s.t.Helper()
	digest, err := report.Make(s.t.Context(), record, week31, report.Lists{})
	if err != nil {
		s.t.Fatal(err)
	}
	s.count++
	printed, err := json.Marshal(digest)
	if err != nil {
		s.t.Fatal(err)
	}
	note(s.same, string(printed), truth)
	s.plain[string(printed)] = plain(digest)
	note(s.known, plain(digest), truth)
	return digest
}

func note(into map[string]map[string][]int, key string, truth cells) {
	if into[key] == nil {
		into[key] = make(map[string][]int)
	}
	for name, n := range truth {
		if !slices.Contains(into[key][name], n) {
			into[key][name] = append(into[key][name], n)
		}
	}
}

// plain is what is printed of postings, and of the sizes of the groups.
func plain(d report.Digest) string {
	key := ""
	for _, section := range append(slices.Clone(d.Groups), d.Programme) {
		key += fmt.Sprint(section.Postings, section.NoArea, section.Active.Of(), section.ActiveBefore.Of(), section.Silent.Of())
		for _, about := range section.Areas {
			key += fmt.Sprint(about.Area, about.Postings)
		}
	}
	return key
}

// judge fails for every cell of fewer than three people that all records of
// one print share, unless postings and the sizes of the groups alone tell it.
func (s *suspects) judge(least int) {
	s.t.Helper()
	told := 0
	for print, all := range s.same {
		for _, name := range slices.Sorted(maps.Keys(all)) {
			values := all[name]
			if len(values) > 1 || values[0] >= report.LeastPeople {
				continue
			}
			if len(s.known[s.plain[print]][name]) == 1 {
				continue
			}
			if told++; told < 5 {
				s.t.Errorf("%s is %d in every record of which this is printed:\n%s", name, values[0], print)
			}
		}
	}
	if s.count < least {
		s.t.Errorf("only %d records were tried", s.count)
	}
	s.t.Logf("%d records, %d prints", s.count, len(s.same))
}

// kind is a kind of person in the first attack: when they were in the group,
// and in which of the two weeks they wrote.
type kind struct {
	from, to    time.Time
	wrote, last bool
}

// crowds calls each with every way to take n of the kinds, as a count of each.
func crowds(kinds, n int, each func(counts []int)) {
	counts := make([]int, kinds)
	var take func(kind, left int)
	take = func(kind, left int) {
		if kind == kinds-1 {
			counts[kind] = left
			each(counts)
			return
		}
		for counts[kind] = 0; counts[kind] <= left; counts[kind]++ {
			take(kind+1, left-counts[kind])
		}
		counts[kind] = 0
	}
	take(0, n)
}

// wrote makes postings of a week: so many, by these people, about these areas.
func wrote(group chat.GroupID, week report.Week, postings int, members ...chat.MemberID) (facts []report.Fact) {
	for i := range postings {
		if len(members) == 0 {
			return nil
		}
		facts = append(facts, report.Fact{
			ID: chat.PostingID(i + 1), Group: group, Member: members[i%len(members)], At: week.From().Add(time.Duration(i+1) * time.Minute),
		})
	}
	return facts
}

// Who wrote, this week and last, and who was silent.
func TestNobodyIsWorkedOutFromWhoWrote(t *testing.T) {
	t.Parallel()
	early, before, within := week31.From().AddDate(-1, 0, 0), week31.From().AddDate(0, 0, -3), week31.From().AddDate(0, 0, 3)
	var always, moving []kind
	for _, k := range []kind{{from: early}, {from: early, to: within}, {from: before}, {from: early, to: before}, {from: within}} {
		for _, did := range [][2]bool{{}, {true}, {false, true}, {true, true}} {
			if did[0] && k.to == before || did[1] && k.from == within {
				continue // who was not there did not write
			}
			k.wrote, k.last = did[0], did[1]
			moving = append(moving, k)
			if k.from == early && k.to.IsZero() {
				always = append(always, k)
			}
		}
	}
	s := newSuspects(t)
	try := func(kinds []kind, n int) {
		crowds(len(kinds), n, func(counts []int) {
			record := &made{groups: []chat.Group{{ID: "g", Name: "G", Consent: "written"}}, stays: make(map[chat.GroupID][]report.Stay)}
			truth, next := cells{"silent": 0, "not silent": 0}, chat.MemberID(0)
			var now, last []chat.MemberID
			in, was := 0, 0
			for i, count := range counts {
				for range count {
					next++
					k := kinds[i]
					record.stays["g"] = append(record.stays["g"], report.Stay{Member: next, From: k.from, To: k.to, IsKept: true})
					if k.wrote {
						now = append(now, next)
					}
					if k.last {
						last = append(last, next)
					}
					if k.to != before {
						in++
					}
					if k.from != within {
						was++
					}
					switch {
					case k.from != early || !k.to.IsZero():
					case k.wrote || k.last:
						truth["not silent"]++
					default:
						truth["silent"]++
					}
				}
			}
			truth["wrote"], truth["did not write"] = len(now), in-len(now)
			truth["wrote last week"], truth["did not write last week"] = len(last), was-len(last)
			if len(now) == 0 || len(last) == 0 {
				return // no postings: everybody sees that nobody wrote
			}
			record.facts = append(wrote("g", week31.Before(), 30, last...), wrote("g", week31, 30, now...)...)
			s.consider(record, truth)
		})
	}
	for n := 5; n <= 12; n++ {
		try(always, n)
	}
	for n := 5; n < 6; n++ {
		try(moving, n)
	}
	s.judge(4_000)
}

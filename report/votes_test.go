package report_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/report"
)

// voted is a record of one group of so many, and what its members chose: first
// in a poll on the cold chain, then in one about nothing.
func voted(size int, first, second []int) *made {
	record := &made{
		groups: []chat.Group{{ID: "mentees", Name: "Lari mentees", Kind: chat.MenteesGroup, Consent: "written"}},
		stays:  make(map[chat.GroupID][]report.Stay), votes: make(map[chat.GroupID][]report.Vote),
	}
	for member := range chat.MemberID(size) {
		record.stays["mentees"] = append(record.stays["mentees"], report.Stay{Member: member, From: week31.From().AddDate(-1, 0, 0), IsKept: true})
	}
	for area, who := range map[chat.Area][]int{"cold-chain": first, "": second} {
		for _, member := range who {
			record.votes["mentees"] = append(record.votes["mentees"], report.Vote{Member: chat.MemberID(member), Area: area})
		}
	}
	return record
}

func first(n int) (list []int) {
	for i := range n {
		list = append(list, i)
	}
	return list
}

// Votes are counted apart from postings, and told only of three people or more.
// Broken on purpose and seen red: with the votes told whatever their people are,
// and with each area told by itself.
func TestVotesAreToldOfThreeOrMore(t *testing.T) {
	for _, test := range []struct {
		label              string
		size               int
		first, second      []int
		staff, supervisors string
	}{
		{"nobody", 20, nil, nil, "", ""},
		{"two, who would be known", 20, first(2), nil, "by fewer than 3 of 20", "by fewer than 5"},
		{"two, with two votes each", 20, first(2), first(2), "by fewer than 3 of 20", "by fewer than 5"},
		{"three", 20, first(3), nil, "3, by 3 of 20 (Cold chain: 3)", "by fewer than 5"},
		{"all but two", 20, first(18), nil, "by nearly all of 20", "by nearly all"},
		{"six, four of them twice", 20, first(6), first(4), "10, by 6 of 20 (Cold chain: 6)", "10, by 6"},
		{"six, one of them twice: her area would be told by the rest", 20, first(6), []int{5}, "7, by 6 of 20", "7, by 6"},
		{"a group too small to tell of", 4, first(3), nil, "", ""},
		{"nobody knows of how many", 0, first(3), nil, "3, by 3 (Cold chain: 3)", "by fewer than 5"},
	} {
		t.Run(test.label, func(t *testing.T) {
			record := voted(test.size, test.first, test.second)
			digest, err := report.Make(t.Context(), record, week31, sampleLists)
			if err != nil {
				t.Fatal(err)
			}
			if got := line(digest); got != test.staff {
				t.Errorf("staff read %q, want %q", got, test.staff)
			}
			if got := line(digest.ForSupervisors()); got != test.supervisors {
				t.Errorf("supervisors read %q, want %q", got, test.supervisors)
			}
			if digest.Groups[0].Postings.Now != 0 || digest.Programme.Postings.Now != 0 {
				t.Error("a vote is counted as a posting")
			}
			soFar, err := report.SoFar(t.Context(), record, week31.From().Add(time.Hour), nairobi, sampleLists)
			if err != nil {
				t.Fatal(err)
			}
			if got := line(soFar); got != "" {
				t.Errorf("the week so far tells %q", got)
			}
			kept, err := json.Marshal(digest.Groups[0].Votes)
			if err != nil {
				t.Fatal(err)
			}
			var again *report.Votes
			if err := json.Unmarshal(kept, &again); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(digest.Groups[0].Votes, again, cmp.AllowUnexported(report.People{})); diff != "" {
				t.Errorf("the digest that is kept: %s", diff)
			}
		})
	}
}

// line is the row of votes of the one group.
func line(digest report.Digest) string {
	for _, row := range digest.Rows(digest.Groups[0], chat.English) {
		if row.Key == "label.votes" {
			return row.Value.String()
		}
	}
	return "there is no row"
}

// Whoever holds everything that is printed cannot tell one voter from two or
// from none but by there being a line at all: every week in which one or two of
// so many voted reads the same, and so does every one in which all but one or
// two did.
func TestFewVotersLookAlike(t *testing.T) {
	for size := 5; size <= 7; size++ {
		prints := make(map[string][]string) // by kind of week
		for a := range 1 << size {
			for b := range 1 << size {
				both := members(a | b)
				kind := ""
				switch n := len(both); {
				case n == 0:
					continue
				case n < report.LeastPeople:
					kind = "few"
				case size-n < report.LeastPeople:
					kind = "most"
				default:
					continue
				}
				digest, err := report.Make(t.Context(), voted(size, members(a), members(b)), week31, sampleLists)
				if err != nil {
					t.Fatal(err)
				}
				for _, told := range []report.Digest{digest, digest.ForSupervisors()} {
					printed, err := json.Marshal(told)
					if err != nil {
						t.Fatal(err)
					}
					key := kind + " " + string(told.Reader)
					if !slices.Contains(prints[key], string(printed)) {
						prints[key] = append(prints[key], string(printed))
					}
				}
			}
		}
		for kind, all := range prints {
			if len(all) != 1 {
				t.Errorf("of %d, %s: %d prints differ:\n%s\n%s", size, kind, len(all), all[0], all[1])
			}
		}
		if len(prints) != 4 {
			t.Errorf("of %d only %d kinds of week were tried", size, len(prints))
		}
	}
}

func members(bits int) (list []int) {
	for i := range 8 {
		if bits&(1<<i) != 0 {
			list = append(list, i)
		}
	}
	return list
}

// The programme's line is the sum of what the groups tell, and nothing where
// one of them keeps its own to itself.
func TestTheProgrammesVotesAreASum(t *testing.T) {
	for few, want := range map[int]string{0: "6", 4: "10", 2: ""} {
		t.Run(fmt.Sprintf("%d in the other group", few), func(t *testing.T) {
			record := voted(20, first(6), nil)
			record.groups = append(record.groups, chat.Group{ID: "mentors", Name: "Lari mentors", Kind: chat.MentorsGroup, Consent: "written"})
			for member := range 12 {
				record.stays["mentors"] = append(record.stays["mentors"], report.Stay{Member: chat.MemberID(100 + member), From: week31.From().AddDate(-1, 0, 0), IsKept: true})
			}
			for member := range few {
				record.votes["mentors"] = append(record.votes["mentors"], report.Vote{Member: chat.MemberID(100 + member)})
			}
			digest, err := report.Make(t.Context(), record, week31, sampleLists)
			if err != nil {
				t.Fatal(err)
			}
			digest.Groups = append([]report.Section{digest.Programme}, digest.Groups...)
			if got := line(digest); got != want {
				t.Errorf("the programme reads %q, want %q", got, want)
			}
		})
	}
}

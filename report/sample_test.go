package report_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sampleLists are the areas in the order of the product, and three invented
// facilities.
var sampleLists = report.Lists{
	Areas:      []chat.Area{"record-keeping", "data-use", "supply", "cold-chain", "administering", "coverage", "red", "communication", "general"},
	Facilities: []string{"Baraka Dispensary", "Tumaini Health Centre", "Neema Clinic"},
}

// sample is an invented week of two groups: mentors, and mentees of whom two
// refused.
func sample(t *testing.T) *made {
	t.Helper()
	record := &made{
		groups: []chat.Group{
			{ID: "mentees", Name: "Lari mentees", Kind: chat.MenteesGroup, Consent: "written"},
			{ID: "mentors", Name: "Lari mentors", Kind: chat.MentorsGroup, Consent: "written"},
		},
		stays:   make(map[chat.GroupID][]report.Stay),
		notKept: map[chat.GroupID]map[chat.Reason]int{"mentees": {chat.NoConsent: 4, chat.Unreadable: 1}},
		closed: map[chat.GroupID][]report.Closed{"mentees": {
			{Item: "red-strategy-2", Area: "red", Reached: 20, Answered: 14, Right: 5},
			{Item: "mdvp-1", Area: "administering", Reached: 20, Answered: 12, Right: 10},
		}},
		offline: report.Offline{IsKnown: true, For: 3*time.Hour + 20*time.Minute},
		stock: []chat.Stockout{
			{Number: 1, Group: "mentees", Vaccine: "BCG", Facility: privacy.Stored("Tumaini health centre"), Since: week31.From()},
			{Number: 2, Vaccine: "BCG", Facility: privacy.Stored("ours"), Since: week31.From().AddDate(0, 0, 2)},
			{Number: 3, Group: "mentees", Vaccine: "OPV", Surplus: true},
		},
		words: map[chat.PostingID]privacy.Clean{},
		votes: make(map[chat.GroupID][]report.Vote),
		pauses: []chat.Pause{ // Thursday and Friday; the two lie over each other
			{Group: "mentors", Since: week31.From().AddDate(0, 0, 3), Until: week31.From().AddDate(0, 0, 5)},
			{Since: week31.From().AddDate(0, 0, 4), Until: week31.From().AddDate(0, 0, 30), Ended: week31.From().AddDate(0, 0, 5)},
		},
	}
	for member := range chat.MemberID(22) {
		record.stays["mentees"] = append(record.stays["mentees"], report.Stay{Member: 101 + member, From: week31.From().AddDate(-1, 0, 0), IsKept: member > 1})
	}
	for member := range chat.MemberID(6) {
		record.stays["mentors"] = append(record.stays["mentors"], report.Stay{Member: 201 + member, From: week31.From().AddDate(-1, 0, 0), IsKept: true})
	}
	for i := range chat.MemberID(6) { // how sure of the cold chain, and four of them on a day
		record.votes["mentees"] = append(record.votes["mentees"], report.Vote{Member: 103 + i, Area: "cold-chain"})
		if i < 4 {
			record.votes["mentees"] = append(record.votes["mentees"], report.Vote{Member: 103 + i})
		}
	}
	areas := sampleLists.Areas
	id := chat.PostingID(0)
	post := func(group chat.GroupID, member chat.MemberID, at time.Time, area int, question bool) chat.PostingID {
		id++
		f := report.Fact{ID: id, Group: group, Member: member, At: at, Question: question, Message: chat.MessageID(rune('A' + id))}
		if area >= 0 {
			f.Areas = []chat.Area{areas[area]}
		}
		if id%5 == 0 {
			f.Removed = []privacy.Finding{{Kind: privacy.KindName, Count: 1}}
		}
		record.facts = append(record.facts, f)
		return id
	}
	for back := 11; back >= 0; back-- {
		monday := week31.From().AddDate(0, 0, -7*back)
		for i := range 9 - back%4 {
			at := monday.Add(time.Duration(8+11*i) * time.Hour)
			asked := post("mentees", 103+chat.MemberID((i*5+back)%13), at, []int{3, 4, -1, 3, 5, 2, -1, 0, -1}[(i+back/3)%9], i%3 == 0)
			record.words[asked] = privacy.Stored("Which is the right place in the fridge at Neema Clinic for measles and BCG?")
			if i%3 == 0 && i < 6 {
				record.facts[len(record.facts)-1].AnsweredBy = 1000 + asked
				record.facts[len(record.facts)-1].Answered = at.Add(time.Duration(20*(i+1)) * time.Minute)
				record.facts = append(record.facts, report.Fact{
					ID: 1000 + asked, Group: "mentees", Member: 120, At: at.Add(time.Duration(20*(i+1)) * time.Minute), Areas: []chat.Area{"cold-chain"},
				})
			}
		}
		for i := range 5 - back%3 {
			post("mentors", 201+chat.MemberID(i), monday.Add(time.Duration(9+20*i)*time.Hour), []int{4, 6, -1, 1, 7}[i], false)
		}
	}
	return record
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (run go test ./report -update, and read the change):\n%s", path, diff)
	}
}

// What staff and supervisors read, in both languages. Read the files.
func TestTheDigestInWords(t *testing.T) {
	record := sample(t)
	digest, err := report.Make(t.Context(), record, week31, sampleLists)
	if err != nil {
		t.Fatal(err)
	}
	numbers, err := json.MarshalIndent(digest, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "sample.json", string(numbers)+"\n") // what the tests of report/paper draw
	for _, language := range []chat.Language{chat.English, chat.Kiswahili} {
		for _, told := range []report.Digest{digest, digest.ForSupervisors()} {
			if err := report.Fill(t.Context(), record, &told, sampleLists, false); err != nil {
				t.Fatal(err)
			}
			golden(t, string(told.Reader)+"."+string(language)+".txt", told.Message(language).String()+"\n")
		}
	}
}

func TestTheDefinitionsPage(t *testing.T) {
	golden(t, filepath.Join("..", "..", "docs", "definitions.md"), report.DefinitionsPage())
}

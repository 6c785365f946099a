package export

import (
	"cmp"
	"slices"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// Round is one quiz round as the record hands it over, with its answers.
type Round struct {
	Number  int
	Group   string // the programme's name
	Item    string
	Area    chat.Area
	Opened  time.Time
	Reach   int // how many people could answer it
	Answers []Answer
	// Counts are answers of which nobody knows any more whose they were.
	Counts []Count
}

// Answer is one person's answer to a round.
type Answer struct {
	Member  chat.MemberID
	At      time.Time
	Given   string
	Verdict string
	Slip    string
}

// Count says how many answers there were of a kind.
type Count struct {
	Verdict, Slip string
	People        int
}

// fewest is how many people must have answered for a round to be told.
const fewest = 3

// mayTell reports whether a round's answers may be told, row by row, to
// somebody who knows who is in the group and what they answered themselves: at
// least three people answered, and if nearly everybody did, not all but one of
// them the same.
func (r Round) mayTell() bool {
	people, kinds := len(r.Answers), make(map[string]int)
	for _, a := range r.Answers {
		kinds[a.Verdict+"/"+a.Slip]++
	}
	for _, c := range r.Counts {
		people += c.People
		kinds[c.Verdict+"/"+c.Slip] += c.People
	}
	if people < fewest {
		return false
	}
	if r.Reach-people >= fewest { // some did not answer, and nobody can say who
		return true
	}
	often := 0
	for _, n := range kinds {
		if n >= 2 {
			often++
		}
	}
	return len(kinds) >= 3 || often >= 2
}

// rows are a round's answers, in an order that says nothing of who gave them
// or when: by what was answered, then by pseudonym.
func (r Round) rows(names Names, zone *time.Location) [][]any {
	head := func(rest ...any) []any {
		return append([]any{r.Number, r.Group, string(r.Area), r.Item, r.Opened.In(zone).Format(dayForm), r.Reach}, rest...)
	}
	answers := slices.Clone(r.Answers)
	slices.SortFunc(answers, func(a, b Answer) int {
		return cmp.Or(
			cmp.Compare(a.Verdict, b.Verdict), cmp.Compare(a.Slip, b.Slip), cmp.Compare(a.Given, b.Given),
			cmp.Compare(a.At.In(zone).Format(dayForm), b.At.In(zone).Format(dayForm)),
			cmp.Compare(names.respondent(a.Member), names.respondent(b.Member)),
		)
	})
	var rows [][]any
	for _, a := range answers {
		rows = append(rows, head(names.respondent(a.Member), a.At.In(zone).Format(dayForm), a.Given, a.Verdict, a.Slip, 1))
	}
	for _, c := range r.Counts {
		rows = append(rows, head("", "", "", c.Verdict, c.Slip, c.People))
	}
	return rows
}

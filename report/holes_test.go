package report_test

import (
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/report"
)

// Of members whom an old chat knows by name alone the digest says by how many
// at most those who wrote are too many: as the end of a band, to staff alone,
// and not where the count of those who wrote is not told either.
func TestThoseKnownByNameAloneAreSaid(t *testing.T) {
	const want = "may be up to 5 too many"
	for _, test := range []struct {
		name   string
		wrote  int
		groups int // in how many groups' rows it stands, of one
		whole  int
	}{{"many wrote", 9, 1, 1}, {"few wrote", 2, 0, 0}} {
		record := &made{
			groups: []chat.Group{{ID: "g", Name: "G", Kind: chat.MenteesGroup, Consent: "written"}},
			stays:  make(map[chat.GroupID][]report.Stay),
			named:  map[chat.GroupID]int{"g": 4, "": 3},
		}
		for member := range chat.MemberID(20) {
			record.stays["g"] = append(record.stays["g"], report.Stay{Member: member + 1, From: week31.From().AddDate(-1, 0, 0), IsKept: true})
			if int(member) < test.wrote {
				record.facts = append(record.facts, report.Fact{ID: chat.PostingID(member + 1), Group: "g", Member: member + 1, At: week31.From().Add(time.Hour)})
			}
		}
		digest, err := report.Make(t.Context(), record, week31, report.Lists{})
		if err != nil {
			t.Fatal(err)
		}
		said := func(d report.Digest, s report.Section) (n int) {
			for _, row := range d.Rows(s, chat.English) {
				n += strings.Count(row.Value.String(), want)
			}
			return n
		}
		if got := said(digest, digest.Groups[0]); got != test.groups {
			t.Errorf("%s: said %d times of the group", test.name, got)
		}
		if got := said(digest, digest.Programme); got != test.whole {
			t.Errorf("%s: said %d times of all groups", test.name, got)
		}
		if supervisors := digest.ForSupervisors(); said(supervisors, supervisors.Groups[0])+said(supervisors, supervisors.Programme) != 0 {
			t.Errorf("%s: said to a supervisor", test.name)
		}
	}
}

// A question that was given up, for a holiday or an outage, is noted in the
// digest: a silent week is not taken for a weak one.
func TestQuestionsNotAskedAreNoted(t *testing.T) {
	record := &made{
		groups:   []chat.Group{{ID: "g", Name: "G", Kind: chat.MenteesGroup, Consent: "written"}},
		notAsked: map[chat.GroupID]map[string]int{"g": {"holiday": 2, "late": 1}},
	}
	digest, err := report.Make(t.Context(), record, week31, report.Lists{})
	if err != nil {
		t.Fatal(err)
	}
	for language, want := range map[chat.Language]string{chat.English: "not asked (a holiday, a pause, an outage): 3", chat.Kiswahili: "hayakuulizwa (sikukuu, mapumziko, hitilafu): 3"} {
		for _, told := range []report.Digest{digest, digest.ForSupervisors()} {
			found := false
			for _, row := range told.Rows(told.Groups[0], language) {
				found = found || strings.Contains(row.Value.String(), want)
			}
			if !found {
				t.Errorf("in %s the digest does not say %q", language, want)
			}
		}
	}
}

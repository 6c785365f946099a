package report_test

import (
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/report"
)

// A week's public holidays, those that were gazetted once among them, and what
// a group was not told for want of room stand in the digest. Broken on purpose:
// without UnsaidIn in addHoles, and without the gazetted days, it is red.
func TestHolidaysAndWhatWasLeftUnsaidAreNoted(t *testing.T) {
	record := &made{
		groups: []chat.Group{{ID: "g", Name: "G", Kind: chat.MenteesGroup, Consent: "written"}},
		unsaid: map[chat.GroupID]int{"g": 2},
	}
	easter, err := report.ParseWeek("2027-W12", time.UTC) // Good Friday is 26 March
	if err != nil {
		t.Fatal(err)
	}
	digest, err := report.Make(t.Context(), record, easter, report.Lists{Holidays: []string{"2027-03-24", "2027-03-31"}})
	if err != nil {
		t.Fatal(err)
	}
	for language, want := range map[chat.Language][2]string{
		chat.English:   {"public holidays: 24 Mar 2027, 26 Mar 2027", "had heard enough that day: 2"},
		chat.Kiswahili: {"sikukuu za umma: 24 Mac 2027, 26 Mac 2027", "vya kutosha siku hiyo: 2"},
	} {
		for _, told := range []report.Digest{digest, digest.ForSupervisors()} {
			all := ""
			for _, row := range told.Rows(told.Groups[0], language) {
				all += row.Value.String() + "\n"
			}
			for _, words := range want {
				if !strings.Contains(all, words) {
					t.Errorf("in %s the digest does not say %q:\n%s", language, words, all)
				}
			}
		}
	}
}

package report_test

import (
	"strings"
	"testing"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/report"
)

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

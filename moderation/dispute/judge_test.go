package dispute_test

import (
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/moderation/dispute"
	"github.com/mshauri/mshauri/privacy"
)

// talk reads "A: text" lines, one a minute.
func talk(lines ...string) []dispute.Message {
	var all []dispute.Message
	for i, line := range lines {
		from, text, _ := strings.Cut(line, ": ")
		all = append(all, dispute.Message{From: from, At: time.Unix(int64(60*i), 0), Text: privacy.Stored(text)})
	}
	return all
}

func TestJudge(t *testing.T) {
	reader := dispute.New()
	for _, test := range []struct {
		label  string
		lines  []string
		matter string // empty: silent
		at     int
	}{
		{"two values", []string{"A: measles is mixed and used for 8 hours", "B: Not 8, six"}, "mixed-vial", 1},
		{"Kiswahili", []string{"A: Mtoto ana kikohozi", "B: arudi akipona", "C: achanjwe, kikohozi si sababu ya kukataa"}, "mild-illness", 2},
		{"never before both have spoken", []string{"A: opened OPV must go the same day", "A: and penta too"}, "", 0},
		{"the same in another unit", []string{"A: opened OPV may be kept 28 days", "B: no more than 4 weeks"}, "", 0},
		{"a question is no claim", []string{"A: opened OPV goes after six hours?", "B: it is kept 28 days"}, "", 0},
		{"a correction of oneself", []string{"A: BCG goes in the right forearm", "A: sorry, left forearm", "B: left, yes"}, "", 0},
		{"one gives way at once", []string{"A: BCG goes in the right forearm", "B: left forearm", "A: oh yes, my mistake"}, "", 0},
		{"two vaccines", []string{"A: MR goes after six hours", "B: OPV is kept 28 days"}, "", 0},
		{"a laugh", []string{"A: opened OPV is kept 28 days", "B: my lunch only six hours 😂"}, "", 0},
		{"a quiz", []string{"A: Quiz: how long is an opened OPV vial kept?", "B: six hours", "C: 28 days"}, "", 0},
		{"both tell of their own", []string{"A: our BCG days are Tuesdays", "B: we give BCG every day"}, "", 0},
		{"another day", []string{"A: opened OPV goes after six hours"}, "", 0},
	} {
		found, _ := reader.Judge(talk(test.lines...))
		switch {
		case found == nil && test.matter != "":
			t.Errorf("%s: nothing was found", test.label)
		case found != nil && test.matter == "":
			t.Errorf("%s: found %s", test.label, found.First.Matter.ID)
		case found != nil && (found.First.Matter.ID != test.matter || found.At != test.at):
			t.Errorf("%s: found %s at %d", test.label, found.First.Matter.ID, found.At)
		}
	}
	apart := talk("A: opened OPV goes after six hours", "B: no, opened OPV is kept 28 days")
	apart[1].At = apart[1].At.Add(13 * time.Hour)
	if found, _ := reader.Judge(apart); found != nil {
		t.Error("half a day apart is not one conversation")
	}
}

package dispute_test

import (
	"slices"
	"testing"
	"time"

	"github.com/mshauri/mshauri/moderation/dispute"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/privacy"
)

var day = time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC)

// disagreement is what is found in a talk, less surely than it must be to speak:
// what is tested here is what may then be quoted.
func disagreement(t *testing.T, lines ...string) *dispute.Disagreement {
	t.Helper()
	reader := dispute.New()
	found, _ := reader.With(reader.Scales().At(0.5)).Judge(talk(lines...))
	if found == nil {
		t.Fatalf("nothing was found in %q", lines)
	}
	return found
}

// A passage that nobody has reviewed settles nothing. Settle that
// asks only whether a passage holds turns this red.
func TestADraftSettlesNothing(t *testing.T) {
	found := disagreement(t, "A: Give 3 drops of OPV", "B: No, OPV is two drops")
	if all := dispute.Settle(policy.Shipped(), found, nil, day); len(all) != 0 {
		t.Errorf("drafts were quoted: %v", all)
	}
	if all := dispute.Settle(reviewed(), found, nil, day); len(all) == 0 || all[0].On.ID != "KE-ADM-03" {
		t.Errorf("reviewed: %v", all)
	}
}

// What has been superseded comes with the newer passage, and is shown after it.
func TestTheNewerEditionComesAlong(t *testing.T) {
	found := disagreement(t, "A: IPV is at 6 weeks with first penta", "B: IPV ni 14 weeks pamoja na OPV3")
	all := dispute.Settle(reviewed(), found, nil, day)
	old := slices.IndexFunc(all, func(s dispute.Settlement) bool { return s.On.ID == "KE-SCH-07" })
	if old < 0 || all[old].With.ID != "KE-SCH-08" || !all[old].Newer(day) || !all[old].Open() {
		t.Errorf("%+v", all)
	}
}

// The passage fits what was said of the case: a high fever is another matter
// than a mild one, and a child known to be positive another than one exposed.
func TestThePassageFitsTheCase(t *testing.T) {
	for _, test := range []struct {
		lines []string
		want  policy.ID
	}{
		{[]string{"A: Temp 37.9, due for penta 2. Give or defer?", "B: defer until fever is gone", "C: With that temp I would still vaccinate"}, "KE-CON-01"},
		{[]string{"A: 39.2 is ok, give paracetamol and vaccinate", "B: No, at 39 you treat first and vaccinate when better"}, "KE-CON-02"},
		{[]string{"A: BCG for the HIV exposed newborn, hold it until PCR is out", "B: exposed without symptoms gets BCG at birth"}, "KE-CON-05"},
	} {
		all := dispute.Settle(reviewed(), disagreement(t, test.lines...), nil, day)
		if len(all) == 0 || all[0].On.ID != test.want {
			t.Errorf("%q: %v, want %s", test.lines, all, test.want)
		}
	}
}

// Who only told of a case is no side: once a third contradicts the second, what
// was found of the first two is taken back, and the real two are found; after
// Patience it stands, since it may have been said. Doubts that are never heard, and
// doubts heard for ever, turn this red.
func TestWhatTheTalkDeniesIsTakenBack(t *testing.T) {
	lines := []string{"A: Baby is 11 days old, I still give the birth polio", "B: not any more, after a week you skip it", "C: you can give, it is two weeks"}
	messages := talk(lines...)
	settledAt := func(group string) (all []int) {
		found, _ := dispute.New().Follow(group, messages)
		for _, d := range found {
			all = append(all, d.At, d.SettledAt)
		}
		return all
	}
	if got := settledAt("at once"); !slices.Equal(got, []int{1, 2, 2, -1}) {
		t.Errorf("found and settled at %v", got)
	}
	messages[2].At = messages[2].At.Add(dispute.Patience)
	if got := settledAt("later"); !slices.Equal(got, []int{1, -1}) {
		t.Errorf("later found and settled at %v", got)
	}
}

// What was taken back may be found again, as another one: none is settled before
// it is found. One and the same for both turns this red.
func TestWhatWasTakenBackMayBeFoundAgain(t *testing.T) {
	reader := dispute.New()
	lessons, _ := lessonsOf(t, "dev10")
	for i := range lessons {
		messages := messagesOf(&lessons[i])
		last := messages[len(messages)-1]
		for _, more := range []string{"which one is right then?", "sasa nifuate nani"} {
			messages = append(messages, dispute.Message{From: "Z", At: last.At.Add(time.Minute), Text: privacy.Stored(more)})
		}
		all, _ := reader.Follow(lessons[i].ID, messages)
		for _, d := range all {
			if d.SettledAt >= 0 && d.SettledAt <= d.At {
				t.Errorf("%s: found at %d, settled at %d", lessons[i].ID, d.At, d.SettledAt)
			}
		}
	}
}

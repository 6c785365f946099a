package quiz_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/quiz"
)

// shipped is the bank that comes with the program.
func shipped(t testing.TB) quiz.Bank {
	t.Helper()
	bank, err := quiz.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return bank
}

// passages answers from the policy pack that ships.
func passages(t testing.TB) quiz.Passages {
	t.Helper()
	pack := policy.Shipped()
	return func(id quiz.PassageID) quiz.PassageState {
		passage, ok := pack.Find(policy.ID(id))
		if !ok {
			return quiz.PassageUnknown
		}
		return quiz.PassageState(passage.State)
	}
}

func TestShippedBankHasNoProblems(t *testing.T) {
	for _, problem := range quiz.Check(shipped(t), passages(t)) {
		t.Error(problem)
	}
}

func TestShippedBankIsLargeEnough(t *testing.T) {
	bank := shipped(t)
	taught := make(map[quiz.PassageID]bool)
	topic := make(map[string]int)
	asked, templates := 0, 0
	for _, item := range bank.Items() {
		if item.Review.State == quiz.Withdrawn {
			continue
		}
		asked++
		if item.IsTemplate() {
			templates++
		}
		taught[item.Teaches] = true
		topic[item.Topic]++
	}
	if asked < 120 || templates < 25 || len(taught) < 60 {
		t.Errorf("%d items, %d templates, %d passages", asked, templates, len(taught))
	}
	for _, area := range quiz.Areas()[:8] {
		if n := len(bank.In(area)); n < 8 {
			t.Errorf("only %d items in %s", n, area)
		}
	}
	weak := 0
	for _, subject := range quiz.Weakest() {
		if topic[subject.Topic] < 5 {
			t.Errorf("only %d items on %s", topic[subject.Topic], subject.Name)
		}
		weak += topic[subject.Topic]
	}
	if 3*weak < asked {
		t.Errorf("%d of %d items are on what the study found weakest: fewer than a third", weak, asked)
	}
	for _, subject := range quiz.Weakest()[:2] {
		if topic[subject.Topic] < 12 {
			t.Errorf("only %d items on %s, of the two that hardly moved", topic[subject.Topic], subject.Name)
		}
	}
}

func TestAreasAreTheTaxonomys(t *testing.T) {
	if ours, theirs := slices.Sorted(slices.Values(quiz.Areas())), slices.Sorted(slices.Values(topics.Areas())); !slices.Equal(ours, theirs) {
		t.Errorf("%v\n%v", ours, theirs)
	}
}

// counts is the table that bank/README.md holds.
func counts(t *testing.T) string {
	t.Helper()
	bank := shipped(t)
	var out strings.Builder
	all, templates, withdrawn := make(map[chat.Area]int), make(map[chat.Area]int), make(map[chat.Area]int)
	topic, taught := make(map[string]int), make(map[quiz.PassageID]bool)
	for _, item := range bank.Items() {
		all[item.Area]++
		if item.IsTemplate() {
			templates[item.Area]++
		}
		if item.Review.State == quiz.Withdrawn {
			withdrawn[item.Area]++
			continue
		}
		topic[item.Topic]++
		taught[item.Teaches] = true
	}
	out.WriteString("| area | items | with drawn numbers | withdrawn |\n|---|---|---|---|\n")
	var sum [3]int
	for _, area := range quiz.Areas() {
		fmt.Fprintf(&out, "| %s | %d | %d | %d |\n", area, all[area], templates[area], withdrawn[area])
		sum[0], sum[1], sum[2] = sum[0]+all[area], sum[1]+templates[area], sum[2]+withdrawn[area]
	}
	fmt.Fprintf(&out, "| all | %d | %d | %d |\n\n", sum[0], sum[1], sum[2])
	fmt.Fprintf(&out, "They teach %d passages of the policy pack. What the study found weakest:\n\n| subject | topic | items |\n|---|---|---|\n", len(taught))
	for _, subject := range quiz.Weakest() {
		fmt.Fprintf(&out, "| %s | %s | %d |\n", subject.Name, subject.Topic, topic[subject.Topic])
	}
	return out.String()
}

func TestReadmeCountsAreTrue(t *testing.T) {
	const begin, end = "<!-- counts: kept true by a test -->\n", "<!-- end of counts -->"
	content, err := os.ReadFile("bank/README.md")
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(content), begin)
	found, after, ends := strings.Cut(rest, end)
	if !ok || !ends {
		t.Fatal("bank/README.md has no place for the counts")
	}
	if want := counts(t); found != want {
		if *update {
			if err := os.WriteFile("bank/README.md", []byte(before+begin+want+end+after), 0o644); err != nil {
				t.Fatal(err)
			}
			return
		}
		t.Errorf("bank/README.md has other counts than the bank: run with -update\n%s", want)
	}
}

func TestStanding(t *testing.T) {
	item, ok := shipped(t).Find("QZ-001") // rests on KE-MDVP-01 and KE-MDVP-03
	if !ok {
		t.Fatal("no QZ-001")
	}
	reviewed := quiz.Review{State: quiz.Reviewed, Office: "EPI office", Date: "2027-01-15"}
	states := func(first, second quiz.PassageState) quiz.Passages {
		return func(id quiz.PassageID) quiz.PassageState {
			if id == "KE-MDVP-01" {
				return first
			}
			return second
		}
	}
	for _, test := range []struct {
		label    string
		review   quiz.Review
		passages quiz.Passages
		want     quiz.Standing
	}{
		{"nobody says anything about passages", reviewed, nil, quiz.Blocked},
		{"all is reviewed", reviewed, states("reviewed", "reviewed"), quiz.Usable},
		{"the item is a draft", quiz.Review{State: quiz.Draft}, states("reviewed", "reviewed"), quiz.ItemUnreviewed},
		{"the passage it teaches is a draft", reviewed, states("draft", "reviewed"), quiz.PassageUnreviewed},
		{"another passage is a draft", reviewed, states("reviewed", "draft"), quiz.PassageUnreviewed},
		{"another passage is superseded", reviewed, states("reviewed", "superseded"), quiz.Blocked},
		{"another passage is withdrawn", reviewed, states("draft", "withdrawn"), quiz.Blocked},
		{"another passage is unknown", reviewed, states("reviewed", ""), quiz.Blocked},
		{"the item is withdrawn", quiz.Review{State: quiz.Withdrawn}, states("reviewed", "reviewed"), quiz.Blocked},
		{"the item is superseded", quiz.Review{State: quiz.Superseded}, states("reviewed", "reviewed"), quiz.Blocked},
	} {
		t.Run(test.label, func(t *testing.T) {
			item.Review = test.review
			got := item.Standing(test.passages)
			if got != test.want || got.IsUsable() != (test.want == quiz.Usable) || got.IsForDemo() == (test.want == quiz.Blocked) {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestNothingShippedIsUsableYet(t *testing.T) {
	states := passages(t)
	for _, item := range shipped(t).Items() {
		if item.Standing(states).IsUsable() {
			t.Errorf("%s may be posted, though nobody has reviewed its passages", item.ID)
		}
		if item.Kiswahili.State == quiz.Reviewed && item.Kiswahili.Office == "" {
			t.Errorf("%s: whose review of the Kiswahili?", item.ID)
		}
	}
}

// TestConfidenceIsTheWeakestPassages holds the confidence of each item against
// the pack: an item is never surer than what it rests on.
func TestConfidenceIsTheWeakestPassages(t *testing.T) {
	order := []policy.Confidence{policy.ReadInSource, policy.FromSecondary, policy.Background}
	pack := policy.Shipped()
	for _, item := range shipped(t).Items() {
		weakest := 0
		for _, id := range item.RestsOn() {
			if passage, ok := pack.Find(policy.ID(id)); ok {
				weakest = max(weakest, slices.Index(order, passage.Confidence))
			}
		}
		if got := slices.Index(order, policy.Confidence(item.Confidence)); got < weakest {
			t.Errorf("%s says %q and rests on a passage that is %q", item.ID, item.Confidence, order[weakest])
		}
	}
}

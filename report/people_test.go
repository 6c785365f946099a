package report_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/report"
)

// Whatever is done to a count that may not be told, the number is not in it:
// printed, marshalled, compared and subtracted, one and two and none are alike.
func TestWhatMayNotBeToldIsGone(t *testing.T) {
	shapes := func(n, of int) string {
		p := report.CountPeople(n, of, report.LeastPeople)
		bytes, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		number, told := p.Number()
		return fmt.Sprintf("%v %+v %#v %s %s %s %d %v", p, p, p, bytes, p.Words(chat.English), p.Words(chat.Kiswahili), number, told)
	}
	rapid.Check(t, func(t *rapid.T) {
		of := rapid.IntRange(5, 60).Draw(t, "of")
		few, alsoFew := rapid.IntRange(0, 2).Draw(t, "few"), rapid.IntRange(0, 2).Draw(t, "also few")
		if shapes(few, of) != shapes(alsoFew, of) {
			t.Fatalf("%d and %d of %d are told apart", few, alsoFew, of)
		}
		if of >= 6 && shapes(of-few, of) != shapes(of-alsoFew, of) {
			t.Fatalf("all but %d and all but %d of %d are told apart", few, alsoFew, of)
		}
		if report.CountPeople(few, of, 3) != report.CountPeople(alsoFew, of, 3) {
			t.Fatalf("%d and %d of %d compare as different", few, alsoFew, of)
		}
		small := rapid.IntRange(1, 4).Draw(t, "a small group")
		a, b := rapid.IntRange(0, small).Draw(t, "a"), rapid.IntRange(0, small).Draw(t, "b")
		if shapes(a, small) != shapes(b, small) {
			t.Fatalf("%d and %d of %d are told apart", a, b, small)
		}
	})
	if got := report.CountPeople(7, 20, 3).Words(chat.English).String(); got != "7 of 20" {
		t.Errorf("what may be told is %q", got)
	}
}

// What was kept comes back, and nothing can be put in that was never told.
func TestPeopleAreKeptAsTheyAreTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		of := rapid.IntRange(0, 40).Draw(t, "of")
		p := report.CountPeople(rapid.IntRange(0, 40).Draw(t, "n"), of, rapid.SampledFrom([]int{3, 5}).Draw(t, "least"))
		bytes, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		var again report.People
		if err := json.Unmarshal(bytes, &again); err != nil || again != p {
			t.Fatalf("%s came back as %+v: %v", bytes, again, err)
		}
	})
	var p report.People
	if err := json.Unmarshal([]byte(`{"tells":"few","n":2,"of":20,"least":3}`), &p); err != nil || p != report.CountPeople(1, 20, 3) {
		t.Errorf("a number was smuggled in: %+v, %v", p, err)
	}
	if err := json.Unmarshal([]byte(`{"tells":"all"}`), &p); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("nonsense was read: %v", err)
	}
}

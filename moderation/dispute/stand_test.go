package dispute_test

import (
	"testing"

	"github.com/mshauri/mshauri/moderation/dispute"
)

// A short answer takes its matter from what it answers, and no more than that.
// Broken on purpose: without the second look "go and stop" was red; without the look
// at who asks on, "and Td?".
func TestAShortAnswerTakesItsMatterFromTheTalk(t *testing.T) {
	reader := dispute.New()
	reader = reader.With(reader.Scales().At(0.5)) // how it is read, not how sure that is
	for _, test := range []struct {
		label  string
		lines  []string
		matter string // empty: silent
		at     int
	}{
		{"numbers alone", []string{"A: minimum stock, what percent?", "B: forty", "C: 25"}, "buffer", 2},
		{"talk between", []string{"A: how long is she covered after TT3?", "B: ten years", "C: who has the carrier?", "D: no, five"}, "tt-protection", 3},
		{"go and stop", []string{"A: baby is 5 weeks, penta today?", "B: go ahead, big baby", "C: too early"}, "penta-early", 2},
		{"usijaze", []string{"A: homa baada ya penta, najaza AEFI form?", "B: usijaze", "C: jaza, kila AEFI inaripotiwa"}, "aefi-report", 2},
		{"drops", []string{"A: polio drops per dose?", "B: three", "C: two"}, "drops", 2},
		{"beside another vaccine", []string{"A: first IPV, what age", "B: 10 weeks with penta two", "C: 14 weeks, same day as penta3"}, "age", 2},
		{"which one", []string{"A: opened penta, for how long do I keep it?", "B: yes", "C: no"}, "", 0},
		{"and Td?", []string{"A: MR after mixing, how many hours?", "B: six", "A: and Td once opened?", "C: 28 days"}, "", 0},
		{"no to a no", []string{"A: we cannot use BCG diluent for MR", "B: no we cannot", "C: no"}, "", 0},
		{"yes, but", []string{"A: fever 37.8, vaccinate", "B: yes. but 39 treat first"}, "", 0},
		{"days and weeks alone", []string{"A: how long is opened OPV kept?", "B: four weeks", "C: 28"}, "", 0},
		{"not on policy", []string{"A: opened Td vial iko day 20", "B: bado poa mpaka 28", "C: lunch ni 500", "D: hapana ni 700"}, "", 0},
		{"what somebody got", []string{"A: Mtoto alichanjwa penta1 wiki ya 8", "B: wangu alichanjwa wiki ya 6"}, "", 0},
		{"another's weight", []string{"A: preemie, leo ana wiki sita. penta?", "B: ako na weight gani", "A: 2.6"}, "", 0},
		{"a number of something else", []string{"A: there are 12 vials of penta left in the store", "B: no only 6, I counted"}, "", 0},
	} {
		found, _ := reader.Judge(talk(test.lines...))
		switch {
		case found == nil && test.matter != "":
			t.Errorf("%s: nothing was found", test.label)
		case found != nil && test.matter == "":
			t.Errorf("%s: found %s after %d", test.label, found.First.Matter.ID, found.At)
		case found != nil && (found.First.Matter.ID != test.matter || found.At != test.at):
			t.Errorf("%s: found %s after %d, want %s after %d", test.label, found.First.Matter.ID, found.At, test.matter, test.at)
		}
	}
}

// A claim whose matter lies in the talk says so to one who asks how it was read.
func TestExplainShowsWhatWasTakenFromTheTalk(t *testing.T) {
	_, claims := dispute.New().Judge(talk("A: baby is 5 weeks, penta today?", "B: go ahead, big baby", "C: too early"))
	got := ""
	for _, c := range append(claims[1], claims[2]...) {
		got += c.Explain() + "\n"
	}
	if want := "penta-early of penta, for may, by what it answers\npenta-early of penta, for not, by what it answers\n"; got != want {
		t.Errorf("it shows %q, want %q", got, want)
	}
}

package storage_test

import (
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/dispute"
	"github.com/mshauri/mshauri/moderation/policy"
	"github.com/mshauri/mshauri/privacy"
)

// Broken on purpose: QuotedIn without its state told of what no group had seen,
// and RulingsSince without its matter kept every matter quiet for a week.
func TestARulingIsKeptWithWhatBecameOfIt(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		ruling := dispute.Ruling{
			Group: mentees, Matter: "drops", Subject: "opv", Passage: "KE-ADM-03", Also: "KE-SCH-02", State: dispute.Proposed, Made: noon,
		}
		var err error
		ruling.Number, err = w.MakeRuling(w.ctx(), ruling)
		w.ok(err)
		quoted := func(want int) {
			t.Helper()
			for passage, want := range map[policy.ID]int{"KE-ADM-03": want, "KE-SCH-02": want, "KE-ADM-01": 0} {
				if list, err := w.QuotedIn(w.ctx(), passage); err != nil || len(list) != want {
					t.Errorf("%s: quoted in %d places, want %d (%v)", passage, len(list), want, err)
				}
			}
		}
		quoted(0) // nobody has seen it yet
		ruling.Text, ruling.State, ruling.Draft, ruling.Message, ruling.Decided = privacy.Author("Two views"), dispute.Posted, 3, "OUT", noon.Add(time.Hour)
		w.ok(w.KeepRuling(w.ctx(), ruling))
		for label, read := range map[string]func() (dispute.Ruling, error){
			"by number":  func() (dispute.Ruling, error) { return w.Ruling(w.ctx(), ruling.Number) },
			"by message": func() (dispute.Ruling, error) { return w.RulingByMessage(w.ctx(), mentees, "OUT") },
		} {
			if got, err := read(); err != nil || got != ruling {
				t.Errorf("%s: %+v, want %+v (%v)", label, got, ruling, err)
			}
		}
		for _, id := range []chat.MessageID{"", "OTHER"} {
			if _, err := w.RulingByMessage(w.ctx(), mentees, id); !isNotFound(err) {
				t.Errorf("the message %q: %v", id, err)
			}
		}
		if _, err := w.Ruling(w.ctx(), 99); !isNotFound(err) {
			t.Errorf("one that is not there: %v", err)
		}
		quoted(1)
		for _, test := range []struct {
			group  chat.GroupID
			matter string
			since  time.Time
			want   int
		}{
			{mentees, "drops", noon, 1},
			{mentees, "", noon, 1},
			{mentees, "restart", noon, 0},
			{mentors, "drops", noon, 0},
			{mentees, "drops", noon.Add(time.Second), 0},
		} {
			if list, err := w.RulingsSince(w.ctx(), test.group, test.matter, test.since); err != nil || len(list) != test.want {
				t.Errorf("%+v: %d (%v)", test, len(list), err)
			}
		}
		_, err = w.MakeRuling(w.ctx(), dispute.Ruling{Group: mentees, Matter: "restart", Passage: "KE-CAT-01", State: dispute.Counted, Made: noon})
		w.ok(err)
		ruling.State, ruling.Withdrawn = dispute.Withdrawn, noon.Add(2*time.Hour)
		w.ok(w.KeepRuling(w.ctx(), ruling))
		quoted(0) // it was withdrawn
		tally, err := w.TallyRulings(w.ctx(), "", noon, noon.Add(time.Hour))
		if want := (dispute.Tally{Counted: 1, Withdrawn: 1}); err != nil || tally != want {
			t.Errorf("tally %+v, want %+v (%v)", tally, want, err)
		}
		if tally, err := w.TallyRulings(w.ctx(), mentors, noon, noon.Add(time.Hour)); err != nil || tally != (dispute.Tally{}) {
			t.Errorf("another group: %+v (%v)", tally, err)
		}
	})
}

// A group is listened to for two weeks, and then the facilitator is asked; what
// the mentors said counts from then on, when the group is allowed anew as well.
func TestWhatAGroupWantsWhenViewsDiffer(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		group, err := w.Group(w.ctx(), mentees)
		w.ok(err)
		fortnight := group.AllowedAt.Add(14 * 24 * time.Hour)
		if early, late := group.RulingsAt(fortnight.Add(-time.Second)), group.RulingsAt(fortnight); early != chat.RulingsListen || late != chat.RulingsSuggest {
			t.Errorf("by itself: %s, then %s", early, late)
		}
		w.ok(w.SetRulings(w.ctx(), mentees, chat.RulingsAuto))
		w.allow()
		if group, err = w.Group(w.ctx(), mentees); err != nil || group.RulingsAt(group.AllowedAt) != chat.RulingsAuto {
			t.Errorf("set: %+v (%v)", group, err)
		}
	})
}

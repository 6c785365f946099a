package storage_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// Broken on purpose: DecideDraft without its `AND state = …` decided twice, and
// Forget without the steps on draft left the asker's words.
func TestADraftIsDecidedOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		asker, told := w.meet("a"), w.meet("b")
		draft := chat.Draft{
			Kind: chat.DraftQuestion, Group: mentees, About: 7, Text: privacy.Author("May an open vial be kept?"), ReplyTo: "M1",
			Asker: asker, NotBefore: noon.Add(time.Minute), Made: noon, Dies: noon.Add(12 * time.Hour), State: chat.DraftWaiting,
		}
		var err error
		draft.ID, err = w.MakeDraft(w.ctx(), draft)
		w.ok(err)
		w.ok(w.TellDraft(w.ctx(), draft.ID, told, "NOTE"))
		draft.Told, draft.Note = told, "NOTE"
		got, err := w.DraftByNote(w.ctx(), "NOTE")
		w.ok(err)
		if diff := cmp.Diff(draft, got, cmp.Comparer(func(a, b privacy.Authored) bool { return a == b })); diff != "" {
			t.Error(diff)
		}
		for label, list := range map[string]func(time.Time) ([]chat.Draft, error){
			"of the group": func(now time.Time) ([]chat.Draft, error) { return w.WaitingDrafts(w.ctx(), mentees, now) },
			"told":         func(now time.Time) ([]chat.Draft, error) { return w.DraftsToldTo(w.ctx(), told, now) },
		} {
			for now, want := range map[time.Time]int{noon: 1, noon.Add(12 * time.Hour): 0} {
				if found, err := list(now); err != nil || len(found) != want {
					t.Errorf("%s at %s: %d, want %d (%v)", label, now, len(found), want, err)
				}
			}
		}
		for i, want := range []bool{true, false} {
			decided, err := w.DecideDraft(w.ctx(), draft.ID, chat.DraftPosted, told, noon.Add(time.Hour), "OUT")
			if err != nil || decided != want {
				t.Errorf("time %d: decided %v, want %v (%v)", i+1, decided, want, err)
			}
		}
		if got, err = w.Draft(w.ctx(), draft.ID); err != nil || got.State != chat.DraftPosted || got.By != told || got.Message != "OUT" {
			t.Errorf("decided: %+v (%v)", got, err)
		}
		_, err = w.Forget(w.ctx(), asker, noon)
		w.ok(err)
		if n := w.number(`SELECT COUNT(*) FROM draft WHERE text <> '' OR asker IS NOT NULL`); n != 0 {
			t.Errorf("%d drafts still hold what was asked by somebody who is forgotten", n)
		}
		for _, note := range []chat.MessageID{"", "OTHER"} {
			if _, err := w.DraftByNote(w.ctx(), note); !errors.Is(err, chat.ErrNotFound) {
				t.Errorf("the note %q: %v", note, err)
			}
		}
	})
}

func TestAnOfferStandsForItsTimeAndPlace(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		member, other := w.meet("a"), w.meet("b")
		orders := []chat.Command{{Name: "help"}, {Name: "calc", Args: []chat.Arg{{Word: "wastage"}, {Number: "200"}}}}
		w.ok(w.Offer(w.ctx(), member, mentees, []chat.Command{{Name: "about"}}, noon.Add(time.Hour)))
		w.ok(w.Offer(w.ctx(), member, mentees, orders, noon.Add(10*time.Minute)))
		for _, test := range []struct {
			who   chat.MemberID
			where chat.GroupID
			at    time.Time
			want  int
		}{
			{member, mentees, noon, 2},
			{member, mentees, noon.Add(10 * time.Minute), 0},
			{member, "", noon, 0},
			{other, mentees, noon, 0},
		} {
			got, err := w.Offered(w.ctx(), test.who, test.where, test.at)
			if err != nil || len(got) != test.want {
				t.Errorf("%+v: %v (%v)", test, got, err)
			} else if test.want == 2 && (got[1].Name != "calc" || got[1].Args[1].Number != "200") {
				t.Errorf("the orders changed: %+v", got)
			}
		}
	})
}

func TestWhoIsToldAboutAGroup(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		w.joined(mentees, "mentee", false, noon)
		w.joined(mentors, "far", false, noon)
		w.joined(mentors, "near", false, noon)
		w.joined(mentees, "near", false, noon)
		given, err := w.AddMember(w.ctx(), "given", chat.Facilitator, "Facilitator 1")
		w.ok(err)
		_, err = w.AddMember(w.ctx(), "boss", chat.Supervisor, "Supervisor 1")
		w.ok(err)
		found, err := w.Facilitators(w.ctx(), mentees, noon)
		w.ok(err)
		want := []chat.MemberID{w.meet("near"), given, w.meet("far")}
		var got []chat.MemberID
		for _, member := range found {
			got = append(got, member.ID)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

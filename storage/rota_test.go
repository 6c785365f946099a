package storage_test

import (
	"slices"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/rota"
)

func (w *world) told(group chat.GroupID, at time.Time) (ids []chat.MemberID) {
	w.Helper()
	members, err := w.Facilitators(w.ctx(), group, at)
	w.ok(err)
	for _, m := range members {
		ids = append(ids, m.ID)
	}
	return ids
}

// Whose week it is comes first, and who has left, refused or supervises never
// comes at all. Broken on purpose: without the rank, "a" is first every week.
func TestTheRotaSaysWhoIsToldFirst(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		for _, alias := range []chat.Alias{"a", "b", "c", "boss"} {
			w.joined(mentors, alias, false, noon)
		}
		_, err := w.AddMember(w.ctx(), "boss", chat.Supervisor, "Supervisor 1")
		w.ok(err)
		a, b, c := w.meet("a"), w.meet("b"), w.meet("c")
		if got := w.told(mentors, noon); !slices.Equal(got, []chat.MemberID{a, b, c}) {
			t.Errorf("without a rota: %v", got)
		}
		week := rota.Week(noon, time.UTC)
		w.ok(w.KeepTurn(w.ctx(), rota.Turn{Group: mentors, Week: week, First: b, Second: a, How: rota.ByTurn}))
		w.ok(w.KeepTurn(w.ctx(), rota.Turn{Group: mentors, Week: week, First: c, Second: b, How: rota.ByHand}))
		w.ok(w.KeepTurn(w.ctx(), rota.Turn{Group: mentors, Week: week.AddDate(0, 0, 7), First: a, How: rota.ByDeal}))
		for _, test := range []struct {
			label string
			at    time.Time
			want  []chat.MemberID
		}{
			{"this week", noon, []chat.MemberID{c, b, a}},
			{"its first moment", week, []chat.MemberID{c, b, a}},
			{"its last moment", week.AddDate(0, 0, 7).Add(-time.Millisecond), []chat.MemberID{c, b, a}},
			{"next week", noon.AddDate(0, 0, 7), []chat.MemberID{a, b, c}},
			{"a week that nobody has", noon.AddDate(0, 0, 14), []chat.MemberID{a, b, c}},
			{"before it began", noon.AddDate(0, 0, -7), []chat.MemberID{a, b, c}},
		} {
			if got := w.told(mentors, test.at); !slices.Equal(got, test.want) {
				t.Errorf("%s: %v, want %v", test.label, got, test.want)
			}
		}
		turns, err := w.Turns(w.ctx(), mentors)
		w.ok(err)
		if len(turns) != 2 || turns[0].How != rota.ByHand || turns[0].First != c || turns[1].Second != 0 || !turns[1].Week.Equal(week.AddDate(0, 0, 7)) {
			t.Errorf("the weeks are %+v", turns)
		}
		w.ok(w.Left(w.ctx(), chat.MemberLeft{Group: mentors, Member: person("c"), At: noon.Add(time.Hour)}))
		w.ok(w.SetRefused(w.ctx(), b, true))
		if got := w.told(mentors, noon); !slices.Equal(got, []chat.MemberID{a}) {
			t.Errorf("after one has left and one has refused: %v", got)
		}
	})
}

// A mentees' group is facilitated by the mentors in it; without any, by the
// facilitators of the programme, and then by its mentors.
func TestWhoTakesTurns(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		turns := func() (ids []chat.MemberID) {
			people, err := w.InTurn(w.ctx(), mentees)
			w.ok(err)
			for _, p := range people {
				ids = append(ids, p.ID)
			}
			return ids
		}
		w.joined(mentees, "mentee", false, noon)
		_, err := w.AddMember(w.ctx(), "boss", chat.Supervisor, "Supervisor 1")
		w.ok(err)
		w.joined(mentees, "boss", false, noon)
		if got := turns(); got != nil {
			t.Errorf("nobody can take turns, and these do: %v", got)
		}
		w.joined(mentors, "mentor", false, noon)
		mentor := w.meet("mentor")
		if got := turns(); !slices.Equal(got, []chat.MemberID{mentor}) {
			t.Errorf("the programme's mentors: %v", got)
		}
		given, err := w.AddMember(w.ctx(), "given", chat.Facilitator, "Facilitator 1")
		w.ok(err)
		if got := turns(); !slices.Equal(got, []chat.MemberID{given}) {
			t.Errorf("the programme's facilitators: %v", got)
		}
		w.joined(mentees, "mentor", false, noon.Add(time.Minute))
		people, err := w.InTurn(w.ctx(), mentees)
		w.ok(err)
		if len(people) != 1 || people[0].ID != mentor || !people[0].Since.Equal(noon.Add(time.Minute)) {
			t.Errorf("the group's own: %+v", people)
		}
	})
}

func TestForgettingLeavesNoWeeksAndNoReports(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		me, other := w.meet("me"), w.meet("other")
		w.ok(w.KeepTurn(w.ctx(), rota.Turn{Group: mentors, Week: noon, First: me, Second: other, How: rota.ByTurn}))
		w.ok(w.KeepTurn(w.ctx(), rota.Turn{Group: mentees, Week: noon, First: other, Second: me, How: rota.ByTurn}))
		w.ok(w.Pause(w.ctx(), chat.Pause{Kind: chat.PauseStrike, Since: noon, By: me}))
		_, err := w.ReportStockout(w.ctx(), chat.Stockout{Vaccine: "bcg", Reporter: me, Reported: noon})
		w.ok(err)
		_, err = w.Forget(w.ctx(), me, noon)
		w.ok(err)
		for table, column := range map[string]string{"rota": "first_member", "rota r": "second_member", "pause": "by_member", "stockout": "reporter"} {
			if n := w.number(`SELECT COUNT(*) FROM ` + table + ` WHERE ` + column + ` = (SELECT member FROM member_alias WHERE hash = 'me')`); n != 0 {
				t.Errorf("%s of %s still names who was forgotten", column, table)
			}
		}
		if n := w.number(`SELECT COUNT(*) FROM stockout`); n != 1 {
			t.Errorf("%d reports are left, not the one without its reporter", n)
		}
	})
}

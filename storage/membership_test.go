package storage_test

import (
	"slices"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
)

func TestMembershipNotices(t *testing.T) {
	at := func(minutes int) time.Time { return noon.Add(time.Duration(minutes) * time.Minute) }
	join := func(group chat.GroupID, minutes int) func(*world) {
		return func(w *world) { w.joined(group, "a", false, at(minutes)) }
	}
	leave := func(minutes int) func(*world) {
		return func(w *world) {
			w.ok(w.Left(w.ctx(), chat.MemberLeft{Group: mentees, Member: person("a"), At: at(minutes)}))
		}
	}
	tests := []struct {
		label  string
		do     []func(*world)
		inside bool
		heard  int // joins
	}{
		{"joined", []func(*world){join(mentees, 1)}, true, 1},
		{"joined, delivered twice", []func(*world){join(mentees, 1), join(mentees, 1)}, true, 1},
		{"joined and left", []func(*world){join(mentees, 1), leave(2)}, false, 1},
		{"joined, left, and the first notice again", []func(*world){join(mentees, 1), leave(2), join(mentees, 1)}, false, 1},
		{"joined, left, came back, and the second notice again", []func(*world){join(mentees, 1), leave(2), join(mentees, 3), leave(2)}, true, 2},
		{"left without having been there", []func(*world){leave(2)}, false, 0},
		{"joined a group that is not allowed", []func(*world){join(foreign, 1)}, false, 0},
	}
	for _, test := range tests {
		t.Run(test.label, func(t *testing.T) {
			onBoth(t, func(t *testing.T, w *world) {
				w.allow()
				for _, do := range test.do {
					do(w)
				}
				if n := len(w.waiting()); n != test.heard {
					t.Errorf("%d joins were heard, not %d", n, test.heard)
				}
				m, err := w.Member(w.ctx(), person("a"))
				if inside := err == nil && m.In(mentees); inside != test.inside {
					t.Errorf("in the group: %v", inside)
				}
				if test.heard == 0 && w.number(`SELECT COUNT(*) FROM member`) != 0 {
					t.Error("a row was made for somebody who changed nothing")
				}
			})
		})
	}
}

func TestAJoinIsHeardWithItsPerson(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		w.joined(mentees, "a", false, noon.Add(time.Minute))
		got := w.waiting()
		if len(got) != 1 || got[0].Kind != chat.HeardJoin || got[0].Group != mentees || got[0].Member != w.meet("a") ||
			!got[0].At.Equal(noon.Add(time.Minute)) || got[0].Posting.ID != 0 {
			t.Errorf("%+v", got)
		}
	})
}

func TestReconcile(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		for _, alias := range []chat.Alias{"stays", "gone", "early-pn"} {
			w.joined(mentees, alias, false, noon)
		}
		w.joined(mentees, "later", false, noon.Add(2*time.Hour)) // after the list was read
		w.joined(mentors, "gone", false, noon)
		heard := len(w.waiting())
		read := chat.GroupRead{Group: mentees, At: noon.Add(time.Hour), BotAdmin: true, Members: []chat.GroupMember{
			{Person: person("stays"), Admin: true},
			{Person: person("new")},
			{Person: person("early-lid", "early-pn")},
			{Person: person("again-pn")},
			{Person: person("again-lid", "again-pn")},
		}}
		w.ok(w.Reconcile(w.ctx(), read))
		w.ok(w.Reconcile(w.ctx(), read))
		for alias, want := range map[chat.Alias]bool{
			"stays": true, "new": true, "later": true, "early-pn": true, "early-lid": true, "again-lid": true, "gone": false,
		} {
			m, err := w.Member(w.ctx(), person(alias))
			w.ok(err)
			if m.In(mentees) != want {
				t.Errorf("%s is in the group: %v", alias, !want)
			}
		}
		if m, _ := w.Member(w.ctx(), person("gone")); !m.In(mentors) {
			t.Error("who left one group left another too")
		}
		if admin, err := w.IsBotAdmin(w.ctx(), mentees); err != nil || !admin {
			t.Errorf("the bot is an administrator: %v, error %v", admin, err)
		}
		if n := len(w.waiting()); n != heard {
			t.Errorf("%d joins were heard of a list", n-heard)
		}
		// An administrator by the list may delete.
		author := w.meet("new")
		w.record(posting("m", author, "words"))
		w.ok(w.Delete(w.ctx(), chat.Deletion{Group: mentees, Target: "m", By: w.meet("stays"), Author: author, At: noon.Add(3 * time.Hour)}))
		if n := w.number(`SELECT COUNT(*) FROM posting WHERE text = ''`); n != 1 {
			t.Error("the administrator could not delete")
		}
		w.ok(w.Reconcile(w.ctx(), chat.GroupRead{Group: foreign, At: noon, Members: []chat.GroupMember{{Person: person("stranger")}}}))
		if n := w.number(`SELECT COUNT(*) FROM member_alias WHERE hash = 'stranger'`); n != 0 {
			t.Error("the list of a group that is not allowed was kept")
		}
	})
}

func TestSetAdminFollowsTheLatestNotice(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		w.joined(mentees, "a", false, noon)
		set := func(admin bool, minutes int) {
			w.ok(w.SetAdmin(w.ctx(), chat.RoleChanged{Group: mentees, Member: person("a"), Admin: admin, At: noon.Add(time.Duration(minutes) * time.Minute)}))
		}
		set(true, 1)
		set(false, 2)
		set(true, 1) // delivered again
		if n := w.number(`SELECT COUNT(*) FROM membership WHERE admin`); n != 0 {
			t.Error("an old notice made an administrator")
		}
		set(true, 3)
		if n := w.number(`SELECT COUNT(*) FROM membership WHERE admin`); n != 1 {
			t.Error("the newest notice made none")
		}
		w.ok(w.SetAdmin(w.ctx(), chat.RoleChanged{Group: foreign, Member: person("b"), Admin: true, At: noon}))
		w.ok(w.SetAdmin(w.ctx(), chat.RoleChanged{Group: mentees, Member: person("b"), Admin: true, At: noon}))
		if n := w.number(`SELECT COUNT(*) FROM member`); n != 1 {
			t.Errorf("%d members, not 1", n)
		}
	})
}

func TestGroups(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		list, err := w.Groups(w.ctx())
		w.ok(err)
		if len(list) != 2 || list[0].Name != "Mentees" || list[1].ID != mentors || list[1].Consent != "written" || !list[0].AllowedAt.Equal(noon) {
			t.Errorf("groups %+v", list)
		}
		changed := list[0]
		changed.Name, changed.Language = "Mentees of Kwale", chat.English
		w.ok(w.AllowGroup(w.ctx(), changed))
		if got, err := w.Group(w.ctx(), mentees); err != nil || got != changed {
			t.Errorf("group %+v, error %v", got, err)
		}
		other := changed
		other.ID = "g-other"
		if err := w.AllowGroup(w.ctx(), other); !isConflict(err) {
			t.Errorf("a name given twice: error %v, not ErrConflict", err)
		}
		w.joined(mentees, "a", false, noon)
		w.ok(w.DisallowGroup(w.ctx(), mentees))
		if _, err := w.Group(w.ctx(), mentees); !isNotFound(err) {
			t.Errorf("a group that is not allowed: error %v, not ErrNotFound", err)
		}
		if err := w.DisallowGroup(w.ctx(), mentees); !isNotFound(err) {
			t.Errorf("error %v, not ErrNotFound", err)
		}
		if m := w.member(w.meet("a")); len(m.Groups) != 0 || m.Role != chat.Stranger {
			t.Errorf("somebody is still in it: %+v", m)
		}
		w.ok(w.AllowGroup(w.ctx(), other)) // the name is free again
		for _, bad := range []chat.Group{
			{},
			{ID: "x", Name: " ", Kind: chat.MentorsGroup, Language: chat.English},
			{ID: "x", Name: "x", Kind: "others", Language: chat.English},
			{ID: "x", Name: "x", Kind: chat.MentorsGroup, Language: "fr"},
		} {
			if err := w.AllowGroup(w.ctx(), bad); err == nil {
				t.Errorf("%+v was allowed", bad)
			}
		}
		list, err = w.Groups(w.ctx())
		w.ok(err)
		if !slices.ContainsFunc(list, func(g chat.Group) bool { return g.ID == "g-other" }) || len(list) != 2 {
			t.Errorf("groups %+v", list)
		}
	})
}

package storage_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/storage"
)

func TestMemberIsKnownByEveryAlias(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		if _, err := w.Member(w.ctx(), person("pn")); !isNotFound(err) {
			t.Errorf("a stranger: error %v, not ErrNotFound", err)
		}
		id := w.meet("pn")
		if id == 0 || w.meet("pn") != id || w.meet("lid", "pn") != id || w.meet("lid") != id {
			t.Error("one person has several rows")
		}
		if w.meet("other") == id {
			t.Error("two people have one row")
		}
		for _, p := range []chat.Person{{}, person(""), person("nobody")} {
			if _, err := w.Member(w.ctx(), p); !isNotFound(err) {
				t.Errorf("%v: error %v, not ErrNotFound", p, err)
			}
		}
		if _, err := w.Meet(w.ctx(), chat.Person{}, noon); err == nil {
			t.Error("a person without an alias was met")
		}
		if _, err := w.MemberByID(w.ctx(), 999); !isNotFound(err) {
			t.Errorf("error %v, not ErrNotFound", err)
		}
	})
}

func TestRoles(t *testing.T) {
	tests := []struct {
		label  string
		given  chat.Role
		groups []chat.GroupID
		want   chat.Role
	}{
		{"in no group", "", nil, chat.Stranger},
		{"in a mentees' group", "", []chat.GroupID{mentees}, chat.Mentee},
		{"in a mentors' group", "", []chat.GroupID{mentors}, chat.Mentor},
		{"in both: a mentor is one everywhere", "", []chat.GroupID{mentees, mentors}, chat.Mentor},
		{"staff in a mentors' group", chat.Staff, []chat.GroupID{mentors}, chat.Staff},
		{"a supervisor in a mentees' group", chat.Supervisor, []chat.GroupID{mentees}, chat.Supervisor},
		{"a facilitator in no group", chat.Facilitator, nil, chat.Facilitator},
		{"in a group that is not allowed", "", []chat.GroupID{foreign}, chat.Stranger},
	}
	for _, test := range tests {
		t.Run(test.label, func(t *testing.T) {
			onBoth(t, func(t *testing.T, w *world) {
				w.allow()
				id := w.meet("a")
				if test.given != "" {
					given, err := w.AddMember(w.ctx(), "a", test.given, "Label 1")
					w.ok(err)
					if given != id {
						t.Errorf("the role was given to row %d, not %d", given, id)
					}
				}
				var want []chat.GroupID
				for _, group := range test.groups {
					w.joined(group, "a", true, noon) // an administrator gets no role by it
					if group != foreign {
						want = append(want, group)
					}
				}
				m := w.member(id)
				if m.Role != test.want {
					t.Errorf("role %q, not %q", m.Role, test.want)
				}
				if diff := cmp.Diff(want, m.Groups); diff != "" {
					t.Errorf("groups (-want +got):\n%s", diff)
				}
			})
		})
	}
}

func TestARoleEndsWithTheMembership(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		w.joined(mentors, "a", false, noon)
		w.joined(mentees, "a", false, noon)
		w.ok(w.Left(w.ctx(), chat.MemberLeft{Group: mentors, Member: person("a"), At: noon.Add(time.Minute)}))
		if m := w.member(w.meet("a")); m.Role != chat.Mentee || m.In(mentors) {
			t.Errorf("%+v", m)
		}
	})
}

func TestAddMember(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		staff, err := w.AddMember(w.ctx(), "s", chat.Staff, " Staff 2 ")
		w.ok(err)
		again, err := w.AddMember(w.ctx(), "s", chat.Supervisor, "Supervisor 1")
		w.ok(err)
		if again != staff {
			t.Error("the same alias made a second row")
		}
		if _, err := w.AddMember(w.ctx(), "x", chat.Staff, "Supervisor 1"); !isConflict(err) {
			t.Errorf("a label given twice: error %v, not ErrConflict", err)
		}
		if _, err := w.Member(w.ctx(), person("x")); !isNotFound(err) {
			t.Error("the refused one was added")
		}
		for _, bad := range []struct {
			role  chat.Role
			label string
		}{{chat.Mentor, "Mentor 1"}, {chat.Stranger, "X"}, {"boss", "X"}, {chat.Staff, " "}} {
			if _, err := w.AddMember(w.ctx(), "x", bad.role, bad.label); err == nil {
				t.Errorf("%+v was added", bad)
			}
		}
		_, err = w.AddMember(w.ctx(), "f", chat.Facilitator, "Facilitator 1")
		w.ok(err)
		list, err := w.Members(w.ctx())
		w.ok(err)
		if len(list) != 2 || list[0].Label != "Facilitator 1" || list[1].Label != "Supervisor 1" || list[1].Role != chat.Supervisor {
			t.Errorf("members %+v", list)
		}
	})
}

func TestWhatAMemberMayChoose(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		id := w.meet("a")
		w.ok(w.SetLanguage(w.ctx(), id, chat.Kiswahili))
		w.ok(w.SetRefused(w.ctx(), id, true))
		if m := w.member(id); m.Language != chat.Kiswahili || !m.Refused {
			t.Errorf("%+v", m)
		}
		w.ok(w.SetRefused(w.ctx(), id, false))
		w.ok(w.SetLanguage(w.ctx(), id, ""))
		if m := w.member(id); m.Language != "" || m.Refused {
			t.Errorf("%+v", m)
		}
		for what, err := range map[string]error{
			"SetLanguage": w.SetLanguage(w.ctx(), 999, chat.English), "SetRefused": w.SetRefused(w.ctx(), 999, true),
			"WroteFirst": w.WroteFirst(w.ctx(), 999, noon), "StopWriting": w.StopWriting(w.ctx(), 999),
		} {
			if !isNotFound(err) {
				t.Errorf("%s of nobody: error %v, not ErrNotFound", what, err)
			}
		}
	})
}

func TestWroteFirst(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		id := w.meet("a")
		steps := []struct {
			label string
			do    func() error
			want  bool
		}{
			{"before", func() error { return nil }, false},
			{"wrote", func() error { return w.WroteFirst(w.ctx(), id, noon) }, true},
			{"stopped", func() error { w.clock.Set(noon.Add(time.Hour)); return w.StopWriting(w.ctx(), id) }, false},
			{"an older word, delivered again", func() error { return w.WroteFirst(w.ctx(), id, noon) }, false},
			{"wrote again", func() error { return w.WroteFirst(w.ctx(), id, noon.Add(2*time.Hour)) }, true},
		}
		for _, step := range steps {
			w.ok(step.do())
			if got := w.member(id).WroteFirst; got != step.want {
				t.Errorf("%s: %v", step.label, got)
			}
		}
	})
}

func TestCountsOfPeople(t *testing.T) {
	onBoth(t, func(t *testing.T, w *world) {
		w.allow()
		for _, alias := range []chat.Alias{"a", "b", "c"} {
			w.joined(mentees, alias, false, noon)
		}
		w.joined(mentors, "m", false, noon)
		w.meet("stranger")
		_, err := w.AddMember(w.ctx(), "s", chat.Staff, "Staff 1")
		w.ok(err)
		w.ok(w.WroteFirst(w.ctx(), w.meet("a"), noon))
		if c := w.counts(""); c.Members != 5 || c.MissingFirstWord != 4 {
			t.Errorf("all: %+v", c)
		}
		if c := w.counts(mentees); c.Members != 3 || c.MissingFirstWord != 2 {
			t.Errorf("mentees: %+v", c)
		}
		got, err := w.WithoutFirstWord(w.ctx())
		w.ok(err)
		want := []storage.Missing{{Label: "Staff 1", Count: 1}, {Group: "Mentees", Count: 2}, {Group: "Mentors", Count: 1}}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}

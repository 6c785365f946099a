package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/chat"
)

func TestARosterIsRead(t *testing.T) {
	who, err := readRoster(strings.NewReader("\ufeffRole,Name,Group,Language\n" + `# our week
mentor, Nurse Atieno, Lari mentors, sw

mentor,"Omondi, the elder",Lari mentors
mentee, Nurse Baraka, Lari mentees,
MENTEE, Nurse Baraka, Kijabe mentees, EN, Nurse Halima
mentor, Nurse Atieno, Lari mentees
facilitator, Nurse Halima, lari mentees
supervisor, Nurse Chebet
staff, Programme officer,,`))
	must(t, err)
	var got []string
	for _, p := range who.people {
		in := make([]string, len(p.in))
		for i, group := range p.in {
			in[i] = group.name
		}
		got = append(got, fmt.Sprintf("%s|%s|%s|%s", p.key, p.name, p.label, strings.Join(in, "+")))
	}
	want := []string{
		"mentor-1|Nurse Atieno||Lari mentors+Lari mentees", "mentor-2|Omondi, the elder||Lari mentors",
		"mentee-1|Nurse Baraka||Lari mentees+Kijabe mentees", "facilitator-1|Nurse Halima|facilitator 1|Lari mentees",
		"supervisor-1|Nurse Chebet|supervisor 1|", "staff-1|Programme officer|staff 1|",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("the roster is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, p := range who.people {
		if (p.mentor != nil) != (p.key == "mentee-1") || p.mentor != nil && p.mentor.key != "facilitator-1" {
			t.Errorf("%s has as mentor %+v", p.key, p.mentor)
		}
	}
	for i, want := range []struct {
		kind     chat.GroupKind
		language chat.Language
	}{{chat.MentorsGroup, chat.Kiswahili}, {chat.MenteesGroup, chat.English}, {chat.MenteesGroup, chat.English}} {
		if group := who.groups[i]; group.kind != want.kind || group.language != want.language {
			t.Errorf("%s is a group of %s in %s, want %v", group.name, group.kind, group.language, want)
		}
	}
}

func TestWhatIsWrongWithARosterIsSaidByLine(t *testing.T) {
	for _, test := range []struct{ label, roster, says string }{
		{"empty", "# nobody\n", "has nobody in it"},
		{"one word", "mentor, A, G\nmentor\n", "line 2 of the roster: it has 1 parts"},
		{"six parts", "mentee, A, G, en, B, more", "line 1 of the roster: it has 6 parts"},
		{"a mentor's mentor", "mentor, A, G, en, B", "line 1 of the roster: a mentor has no mentor"},
		{"a mentor of nowhere", "mentor, A, G\nmentee, B, G, , C", "line 2 of the roster: no line has a mentor or facilitator named C"},
		{"a mentee for mentor", "mentee, A, G\nmentee, B, G, , A", "line 2 of the roster: no line has a mentor"},
		{"two mentors", "mentee, B, G, , A\nmentor, A, G\nmentor, C, G\nmentee, B, H, , C", "line 4 of the roster: the mentor is C, and line 1"},
		{"a role", "mentor, A, G\n\n# x\nnurse, B, G", `line 4 of the roster: the role is "nurse"`},
		{"no name", "mentor, , G", "line 1 of the roster: the name must have"},
		{"a long name", "mentor, " + strings.Repeat("x", 41) + ", G", "the name must have 1 to 40"},
		{"no group", "mentee, A", "line 1 of the roster: a mentee needs a group"},
		{"a facilitator of nothing", "facilitator, A", "a facilitator needs a group"},
		{"a language", "mentee, A, G, fr", `line 1 of the roster: the language is "fr"`},
		{"two languages", "mentee, A, G, en\nmentee, B, G, sw", "line 2 of the roster: the language is sw, and an earlier line"},
		{"a language of nothing", "staff, A, , en", "line 1 of the roster: there is a language but no group"},
		{"twice", "mentee, A, G\nmentee, A, G", "line 2 of the roster: this mentee is in that group already"},
		{"a group of staff", "mentor, A, G\nstaff, B, H", "line 2 of the roster: no line puts a mentor or a mentee"},
		{"quotation marks", "mentor, A, G\nmentor, \"B, G\n", "line 2 of the roster: the quotation marks"},
		{"a crowd", many(200), "at most 150"},
	} {
		_, err := readRoster(strings.NewReader(test.roster))
		if err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v, want %q", test.label, err, test.says)
		}
	}
}

func many(people int) string {
	var out strings.Builder
	for i := range people {
		fmt.Fprintf(&out, "mentee, Nurse %d, G\n", i)
	}
	return out.String()
}

// What cannot be is refused before anything is started.
func TestARehearsalRefusesFirst(t *testing.T) {
	m := newMachine(t)
	roster, full := filepath.Join(m.folder, "week.csv"), filepath.Join(m.folder, "full")
	must(t, os.WriteFile(roster, []byte("mentor, A, G\n"), 0o600))
	must(t, os.MkdirAll(filepath.Join(full, "data"), 0o700))
	bad := filepath.Join(m.folder, "bad.csv")
	must(t, os.WriteFile(bad, []byte("nurse, A, G\n"), 0o600))
	for _, test := range []struct {
		says string
		args []string
	}{
		{"it must be a loopback address", []string{"demo", "--page", "0.0.0.0:8090"}},
		{"it must be a loopback address", []string{"rehearse", "--roster", roster, "--page", "192.168.1.4:8090"}},
		{"is played on the phones' page", []string{"rehearse", "--roster", roster, "--page", "off"}},
		{"is not empty", []string{"rehearse", "--roster", roster, "--keep", full, "--page", "127.0.0.1:0"}},
		{"line 1 of the roster", []string{"rehearse", "--roster", bad, "--page", "127.0.0.1:0"}},
		{"roster", []string{"rehearse"}},
	} {
		m.types("", test.args...)
		if m.code == 0 || !strings.Contains(m.complaint, test.says) {
			t.Errorf("%q: it ended with %d and %q, want %q", test.args, m.code, m.complaint, test.says)
		}
	}
}

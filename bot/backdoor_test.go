package bot_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
)

// What the bot does when somebody types a bare command somewhere.
const (
	doesNothing = "-"
	refuses     = "no"     // and says so, kindly
	answers     = "answer" // in the place where it was asked
	whispers    = "quiet"  // privately alone, though it was asked in a group
	others      = "OTHERS" // somebody else gets something
)

// TestNoBackDoor types every command of the registry as everybody, everywhere,
// and holds what happens against testdata/backdoor.txt. The file is generated
// (go test ./bot -run BackDoor -update), so what must never be in it is asked
// here besides.
func TestNoBackDoor(t *testing.T) {
	path := filepath.Join("testdata", "backdoor.txt")
	var table strings.Builder
	table.WriteString("# Every bare command, and the long forms that post or choose, typed by everybody everywhere. Made from the registry by go test ./bot -run BackDoor -update\n")
	names := append(commandNames(t), longForms()...)
	rows := make([]string, len(names))
	t.Run("commands", func(t *testing.T) {
		for i, name := range names {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				rows[i] = typedByAll(t, name)
			})
		}
	})
	table.WriteString(strings.Join(rows, ""))
	if *update {
		if err := os.WriteFile(path, []byte(table.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	golden, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(golden), table.String()); diff != "" {
		t.Errorf("%s (run go test ./bot -run BackDoor -update, and read the change):\n%s", path, diff)
	}
}

// typedByAll types one bare command as everybody, everywhere they can write,
// and returns its rows of the table.
func typedByAll(t *testing.T, name string) string {
	var table strings.Builder
	h, groups := scenarioHouse(t, chat.English, false)
	if _, err := h.db.AddMember(t.Context(), person("fatma").Aliases[0], chat.Facilitator, "fatma"); err != nil {
		t.Fatal(err)
	}
	bare, _, isLong := strings.Cut(name, " ")
	command := h.commands.Find(bare)
	fmt.Fprintf(&table, "\n/%s\n", name)
	for _, who := range []struct {
		name string
		role chat.Role
	}{
		{"xena", chat.Stranger}, {"ben", chat.Mentee}, {"amina", chat.Mentor}, {"fatma", chat.Facilitator}, {"sam", chat.Supervisor}, {"sara", chat.Staff},
	} {
		fmt.Fprintf(&table, "  %-12s", cells[who.role])
		for _, where := range []string{"mentees", "mentors", "elsewhere", "private"} {
			if where != "private" && where != "elsewhere" && !isIn(who.name, where) {
				continue // nobody can write in a group that they are not in
			}
			h.later(1) // with all the patience there is
			h.settle()
			h.hear(who.name, groups[where], "/"+name)
			got := follows(h, who.name, groups[where])
			fmt.Fprintf(&table, "  %s %s", where, got)
			may := command.May(who.role, where == "private")
			switch {
			case (who.role == chat.Stranger || where == "elsewhere") && got != doesNothing:
				t.Errorf("/%s by %s in %s: %s, want silence", name, who.name, where, got)
			case got == others:
				t.Errorf("/%s by %s in %s: somebody else hears of it", name, who.name, where)
			case isLong && got != refuses && got != doesNothing && !slices.Contains([]chat.Role{chat.Mentor, chat.Facilitator, chat.Staff}, who.role):
				t.Errorf("/%s by %s in %s: %s, and it is for moderators", name, who.name, where, got)
			case who.role != chat.Stranger && where != "elsewhere" && !may && got != refuses:
				t.Errorf("/%s by %s in %s: %s, and it is not for them", name, who.name, where, got)
			}
		}
		table.WriteString("\n")
	}
	return table.String()
}

// longForms are orders of a command that anybody may use, or that post.
func longForms() []string {
	return []string{"quiz poll sure", "quiz poll Which day suits? Tue / Thu", "quiz close", "schedule theme"}
}

var cells = map[chat.Role]string{
	chat.Stranger: "stranger", chat.Mentee: "mentee", chat.Mentor: "mentor", chat.Facilitator: "facilitator",
	chat.Supervisor: "supervisor", chat.Staff: "staff",
}

func commandNames(t *testing.T) (names []string) {
	h := newHouse(t, extra{idle: true})
	for _, command := range h.commands.All() {
		names = append(names, command.Name)
	}
	return names
}

// isIn reports whether somebody of the scenarios can write in a group.
func isIn(who, where string) bool {
	return who == "amina" || who == "ben" && where == "mentees"
}

// follows is what follows when all is settled.
func follows(h *house, who string, where chat.GroupID) string {
	asker, err := h.db.Member(h.t.Context(), person(who))
	if err != nil {
		asker.ID = -1 // a stranger: whoever hears of it is somebody else
	}
	got := doesNothing
	for _, message := range h.settle() {
		switch to := message.Envelope().To; {
		case to.Group != where || to.Group == "" && to.Member != asker.ID:
			if to.Group != "" || to.Member != asker.ID {
				return others
			}
			if got == doesNothing {
				got = whispers
			}
		default:
			got = answers
			if say, ok := message.(*chat.Say); ok && isRefusal(say.Text.String()) {
				got = refuses
			}
		}
	}
	return got
}

// isRefusal recognises the four sentences by their ends.
func isRefusal(text string) bool {
	for _, key := range []phrases.Key{phrases.NotForYou, phrases.OnlyInGroup, phrases.OnlyInPrivate, phrases.QuizForModerator} {
		for _, mark := range []string{"{command}", "{word}"} {
			if _, end, ok := strings.Cut(key.In(chat.English).String(), mark); ok && strings.HasSuffix(text, end) {
				return true
			}
		}
	}
	return false
}

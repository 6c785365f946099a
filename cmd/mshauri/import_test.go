package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// writes puts a file into the machine's folder.
func (m *machine) writes(name string, lines ...string) string {
	m.Helper()
	path := filepath.Join(m.folder, name)
	must(m.T, os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o600))
	return path
}

// importer is a machine with a group of mentees, and a chat of theirs.
func importer(t *testing.T) (m *machine, chat string, imports func(args ...string) *machine) {
	m = newMachine(t)
	m.environ = append(m.environ, "MSHAURI_KEEP_DAYS=3650")
	m.types("", "group", "allow", "--jid", "120363000000000001@g.us", "--kind", "mentees", "--name", "Lari mentees", "--consent", "written, 2019-01-01").does()
	chat = m.writes("chat.txt",
		"13/02/2020, 10:00 - Nurse Invented One: How many doses of BCG in a vial?",
		"13/02/2020, 10:01 - Zawadi Invented: Ask Nurse Invented One, +254 712 345 678",
		"13/02/2020, 10:02 - Zawadi Invented: <Media omitted>",
		"31/02/2020, 10:03 - Nurse Invented One: no such day",
		"14/02/2020, 10:03 - Nurse Invented One: Asante")
	return m, chat, func(args ...string) *machine {
		return m.types("", append([]string{"import", chat, "--group", "Lari mentees", "--basis", "written consent, 2019-01-01"}, args...)...)
	}
}

func TestImport(t *testing.T) {
	m, chat, imports := importer(t)
	members := m.writes("members.csv", "sender, role, number", "Zawadi Invented, mentee, 0712 345 678")
	imports("--dry-run", "--members", members).does("Nothing was kept: this is what would come of it.",
		"Lari mentees: 13 February 2020 to 14 February 2020; dates read day first.", "        2  messages kept, of 1 person",
		"2  of 1 person whom the consent does not cover", "who first writes at line 1;", "left out: line 4.")
	if strings.Contains(m.out, "Zawadi") || strings.Contains(m.out, "Nurse Invented") {
		t.Errorf("it names somebody: %s", m.out)
	}
	imports().does("        4  messages kept, of 2 people", "2 people are known by a name alone", "too high by up to 2")
	imports().does("This chat was imported on", "nothing was added", "        4  messages kept")
	imports("--members", members, "--again").does("        0  messages kept", "        2  known already")
	must(t, errors.Join(os.Remove(chat), os.Remove(members)))
	m.nowhere("Zawadi", "Nurse Invented", "712345678", "712 345 678")
}

func TestImportRefuses(t *testing.T) {
	m, chat, imports := importer(t)
	imports("--basis", "yes").refuses(1, "--basis must say which written consent there is, and its date")
	imports("--basis", "they all agreed to it").refuses(1, "--basis must say")
	imports("--group", "Nobody's").refuses(1, "there is no group of that name", "--kind")
	imports("--group", "Nobody's", "--kind", "nurses").refuses(1, "it must be mentors or mentees")
	imports("--dates", "day").refuses(1, "--dates must be dmy (day first), mdy (month first) or ymd (year first)")
	imports("--members", filepath.Join(m.folder, "none.csv")).refuses(1, "no such file")
	imports("--members", m.writes("members.csv", "Zawadi Invented, nurse")).refuses(1, "line 1 of the list of members: the role must be")
	m.nowhereSaid("Zawadi")
	imports("--members", m.writes("members.yaml", "- sender: Zawadi Invented", "  role: mentee", "  number: 12")).refuses(1, "line 1 of the list of members: this is not a telephone number")
	for _, test := range []struct{ text, said string }{
		{"Dear all\nsee you on 13/02/2020", "not a chat that WhatsApp exported"},
		{"05/06/2020, 10:00 - Nurse Invented One: text", "can be read in more than one order: say which with --dates dmy|mdy|ymd"},
	} {
		must(t, os.WriteFile(chat, []byte(test.text+"\n"), 0o600))
		imports().refuses(1, test.said)
	}
	imports("--dates", "mdy").does("6 May 2020 to 6 May 2020; dates read month first.")
	m.types("", "import", m.folder, "--group", "Lari mentees", "--basis", "written consent, 2019-01-01").refuses(1, "this is not a file")
	m.types("", "import", chat, "--group", "Lari mentees").refuses(2, "missing flags: --basis")
	newMachine(t).types("", "import", chat, "--group", "Lari mentees", "--basis", "written consent, 2019-01-01").refuses(1, "there is no record here")
}

// nowhereSaid wants a word in neither of what the last line said.
func (m *machine) nowhereSaid(word string) {
	m.Helper()
	if strings.Contains(m.out+m.complaint, word) {
		m.Errorf("it says %q: %s%s", word, m.out, m.complaint)
	}
}

// A group of years ago, which the bot was never in, gets its chat and is not
// served.
func TestImportOfAGroupThatIsGone(t *testing.T) {
	m, _, imports := importer(t)
	imports("--group", "Lari mentees 2018", "--kind", "mentees").does("Lari mentees 2018:", "        4  messages kept")
	m.types("", "status").does()
	imports("--group", "Lari mentees").refuses(1, "was imported into another group")
}

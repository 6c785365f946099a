package main

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/kong"

	"github.com/mshauri/mshauri/config"
)

// machine is a folder in which command lines are typed, and what the last one
// said and left.
type machine struct {
	*testing.T
	folder, data, key string
	environ           []string
	code              int
	out, complaint    string
}

func newMachine(t *testing.T) *machine {
	m := &machine{T: t, folder: t.TempDir()}
	m.data, m.key = filepath.Join(m.folder, "data"), filepath.Join(m.folder, "key", "mshauri.key")
	m.environ = []string{"MSHAURI_DATA=" + m.data, "MSHAURI_KEY_FILE=" + m.key}
	return m
}

// types runs one command line, with what is typed on standard input.
func (m *machine) types(input string, args ...string) *machine {
	m.Helper()
	var out, complaint bytes.Buffer
	ctx, cancel := context.WithTimeout(m.Context(), 30*time.Second)
	defer cancel()
	m.code = execute(ctx, args, world{in: strings.NewReader(input), out: &out, errors: &complaint, environ: m.environ})
	m.out, m.complaint = out.String(), complaint.String()
	return m
}

// typesAlone is types in a process of its own: one that has rehearsed, as this
// one may have, does not turn to the real WhatsApp any more.
func (m *machine) typesAlone(args ...string) *machine {
	m.Helper()
	alone := runAsChild(m.T, "any command", m.environ, args...)
	m.code = alone.ends(m.T, 30*time.Second)
	m.out, m.complaint = "", alone.wrote()
	return m
}

// does wants the last line to have worked, and to have said some things.
func (m *machine) does(said ...string) {
	m.Helper()
	if m.code != 0 {
		m.Errorf("it ended with %d: %s", m.code, m.complaint)
	}
	for _, text := range said {
		if !strings.Contains(m.out, text) {
			m.Errorf("it did not say %q:\n%s", text, m.out)
		}
	}
}

// refuses wants the last line to have been refused in one sentence.
func (m *machine) refuses(code int, said ...string) {
	m.Helper()
	if m.code != code {
		m.Errorf("it ended with %d, not %d: %s%s", m.code, code, m.out, m.complaint)
	}
	sentence := m.complaint
	if made := strings.LastIndex(sentence, "\n\n"); made >= 0 { // the loud word on a new key
		sentence = sentence[made+2:]
	}
	if strings.Count(sentence, "\n") != 1 || !strings.HasPrefix(sentence, "mshauri: ") || len(sentence) > 400 || strings.Contains(sentence, "..") {
		m.Errorf("that is not one sentence: %q", sentence)
	}
	for _, text := range said {
		if !strings.Contains(sentence, text) {
			m.Errorf("it did not say %q: %s", text, sentence)
		}
	}
}

// modes wants everything in a folder to be its owner's alone.
func (m *machine) modes(folder string) {
	m.Helper()
	found := 0
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		want := fs.FileMode(0o600)
		if entry.IsDir() {
			want = 0o700
		}
		if info.Mode().Perm() != want {
			m.Errorf("%s has mode %o", path, info.Mode().Perm())
		}
		found++
		return nil
	})
	if err != nil || found < 2 {
		m.Errorf("%d files in %s (%v)", found, folder, err)
	}
}

func TestVersionAndSettings(t *testing.T) {
	m := newMachine(t)
	m.types("", "version").does("mshauri " + version + "\n")
	m.types("", "settings").does(string(config.Example))
	path := filepath.Join(m.folder, "mshauri.yaml")
	if err := os.WriteFile(path, []byte(m.out), 0o600); err != nil {
		t.Fatal(err)
	}
	m.types("", "--config", path, "notice").does("Example County Department of Health")
	m.types("", "phrases", "check").does("sentences wait for a Kiswahili speaker.", "help.intro", "  sw: Hapa unaweza kutumia:")
	for _, path := range []string{m.data, m.key} {
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s was made by commands that need nothing", path)
		}
	}
}

// Every command shows an example of itself, and every flag says what it is for.
func TestEveryCommandShowsAnExample(t *testing.T) {
	parser, err := kong.New(&cli{}, kong.Name("mshauri"), kong.Vars{"version": version})
	if err != nil {
		t.Fatal(err)
	}
	m, seen := newMachine(t), 0
	var walk func(node *kong.Node, path []string)
	walk = func(node *kong.Node, path []string) {
		m.types("", append(slices.Clone(path), "--help")...).does()
		shown := strings.Join(strings.Fields(m.out), " ")
		if _, example, found := strings.Cut(shown, "Example: mshauri "); len(path) > 0 && (!found || !strings.Contains(example, strings.Join(path, " "))) {
			t.Errorf("%q --help shows no example of itself:\n%s", path, m.out)
		}
		for _, flag := range node.Flags {
			if flag.Help == "" {
				t.Errorf("%q: nothing says what --%s is for", path, flag.Name)
			}
		}
		seen++
		for _, child := range node.Children {
			walk(child, append(slices.Clone(path), child.Name))
		}
	}
	walk(parser.Model.Node, nil)
	if seen < 15 {
		t.Errorf("only %d commands were found", seen)
	}
}

func TestWhatIsNotUnderstoodGetsOneSentence(t *testing.T) {
	m := newMachine(t)
	for _, test := range []struct{ line, said string }{
		{"", "expected one of"},
		{"frobnicate", "unexpected argument frobnicate"},
		{"--nope", "unknown flag --nope"},
		{"status --verbos", "unknown flag --verbos"},
		{"demo --pace soon", "--pace"},
		{"demo extra", "unexpected argument extra"},
		{"group", "expected"},
		{"group allow", "missing flags: --jid"},
		{"member add --role staff", "missing flags: --label"},
		{"eval scrub /nowhere/labelled.jsonl", "/nowhere/labelled.jsonl"},
		{"status 0712345678", "unexpected argument [number]"},
	} {
		m.types("", strings.Fields(test.line)...).refuses(2, test.said, "Type mshauri --help for what there is.")
	}
	m.types("", "--config", filepath.Join(m.folder, "none.yaml"), "status").refuses(1, "does not exist", "mshauri settings")
	m.environ = append(m.environ, "MSHAURI_QUIET_HOUR=off")
	m.types("", "status").refuses(1, "MSHAURI_QUIET_HOUR is not a setting")
}

func TestRunSaysWhatIsMissing(t *testing.T) {
	m := newMachine(t)
	m.types("", "run").refuses(1, "set controller.name and controller.contact")
	if _, err := os.Stat(m.data); err == nil {
		t.Error("the data folder was made for a service that may not run")
	}
	m.environ = append(m.environ, "MSHAURI_CONTROLLER_NAME=An invented county", "MSHAURI_CONTROLLER_CONTACT=nobody", "MSHAURI_LOG_LEVEL=error")
	m.typesAlone("run").refuses(1, "run mshauri pair")
	m.typesAlone("groups").refuses(1, "run mshauri pair")
	m.types("", "status").does("The service is not running: start it with mshauri run.", "Not paired yet: run mshauri pair")
	m.modes(m.data)
	m.modes(filepath.Dir(m.key))
}

// The first start makes the key, outside the data folder, and says so loudly.
// Without it, or with another, nothing goes on.
func TestTheKey(t *testing.T) {
	m := newMachine(t)
	if err := os.Mkdir(m.data, 0o755); err != nil { // made by hand, for everybody to read
		t.Fatal(err)
	}
	// A command that only looks begins nothing, in the wrong folder least of all.
	m.types("", "status").refuses(1, "there is no record here", "mshauri pair", "--config")
	if _, err := os.Stat(m.key); err == nil {
		t.Fatal("a key was made by looking")
	}
	m.types("", "group", "allow", "--jid", "120363000000000001@g.us", "--kind", "mentors", "--name", "M").does()
	for _, text := range []string{"A KEY WAS MADE: " + m.key, "Copy this file to a safe place now", "Without it the"} {
		if !strings.Contains(m.complaint, text) {
			t.Errorf("the loud word does not say %q: %s", text, m.complaint)
		}
	}
	m.modes(m.data)
	m.modes(filepath.Dir(m.key))
	first, err := os.ReadFile(m.key)
	if err != nil {
		t.Fatal(err)
	}
	if files, _ := filepath.Glob(filepath.Join(m.data, "*key*")); len(files) > 0 {
		t.Errorf("the key lies in the data folder: %q", files)
	}
	if m.types("", "status").does(); m.complaint != "" {
		t.Errorf("the second start complains: %s", m.complaint)
	}

	if err := os.Remove(m.key); err != nil {
		t.Fatal(err)
	}
	m.types("", "status").refuses(1, "is missing", "put your kept copy back")
	if _, err := os.Stat(m.key); err == nil {
		t.Error("another key was made in its place")
	}
	newMachine(t).swapKey(m) // one of another machine
	m.types("", "status").refuses(1, "another key", "put the first key back")
	if err := os.WriteFile(m.key, first, 0o600); err != nil {
		t.Fatal(err)
	}
	m.types("", "status").does()

	m.environ = append(m.environ, "MSHAURI_KEY_FILE="+filepath.Join(m.data, "mshauri.key"))
	m.types("", "status").refuses(1, "lies inside the data folder")
}

// swapKey makes a key on this machine and gives it to the other.
func (m *machine) swapKey(other *machine) {
	m.Helper()
	m.types("", "group", "allow", "--jid", "120363000000000001@g.us", "--kind", "mentors", "--name", "M").does()
	content, err := os.ReadFile(m.key)
	if err == nil {
		err = os.WriteFile(other.key, content, 0o600)
	}
	if err != nil {
		m.Fatal(err)
	}
}

// A store that has rehearsed never speaks to WhatsApp, nor the other way round.
func TestARehearsalAndTheRealThingStayApart(t *testing.T) {
	rehearsal := []string{"MSHAURI_REHEARSAL_ADDRESS=127.0.0.1:1", "MSHAURI_REHEARSAL_ROOT_KEY=" + strings.Repeat("0a", 32)}
	m := newMachine(t)
	m.types("", "group", "allow", "--jid", "120363000000000001@g.us", "--kind", "mentors", "--name", "M").does()
	real := m.environ
	m.environ = append(slices.Clone(real), rehearsal...)
	m.types("", "status").refuses(1, "made for the real WhatsApp", "its own data directory")

	m = newMachine(t)
	real = m.environ
	m.environ = append(slices.Clone(real), rehearsal...)
	m.types("", "group", "allow", "--jid", "120363000000000001@g.us", "--kind", "mentors", "--name", "M").does()
	m.types("", "status").does("Rehearsal: this is not the real WhatsApp.")
	m.environ = real
	m.types("", "status").refuses(1, "made for rehearsals", "its own data directory")
}

// member add reads the number from the terminal, and keeps no digit of it.
func TestMemberAdd(t *testing.T) {
	m := newMachine(t)
	m.types("0712 345 678\n", "member", "add", "--role", "staff", "--label", "Staff 2").does("Staff 2 is now staff. The number itself was not kept.")
	m.types("+254 733 111 222\n", "member", "add", "--role", "supervisor", "--label", "Supervisor 1").does("Supervisor 1 is now supervisor.")
	m.types("0712345678", "member", "add", "--role", "facilitator", "--label", "Facilitator 1").does() // the same person, without a line break
	m.types("", "status").does("Has not written to the bot privately yet: Facilitator 1", "Has not written to the bot privately yet: Supervisor 1")
	if strings.Contains(m.out, "Staff 2") {
		t.Error("one person has two roles")
	}
	for _, test := range []struct {
		input string
		args  []string
		said  string
	}{
		{"", []string{"--role", "staff", "--label", "Staff 3"}, "no number was typed"},
		{"hello\n", []string{"--role", "staff", "--label", "Staff 3"}, "not a telephone number"},
		{"12\n", []string{"--role", "staff", "--label", "Staff 3"}, "not a telephone number"},
		{"0712345679\n", []string{"--role", "mentor", "--label", "Staff 3"}, "mentors and mentees get theirs from their group"},
		{"0712345679\n", []string{"--role", "staff", "--label", "  "}, "the label is empty"},
		{"0712345679\n", []string{"--role", "staff", "--label", "Joy 0712 345 679"}, "holds a number like a telephone's"},
		{"0712345679\n", []string{"--role", "staff", "--label", "Supervisor 1"}, "somebody else has that label"},
	} {
		m.types(test.input, append([]string{"member", "add"}, test.args...)...).refuses(1, test.said)
	}
	m.nowhere("712345678", "712 345", "733111222", "733 111", "712345679", "712 345 679")
}

// nowhere wants no byte of any file in the machine's folder to hold a text.
func (m *machine) nowhere(texts ...string) {
	m.Helper()
	found, searched, err := search(m.folder, texts)
	if err != nil || searched == 0 || len(found) > 0 {
		m.Errorf("%q are found in %q, of %d bytes (%v)", texts, found, searched, err)
	}
}

func TestGroupAllow(t *testing.T) {
	m := newMachine(t)
	allow := func(args ...string) *machine {
		return m.types("", append([]string{"group", "allow"}, args...)...)
	}
	const jid = "120363012345678901@g.us"
	allow("--jid", jid, "--kind", "mentees", "--name", "Lari mentees", "--language", "sw", "--consent", "written, 2026-11-01, 24 people").
		does("Lari mentees is served from now on, as a mentees' group.")
	allow("--jid", jid, "--kind", "mentees", "--name", "Lari mentees").does("No consent is recorded, so nothing written there is kept")
	for _, test := range []struct {
		args []string
		said string
	}{
		{[]string{"--jid", "254712345678@s.whatsapp.net", "--kind", "mentees", "--name", "A"}, "not the address of a WhatsApp group"},
		{[]string{"--jid", "254712345678", "--kind", "mentees", "--name", "A"}, "not the address of a WhatsApp group"},
		{[]string{"--jid", "", "--kind", "mentees", "--name", "A"}, "not the address of a WhatsApp group"},
		{[]string{"--jid", jid, "--kind", "nurses", "--name", "A"}, "it must be mentors or mentees"},
		{[]string{"--jid", jid, "--kind", "mentees", "--name", "A", "--language", "fr"}, "it must be en or sw"},
		{[]string{"--jid", jid, "--kind", "mentees", "--name", " "}, "the name is empty"},
		{[]string{"--jid", jid, "--kind", "mentees", "--name", "call 0712 345 678"}, "holds a number like a telephone's"},
		{[]string{"--jid", "120363099999999999@g.us", "--kind", "mentors", "--name", "Lari mentees"}, "another group has that name"},
	} {
		allow(test.args...).refuses(1, test.said)
	}
	m.types("", "group", "forbid", "--jid", "120363099999999999@g.us").refuses(1, "that group is not served")
	m.types("", "group", "forbid", "--jid", jid).does("served no longer")
	m.nowhere("120363012345678901", "120363099999999999", "254712345678")
}

// member pair reads two numbers that are known, and keeps no digit of them.
func TestMemberPair(t *testing.T) {
	m := newMachine(t)
	m.types("0712 345 678\n", "member", "add", "--role", "facilitator", "--label", "Facilitator 1").does()
	m.types("0733 111 222\n", "member", "add", "--role", "staff", "--label", "Staff 2").does()
	m.types("0733111222\n0712345678\n", "member", "pair").does("Done. The mentee decides what the mentor sees")
	m.types("0733111222\n", "member", "pair", "--off").does("nobody is set down as that mentee's mentor")
	for input, said := range map[string]string{
		"0712345679\n":             "the mentee's number is not known here yet",
		"0733111222\n0712345679\n": "the mentor's number is not known here yet",
		"0712345678\n0733111222\n": "the mentor's number is a staff's here",
		"0712345678\n0712345678\n": "nobody mentors themselves",
		"0712345678\n":             "no number was typed",
	} {
		m.types(input, "member", "pair").refuses(1, said)
	}
	m.nowhere("712345678", "712 345", "733111222", "733 111")
}

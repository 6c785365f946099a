package main

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	_ "github.com/mattn/go-sqlite3" // to read what lies on disk

	"github.com/mshauri/mshauri/bot/whatsapp"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/config"
	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/storage/pgtest"
)

// childVariable says which child this process is to be. Names that begin like
// this are no settings.
const childVariable = "MSHAURI_TEST_CHILD"

// children are the programs that this test binary can be besides a test: the
// bot as it ships with a decorator put on, in a process of its own, to be
// killed or to have every byte of its output searched.
var children = map[string]func(ctx context.Context, w world) int{}

// child adds one: var _ = child("name", func...).
func child(name string, run func(ctx context.Context, w world) int) bool {
	children[name] = run
	return true
}

func TestMain(m *testing.M) {
	if run, ok := children[os.Getenv(childVariable)]; ok {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		code := run(ctx, world{in: os.Stdin, out: os.Stdout, errors: os.Stderr, environ: os.Environ()})
		stop()
		os.Exit(code)
	}
	if name := os.Getenv(childVariable); name != "" {
		fmt.Fprintf(os.Stderr, "there is no child %q\n", name)
		os.Exit(2)
	}
	os.Exit(pgtest.Run(m, &cluster))
}

// cluster is the PostgreSQL of these tests, started by the first that wants it.
var cluster pgtest.Cluster

// pairAndServe pairs by QR, if nothing is paired yet, and serves until the
// context ends, in one process: what pairing does to the stores is then what
// the service runs with. A code is a line "QR <text>", the end of the pairing
// the line "PAIRED".
func pairAndServe(ctx context.Context, w world, decorate decorators) (err error) {
	settings, err := config.Load("", w.environ)
	if err != nil {
		return err
	}
	s, err := newService(ctx, settings, w, decorate)
	if err != nil {
		return err
	}
	defer func() {
		if failure := s.close(); err == nil {
			err = failure
		}
	}()
	if s.link.State().State == chat.LinkUnpaired {
		if err := s.link.Pair(ctx, func(step whatsapp.PairEvent) { say(w, "QR "+step.Code) }); err != nil {
			return err
		}
		say(w, "PAIRED")
	}
	return s.run(ctx)
}

// scene is a lab with the bot on it, wired as it ships, on real files.
type scene struct {
	t        testing.TB
	server   *lab.Server
	account  lab.Account // the bot's
	device   lab.Address // the bot's, once it is paired
	folder   string      // of everything that the bot may write
	settings config.Settings
	logs     *transcript // of a bot in this process

	service *service // of a bot in this process
	stop    func()   // ends it; nil when there is none
}

// newScene starts a lab; there is no bot yet.
func newScene(t testing.TB, change ...func(*config.Settings)) *scene {
	t.Helper()
	return newSceneAt(t, nil, change...)
}

// newSceneAt is newScene with a clock for the lab.
func newSceneAt(t testing.TB, now func() time.Time, change ...func(*config.Settings)) *scene {
	t.Helper()
	server, err := lab.Start(context.WithoutCancel(t.Context()), lab.Options{PhonesInMemory: true, Now: now})
	must(t, err)
	t.Cleanup(func() { must(t, server.Close()) })
	s := &scene{t: t, server: server, folder: t.TempDir(), settings: config.Default(), logs: &transcript{}}
	s.account, err = server.NewAccount("Mshauri")
	must(t, err)
	root := server.RootKey()
	s.settings.Data = filepath.Join(s.folder, "data")
	s.settings.KeyFile = filepath.Join(s.folder, "mshauri.key")
	s.settings.QuietHours = "off"
	s.settings.Quiz.Times = nil // a test that wants questions says when
	s.settings.Log.Level = "debug"
	s.settings.Controller = config.Controller{Name: "An invented programme", Contact: "nobody"}
	s.settings.Rehearsal = config.Rehearsal{Address: server.Addr(), RootKey: fmt.Sprintf("%x", root[:])}
	for _, change := range change {
		change(&s.settings)
	}
	return s
}

// environ is the settings as the environment gives them.
func (s *scene) environ() []string {
	return []string{
		"MSHAURI_DATA=" + s.settings.Data, "MSHAURI_KEY_FILE=" + s.settings.KeyFile,
		"MSHAURI_DATABASE=" + s.settings.Database.Reveal(),
		"MSHAURI_QUIZ_TIMES=" + strings.Join(s.settings.Quiz.Times, ";"),
		"MSHAURI_QUIET_HOURS=" + s.settings.QuietHours, "MSHAURI_LOG_LEVEL=" + s.settings.Log.Level,
		"MSHAURI_CONTROLLER_NAME=" + s.settings.Controller.Name, "MSHAURI_CONTROLLER_CONTACT=" + s.settings.Controller.Contact,
		"MSHAURI_REHEARSAL_ADDRESS=" + s.settings.Rehearsal.Address, "MSHAURI_REHEARSAL_ROOT_KEY=" + s.settings.Rehearsal.RootKey,
	}
}

// command runs one command line as an operator would beside the service, and
// returns what it printed.
func (s *scene) command(args ...string) string {
	s.t.Helper()
	var out, problems bytes.Buffer
	code := execute(within(s.t, 30*time.Second), args, world{in: strings.NewReader(""), out: &out, errors: &problems, environ: s.environ()})
	if code != 0 {
		s.t.Fatalf("mshauri %s ended with %d: %s", args[0], code, problems.String())
	}
	return out.String()
}

// serve opens the bot in this process, pairs it by QR if it is not paired, and
// runs it until the test ends.
func (s *scene) serve(decorate decorators) {
	s.t.Helper()
	must(s.t, s.open(decorate))
	if s.service.link.State().State == chat.LinkUnpaired {
		ctx, scanned := within(s.t, 30*time.Second), make(chan error, 8)
		var once sync.Once
		must(s.t, s.service.link.Pair(ctx, func(step whatsapp.PairEvent) {
			once.Do(func() {
				go func() {
					var err error
					s.device, err = s.server.Scan(ctx, step.Code, s.account.PN)
					scanned <- err
				}()
			})
		}))
		must(s.t, <-scanned)
	}
	since := len(s.server.Log())
	running, cancel := context.WithCancel(context.WithoutCancel(s.t.Context()))
	done, service := make(chan error, 1), s.service
	go func() { done <- service.run(running) }()
	s.stop = func() {
		cancel()
		if err := <-done; err != nil {
			s.t.Errorf("the service ended with: %v", err)
		}
		must(s.t, service.close())
		s.stop = nil
	}
	s.t.Cleanup(func() {
		if s.stop != nil {
			s.stop()
		}
	})
	s.online(since)
}

// open opens the bot in this process, and does not run it yet.
func (s *scene) open(decorate decorators) (err error) {
	s.service, err = newService(s.t.Context(), s.settings, world{out: io.Discard, errors: s.logs}, decorate)
	return err
}

// online waits until the bot has logged in, after an entry of the lab's log,
// and wants to hear what is said.
func (s *scene) online(since int) {
	s.t.Helper()
	ctx := within(s.t, 30*time.Second)
	_, err := s.server.WaitLogSince(ctx, since, func(e lab.Entry) bool { return e.Event == lab.LoggedIn && e.Device == s.device })
	must(s.t, err)
	must(s.t, s.server.WaitOnline(ctx, s.device))
}

func (s *scene) phone(name string) *lab.Phone {
	s.t.Helper()
	phone, err := s.server.NewPhone(within(s.t, 30*time.Second), name)
	must(s.t, err)
	return phone
}

// group makes a group with the bot in it; the first phone is its administrator.
func (s *scene) group(mode lab.Mode, subject string, phones ...*lab.Phone) lab.Address {
	s.t.Helper()
	members := []lab.Address{s.account.PN}
	for _, phone := range phones[1:] {
		members = append(members, phone.PN)
	}
	jid, err := s.server.CreateGroup(lab.Group{Subject: subject, Mode: mode, Admins: []lab.Address{phones[0].PN}, Members: members})
	must(s.t, err)
	return jid
}

// allow has a group served, and waits until the bot knows its members.
func (s *scene) allow(jid lab.Address, kind chat.GroupKind) {
	s.t.Helper()
	s.command("group", "allow", "--jid", jid.String(), "--kind", string(kind), "--name", "The "+string(kind), "--consent", "invented, for a test")
	members, err := s.server.Members(jid)
	must(s.t, err)
	s.await(20*time.Second, "the bot to know who is in the group of "+string(kind), func() bool {
		return s.count("SELECT COUNT(*) FROM membership m JOIN chat_group g ON g.id=m.group_id WHERE g.kind=? AND m.left_at=0", kind) == len(members)-1
	})
}

// await asks until the answer is yes, and otherwise says what did not come.
func (s *scene) await(most time.Duration, what string, answer func() bool) {
	s.t.Helper()
	for over := time.Now().Add(most); !answer(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(over) {
			s.t.Fatalf("waited %s in vain for %s; the log:\n%s", most, what, s.logs)
		}
	}
}

// acknowledged reports whether the bot has acknowledged a message, by the
// lab's log: the one witness that cannot be wrong about it.
func (s *scene) acknowledged(id string) bool {
	return slices.ContainsFunc(s.server.Log(), func(e lab.Entry) bool {
		return e.Event == lab.Acknowledged && e.Tag == "message" && e.ID == id && e.Device == s.device
	})
}

// read runs a query on main.db, beside whoever has it open, and gives each row
// to a function.
func (s *scene) read(row func(scan func(...any)), query string, args ...any) {
	s.t.Helper()
	readFile(s.t, s.settings.DatabaseAddress(), row, query, args...)
}

// readFile is read for any database.
func readFile(t testing.TB, path string, row func(scan func(...any)), query string, args ...any) {
	t.Helper()
	driver, source := "sqlite3", "file:"+path+"?mode=ro&_busy_timeout=10000"
	if strings.HasPrefix(path, "postgres://") {
		driver, source = "pgx", path
		for n := 1; strings.Contains(query, "?"); n++ {
			query = strings.Replace(query, "?", fmt.Sprintf("$%d", n), 1)
		}
	}
	db, err := sql.Open(driver, source)
	must(t, err)
	defer func() { must(t, db.Close()) }()
	rows, err := db.QueryContext(t.Context(), query, args...)
	must(t, err)
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		row(func(into ...any) { t.Helper(); must(t, rows.Scan(into...)) })
	}
	must(t, rows.Err())
}

// count is read for a query that counts.
func (s *scene) count(query string, args ...any) (n int) {
	s.t.Helper()
	s.read(func(scan func(...any)) { scan(&n) }, query, args...)
	return n
}

// spawn runs the bot as a child process, its output in files of the scene's
// folder, and returns a function that ends it as an operator would.
func (s *scene) spawn(name string, environ ...string) (process *exec.Cmd, end func()) {
	s.t.Helper()
	program, err := os.Executable()
	must(s.t, err)
	command := exec.Command(program)
	command.Dir = s.folder
	command.Env = append(s.environ(), "PATH="+os.Getenv("PATH"), "HOME="+s.folder, childVariable+"="+name)
	command.Env = append(command.Env, environ...)
	for file, into := range map[string]*io.Writer{"stdout": &command.Stdout, "stderr": &command.Stderr} {
		opened, err := os.OpenFile(filepath.Join(s.folder, file), os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
		must(s.t, err)
		defer func() { must(s.t, opened.Close()) }() // the child has its own
		*into = opened
	}
	must(s.t, command.Start())
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	var once sync.Once
	end = func() {
		once.Do(func() {
			_ = command.Process.Signal(syscall.SIGTERM) // it may be dead already
			select {
			case err := <-ended:
				if err != nil {
					s.t.Errorf("the bot ended with %v:\n%s", err, s.output("stderr"))
				}
			case <-time.After(30 * time.Second):
				_ = command.Process.Kill()
				s.t.Errorf("the bot did not end within 30 s:\n%s", s.output("stderr"))
			}
		})
	}
	s.t.Cleanup(end)
	return command, end
}

// output is what a child has printed so far.
func (s *scene) output(file string) string {
	s.t.Helper()
	content, err := os.ReadFile(filepath.Join(s.folder, file))
	must(s.t, err)
	return string(content)
}

// scan lets the bot's phone scan the code that a child prints, and waits until
// it serves.
func (s *scene) scan() {
	s.t.Helper()
	code := ""
	s.await(30*time.Second, "the child to show a code", func() bool {
		_, after, found := strings.Cut(s.output("stdout"), "QR ")
		code, _, _ = strings.Cut(after, "\n")
		return found && strings.Contains(after, "\n")
	})
	var err error
	s.device, err = s.server.Scan(within(s.t, 30*time.Second), code, s.account.PN)
	must(s.t, err)
	s.await(30*time.Second, "the child to serve", func() bool { return strings.Contains(s.output("stderr"), "started") })
	must(s.t, s.server.WaitOnline(within(s.t, 30*time.Second), s.device))
}

// transcript keeps what is written to it, by whomever.
type transcript struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *transcript) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *transcript) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// within gives a step a deadline well above what it takes.
func within(t testing.TB, most time.Duration) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), most)
	t.Cleanup(cancel)
	return ctx
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// sent is the id of what a phone has sent, or the end of the test.
func sent(t testing.TB) func(id string, err error) string {
	t.Helper()
	return func(id string, err error) string {
		t.Helper()
		must(t, err)
		return id
	}
}

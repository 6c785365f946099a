// Package mshauri holds only the test that keeps the house in order: it reads
// imports and signatures, and fails when an arrow turns.
package mshauri

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/mshauri/mshauri"

// source is one Go file, parsed.
type source struct {
	path string // from the root of the module
	room string // its folder
	test bool
	text string
	ast  *ast.File
	set  *token.FileSet
}

// imports returns the file's imports, by the local name of each.
func (s source) imports() map[string]string {
	found := make(map[string]string)
	for _, spec := range s.ast.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		name := path[strings.LastIndex(path, "/")+1:]
		if strings.HasPrefix(name, "v") && len(name) == 2 { // a major version
			rest := strings.TrimSuffix(path, "/"+name)
			name = rest[strings.LastIndex(rest, "/")+1:]
		}
		if spec.Name != nil {
			name = spec.Name.Name
		}
		found[name] = path
	}
	return found
}

// uses returns the line of the first use of a package's exported name, or 0.
func (s source) uses(path, name string) int {
	line := 0
	imports := s.imports()
	ast.Inspect(s.ast, func(node ast.Node) bool {
		selector, ok := node.(*ast.SelectorExpr)
		if !ok || selector.Sel.Name != name {
			return true
		}
		if ident, ok := selector.X.(*ast.Ident); ok && imports[ident.Name] == path && line == 0 {
			line = s.set.Position(selector.Pos()).Line
		}
		return true
	})
	return line
}

func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && path != "." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata" || entry.Name() == "node_modules") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, content, parser.ParseComments)
		if err != nil {
			return err
		}
		all = append(all, source{
			path: filepath.ToSlash(path), room: filepath.ToSlash(filepath.Dir(path)),
			test: strings.HasSuffix(path, "_test.go"), text: string(content), ast: file, set: set,
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 50 {
		t.Fatalf("only %d Go files were found: this test must run at the root of the module", len(all))
	}
	return all
}

// in reports whether a room is one of the given ones, or lies below one.
func in(room string, rooms ...string) bool {
	return slices.ContainsFunc(rooms, func(r string) bool { return room == r || strings.HasPrefix(room, r+"/") })
}

// arrows says which of our rooms each room may import. A room below another
// one follows the longest entry that fits.
var arrows = map[string][]string{
	"privacy":        {},
	"privacy/score":  {"privacy"},
	"privacy/train":  {"privacy"},
	"chat":           {"privacy"},
	"phrases":        {"privacy", "chat"},
	"config":         {"privacy", "chat"},
	"moderation":     {"privacy", "chat", "phrases", "moderation"},
	"quiz":           {"privacy", "chat", "phrases"},
	"quiz/sheet":     {"privacy", "chat", "phrases", "quiz"},
	"mentoring":      {"privacy", "chat", "phrases"},
	"report":         {"privacy", "chat", "phrases", "report"},
	"bot":            {"privacy", "chat", "phrases"},
	"bot/commands":   {"privacy", "chat", "phrases", "bot", "moderation", "quiz", "mentoring", "report"},
	"bot/reactions":  {"privacy", "chat", "phrases", "bot", "moderation", "quiz", "mentoring", "report"},
	"bot/assist":     {"privacy", "chat", "phrases", "bot/assist"},
	"bot/whatsapp":   {"privacy", "chat", "bot"},
	"bot/transcript": {"privacy", "chat", "bot"},
	"storage":        {"privacy", "chat", "moderation", "quiz", "mentoring", "report", "storage"},
	"web":            {"privacy", "chat", "phrases", "moderation", "quiz", "mentoring", "report"},
	"lab":            {"lab"},
	"scripts":        {},
	"cmd":            {""}, // everything
	".":              {},
}

func TestArrowsPointInwards(t *testing.T) {
	for _, file := range sources(t) {
		if file.test {
			continue
		}
		best := ""
		for room := range arrows {
			if in(file.room, room) && len(room) > len(best) {
				best = room
			}
		}
		if best == "" {
			t.Errorf("%s: the room %s has no place in the house: add it to arrows, and to ARCHITECTURE.md", file.path, file.room)
			continue
		}
		for _, path := range file.imports() {
			other, ours := strings.CutPrefix(path, module+"/")
			if !ours || arrows[best] == nil || slices.Contains(arrows[best], "") || other == file.room {
				continue
			}
			if !in(other, arrows[best]...) || best == "bot" && other != "privacy" && other != "chat" && other != "phrases" {
				t.Errorf("%s imports %s: %s may only know %v", file.path, other, best, arrows[best])
			}
		}
	}
}

// homes says where each outside library may be imported, by path prefix.
var homes = map[string][]string{
	"go.mau.fi/whatsmeow":               {"bot/whatsapp", "lab"},
	"go.mau.fi/libsignal":               {"bot/whatsapp", "lab"},
	"google.golang.org/protobuf":        {"bot/whatsapp", "lab"},
	"github.com/coder/websocket":        {"lab"},
	"database/sql":                      {"storage", "bot/whatsapp", "lab", "privacy"}, // privacy: the driver's interface, to refuse it
	"go.mau.fi/util":                    {"storage", "bot/whatsapp", "lab"},
	"github.com/mattn/go-sqlite3":       {"storage", "bot/whatsapp", "lab"},
	"github.com/jackc/pgx":              {"storage"},
	"net/http":                          {"bot/whatsapp", "bot/assist/openai", "web", "lab", "cmd"},
	"go.uber.org/zap":                   {"bot", "cmd"},
	"github.com/rs/zerolog":             {"storage", "bot/whatsapp", "lab"}, // dbutil's logger, set to silence
	"github.com/robfig/cron":            {"cmd"},
	"github.com/sashabaranov/go-openai": {"bot/assist/openai"},
	"github.com/nyaruka/phonenumbers":   {"privacy", "bot/whatsapp"},
	"github.com/alecthomas/kong":        {"cmd"},
	"github.com/goccy/go-yaml":          {"config", "bot/transcript", "quiz/sheet"},
	"github.com/schollz/progressbar":    {"cmd"},
	"rsc.io/qr":                         {"cmd", "report/card"},
	"golang.org/x/image":                {"report/card"},
	"github.com/tyler-smith/go-bip39":   {"cmd"},
	"github.com/mdp/qrterminal":         {"cmd"},
	"golang.org/x/text":                 {"privacy", "moderation"},
	"gonum.org/v1/plot":                 {"report/paper"},
	"codeberg.org/go-pdf/fpdf":          {"report/paper", "report/card"},
	"codeberg.org/go-fonts/liberation":  {"report/paper"},
	"github.com/xuri/excelize":          {"report/paper", "report/export", "quiz/sheet"},
	"github.com/prometheus":             {"web/watch"},
	"github.com/ledongthuc/pdf":         {"moderation/policy/document"},
}

func TestEveryLibraryHasOneHome(t *testing.T) {
	for _, file := range sources(t) {
		if file.test {
			continue
		}
		for _, path := range file.imports() {
			if strings.HasPrefix(path, module) {
				continue
			}
			home, longest := []string(nil), ""
			for prefix, rooms := range homes {
				if in(path, prefix) && len(prefix) > len(longest) {
					home, longest = rooms, prefix
				}
			}
			if longest == "" {
				if strings.Contains(strings.SplitN(path, "/", 2)[0], ".") && !in(file.room, "lab", "bot/whatsapp") {
					t.Errorf("%s imports %s, which has no home: give it one here", file.path, path)
				}
				continue
			}
			if !in(file.room, home...) {
				t.Errorf("%s imports %s, whose home is %v", file.path, path, home)
			}
		}
	}
}

func TestOnlyTheirHomesMakeThem(t *testing.T) {
	for _, rule := range []struct {
		label, path, name string
		rooms             []string
		files             []string
	}{
		{label: "raw text is made where it arrives", path: module + "/privacy", name: "NewRaw", rooms: []string{"privacy", "bot/whatsapp", "bot/transcript", "web"}, files: []string{"cmd/mshauri/eval.go", "cmd/mshauri/eval_scrub.go", "cmd/mshauri/eval_tag.go", "cmd/mshauri/eval_policy.go", "cmd/mshauri/policy.go", "cmd/mshauri/eval_threads.go", "cmd/mshauri/eval_emergency.go", "moderation/emergency/train/lesson.go"}},
		{label: "clean text is restored by storage alone", path: module + "/privacy", name: "Stored", rooms: []string{"privacy", "storage"}},
		{label: "our own words have their rooms", path: module + "/privacy", name: "Author", rooms: []string{"privacy", "phrases", "storage", "moderation/policy", "quiz", "report"}},
		{label: "the clock is read at the edge", path: "time", name: "Now", rooms: []string{"cmd", "config", "lab", "scripts"}},
		{label: "the environment is read at the edge", path: "os", name: "Getenv", rooms: []string{"cmd", "config", "lab", "scripts"}},
		{label: "the environment is read at the edge", path: "os", name: "Environ", rooms: []string{"cmd", "config", "lab"}},
		{label: "chance is passed in", path: "math/rand/v2", name: "IntN", rooms: []string{"cmd", "lab"}},
		{label: "chance is passed in", path: "math/rand/v2", name: "Float64", rooms: []string{"cmd", "lab"}},
	} {
		for _, file := range sources(t) {
			if file.test || in(file.room, rule.rooms...) || slices.Contains(rule.files, file.path) || strings.HasSuffix(file.room, "/pgtest") {
				continue
			}
			if line := file.uses(rule.path, rule.name); line > 0 {
				t.Errorf("%s:%d uses %s.%s: %s", file.path, line, rule.path, rule.name, rule.label)
			}
		}
	}
}

func TestWhatRevealsHasOneUser(t *testing.T) {
	for name, user := range map[string]string{
		"Trace":  "cmd/mshauri/eval_scrub.go", // where the scrubber cuts
		"KeyOf":  "cmd/mshauri/key.go",        // the key, from its sheet
		"Reveal": "cmd/mshauri/key.go",        // the key, for its sheet
	} {
		for _, file := range sources(t) {
			if file.test || in(file.room, "privacy", "config", "lab") || file.path == user {
				continue
			}
			ast.Inspect(file.ast, func(node ast.Node) bool {
				if selector, ok := node.(*ast.SelectorExpr); ok && selector.Sel.Name == name {
					t.Errorf("%s:%d uses %s, which is for %s alone", file.path, file.set.Position(node.Pos()).Line, name, user)
				}
				return true
			})
		}
	}
}

func TestStorageTakesNothingRaw(t *testing.T) {
	for _, file := range sources(t) {
		if file.test || file.room != "storage" {
			continue
		}
		for _, declaration := range file.ast.Decls {
			function, ok := declaration.(*ast.FuncDecl)
			if !ok || !function.Name.IsExported() || !onExported(function) {
				continue
			}
			for _, parameter := range function.Type.Params.List {
				ast.Inspect(parameter.Type, func(node ast.Node) bool {
					switch node := node.(type) {
					case *ast.SelectorExpr:
						if node.Sel.Name == "Raw" {
							t.Errorf("%s: %s takes unscrubbed text", file.path, function.Name.Name)
						}
					case *ast.Ident:
						if node.Name == "any" {
							t.Errorf("%s: %s takes any", file.path, function.Name.Name)
						}
					case *ast.InterfaceType:
						if node.Methods.NumFields() == 0 {
							t.Errorf("%s: %s takes an empty interface", file.path, function.Name.Name)
						}
					}
					return true
				})
			}
		}
	}
}

// onExported reports whether a function stands alone or on an exported type.
func onExported(function *ast.FuncDecl) bool {
	if function.Recv == nil {
		return true
	}
	name := ""
	ast.Inspect(function.Recv.List[0].Type, func(node ast.Node) bool {
		if ident, ok := node.(*ast.Ident); ok && name == "" {
			name = ident.Name
		}
		return true
	})
	return ast.IsExported(name)
}

func TestHouseRules(t *testing.T) {
	documented := make(map[string]bool)
	for _, file := range sources(t) {
		if file.ast.Doc != nil && !file.test {
			documented[file.room] = true
		}
	}
	for _, file := range sources(t) {
		lines := strings.Count(file.text, "\n")
		if !file.test && lines > 400 {
			t.Errorf("%s has %d lines: it asks for a second noun", file.path, lines)
		}
		if filepath.Base(file.path) == "doc.go" && lines > 25 {
			t.Errorf("%s has %d lines: one package, one sentence", file.path, lines)
		}
		for _, word := range []string{"util", "utils", "common", "helper", "helpers", "misc", "base", "types", "interfaces"} {
			if strings.TrimSuffix(filepath.Base(file.path), ".go") == word || slices.Contains(strings.Split(file.room, "/"), word) {
				t.Errorf("%s: a room named %s says nothing", file.path, word)
			}
		}
		if !documented[file.room] && !file.test {
			t.Errorf("%s: the package has no comment that says what it is for", file.room)
		}
		withoutRace := strings.Contains("\n"+file.text, "\n//go:build !race")
		for _, declaration := range file.ast.Decls {
			function, ok := declaration.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if function.Name.Name == "init" && function.Recv == nil {
				t.Errorf("%s: no init", file.path)
			}
			if withoutRace && file.test && strings.HasPrefix(function.Name.Name, "Test") && function.Name.Name != "TestMain" && !strings.HasPrefix(function.Name.Name, "TestCut") {
				t.Errorf("%s: %s is built without the race detector, so it must be named TestCut…, or make test never runs it", file.path, function.Name.Name)
			}
		}
		if file.test {
			ast.Inspect(file.ast, func(node ast.Node) bool {
				selector, ok := node.(*ast.SelectorExpr)
				if !ok || !slices.Contains([]string{"Skip", "Skipf", "SkipNow"}, selector.Sel.Name) {
					return true
				}
				if on, ok := selector.X.(*ast.Ident); ok && slices.Contains([]string{"t", "b", "f", "tb"}, on.Name) {
					t.Errorf("%s:%d skips: a test may not skip silently", file.path, file.set.Position(node.Pos()).Line)
				}
				return true
			})
		}
	}
}

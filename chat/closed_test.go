package chat_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// parse reads the Go files of a folder, tests left out.
func parse(t *testing.T, folder string) []*ast.File {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no Go files in %s: %v", folder, err)
	}
	var files []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

// members are the types that carry the mark of a closed set.
func members(t *testing.T, mark string) []string {
	t.Helper()
	var names []string
	for _, file := range parse(t, ".") {
		for _, declaration := range file.Decls {
			function, ok := declaration.(*ast.FuncDecl)
			if !ok || function.Recv == nil || function.Name.Name != mark {
				continue
			}
			ast.Inspect(function.Recv.List[0].Type, func(node ast.Node) bool {
				if ident, ok := node.(*ast.Ident); ok {
					names = append(names, ident.Name)
				}
				return true
			})
		}
	}
	if len(names) < 5 {
		t.Fatalf("only %v carry %s", names, mark)
	}
	return names
}

// named are the names of this package that stand in a function of a folder,
// found by its receiver (empty for none) and name.
func named(t *testing.T, folder, receiver, name string) []string {
	t.Helper()
	var names []string
	found := false
	for _, file := range parse(t, folder) {
		for _, declaration := range file.Decls {
			function, ok := declaration.(*ast.FuncDecl)
			if !ok || function.Name.Name != name || receiverOf(function) != receiver {
				continue
			}
			found = true
			ast.Inspect(function.Body, func(node ast.Node) bool {
				if selector, ok := node.(*ast.SelectorExpr); ok {
					if room, ok := selector.X.(*ast.Ident); ok && room.Name == "chat" {
						names = append(names, selector.Sel.Name)
					}
				}
				return true
			})
		}
	}
	if !found {
		t.Fatalf("%s has no %s %s: tell this test where it went", folder, receiver, name)
	}
	return names
}

func receiverOf(function *ast.FuncDecl) string {
	name := ""
	if function.Recv != nil {
		ast.Inspect(function.Recv.List[0].Type, func(node ast.Node) bool {
			if ident, ok := node.(*ast.Ident); ok {
				name = ident.Name
			}
			return true
		})
	}
	return name
}

// A set that is closed is known as a whole wherever it is taken apart. Whoever
// adds a member is told where it is still unknown.
func TestClosedSetsAreKnownAsAWhole(t *testing.T) {
	for _, test := range []struct{ mark, folder, receiver, function string }{
		{"isEvent", "../bot", "Engine", "Handle"},
		{"isOutgoing", "../storage", "", "encode"},
		{"isOutgoing", "../storage", "", "decode"},
		{"isOutgoing", "../bot/whatsapp", "Link", "build"},
	} {
		known := named(t, test.folder, test.receiver, test.function)
		for _, member := range members(t, test.mark) {
			if !slices.Contains(known, member) {
				t.Errorf("%s, %s does not know %s", test.folder, test.function, member)
			}
		}
	}
}

// Each kind of thing heard is made somewhere, or nobody will ever react to it.
func TestEveryKindOfHeardIsMade(t *testing.T) {
	var made []string
	for _, folder := range []string{"../bot", "../storage"} {
		for _, file := range parse(t, folder) {
			ast.Inspect(file, func(node ast.Node) bool {
				if selector, ok := node.(*ast.SelectorExpr); ok {
					made = append(made, selector.Sel.Name)
				}
				return true
			})
		}
	}
	for _, kind := range []string{"HeardPosting", "HeardEdit", "HeardVote", "HeardReaction", "HeardJoin"} {
		if !slices.Contains(made, kind) {
			t.Errorf("nobody makes %s", kind)
		}
	}
}

package phrases_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
)

var placeholder = regexp.MustCompile(`\{([^{}]*)\}`)

// placeholders are the names of what a sentence wants filled in, in order.
func placeholders(sentence string) []string {
	var names []string
	for _, found := range placeholder.FindAllStringSubmatch(sentence, -1) {
		names = append(names, found[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

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

// constants are the string constants of one type that a folder declares, by
// name.
func constants(t *testing.T, folder, typed string) map[string]string {
	t.Helper()
	found := make(map[string]string)
	for _, file := range parse(t, folder) {
		for _, declaration := range file.Decls {
			group, ok := declaration.(*ast.GenDecl)
			if !ok || group.Tok != token.CONST {
				continue
			}
			for _, spec := range group.Specs {
				spec := spec.(*ast.ValueSpec)
				if typeName(spec.Type) != typed {
					continue
				}
				for i, value := range spec.Values {
					literal, ok := value.(*ast.BasicLit)
					if !ok {
						t.Fatalf("%s is no literal", spec.Names[i].Name)
					}
					text, err := strconv.Unquote(literal.Value)
					if err != nil {
						t.Fatal(err)
					}
					found[spec.Names[i].Name] = text
				}
			}
		}
	}
	if len(found) == 0 {
		t.Fatalf("no constants of type %s in %s", typed, folder)
	}
	return found
}

// typeName is the name of a type, of this package or of another.
func typeName(expr ast.Expr) string {
	switch expr := expr.(type) {
	case *ast.Ident:
		return expr.Name
	case *ast.SelectorExpr:
		return expr.Sel.Name
	}
	return ""
}

func TestEveryKeyHasItsSentenceAndTheOtherWayRound(t *testing.T) {
	declared := make(map[phrases.Key]string)
	for name, key := range constants(t, ".", "Key") {
		if other := declared[phrases.Key(key)]; other != "" {
			t.Errorf("%s and %s are the same key", name, other)
		}
		declared[phrases.Key(key)] = name
	}
	for name, state := range constants(t, filepath.Join("..", "chat"), "LinkState") {
		declared[phrases.LinkSentence(chat.LinkState(state))] = name
	}
	for name, kind := range constants(t, filepath.Join("..", "privacy"), "Kind") {
		declared[phrases.KindWord(privacy.Kind(kind))] = name
		declared[phrases.KindsWord(privacy.Kind(kind))] = name
	}
	for name, area := range constants(t, filepath.Join("..", "moderation", "topics"), "Area") {
		declared[phrases.AreaWord(chat.Area(area))] = name
	}
	for _, name := range phrases.Definitions() {
		for _, key := range []phrases.Key{phrases.DefinitionName(name), phrases.DefinitionRule(name), phrases.DefinitionExample(name)} {
			declared[key] = name
		}
	}
	for _, topic := range phrases.Topics() {
		declared[phrases.Key("topic."+topic)] = topic
	}
	for month := time.January; month <= time.December; month++ {
		declared[phrases.MonthWord(month)] = month.String()
	}
	for name, kind := range constants(t, filepath.Join("..", "chat"), "DraftKind") {
		declared[phrases.DraftIntro(chat.DraftKind(kind))] = name
	}
	for name, kind := range constants(t, filepath.Join("..", "chat"), "DeedKind") {
		declared[phrases.DeedOf(chat.DeedKind(kind))] = name
	}
	for name, danger := range constants(t, filepath.Join("..", "chat"), "Danger") {
		declared[phrases.DangerWord(chat.Danger(danger))] = name
	}
	for key, name := range declared {
		if _, found := phrases.Find(key); !found {
			t.Errorf("%s (%q) has no sentence", name, key)
		}
	}
	for _, key := range phrases.Keys() {
		if declared[key] == "" {
			t.Errorf("the sentence %q has no constant, state or kind", key)
		}
	}
}

// sentences calls a function with every sentence of the catalogue.
func sentences(call func(key phrases.Key, language chat.Language, sentence string)) {
	for _, key := range phrases.Keys() {
		phrase, _ := phrases.Find(key)
		call(key, chat.English, phrase.English)
		call(key, chat.Kiswahili, phrase.Kiswahili)
	}
}

func TestEverySentenceStandsInBothLanguages(t *testing.T) {
	same := []phrases.Key{phrases.HelpLine, phrases.MenuLine, phrases.MyDataLine, phrases.CalcAnswer, phrases.Sentence, phrases.DigestPair, phrases.TimeDate, phrases.FridayLine, phrases.PollQuestion, phrases.PollChoice} // nothing to translate
	for _, key := range phrases.Keys() {
		phrase, _ := phrases.Find(key)
		if got, want := placeholders(phrase.Kiswahili), placeholders(phrase.English); !slices.Equal(got, want) {
			t.Errorf("%s: the Kiswahili fills in %q, the English %q", key, got, want)
		}
		if phrase.English == phrase.Kiswahili && !slices.Contains(same, key) && !strings.HasPrefix(string(key), "month.") {
			t.Errorf("%s is not translated", key)
		}
	}
	sentences(func(key phrases.Key, language chat.Language, sentence string) {
		if strings.TrimSpace(sentence) == "" || sentence != strings.TrimSpace(sentence) {
			t.Errorf("%s (%s) is empty, or has spaces around it: %q", key, language, sentence)
		}
		if n := utf8.RuneCountInString(sentence); n > 600 {
			t.Errorf("%s (%s) has %d characters", key, language, n)
		}
		if rest := placeholder.ReplaceAllString(sentence, ""); strings.ContainsAny(rest, "{}%") {
			t.Errorf("%s (%s) has a stray brace or verb: %q", key, language, sentence)
		}
		for _, name := range placeholders(sentence) {
			if !regexp.MustCompile(`^[a-z]+$`).MatchString(name) {
				t.Errorf("%s (%s) fills in %q", key, language, name)
			}
		}
	})
}

// Technical words are said as nurses say them, in both languages alike.
func TestTechnicalWordsAreNotTranslated(t *testing.T) {
	words := []string{
		"penta", "penta1", "penta2", "penta3", "VVM", "BCG", "OPV", "IPV", "MR", "PCV", "HPV", "Td", "TT", "RED", "AEFI", "MOH", "KHIS",
		"DHIS2", "EPI", "KEPI", "CHP", "shake test", "wastage rate", "wastage", "dropout", "cold chain", "fridge-tag", "outreach", "defaulter",
		"multi-dose", "diluent", "WhatsApp", "Mshauri", "airtime",
	}
	for _, word := range words {
		whole := regexp.MustCompile(`(^|[^\pL\pN])` + regexp.QuoteMeta(word) + `($|[^\pL\pN])`)
		for _, key := range phrases.Keys() {
			phrase, _ := phrases.Find(key)
			if whole.MatchString(phrase.English) != whole.MatchString(phrase.Kiswahili) {
				t.Errorf("%s: %q stands in one language only", key, word)
			}
		}
	}
}

// No sentence shames, scolds, threatens or ranks.
func TestNoSentenceShames(t *testing.T) {
	unkind := map[chat.Language][]string{
		chat.English: {
			"wrong", "error", "mistake", "fail", "bad", "stupid", "careless", "shame", "lazy", "must not", "should have", "you forgot", "fault", "blame",
			"poor", "worst", "lowest", "behind", "invalid", "illegal", "denied", "forbidden", "not allowed", "violat", "warning", "punish", "guilty",
			"incorrect", "again!", "!!", "immediately",
		},
		chat.Kiswahili: {
			"kosa", "makosa", "umekosea", "vibaya", "mbaya", "aibu", "mvivu", "uvivu", "mjinga", "ujinga", "adhabu", "lawama", "umeshindwa", "marufuku",
			"hairuhusiwi", "hatia", "onyo", "!!",
		},
	}
	spoken := map[phrases.Key][]string{ // asked of somebody about our own record
		phrases.CorrectHow: {"wrong"},
	}
	sentences(func(key phrases.Key, language chat.Language, sentence string) {
		for _, word := range unkind[language] {
			if strings.Contains(strings.ToLower(sentence), word) && !slices.Contains(spoken[key], word) {
				t.Errorf("%s (%s) says %q: %s", key, language, word, sentence)
			}
		}
	})
}

func TestFillingIn(t *testing.T) {
	if got := phrases.StatusPostings.In(chat.English, phrases.Number("kept", 12), phrases.Number("notkept", 3)).String(); got != "Messages kept in 7 days: 12. Counted and not kept: 3." {
		t.Errorf("filled in: %q", got)
	}
	// What is filled in is not itself filled in.
	about := phrases.About.In(chat.English, phrases.Word("controller", "{contact} {controller}"), phrases.Word("contact", "THE CONTACT")).String()
	if strings.Count(about, "THE CONTACT") != 1 || !strings.Contains(about, "{contact} {controller}") {
		t.Errorf("a value was taken for a placeholder: %q", about)
	}
	if english, unknown := phrases.HelpIntro.In(chat.English), phrases.HelpIntro.In(""); english != unknown {
		t.Errorf("without a language it says %q", unknown)
	}
	defer func() {
		if recover() == nil {
			t.Error("an unknown key is no panic")
		}
	}()
	phrases.Key("no.such").In(chat.English)
}

// Whoever says a sentence fills in what it wants, and nothing else.
func TestWhoeverSaysASentenceFillsItIn(t *testing.T) {
	keys, said := constants(t, ".", "Key"), 0
	err := filepath.WalkDir("..", func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && entry.Name() != ".." {
			return errOrSkip(err)
		}
		if entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			in, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || in.Sel.Name != "In" {
				return true
			}
			named, ok := in.X.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			key, ok := keys[named.Sel.Name]
			if room, isRoom := named.X.(*ast.Ident); !ok || !isRoom || room.Name != "phrases" {
				return true
			}
			phrase, _ := phrases.Find(phrases.Key(key))
			want, got, plain := placeholders(phrase.English), fills(call.Args[1:]), isPlain(call)
			if plain && !slices.Equal(got, want) {
				t.Errorf("%s says %s with %q, which wants %q", set.Position(call.Pos()), key, got, want)
			}
			said++
			return true
		})
		return nil
	})
	if err != nil || said < 25 {
		t.Errorf("only %d sentences were found being said (%v)", said, err)
	}
}

// isPlain reports whether every value is made where the sentence is said.
func isPlain(call *ast.CallExpr) bool {
	return !slices.ContainsFunc(call.Args[1:], func(arg ast.Expr) bool {
		_, made := arg.(*ast.CallExpr)
		return !made
	})
}

func errOrSkip(err error) error {
	if err != nil {
		return err
	}
	return filepath.SkipDir
}

// fills are the names that the arguments of In fill in, in order.
func fills(args []ast.Expr) []string {
	names := make(map[string]bool)
	for _, arg := range args {
		call, ok := arg.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 {
			continue
		}
		if literal, ok := call.Args[0].(*ast.BasicLit); ok {
			name, _ := strconv.Unquote(literal.Value)
			names[name] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

package quiz_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/quiz"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden holds a text against its file in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs: run with -update and read the change\ngot:\n%s", path, got)
	}
}

// ask asks an item of the shipped bank.
func ask(t testing.TB, id quiz.ItemID, seed uint64) quiz.Question {
	t.Helper()
	item, ok := shipped(t).Find(id)
	if !ok {
		t.Fatalf("no item %s", id)
	}
	q, err := item.Ask(seed)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestRenderingOfADozenItems(t *testing.T) {
	for _, id := range []quiz.ItemID{"QZ-001", "QZ-013", "QZ-027", "QZ-032", "QZ-035", "QZ-041", "QZ-050", "QZ-105", "QT-01", "QT-05", "QT-13", "QT-18", "QT-20", "QT-28"} {
		t.Run(string(id), func(t *testing.T) {
			q := ask(t, id, quiz.Seed("golden", string(id)))
			var out strings.Builder
			for _, language := range []chat.Language{chat.English, chat.Kiswahili} {
				fmt.Fprintf(&out, "## %s: the question\n%s\n\n## the close\n%s\n", language, q.Show(language), q.Close(language))
				var wrong quiz.Mark
				if right := q.RightOption(); right >= 0 {
					wrong = q.MarkOption((right + 1) % len(q.Options(language)))
				} else {
					wrong = quiz.MarkToken(q, "1")
				}
				fmt.Fprintf(&out, "\n## to one who was wrong\n%s\n", q.Feedback(wrong, language))
				for _, slip := range q.Item.Sum.Slips {
					fmt.Fprintf(&out, "\n## slip %s\n%s\n", slip.Name, q.ExplainSlip(slip.Name, language))
				}
				out.WriteString("\n")
			}
			golden(t, string(id)+".txt", out.String())
		})
	}
}

func TestEveryItemFitsAGroup(t *testing.T) {
	for _, item := range shipped(t).Items() {
		for seed := range uint64(20) {
			q, err := item.Ask(seed)
			if err != nil {
				t.Fatal(err)
			}
			for _, language := range []chat.Language{chat.English, chat.Kiswahili} {
				for what, text := range map[string]string{"question": q.Show(language).String(), "close": q.Close(language).String()} {
					if n := utf8.RuneCountInString(text); n > quiz.GroupLimit || strings.ContainsAny(text, "{}") {
						t.Errorf("%s, %s in %s: %d characters\n%s", item.ID, what, language, n, text)
					}
				}
				if strings.Contains(q.Show(language).String(), "\n\n\n") {
					t.Errorf("%s: empty lines", item.ID)
				}
				if item.Kind != quiz.Numeric && len(q.PollOptions(language)) != len(q.Options(language)) {
					t.Errorf("%s: a poll has other options", item.ID)
				}
			}
		}
	}
}

func TestTheQuestionNeverGivesTheAnswerAway(t *testing.T) {
	for _, item := range shipped(t).Items() {
		q, err := item.Ask(7)
		if err != nil {
			t.Fatal(err)
		}
		for _, language := range []chat.Language{chat.English, chat.Kiswahili} {
			if shown := q.Show(language).String(); strings.Contains(shown, item.Because.In(language)) {
				t.Errorf("%s shows its explanation", item.ID)
			}
		}
	}
}

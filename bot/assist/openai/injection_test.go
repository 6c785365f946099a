package openai_test

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/bot/assist"
	"github.com/mshauri/mshauri/moderation/topics"
	"github.com/mshauri/mshauri/privacy"
)

// attack is a text that tries to be obeyed, and what a model that obeys it
// would answer. All of them are invented.
type attack struct{ Label, Text, Obeyed string }

// attacks are those of the table, on which the road tests lean too. What stands
// as {{text*n}} is that text so many times.
func attacks(t *testing.T) (all []attack) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("..", "testdata", "attacks.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(content, &all); err != nil {
		t.Fatal(err)
	}
	many := regexp.MustCompile(`\{\{(.*?)\*(\d+)\}\}`)
	written := func(text string) string {
		return many.ReplaceAllStringFunc(text, func(found string) string {
			parts := many.FindStringSubmatch(found)
			n, _ := strconv.Atoi(parts[2])
			return strings.Repeat(parts[1], n)
		})
	}
	for i := range all {
		all[i].Text, all[i].Obeyed = written(all[i].Text), written(all[i].Obeyed)
	}
	return all
}

// A server that obeys whatever the text says: what comes out is an area of the
// nine, a plain yes or no, or nothing. And what goes in stays a value.
//
// Broken on purpose: with the text put between the marks as it is, instead of as
// a JSON value, "the delimiter", "JSON broken" and 17 more were red; with the text
// in the task as well, all; uncut, "very long"; with the area not looked up, six.
func TestAModelThatObeysCanOnlyPropose(t *testing.T) {
	all := attacks(t)
	if len(all) < 25 {
		t.Fatalf("only %d attacks", len(all))
	}
	for _, attack := range all {
		t.Run(attack.Label, func(t *testing.T) {
			s := newServer(t, func(w http.ResponseWriter, _ *http.Request, _ asked) {
				wrapped, _ := json.Marshal(attack.Obeyed)
				_, _ = io.WriteString(w, `{"choices":[{"finish_reason":"stop","message":{"role":"assistant","content":`+string(wrapped)+`}}]}`)
			})
			a := s.assistant(t, assist.Options{})
			text := privacy.Stored(attack.Text)

			area, err := a.Tag(t.Context(), text)
			if err == nil && !slices.Contains(topics.Areas(), area) || err != nil && (area != "" || !errors.Is(err, assist.ErrRefused)) {
				t.Errorf("it got %q through, %v", area, err)
			}
			if form := `{"area":"` + string(area) + `"}`; err == nil && attack.Obeyed != form {
				t.Errorf("%q was taken for %q", attack.Obeyed, form)
			}
			same, err := a.SameMatter(t.Context(), text, text, privacy.Stored("6 hours"))
			if err == nil && attack.Obeyed != `{"same":true}` && attack.Obeyed != `{"same":false}` || err != nil && (same || !errors.Is(err, assist.ErrRefused)) {
				t.Errorf("it got %v through, %v", same, err)
			}

			for _, body := range s.sent() {
				staysAValue(t, body, attack.Text)
			}
		})
	}
}

// staysAValue wants a text to be nothing but a value of the data, whole or cut.
func staysAValue(t *testing.T, body, text string) {
	t.Helper()
	var a asked
	if err := json.Unmarshal([]byte(body), &a); err != nil {
		t.Fatal(err)
	}
	if a.Messages[0].Role != "system" || a.Messages[1].Role != "user" || strings.Contains(a.Messages[0].Content, text) {
		t.Errorf("the text is part of the task: %q", a.Messages)
	}
	data, begins := strings.CutPrefix(a.Messages[1].Content, "<data>\n")
	data, ends := strings.CutSuffix(data, "\n</data>")
	var values map[string]string
	if !begins || !ends || strings.ContainsAny(data, "<>\n") || json.Unmarshal([]byte(data), &values) != nil {
		t.Fatalf("the data do not stay between their marks: %q", a.Messages[1].Content)
	}
	want := privacy.Stored(text).First(1000).String()
	if values["message"] != want && values["first"] != want || len(values) > 3 || len(values["message"]) > 1100 {
		t.Errorf("the data are %q", values)
	}
}

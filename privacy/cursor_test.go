package privacy_test

import (
	"strings"
	"testing"

	"github.com/mshauri/mshauri/privacy"
)

func TestCursorReadsCommands(t *testing.T) {
	known := []string{"help", "status", "quiz"}
	for _, c := range []struct {
		label, text, word string
		slash             bool
		number            int
	}{
		{"plain", "/help", "help", true, -1},
		{"capitals", "/HELP please", "help", true, -1},
		{"spaces before and after the slash", "  / help", "help", true, -1},
		{"zero-width", "\u200b/\u200bhe\u200blp", "help", true, -1},
		{"right-to-left mark", "\u202e/help", "help", true, -1},
		{"no-break space", "/quiz\u00a03", "quiz", true, 3},
		{"full-width slash", "／status", "status", true, -1},
		{"full-width letters", "/ｈｅｌｐ", "help", true, -1},
		{"smart quotes", "/“help”", "help", true, -1},
		{"closing punctuation", "/help!", "help", true, -1},
		{"accent", "/hélp", "help", true, -1},
		{"with a number", "/quiz 12", "quiz", true, 12},
		{"two slashes", "//help", "", false, -1},
		{"no slash", "help", "", false, -1},
		{"unknown word", "/halp me", "", true, -1},
		{"empty", "", "", false, -1},
		{"60,000 characters", "/" + strings.Repeat("a", 60000), "", true, -1},
		{"60,000 spaces", strings.Repeat(" ", 60000) + "/help", "help", true, -1},
	} {
		t.Run(c.label, func(t *testing.T) {
			cursor := privacy.Read(privacy.NewRaw(c.text))
			if got := cursor.Slash(); got != c.slash {
				t.Fatalf("slash %v, want %v", got, c.slash)
			}
			if !c.slash {
				return
			}
			word, found := cursor.Word(known)
			if word != c.word || found != (c.word != "") {
				t.Errorf("word %q %v, want %q", word, found, c.word)
			}
			number, found := cursor.Number()
			if found != (c.number >= 0) || found && number != c.number {
				t.Errorf("number %d %v, want %d", number, found, c.number)
			}
		})
	}
}

func TestCursorGuesses(t *testing.T) {
	known := []string{"help", "status", "certificate"}
	for typed, want := range map[string]string{
		"/hepl": "help", "/hlp": "help", "/sttus": "status", "/statuss": "status", "/certifikat": "certificate", "/zebra": "", "/he": "", "/status": "status",
	} {
		cursor := privacy.Read(privacy.NewRaw(typed))
		cursor.Slash()
		if got, _ := cursor.Near(known); got != want {
			t.Errorf("%s was taken for %q, want %q", typed, got, want)
		}
	}
}

func TestCursorGivesNothingAway(t *testing.T) {
	cursor := privacy.Read(privacy.NewRaw("/help 0722494882 Wanjiku"))
	cursor.Slash()
	cursor.Word([]string{"help"})
	if _, found := cursor.Number(); found {
		t.Error("a telephone number was read as a number")
	}
	rest := cursor.Rest()
	if rest.Len() != len("0722494882 Wanjiku") || strings.Contains(rest.String(), "Wanjiku") {
		t.Error("the rest is not raw text")
	}
	if cursor.AtEnd() {
		t.Error("it is not at its end")
	}
}

func TestCursorAtEnd(t *testing.T) {
	for text, want := range map[string]bool{"/help": true, "/help  \u200b.": true, "/help me": false} {
		cursor := privacy.Read(privacy.NewRaw(text))
		cursor.Slash()
		cursor.Word([]string{"help"})
		if cursor.AtEnd() != want {
			t.Errorf("%q at its end: %v", text, !want)
		}
	}
}

package phones_test

import (
	"encoding/json"
	"io/fs"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/web/phones"
)

// everything fills a house with one message of each sort, all of it hostile.
func everything(t *testing.T) *house {
	h := newHouse(t)
	at := time.Date(2026, 11, 2, 7, 5, 0, 0, time.UTC)
	h.messages = []phones.Message{
		{ID: "M0", From: "Nurse " + wrong, At: at, Kind: chat.KindText, Text: wrong, Reactions: []phones.Reaction{{Emoji: wrong, By: []string{wrong}}}},
		{ID: "M1", From: "Nurse Halima", At: at, Kind: chat.KindPicture, Text: wrong, Reply: &phones.Quote{From: wrong, Text: wrong}},
		{ID: "M2", From: "Me", Own: true, At: at, Kind: chat.KindPoll, Text: wrong, Edited: true, MayEdit: true, MayDelete: true, Ticks: phones.Ticks{Delivered: 2, Of: 2}, Poll: &phones.Poll{Options: []phones.Option{{Text: wrong, Votes: 1}, {Text: `" onclick="x`}}, Limit: 1}},
		{ID: "M3", From: "Mshauri", Bot: true, At: at, Kind: chat.KindText, Text: "Karibu"},
		{ID: `M4"><b>`, From: "Nurse Halima", At: at, Kind: chat.KindText, Deleted: true},
	}
	h.kept["M0"] = posting("Mtoto wa [name 1], [age 2 months], [phone] "+wrong+" [nothing]", func(p *chat.Posting) {
		p.Question, p.Areas = true, []chat.Area{"cold-chain", "red"}
		p.Findings = []privacy.Finding{{Kind: privacy.KindName, Count: 1}, {Kind: privacy.KindPhone, Count: 2}}
		p.Command = &chat.Command{Name: wrong}
	})
	h.kept["M1"] = phones.Kept{}
	h.kept[`M4"><b>`] = posting("")
	return h
}

func TestHostileTextStaysText(t *testing.T) {
	h := everything(t)
	for _, path := range []string{"/", mama, mama + "?reply=M0", mama + "?edit=M2", mama + "/news"} {
		w := h.asks(http.MethodGet, path, nil)
		h.wants(w, http.StatusOK)
		for _, bad := range []string{"<script>alert", `onclick="x`, `M4"><b>`} {
			if strings.Contains(w.Body.String(), bad) {
				t.Errorf("%s carries %q as it stands", path, bad)
			}
		}
	}
	var news struct {
		Rows []struct{ ID, HTML, Said string }
	}
	if err := json.Unmarshal(h.asks(http.MethodGet, mama+"/news", nil).Body.Bytes(), &news); err != nil {
		t.Fatal(err)
	}
	if len(news.Rows) != 5 || strings.Contains(news.Rows[0].HTML, "<script>alert") || !strings.Contains(news.Rows[0].HTML, "&lt;script&gt;") {
		t.Errorf("the news are %+v", news)
	}
}

func TestWhatThePageShows(t *testing.T) {
	h := everything(t)
	h.wants(h.asks(http.MethodGet, "/", nil), http.StatusOK, "Rehearsal", "Nurse Halima", "mentee 1", `href="/phones/mentee-1"`, "2 new", `lang="en"`)
	page := h.asks(http.MethodGet, mama, nil)
	h.wants(page, http.StatusOK,
		"Rehearsal", "10:05", `aria-live="polite"`, `lang="sw">Karibu`, "This message was deleted", "✓✓ delivered", "edited", `value="👍"`,
		// What is kept, by icon and word.
		"<mark>[name 1]</mark>", "<mark>[age 2 months]</mark>", "<mark>[phone]</mark>", "[nothing]",
		"name removed", "phone removed, 2 times", "cold chain", "RED", "question", "command: ", "member 7, mentee",
		"it was only counted", "The words were erased", "on its way", `src="/phones/mentee-1/group-1/picture/M1"`)
	if n := strings.Count(page.Body.String(), "<mark>"); n != 3 {
		t.Errorf("%d marks are shown, want 3", n)
	}
	if strings.Contains(page.Body.String(), "?edit=M0") || !strings.Contains(page.Body.String(), "?edit=M2") {
		t.Error("only one's own messages can be edited")
	}
	h.wants(h.asks(http.MethodGet, mama+"?reply=M0", nil), http.StatusOK, "Replying to", `<input type="hidden" name="message" value="M0">`)
	h.wants(h.asks(http.MethodGet, mama+"?edit=M2", nil), http.StatusOK, "Editing your message", `action="/phones/mentee-1/group-1/edit"`)
	if w := h.asks(http.MethodGet, "/phones/mentee-1", nil); w.Code != http.StatusSeeOther || w.Header().Get("Location") != mama {
		t.Errorf("a phone opens with %d at %q", w.Code, w.Header().Get("Location"))
	}
	if w := h.asks(http.MethodGet, mama+"?edit=M0", nil); strings.Contains(w.Body.String(), "Editing") {
		t.Error("another's message is being edited")
	}
}

func TestNewsComesOnlyWhenThereIsAny(t *testing.T) {
	h := everything(t)
	version := regexp.MustCompile(`<body[^>]* data-version="(\w+)"`).FindStringSubmatch(h.asks(http.MethodGet, mama, nil).Body.String())
	if version == nil {
		t.Fatal("the page has no version")
	}
	h.wants(h.asks(http.MethodGet, mama+"/news?have="+version[1], nil), http.StatusNoContent)
	h.kept["M2"] = posting("Kept now")
	h.wants(h.asks(http.MethodGet, mama+"/news?have="+version[1], nil), http.StatusOK, "Kept now")
	h.messages = nil
	h.wants(h.asks(http.MethodGet, mama, nil), http.StatusOK, "Nothing yet. Write the first message.")
}

func TestWhatIsNotThere(t *testing.T) {
	h := everything(t)
	for _, path := range []string{
		"/phones", "/phones/nobody", "/phones/nobody/group-1", "/phones/mentee-1/group-9", "/phones/mentee-1/group-9/news",
		"/phones/nobody/group-1/news", mama + "/picture/M0", "/page/phone.html", "/phones.go", "/../room.go", "/favicon.ico",
	} {
		if w := h.asks(http.MethodGet, path, nil); w.Code != http.StatusNotFound && w.Code/100 != 3 {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	for _, file := range []string{"/style.css", "/phones.js", "/icon.svg"} {
		h.wants(h.asks(http.MethodGet, file, nil), http.StatusOK)
	}
}

// Everything that the page uses comes from the page itself.
func TestNothingComesFromOutside(t *testing.T) {
	outside := regexp.MustCompile(`(https?:)?//[a-z0-9]|@import|@font-face|\bstyle=|\bon[a-z]+="|<script>|\beval\(`)
	err := fs.WalkDir(os.DirFS("page"), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(os.DirFS("page"), path)
		for _, line := range strings.Split(string(content), "\n") {
			if found := outside.FindString(line); found != "" && !strings.Contains(line, "http://www.w3.org/2000/svg") {
				t.Errorf("page/%s has %q", path, found)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestTheKeyboardKeepsItsPlace asks that whatever the keyboard can stand on in a
// message has a key, or leads somewhere: by that its place is found again when the
// message is shown anew. The button that deletes had none, and Enter went nowhere
// when news came between.
func TestTheKeyboardKeepsItsPlace(t *testing.T) {
	parts, err := os.ReadFile("page/parts.html")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, tag := range regexp.MustCompile(`<(?:button|summary|input|textarea|select)\b[^>]*>`).FindAllString(string(parts), -1) {
		if strings.Contains(tag, `type="hidden"`) {
			continue
		}
		if seen++; !strings.Contains(tag, "data-key=") {
			t.Errorf("%s has no key", tag)
		}
	}
	if seen < 5 {
		t.Errorf("only %d were looked at", seen)
	}
}

package phones_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/web/phones"
)

const (
	host  = "127.0.0.1:8090"
	mama  = "/phones/mentee-1/group-1"
	say   = mama + "/say"
	wrong = `<script>alert("ouch")</script>`
)

// house is a rehearsal of two people, and what was done in it.
type house struct {
	*testing.T
	handler  http.Handler
	messages []phones.Message
	kept     map[chat.MessageID]phones.Kept
	picture  []byte
	done     []phones.Act
	refusal  error
}

func newHouse(t *testing.T) *house {
	h := &house{T: t, kept: make(map[chat.MessageID]phones.Kept)}
	handler, err := phones.New(phones.Options{Phones: h, Record: h, Hosts: []string{host, "localhost:8090"}, Zone: time.FixedZone("EAT", 3*3600)})
	if err != nil {
		t.Fatal(err)
	}
	h.handler = handler
	return h
}

func (h *house) People() []phones.Person {
	return []phones.Person{
		{Key: "mentor-1", Name: "Nurse Halima", Role: "mentor 1", Part: "Mentors"},
		{Key: "mentee-1", Name: "Nurse " + wrong, Role: "mentee 1", Part: "Mentees"},
	}
}

func (h *house) Chats(person string) ([]phones.Chat, error) {
	if person != "mentor-1" && person != "mentee-1" {
		return nil, chat.ErrNotFound
	}
	came := 0
	if person == "mentor-1" {
		came = 2
	}
	return []phones.Chat{
		{Key: "group-1", Name: "Lari " + wrong, Language: chat.Kiswahili},
		{Key: "mshauri", Name: "Mshauri", Private: true, Language: chat.English, Came: came},
	}, nil
}

func (h *house) Messages(_, where string) ([]phones.Message, error) {
	if where != "group-1" {
		return nil, nil
	}
	return h.messages, nil
}

func (h *house) Kept(context.Context, string, string) (map[chat.MessageID]phones.Kept, error) {
	return h.kept, nil
}

func (h *house) Picture(_ context.Context, _, _, message string) ([]byte, error) {
	if message != "M1" {
		return nil, chat.ErrNotFound
	}
	return h.picture, nil
}

func (h *house) Do(_ context.Context, _, _ string, act phones.Act) error {
	h.done = append(h.done, act)
	return h.refusal
}

// asks makes one request, as this page's own would be unless changed.
func (h *house) asks(method, path string, form url.Values, change ...func(*http.Request)) *httptest.ResponseRecorder {
	h.Helper()
	r := httptest.NewRequestWithContext(h.Context(), method, path, strings.NewReader(form.Encode()))
	r.Host = host
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Origin", "http://"+host)
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	for _, change := range change {
		change(r)
	}
	w := httptest.NewRecorder()
	h.handler.ServeHTTP(w, r)
	return w
}

// wants checks an answer's status, and that some texts stand in it.
func (h *house) wants(w *httptest.ResponseRecorder, status int, texts ...string) {
	h.Helper()
	if w.Code != status {
		h.Errorf("the answer is %d, want %d: %s", w.Code, status, w.Body)
	}
	for _, text := range texts {
		if !strings.Contains(w.Body.String(), text) {
			h.Errorf("%q is not in the answer:\n%s", text, w.Body)
		}
	}
}

// posting is one that is kept.
func posting(text string, change ...func(*chat.Posting)) phones.Kept {
	p := &chat.Posting{Member: 7, Role: chat.Mentee, Kind: chat.KindText, Text: privacy.Stored(text)}
	for _, change := range change {
		change(p)
	}
	return phones.Kept{Posting: p}
}
